// Where is my case: a receipt scanned with real keys or typed at the kiosk, the phone's last digits, what is slowed down, and that nothing of it stays.
//
// Alone: it measures time.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, seeStarted, serveSite, shippedContent, withoutWorker } from "./harness.mjs";
import { Case, PERSON, importRow } from "./cases.mjs";
import { DEMO_DATABASE, readJournal, verify } from "./journal.mjs";
import { Kiosk } from "./pages/kiosk.mjs";
import { at, id, scan } from "./pages/page.mjs";
import { printed, qrIn, unspaced } from "./pages/paper.mjs";

/** Wednesday, 10:00 in the hall. */
const MORNING = new Date("2026-11-25T02:00:00Z");
const [IDLE_SECONDS, WARNING_SECONDS] = [30, 20];
/** A receipt that nobody has: right check digits, no case. */
const NOBODYS = "201072601019999904081758";

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

/** A kiosk in a profile of its own whose clock the test moves. */
async function withKiosk(use) {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
  context.setDefaultTimeout(15_000);
  try {
    await withoutWorker(context);
    const page = await context.newPage();
    await page.clock.install({ time: MORNING });
    await page.goto(`${site.origin}/?demo=1`);
    await seeStarted(page);
    return await use(new Kiosk(page), page);
  } finally {
    await context.close();
  }
}

const seeState = (page, state) => page.waitForSelector(`${id("case-state")}[data-state="${state}"]`);
const seeFault = (page, fault) => page.waitForSelector(`${id("case-error")}[data-state="${fault}"]`);
const press = async (kiosk, digits) => { for (const digit of digits) await kiosk.press(`keypad-${digit}`); };
const words = (page) => page.evaluate(() => document.body.textContent);

test("a receipt is scanned, followed, printed, carried away and forgotten", { timeout: 120_000 }, () => withKiosk(async (kiosk, page) => {
  const opened = await Case.accept(page, { random: 7 });
  await opened.happens({ step_entered: { step: "compare" } });
  await scan(page, opened.code);
  await seeState(page, "running");
  assert.match(await at(page, "case-state").innerText(), /核对家庭情况/);
  assert.match(await at(page, "case-due").innerText(), /还剩\s+\d+\s+个工作日/);
  assert.match(await at(page, "case-step").innerText(), /核对家庭情况/);
  const shown = await words(page);
  assert.ok(shown.includes(PERSON.name) && shown.includes(PERSON.phone), "whose it is, masked");
  assert.match(await at(page, "case-as-of").innerText(), /^截至 /);

  const before = await at(page, "go-home").elementHandle();
  const paper = await opened.keep("残疾证复印件");
  await opened.happens({ material_requested: { materials: [2], other: paper } });
  await seeState(page, "waiting");
  assert.match(await at(page, "case-todo").innerText(), /2 号窗口.*收入证明/);
  assert.match(await at(page, "case-note").first().innerText(), /残疾证复印件/);
  assert.ok(await before.evaluate((button) => button.isConnected), "the buttons stay while the case moves on");

  await kiosk.press("case-print");
  await page.waitForFunction(() => window.prints === 1);
  const sheet = await printed(page);
  assert.deepEqual(sheet.codes, [opened.number], "the code on paper is the number without its random part");
  assert.ok(sheet.text.includes(unspaced("等您补材料")) && sheet.text.includes("收入证明") && sheet.text.includes(PERSON.name), sheet.text);
  assert.ok(!sheet.text.includes(opened.code));

  await kiosk.press("case-take-qr");
  const carried = qrIn(await at(page, "guide-code").screenshot());
  assert.match(carried, /低保申请[\s\S]*等您补材料/);
  for (const kept of ["张", PERSON.last, opened.number, "残疾证"]) assert.ok(!carried.includes(kept), `${kept} in ${carried}`);
  await kiosk.press("guide-carry-close");

  await page.clock.runFor(IDLE_SECONDS * 1_000 + 500);
  await at(page, "idle-warning").waitFor();
  await kiosk.press("idle-stay");
  await at(page, "idle-warning").waitFor({ state: "detached" });
  await page.clock.runFor((IDLE_SECONDS + WARNING_SECONDS) * 1_000 + 1_500);
  await kiosk.seeScreen("home");
  const left = (await words(page)) + (await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })));
  for (const gone of [PERSON.name, PERSON.phone, opened.number, opened.code]) assert.ok(!left.includes(gone), `${gone} is still there`);
  assert.deepEqual(verify(await readJournal(page, DEMO_DATABASE)), [], "and the fixture is a sound journal");
}));

test("a receipt's number asks for the phone's last digits, and a wrong one opens nothing", { timeout: 120_000 }, () => withKiosk(async (kiosk, page) => {
  const opened = await Case.accept(page, {});
  const type = async (digits) => { await press(kiosk, digits); await kiosk.press("case-submit"); };
  const asked = () => at(page, "case-input").and(page.getByLabel("手机号最后四位")).waitFor();
  await kiosk.press("home-case");
  await type(`${opened.number.slice(0, -1)}${(Number(opened.number.at(-1)) + 1) % 10}`);
  await seeFault(page, "misread");
  await kiosk.press("keypad-clear");
  await type(opened.number);
  await asked();
  await type("567");
  await seeFault(page, "four-digits");
  await kiosk.press("keypad-clear");
  await type("8765");
  await seeFault(page, "no-case");
  await type(PERSON.last);
  await seeState(page, "running");

  // A number that nobody has is asked for the phone as well: nobody learns which exist.
  await kiosk.goHome();
  await kiosk.press("home-case");
  await type(`${NOBODYS.slice(0, 16)}${check(NOBODYS.slice(0, 16))}`);
  await asked();
  for (let nth = 0; nth < 4; nth++) {
    await type(PERSON.last);
    await page.waitForFunction(() => document.querySelector('[data-testid="case-input"]')?.value === "");
    await seeFault(page, "no-case");
  }
  await type(PERSON.last);
  await seeFault(page, "slowed");
}));

function check(digits) {
  return String(98n - (BigInt(digits) * 100n) % 97n).padStart(2, "0");
}

test("the number of another system asks for the phone, always", { timeout: 60_000 }, () => withKiosk(async (kiosk, page) => {
  const [{ id: feed }] = shippedContent().feeds;
  await importRow(page, feed, "WX-2026/0042", ["WX-2026/0042", "不动产登记", PERSON.name, PERSON.phone, "2026-11-02", "窗口审核", "2026-11-20", "in_progress", 20, "2026-11-30", null, "请带原件"]);
  await kiosk.press("home-case");
  // By touch alone, and without its signs: the keys with letters come when they are wanted.
  await kiosk.press("case-letters");
  await press(kiosk, "wx20260042");
  assert.equal(await at(page, "case-input").inputValue(), "WX20260042");
  await kiosk.press("case-submit");
  await page.getByLabel("手机号最后四位").waitFor();
  assert.equal(await at(page, "case-letters").count(), 0);
  await press(kiosk, PERSON.last);
  await kiosk.press("case-submit");
  await seeState(page, "running");
  assert.match(await at(page, "case-step").innerText(), /窗口审核/);
  assert.ok((await words(page)).includes("WX-2026/0042"));
}));

test("who tries numbers waits, also after a reload and with another clock; wrong check digits cost nothing", { timeout: 120_000 }, () => withKiosk(async (kiosk, page) => {
  const opened = await Case.accept(page, {});
  for (let nth = 0; nth < 8; nth++) {
    await scan(page, `${NOBODYS.slice(0, -1)}${(Number(NOBODYS.at(-1)) + 1) % 10}`);
    await at(page, "kiosk").waitFor();
  }
  // Last digits for a number that nobody has.
  const guessed = `${NOBODYS.slice(0, 16)}${check(NOBODYS.slice(0, 16))}`;
  const type = async (digits) => { await at(page, "case-input").fill(digits); await kiosk.press("case-submit"); };
  await kiosk.goHome();
  await kiosk.press("home-case");
  await type(guessed);
  await page.getByLabel("手机号最后四位").waitFor();
  for (let nth = 0; nth < 5; nth++) {
    await type(PERSON.last);
    await page.waitForFunction(() => document.querySelector('[data-testid="case-input"]')?.value === "");
    await seeFault(page, "no-case");
  }
  const seeSlowed = async () => {
    await kiosk.goHome();
    await kiosk.press("home-case");
    await type(opened.number);
    await page.getByLabel("手机号最后四位").waitFor();
    await type(PERSON.last);
    await seeFault(page, "slowed");
  };
  await seeSlowed();
  assert.match(await at(page, "case-wait").innerText(), /^0:(30|2\d)$/);
  await kiosk.reload();
  await seeSlowed();
  await page.clock.setSystemTime(new Date(MORNING.getTime() + 3_600_000));
  await seeSlowed();
  // Whoever has the whole receipt in the hand does not wait for it; of those that nobody has there are few in an hour.
  await kiosk.goHome();
  await scan(page, opened.code);
  await seeState(page, "running");
  // Typed: the clock of a test goes in leaps, and one of them parts the keys of a scan now and then.
  for (let nth = 0; nth < 20; nth++) {
    await kiosk.goHome();
    await kiosk.press("home-case");
    await type(NOBODYS);
    await seeFault(page, "no-case");
  }
  await kiosk.goHome();
  await scan(page, opened.code);
  await seeFault(page, "slowed");
  // A ticket's number is none of this.
  const { code } = await kiosk.takeNumber({ queue: "A" });
  await kiosk.goHome();
  await scan(page, code);
  await kiosk.seeScreen("place");
  await kiosk.goHome();
  await page.clock.runFor(31_000);
  await kiosk.press("home-case");
  await type(opened.number);
  await page.getByLabel("手机号最后四位").waitFor();
  await type(PERSON.last);
  await seeState(page, "running");
}));

// A service is rated at the kiosk: by ticket, by receipt, without a code; once, with a reason where it was bad, and nothing before "submit".

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, seeStarted, serveSite, withoutWorker } from "./harness.mjs";
import { Case, PERSON } from "./cases.mjs";
import { DEMO_DATABASE, factsOf, readJournal, verify } from "./journal.mjs";
import { Counter } from "./pages/counter.mjs";
import { Kiosk } from "./pages/kiosk.mjs";
import { at, id, scan } from "./pages/page.mjs";

/** Wednesday, 10:00 in the hall. */
const MORNING = new Date("2026-11-25T02:00:00Z");
const [IDLE_SECONDS, WARNING_SECONDS, THANKS_SECONDS] = [45, 20, 15];

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

/** A hall in a profile of its own: a kiosk, and whatever `use` opens besides. */
async function withHall(use) {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
  context.setDefaultTimeout(15_000);
  const open = async (path) => {
    const page = await context.newPage();
    await page.goto(`${site.origin}${path}?demo=1`);
    await seeStarted(page);
    return page;
  };
  try {
    await withoutWorker(context);
    await context.clock.install({ time: MORNING });
    const kiosk = new Kiosk(await open("/"));
    return await use(kiosk, { kiosk: async () => new Kiosk(await open("/")), counter: async () => new Counter(await open("/counter/")) });
  } finally {
    await context.close();
  }
}

const ratings = async (page) => factsOf(await readJournal(page), "rating");
const first = (facts) => facts.filter(({ kind }) => kind === "rated");
const seeFaces = (kiosk) => kiosk.seeScreen("rate-choose");
const seeRefused = (kiosk, why) => kiosk.page.waitForSelector(`${id("rate-refused")}[data-state="${why}"]`);

/** Rates what is on the screen: a face, reasons where it is bad, submit. */
async function rate(kiosk, level, ...reasons) {
  await seeFaces(kiosk);
  await kiosk.press(`rate-level-${level}`);
  for (const reason of reasons) await kiosk.page.locator(`.rate-chip[data-state="${reason}"] button`).click();
  await kiosk.press("rate-submit");
}

/** The text that lies beside the journal under a reference. */
const beside = (page, { name }) => page.evaluate(([database, name]) => new Promise((done, failed) => {
  const opening = indexedDB.open(database);
  opening.onsuccess = () => {
    const asked = opening.result.transaction("blobs").objectStore("blobs").get(name);
    asked.onsuccess = () => { opening.result.close(); done(new TextDecoder().decode(asked.result).slice(36)); };
    asked.onerror = () => failed(asked.error);
  };
}), [DEMO_DATABASE, name]);

test("a served ticket is rated in three touches, and once", { timeout: 120_000 }, () => withHall(async (kiosk, hall) => {
  const counter = await hall.counter();
  await counter.sitDown("1");
  const { number, code } = await kiosk.takeNumber({ queue: "A" });
  await kiosk.goHome();
  await counter.callGiven(number);
  await counter.press("call-finish");
  await counter.seeState("free");

  await kiosk.press("home-rate");
  await scan(kiosk.page, code);
  await seeFaces(kiosk);
  assert.ok((await at(kiosk.page, "kiosk").innerText()).includes(number), "it says what is rated");
  await rate(kiosk, 5);
  await at(kiosk.page, "rate-done").waitFor();
  const [rated, ...more] = await ratings(kiosk.page);
  assert.deepEqual([rated.kind, rated.fact.level, rated.fact.service.counter, more.length], ["rated", 5, "1", 0]);
  assert.match(rated.stream, /^rating\/ticket:/);
  assert.ok(rated.fact.service.clerk, "who sat at the counter then");
  await kiosk.page.clock.runFor((THANKS_SECONDS + 1) * 1_000);
  await kiosk.seeScreen("home");

  // By its place screen: told kindly, and something may be added.
  await kiosk.lookUp(code);
  await kiosk.press("ticket-rate");
  await seeRefused(kiosk, "rated-before");
  assert.match(await at(kiosk.page, "rate-refused").innerText(), /11月25日.*评价过/);
  await kiosk.press("rate-again");
  await rate(kiosk, 2);
  await at(kiosk.page, "rate-done").waitFor();
  const all = await ratings(kiosk.page);
  assert.deepEqual(all.map(({ kind }) => kind), ["rated", "rated_again", "follow_up_opened"]);
  assert.deepEqual(verify(await readJournal(kiosk.page)), [], "the record is sound");
}));

test("a finished case is rated from its page, and its number asks for the phone", { timeout: 120_000 }, () => withHall(async (kiosk) => {
  const { page } = kiosk;
  const [done, other] = [await Case.accept(page, { serial: 1 }), await Case.accept(page, { serial: 2 })];
  await done.happens({ decided: { verdict: "granted" } });
  await scan(page, done.code);
  await kiosk.press("case-rate");
  await rate(kiosk, 4);
  await at(page, "rate-done").waitFor();
  await kiosk.press("go-home");

  await kiosk.press("home-rate");
  await at(page, "rate-code").fill(other.number);
  await kiosk.press("rate-code-submit");
  await page.getByLabel("手机号最后四位").fill("8765");
  await kiosk.press("rate-code-submit");
  await page.waitForSelector(`${id("case-error")}[data-state="no-case"]`);
  // By the keyboard: a click at the same place at once would be the second one of a double click.
  await page.getByLabel("手机号最后四位").fill(PERSON.last);
  await page.getByLabel("手机号最后四位").press("Enter");
  await rate(kiosk, 3);
  await at(page, "rate-done").waitFor();
  const facts = first(await ratings(page));
  assert.deepEqual(facts.map(({ stream, fact }) => [stream, fact.level, fact.service.item]), [
    [`rating/receipt:${done.number}`, 4, "minimum-living"], [`rating/receipt:${other.number}`, 3, "minimum-living"],
  ]);
  // Whoever gives a wrong number has paid for it: it stands in the note of tries.
  assert.ok(await page.evaluate(() => localStorage.getItem("demo-case-guesses")));
}));

test("without a code a bad rating needs a reason, and hostile words stay words", { timeout: 120_000 }, () => withHall(async (kiosk) => {
  const { page } = kiosk;
  const hostile = `=HYPERLINK("http://evil","x")<script>window.evil=1</script>\u202Egpj.exe 13812345678 ${"长".repeat(10_000)}`;
  await kiosk.press("home-rate");
  await kiosk.press("rate-without");
  await seeFaces(kiosk);
  assert.ok(await at(page, "rate-submit").isDisabled());
  await kiosk.press("rate-level-1");
  assert.ok(await at(page, "rate-submit").isDisabled(), "no reason yet");
  assert.match(await at(page, "rate-missing").innerText(), /原因/);
  await kiosk.press("rate-write");
  await at(page, "rate-comment").evaluate((field, text) => { field.value = text; field.dispatchEvent(new Event("input", { bubbles: true })); }, hostile);
  await page.waitForFunction(() => document.querySelector('[data-testid="rate-comment"]')?.value.length === 300);
  assert.equal(await at(page, "rate-comment").inputValue(), hostile.slice(0, 300));
  await kiosk.press("rate-write");
  await kiosk.press("rate-submit");
  await at(page, "rate-done").waitFor();
  assert.match(await at(page, "rate-done").innerText(), /整改/);
  const facts = await ratings(page);
  assert.deepEqual(facts.map(({ kind }) => kind), ["rated", "follow_up_opened"]);
  assert.match(facts[0].stream, /^rating\/open:/);
  const kept = await beside(page, facts[0].fact.comment);
  assert.ok(kept.startsWith("=HYPERLINK(") && kept.includes("<script>") && kept.includes("\u202E") && !kept.includes("13812345678"), kept);
  assert.ok(!JSON.stringify((await readJournal(page)).entries).includes("HYPERLINK"), "in no event");
  assert.equal(await page.evaluate(() => window.evil), undefined);
}));

test("what was wrong is written in Chinese by pinyin, and the words are kept", { timeout: 90_000 }, () => withHall(async (kiosk) => {
  await kiosk.press("home-rate");
  await kiosk.press("rate-without");
  await seeFaces(kiosk);
  await kiosk.press("rate-level-2");
  await kiosk.press("rate-write");
  const choose = async (letters, word) => {
    for (const letter of letters) await kiosk.press(`keypad-${letter}`);
    await at(kiosk.page, "rate-word").first().waitFor();
    const wanted = kiosk.page.locator(id("rate-word"), { hasText: new RegExp(`^${word}$`) });
    // What letters may stand for comes in pages.
    for (let page = 0; page < 10 && (await wanted.count()) === 0; page += 1) await kiosk.press("rate-words-more");
    await wanted.click();
  };
  await choose("taidu", "态度");
  await choose("bh", "不好");
  await choose("paidui", "排队");
  await choose("tai", "太");
  await choose("jiu", "久");
  assert.equal(await kiosk.page.locator(id("rate-comment")).inputValue(), "态度不好排队太久");
  await kiosk.press("rate-write");
  await kiosk.press("rate-submit");
  await at(kiosk.page, "rate-done").waitFor();
  const [rated] = first(await ratings(kiosk.page));
  assert.equal(await beside(kiosk.page, rated.fact.comment), "态度不好排队太久");
}));

test("ten presses in a second are one rating", { timeout: 60_000 }, () => withHall(async (kiosk) => {
  const { page } = kiosk;
  await kiosk.press("home-rate");
  await kiosk.press("rate-without");
  await seeFaces(kiosk);
  await kiosk.press("rate-level-4");
  await at(page, "rate-submit").evaluate((button) => { for (let nth = 0; nth < 10; nth++) button.click(); });
  await at(page, "rate-done").waitFor();
  assert.equal(first(await ratings(page)).length, 1);
}));

test("a power cut or nobody there between face and reason leaves nothing", { timeout: 90_000 }, () => withHall(async (kiosk) => {
  const { page } = kiosk;
  const begin = async () => {
    await kiosk.press("home-rate");
    await kiosk.press("rate-without");
    await seeFaces(kiosk);
    await kiosk.press("rate-level-1");
    await page.locator(".rate-chip[data-state=slow] button").click();
  };
  await begin();
  await page.reload();
  await seeStarted(page);
  await kiosk.seeScreen("home");
  await begin();
  await page.clock.runFor(IDLE_SECONDS * 1_000 + 500);
  await at(page, "idle-warning").waitFor();
  await page.clock.runFor((WARNING_SECONDS + 1) * 1_000);
  await kiosk.seeScreen("home");
  assert.deepEqual(await ratings(page), []);
}));

test("two kiosks with one receipt at once: one rating, and the other is told", { timeout: 120_000 }, () => withHall(async (one, hall) => {
  const opened = await Case.accept(one.page, {});
  const kiosks = [one, await hall.kiosk()];
  for (const kiosk of kiosks) {
    await kiosk.press("home-rate");
    await at(kiosk.page, "rate-code").fill(opened.code);
    await kiosk.press("rate-code-submit");
    await seeFaces(kiosk);
    await kiosk.press("rate-level-5");
  }
  await Promise.all(kiosks.map((kiosk) => at(kiosk.page, "rate-submit").evaluate((button) => button.click())));
  const ends = await Promise.all(kiosks.map(async ({ page }) => {
    await page.waitForSelector(`${id("rate-done")}, ${id("rate-refused")}`);
    return (await at(page, "rate-done").count()) ? "done" : at(page, "rate-refused").getAttribute("data-state");
  }));
  assert.deepEqual(ends.toSorted(), ["done", "rated-before"]);
  assert.equal(first(await ratings(one.page)).length, 1);
}));

// An opinion is given at the kiosk, in Chinese by pinyin, with a phone or without, and seen to by staff: words and phone lie beside the journal and nowhere else.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, openBrowser, seeStarted, serveSite, withoutWorker } from "./harness.mjs";
import { DEMO_DATABASE, factsOf, readJournal, verify } from "./journal.mjs";
import { SOME_OPINIONS, numberOf, seedOpinions } from "./opinions.mjs";
import { Gate } from "./pages/gate.mjs";
import { Kiosk } from "./pages/kiosk.mjs";
import { at, id } from "./pages/page.mjs";

/** Monday, 10:00 in the hall. */
const MORNING = new Date("2026-11-23T02:00:00Z");
const [MANAGER, HALL_GUIDE, EDITOR] = ["cui-yongmei", "tana", "yang-suqin"];
const [IDLE_SECONDS, CASE_IDLE_SECONDS, WARNING_SECONDS] = [45, 30, 20];
const PHONE = "13812345678";

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

/** A hall in a profile of its own: a kiosk, and a manager's window when it is wanted. */
async function withHall(use, { prepare } = {}) {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
  context.setDefaultTimeout(20_000);
  const open = async (path, language) => {
    const page = await context.newPage();
    await prepare?.(page);
    await page.goto(`${site.origin}${path}?demo=1&lang=${language}`);
    await seeStarted(page);
    return page;
  };
  try {
    await withoutWorker(context);
    await context.clock.install({ time: MORNING });
    const kiosk = new Kiosk(await open("/", "zh"));
    const manager = async (person = MANAGER) => {
      const page = await open("/manager/", "en");
      await page.setViewportSize({ width: 1366, height: 768 });
      await new Gate(page).signIn(person);
      return page;
    };
    return await use(kiosk, manager);
  } finally {
    await context.close();
  }
}

const facts = async (page) => factsOf(await readJournal(page), "opinion");
const seeScreen = (kiosk, name) => kiosk.seeScreen(name);

/** Everything that lies beside the journal, as texts. */
const beside = (page) => page.evaluate((database) => new Promise((done, failed) => {
  const opening = indexedDB.open(database);
  opening.onsuccess = () => {
    const asked = opening.result.transaction("blobs").objectStore("blobs").getAll();
    asked.onsuccess = () => { opening.result.close(); done(asked.result.map((bytes) => new TextDecoder().decode(bytes))); };
    asked.onerror = () => failed(asked.error);
  };
}), DEMO_DATABASE);

/** As far as the words. */
async function begin(kiosk, kind = "problem") {
  await kiosk.press("home-rate");
  await kiosk.press("rate-opinion");
  await seeScreen(kiosk, "opinion-kind");
  await kiosk.press(`opinion-${kind}`);
  await seeScreen(kiosk, "opinion-words");
}

/** Words that come from somewhere else than the keys, and on to the question for an answer. */
async function write(kiosk, words) {
  await at(kiosk.page, "rate-comment").evaluate((field, text) => { field.value = text; field.dispatchEvent(new Event("input", { bubbles: true })); }, words);
  await kiosk.press("opinion-next");
  await seeScreen(kiosk, "opinion-contact");
}

/** Submits, and gives the number on the screen. */
async function submit(kiosk) {
  await kiosk.press("opinion-submit");
  await at(kiosk.page, "opinion-number").waitFor();
  return at(kiosk.page, "opinion-number").getAttribute("data-number");
}

test("an opinion is written by pinyin with a phone, answered at the board, and the phone is shown only when asked for", { timeout: 150_000 }, () => withHall(async (kiosk, manager) => {
  await begin(kiosk);
  const choose = async (letters, word) => {
    for (const letter of letters) await kiosk.press(`keypad-${letter}`);
    await at(kiosk.page, "rate-word").first().waitFor();
    const wanted = kiosk.page.locator(id("rate-word"), { hasText: new RegExp(`^${word}$`) });
    for (let page = 0; page < 10 && (await wanted.count()) === 0; page += 1) await kiosk.press("rate-words-more");
    await wanted.click();
  };
  await choose("taidu", "态度");
  await choose("bh", "不好");
  assert.equal(await at(kiosk.page, "rate-comment").inputValue(), "态度不好");
  await kiosk.press("opinion-next");
  await seeScreen(kiosk, "opinion-contact");
  assert.ok(await at(kiosk.page, "opinion-submit").isDisabled(), "whether an answer is wanted is not said yet");
  await kiosk.press("opinion-call-me");
  for (const digit of PHONE.slice(0, 6)) await kiosk.press(`keypad-${digit}`);
  assert.ok(await at(kiosk.page, "opinion-submit").isDisabled(), "no phone yet");
  for (const digit of PHONE.slice(6)) await kiosk.press(`keypad-${digit}`);
  const number = await submit(kiosk);
  assert.equal(number, numberOf(1));

  const page = await manager(HALL_GUIDE);
  await page.locator(`${id("opinion-row")}[data-number="${number}"][data-state="posted"] ${id("opinion-open")}`).click();
  assert.equal(await at(page, "opinion-words").innerText(), "态度不好");
  assert.equal(await at(page, "opinion-phone").innerText(), "138****5678");
  await at(page, "opinion-show-contact").click();
  await at(page, "opinion-phone").getByText(PHONE).waitFor();
  await at(page, "opinion-back").click();
  await page.locator(`${id("opinion-row")}[data-number="${number}"] ${id("opinion-open")}`).click();
  assert.equal(await at(page, "opinion-phone").innerText(), "138****5678", "opened anew it is masked");
  await at(page, "opinion-take-up").click();
  await page.waitForSelector(`${id("opinion-page")}[data-state="taken-up"]`);
  await at(page, "opinion-answer").click();
  await at(page, "opinion-do").click();
  await page.waitForSelector(`${id("opinion-message")}[data-state="failed"]`);
  await at(page, "opinion-note").fill("已经和窗口谈过了");
  await at(page, "opinion-do").click();
  await page.waitForSelector(`${id("opinion-page")}[data-state="answered"]`);
  assert.match(await at(page, "opinion-history").innerText(), /已经和窗口谈过了/);
  await at(page, "opinion-back").click();
  await page.waitForSelector(`${id("opinion-figures")} tr[data-kind="problem"] td[data-state="answered"]:text-is("1")`);

  const all = await facts(page);
  assert.deepEqual(all.map(({ kind }) => kind), ["posted", "taken_up", "answered"]);
  assert.deepEqual([all[0].stream, all[0].fact.kind, all[0].fact.wants_answer], [`opinion/${number}`, "problem", true]);
  const journal = await readJournal(page);
  const everything = JSON.stringify(journal.entries);
  assert.ok(!everything.includes("态度") && !everything.includes("5678") && !everything.includes("窗口谈"), "in no event");
  assert.ok(!(await beside(page)).some((text) => text.includes(PHONE)), "nowhere in the clear");
  assert.ok((await beside(page)).some((text) => text.includes("138****5678")));
  assert.deepEqual(verify(journal), [], "the record is sound");
}));

test("hostile words stay words on the board", { timeout: 120_000 }, () => withHall(async (kiosk, manager) => {
  const hostile = "=cmd|'/c calc'!A1 <script>window.evil=1</script> \u202Egpj.exe <img src=x onerror=window.evil=1>";
  await begin(kiosk, "suggestion");
  await write(kiosk, `${hostile} ${PHONE}${"长".repeat(1_000)}`);
  await kiosk.press("opinion-no-answer");
  await submit(kiosk);
  const page = await manager();
  await at(page, "opinion-open").click();
  const shown = await at(page, "opinion-words").textContent();
  assert.ok(shown.startsWith(hostile) && !shown.includes(PHONE), shown);
  assert.equal(await at(page, "opinion-words").evaluate((quote) => `${quote.children.length} ${getComputedStyle(quote).unicodeBidi}`), "0 isolate");
  assert.match(await at(page, "opinion-contact").innerText(), /no answer needed/);
  for (const window of [kiosk.page, page]) assert.equal(await window.evaluate(() => window.evil), undefined);
}));

test("ten presses are one opinion, and the screen goes back to the first", { timeout: 90_000 }, () => withHall(async (kiosk) => {
  await begin(kiosk, "praise");
  await write(kiosk, "窗口的姑娘很耐心");
  await kiosk.press("opinion-no-answer");
  await at(kiosk.page, "opinion-submit").evaluate((button) => { for (let nth = 0; nth < 10; nth++) button.click(); });
  await at(kiosk.page, "opinion-number").waitFor();
  assert.equal((await facts(kiosk.page)).length, 1);
  await kiosk.press("go-home");
  await seeScreen(kiosk, "home");
  await begin(kiosk, "praise");
  assert.equal(await at(kiosk.page, "rate-comment").inputValue(), "", "nothing of whoever was here before");
}));

test("whoever leaves takes the words along, and a power cut keeps none", { timeout: 120_000 }, () => withHall(async (kiosk) => {
  const { page } = kiosk;
  const wait = async (seconds) => {
    await page.clock.runFor(seconds * 1_000 + 500);
    await at(page, "idle-warning").waitFor();
    await page.clock.runFor((WARNING_SECONDS + 1) * 1_000);
    await seeScreen(kiosk, "home");
  };
  await begin(kiosk);
  await at(page, "rate-comment").fill("我家的事");
  await wait(IDLE_SECONDS);
  await begin(kiosk);
  assert.equal(await at(page, "rate-comment").inputValue(), "");
  await write(kiosk, "我家的事");
  await kiosk.press("opinion-call-me");
  await at(page, "opinion-phone").fill(PHONE);
  await wait(CASE_IDLE_SECONDS);
  await begin(kiosk);
  await write(kiosk, "我家的事");
  await page.reload();
  await seeStarted(page);
  await seeScreen(kiosk, "home");
  assert.deepEqual(await facts(page), []);
  assert.ok(!(await beside(page)).some((text) => text.includes("我家的事")));
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  assert.ok(!kept.includes("我家") && !kept.includes(PHONE), kept);
}));

/** A disk that can be full. */
const brakes = (page) => page.addInitScript(() => {
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function transaction(stores, mode, ...rest) {
    if (window.full && mode === "readwrite") throw new DOMException("the disk is full", "QuotaExceededError");
    return begin.call(this, stores, mode, ...rest);
  };
});

test("a full disk is said, the words stay with the person, and one more try keeps them once", { timeout: 120_000 }, () => withHall(async (kiosk) => {
  const { page } = kiosk;
  await begin(kiosk);
  await write(kiosk, "楼道的灯坏了");
  await kiosk.press("opinion-no-answer");
  await page.evaluate(() => { window.full = true; });
  await kiosk.press("opinion-submit");
  await page.waitForSelector(`${id("rate-not-kept")}[data-state="not"]`);
  assert.equal((await facts(page)).length, 0);
  // Back is back to one's own words.
  await kiosk.press("go-back");
  await seeScreen(kiosk, "opinion-contact");
  assert.match(await at(page, "opinion-said").innerText(), /楼道的灯坏了/);
  await kiosk.press("opinion-submit");
  await at(page, "rate-not-kept").waitFor();
  await page.evaluate(() => { window.full = false; });
  await kiosk.press("try-again");
  await at(page, "opinion-number").waitFor();
  assert.equal((await facts(page)).length, 1);
}, { prepare: brakes }));

test("the board shows what waits longest first, puts aside with a reason, and is not everybody's", { timeout: 120_000 }, () => withHall(async (kiosk, manager) => {
  await seedOpinions(kiosk.page, SOME_OPINIONS);
  const page = await manager();
  await at(page, "opinion-table").waitFor();
  const rows = () => page.locator(id("opinion-row")).evaluateAll((rows) => rows.map(({ dataset }) => [dataset.number, dataset.state]));
  assert.deepEqual(await rows(), [[numberOf(2), "posted"], [numberOf(4), "posted"], [numberOf(3), "taken-up"]]);
  await at(page, "opinion-over").check();
  assert.equal((await rows()).length, 5);
  // Whoever asks after an opinion has its number and nothing else.
  const find = async (typed) => { await at(page, "opinion-find").fill(typed); await at(page, "opinion-find-do").click(); };
  for (const wrong of ["42", numberOf(9)]) {
    await find(wrong);
    await at(page, "opinion-find-none").getByText("no opinion with this number").waitFor();
  }
  await find(numberOf(1).replace(/(\d{3})(?=\d)/g, "$1 "));
  await page.waitForSelector(`${id("opinion-page")}[data-state="answered"]`);
  assert.match(await at(page, "opinion-words").innerText(), /几把椅子/);
  assert.match(await at(page, "opinion-history").innerText(), /2026-11-10 09:30/, "with its year");
  await at(page, "opinion-back").click();
  await at(page, "opinion-table").waitFor();
  assert.equal(await at(page, "opinion-find-none").count(), 0);
  await page.locator(`${id("opinion-row")}[data-number="${numberOf(3)}"] ${id("opinion-open")}`).click();
  await at(page, "opinion-put-aside").click();
  await at(page, "opinion-note").fill(`请打 ${PHONE}`);
  await at(page, "opinion-do").click();
  await page.waitForSelector(`${id("opinion-message")}[data-state="failed"]`);
  assert.equal(await at(page, "opinion-note").inputValue(), `请打 ${PHONE}`, "what was typed stays");
  await at(page, "opinion-note").fill("垃圾桶由环卫部门管，已转告");
  await at(page, "opinion-do").click();
  await page.waitForSelector(`${id("opinion-page")}[data-state="put-aside"]`);
  assert.deepEqual((await facts(page)).at(-1).kind, "put_aside");
  assert.deepEqual(await faults(page), []);
  await page.close();
  const other = await manager(EDITOR);
  assert.equal(await at(other, "opinion-board").count(), 0, "who may not follow up does not see it");
}));

test("a hundred are listed at first, and then a hundred more", { timeout: 120_000 }, () => withHall(async (kiosk, manager) => {
  const many = Array.from({ length: 103 }, (_, nth) => ({ day: "2026-11-16", kind: "praise", text: `${nth + 1}` }));
  await seedOpinions(kiosk.page, many);
  const page = await manager();
  await at(page, "opinions-more").waitFor();
  assert.equal(await at(page, "opinion-row").count(), 100);
  await at(page, "opinions-more").click();
  await at(page, "opinion-row").nth(102).waitFor();
  assert.equal(await at(page, "opinions-more").count(), 0);
}));

// What is counted: a visit becomes one small entry without anything personal, nothing counts twice or is lost, and the manager and the next visitor see it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DIST, faults, serveSite, until, withInstallation } from "./harness.mjs";
import { factsOf, readJournal, verify } from "./journal.mjs";
import { signIn } from "./pages/gate.mjs";
import { openKiosk } from "./pages/kiosk.mjs";
import { at, id, seeAttribute } from "./pages/page.mjs";

const [ALLOWANCE, ALLOWANCE_NAME] = ["minimum-living", "最低生活保障申请"];
/** A kiosk nobody touches hands its counts over within this time. */
const HANDED_OVER_SECONDS = 40;

let site;
before(async () => { site = await serveSite(); });
after(() => site.close());

const shippedGuides = () => JSON.parse(readFileSync(join(DIST, "content", "guides.json"), "utf8")).guides;
const note = (page) => page.evaluate(() => localStorage.getItem("demo-usage"));
const counted = async (page) => factsOf(await readJournal(page), "usage").map(({ kind, fact }) => { assert.equal(kind, "counted"); return fact; });
/** Nothing is noted any more: everything is in the journal. */
const seeHandedOver = (page) => until(async () => (await note(page)) === null, "the counts become durable", HANDED_OVER_SECONDS);

/** What earlier visits of the day may have left on the machine besides what is noted already: `[kind, subject, times]`. */
const leave = (page, uses) => page.evaluate((uses) => {
  const [, day] = localStorage.getItem("demo-usage").split(" ");
  const counts = uses.map(([kind, subject, times]) => `${kind} ${new TextEncoder().encode(subject).length} ${subject}${times} `).join("");
  localStorage.setItem("demo-usage", `1 ${day} ${uses.length} ${counts}0 0 `);
}, uses);

async function read(kiosk, [guide, name] = [ALLOWANCE, ALLOWANCE_NAME]) {
  await kiosk.goHome();
  await kiosk.press("home-guides");
  await at(kiosk.page, "guide-search").fill(name);
  await kiosk.page.locator(`[data-guide="${guide}"] button`).click();
  await at(kiosk.page, "guide-page").waitFor();
}

/** A search that finds nothing. */
async function searchInVain(kiosk, text) {
  await kiosk.goHome();
  await kiosk.press("home-guides");
  await at(kiosk.page, "guide-search").fill(text);
  await at(kiosk.page, "guide-none").waitFor();
}

test("a visit is one entry of sums, and what was typed is kept only where it is nobody's", { timeout: 120_000 }, () => withInstallation(async (hall) => {
  const kiosk = await openKiosk(hall, site.origin);
  const { page } = kiosk;
  await page.evaluate(() => { window.print = () => {}; });
  await read(kiosk);
  await kiosk.press("guide-print");
  await kiosk.press("guide-take-qr");
  await at(page, "guide-code").waitFor();
  for (const [text, next] of [["热气球飞行", "充电桩"], ["13912345678", null]]) {
    await searchInVain(kiosk, text);
    // What there is instead: the help lines, and the ways through the guides.
    assert.match(await at(page, "help-lines").innerText(), /12345/);
    await at(page, "none-by-class").waitFor();
    if (next) await at(page, "guide-search").fill(next);
  }
  await kiosk.press("none-by-class");
  await at(page, "guide-choice-0").waitFor();
  assert.deepEqual(await counted(page), [], "nothing is appended while somebody is there");
  await kiosk.goHome();
  await seeHandedOver(page);
  assert.deepEqual(await counted(page), [{
    read: { [ALLOWANCE]: 1 }, printed: { [ALLOWANCE]: 1 }, carried: { [ALLOWANCE]: 1 }, found: { typed: 1 }, missed: { "": 2, 充电桩: 1 },
  }]);
  const journal = await readJournal(page);
  assert.deepEqual(verify(journal), []);
  assert.ok(!/139123|热气球/.test(JSON.stringify(journal)), "no number of a person anywhere, and no word that is not the content's");
  assert.deepEqual(await faults(page), []);
}));

test("counts survive a reload and a disk that does not write, and count once", { timeout: 180_000 }, () => withInstallation(async (hall) => {
  const kiosk = await openKiosk(hall, site.origin, { before: (page) => page.addInitScript(() => {
    // A disk that is full, for the stream of counts alone.
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function added(value, ...rest) {
      if (window.fullForCounts && JSON.stringify(value).includes("usage/")) throw new DOMException("full", "QuotaExceededError");
      return add.call(this, value, ...rest);
    };
  }) });
  const { page } = kiosk;
  await read(kiosk);
  await kiosk.reload();
  assert.match(await note(page), new RegExp(ALLOWANCE), "the note is on the machine");
  await page.evaluate(() => { window.fullForCounts = true; });
  await until(async () => /[0-9a-f]{8}-/.test(await note(page)), "a batch is sealed under its request", HANDED_OVER_SECONDS);
  // Numbers are given meanwhile.
  const { number } = await kiosk.takeNumber({ queue: "A" });
  assert.match(number, /^A\d{3}$/);
  assert.deepEqual(await counted(page), []);
  await kiosk.takePaper();
  await kiosk.reload();
  await seeHandedOver(page);
  assert.deepEqual(await counted(page), [{ read: { [ALLOWANCE]: 1 }, found: { typed: 1 } }]);
}));

test("what people read comes up as a way of its own, and the manager reads and prints the demand", { timeout: 180_000 }, () => withInstallation(async (hall) => {
  const kiosk = await openKiosk(hall, site.origin);
  const { page } = kiosk;
  await kiosk.press("home-guides");
  await at(page, "guide-choice-0").waitFor();
  assert.equal(await at(page, "way-asked").count(), 0, "nothing is said while nothing is known");
  await read(kiosk);
  const others = shippedGuides().map(({ id }) => id).filter((id) => id !== ALLOWANCE).slice(0, 4);
  await leave(page, [["Read", ALLOWANCE, 4], ...others.map((guide) => ["Read", guide, 3])]);
  await kiosk.press("guide-take-number");
  await kiosk.press("priority-no");
  await at(page, "ticket-number").waitFor();
  await kiosk.takePaper();
  await searchInVain(kiosk, "充电桩");
  await kiosk.goHome();
  await seeHandedOver(page);
  await kiosk.reload();
  await kiosk.press("home-guides");
  await kiosk.press("way-asked");
  await page.waitForFunction(({ row, guide }) => document.querySelector(row)?.closest("[data-guide]").dataset.guide === guide, { row: id("guide-result"), guide: ALLOWANCE });
  assert.equal(await at(page, "guide-result").count(), 5, "and only what was read");

  const manager = await hall.window(`${site.origin}/manager/?demo=1`, { size: { width: 1366, height: 900 } });
  await signIn(manager, {});
  await seeAttribute(manager, "demand", "data-state", "here");
  const cells = (guide) => manager.locator(`${id("guide-demand")} tr[data-guide="${guide}"] :is(th, td)`).allInnerTexts();
  assert.deepEqual(await cells(ALLOWANCE), [ALLOWANCE_NAME, "4", "0", "0", "1"]);
  assert.equal(await manager.locator(`${id("guide-demand")} tbody tr`).count(), 5);
  assert.deepEqual(await manager.locator(`${id("search-missed")} tbody tr :is(th, td)`).allInnerTexts(), ["充电桩", "1"]);
  assert.match(await at(manager, "demand-summary").innerText(), /看 16 次.*取号 1 个.*没有结果的搜索 1 次.*充电桩/);
  await manager.evaluate(() => { window.print = () => { window.prints = (window.prints ?? 0) + 1; }; });
  await at(manager, "demand-print").click();
  await manager.waitForFunction(() => window.prints === 1);
  await manager.emulateMedia({ media: "print" });
  assert.match(await at(manager, "demand-sheet").innerText(), new RegExp(`${ALLOWANCE_NAME}\\s+4`));
  assert.equal(await at(manager, "guide-demand").isVisible(), false, "the screen's own tables stay off the paper");
  await manager.emulateMedia({ media: "screen" });
  // A span that is none is said to be none; a year and more is read at once.
  await at(manager, "range-from").fill("2020-01-01");
  await at(manager, "range-show").click();
  await seeAttribute(manager, "demand", "data-state", "bad-range");
  const day = (await at(manager, "range-to").inputValue());
  const yearBefore = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  await at(manager, "range-from").fill(yearBefore);
  const began = Date.now();
  await at(manager, "range-show").click();
  await seeAttribute(manager, "demand", "data-state", "here");
  console.log(`a year of counts is added up in ${Date.now() - began} ms`);
  assert.deepEqual(await cells(ALLOWANCE), [ALLOWANCE_NAME, "4", "0", "0", "1"]);
}));

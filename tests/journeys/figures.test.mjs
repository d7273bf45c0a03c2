// Figures of tickets: what people do changes them as it must, a span without tickets says so, and the demonstration has a month at once.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, serveSite, withInstallation } from "./harness.mjs";
import { readJournal, verify } from "./journal.mjs";
import { openCounter } from "./pages/counter.mjs";
import { signIn } from "./pages/gate.mjs";
import { openKiosk } from "./pages/kiosk.mjs";
import { at, id, seeAttribute } from "./pages/page.mjs";
import { longestTask, watchTasks } from "./pages/tasks.mjs";

let site;
before(async () => { site = await serveSite(); });
after(async () => { await site.close(); });

const DESK = { width: 1366, height: 900 };
const openManager = async (hall) => signIn(await hall.window(`${site.origin}/manager/?demo=1&lang=en`, { size: DESK }));
const text = (page, name) => at(page, name).innerText();

/** Does something to the figures and waits until they have been looked up anew. */
async function look(page, doing = () => at(page, "figures-show").click()) {
  const looked = Number(await at(page, "figures").getAttribute("data-looked"));
  await doing();
  await page.waitForFunction(([section, looked]) => Number(document.querySelector(section).dataset.looked) > looked, [id("figures"), looked], { timeout: 120_000 });
}

/** The rows of a table, also of one that is folded away: the name and what stands after it. */
const rows = (page, table) => page.locator(`${id(table)} tbody tr`).evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
const issuedOf = (summary) => Number(summary.match(/^([\d]+) numbers were taken/)[1]);

test("tickets that are taken, served and missed change the figures; a span without tickets says so", { timeout: 180_000 }, () => withInstallation(async (hall) => {
  const manager = await openManager(hall);
  await seeAttribute(manager, "demo-past", "data-state", "off");
  await seeAttribute(manager, "figures", "data-state", "here");
  assert.equal(await text(manager, "figures-none"), "No ticket in this time fits what was chosen.");

  const kiosk = await openKiosk(hall, site.origin);
  for (const queue of ["A", "A", "A", "B"]) {
    await kiosk.takeNumber({ queue });
    await kiosk.takePaper();
  }
  const counter = await openCounter(hall, site.origin);
  await counter.sitDown("1");
  await counter.callNext();
  await counter.press("call-finish");
  await counter.seeState("free");
  await counter.callNext();
  await counter.press("call-miss");
  await counter.seeState("free");
  await look(manager);
  assert.match(await text(manager, "figures-summary"), /^4 numbers were taken, 1 served\. Missed: 1 of 4; 1 never came\. Voided: 0 \(0 because .*\)\. 2 are not over\.$/);
  assert.match(await text(manager, "figures-times"), /half at most too few/, "percentiles of so few are not given");
  assert.deepEqual((await rows(manager, "figures-groups")).map((row) => row.slice(0, 6)), [
    ["A Assistance and housing", "3", "1", "1", "1", "0"],
    ["B Social and medical insurance", "1", "0", "0", "0", "0"],
  ]);
  assert.match((await rows(manager, "figures-workload"))[0][0], /^1 /);
  await look(manager, () => at(manager, "figures-queue").selectOption("B"));
  assert.equal(issuedOf(await text(manager, "figures-summary")), 1);
  await look(manager, () => at(manager, "figures-queue").selectOption(""));
  await look(manager, () => at(manager, "figures-clerk").selectOption("song-yulan"));
  assert.match(await text(manager, "figures-summary"), /^2 numbers were taken, 1 served/);

  // A span that is none is said to be none.
  await at(manager, "figures-from").fill("2031-01-01");
  await at(manager, "figures-show").click();
  await seeAttribute(manager, "figures", "data-state", "bad-range");
  await at(manager, "figures-from").fill("2020-01-01");
  await at(manager, "figures-to").fill("2020-12-31");
  await look(manager);
  await at(manager, "figures-none").waitFor();
  assert.deepEqual(await faults(manager), []);
}));

test("the demonstration has a month at once: believable, provable, counted alike in every grouping, and printed", { timeout: 300_000 }, () => withInstallation(async (hall) => {
  const kiosk = await openKiosk(hall, site.origin);
  const began = Date.now();
  const manager = await openManager(hall);
  await manager.waitForSelector(["year", "done"].map((state) => `${id("demo-past")}[data-state="${state}"]`).join(", "), { timeout: 120_000 });
  console.log(`the month is there ${Date.now() - began} ms after the window was asked for`);
  await watchTasks(manager);
  await look(manager);
  const issued = issuedOf(await text(manager, "figures-summary"));
  assert.ok(issued > 8_000 && issued < 13_000, `${issued} tickets`);
  assert.match(await text(manager, "figures-times"), /half at most \d+ min \d\d s, nine of ten at most \d+ min \d\d s/);
  assert.match(await text(manager, "wait-accuracy"), /Within the range: [\d.]+ % \(\d+ of \d+\).*Mean width of the range: [\d.]+ min/s);
  for (const [by, most] of [["queue", 5], ["item", 200], ["hour", 12], ["weekday", 7]]) {
    await at(manager, `figures-by-${by}`).click();
    await seeAttribute(manager, "figures-groups", "data-by", by);
    const counted = await rows(manager, "figures-groups");
    assert.ok(counted.length > 1 && counted.length <= most, `${by}: ${counted.length}`);
    assert.equal(counted.reduce((sum, row) => sum + Number(row[1]), 0), issued, by);
  }
  assert.equal((await rows(manager, "figures-workload")).length, 10);
  const heat = await rows(manager, "heat-table");
  assert.equal(heat.flatMap((row) => row.slice(1)).reduce((sum, count) => sum + Number(count), 0), issued, "the table behind the chart");
  assert.ok((await manager.locator(`${id("figures-trend")} .figures-bar`).count()) >= 20);
  console.log(`longest task of the manager's window: ${await longestTask(manager)} ms`);
  await at(manager, "figures-by-queue").click();
  await seeAttribute(manager, "figures-groups", "data-by", "queue");
  const [[, ofQueueA]] = await rows(manager, "figures-groups");
  await look(manager, () => at(manager, "figures-queue").selectOption("A"));
  assert.equal(issuedOf(await text(manager, "figures-summary")), Number(ofQueueA));

  await at(manager, "figures-print").click();
  await manager.waitForFunction(() => window.prints === 1);
  await manager.emulateMedia({ media: "print" });
  assert.match(await text(manager, "figures-sheet"), new RegExp(`${ofQueueA} numbers were taken`));
  await manager.emulateMedia({ media: "screen" });
  const journal = await readJournal(manager);
  assert.deepEqual(verify(journal), [], "whoever checks the chains finds nothing");
  assert.ok(journal.entries.some((entry) => entry.e[0].s.startsWith("rating/")) && journal.entries.some((entry) => entry.e[0].s.startsWith("case/")));
  assert.deepEqual(await faults(manager), []);

  // Whoever stands at a kiosk takes a number of today while the year is being made.
  assert.equal((await kiosk.takeNumber({ queue: "A" })).number, "A001");
}, { past: true }));

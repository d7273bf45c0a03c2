// The monthly report: it says what the figures' own section says, is signed once and stays signed, tells when the records say something else afterwards, and is
// printed on A4.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { faults, seeStarted, serveSite, withInstallation } from "./harness.mjs";
import { readJournal, tearRecord, verify } from "./journal.mjs";
import { GUIDE, MANAGER, signIn, signInAgain } from "./pages/gate.mjs";
import { at, id, seeAttribute } from "./pages/page.mjs";
import { seedRatings } from "./ratings.mjs";

let site;
before(async () => { site = await serveSite(); });
after(async () => { await site.close(); });

const DESK = { width: 1366, height: 900 };
/** Monday, 10:00 in the hall: the month before is over, and lies in the demonstration's newest month but for a holiday. */
const NOVEMBER = new Date("2026-11-02T02:00:00Z");
const text = (page, name) => at(page, name).innerText();

async function openManager(hall, person = MANAGER) {
  const page = await hall.window(`${site.origin}/manager/?demo=1&lang=en`, { size: DESK, before: (page) => page.clock.install({ time: NOVEMBER }) });
  return signIn(page, { person });
}

/** Has the report of a month or year made, and waits for how it stands. */
async function makeReport(page, span, signed) {
  await at(page, "report-span").selectOption(span);
  await at(page, "report-make").click();
  await page.waitForSelector(`${id("report")}[data-state="here"][data-span="${span}"]${signed ? `[data-signed="${signed}"]` : ""}`, { timeout: 120_000 });
}
async function sign(page, { because } = {}) {
  await at(page, "report-sign").click();
  if (because) await at(page, `report-because-${because}`).check();
  await at(page, "report-sign-do").click();
}
/** What stands in a row: the span, and the one before. */
const row = (page, table, name) => page.locator(`${id(table)} tr[data-row="${name}"] td`).allInnerTexts();
const facts = async (page) => (await readJournal(page)).entries.flatMap((entry) => entry.e).filter(({ s }) => s.startsWith("report/"));

test("a month that is not over is not signed, an empty one says so, and who may not sign has no button", { timeout: 180_000 }, () => withInstallation(async (hall) => {
  const page = await openManager(hall);
  await seeAttribute(page, "report", "data-state", "idle");
  assert.match(await text(page, "report-formula"), /How model counters/);
  await makeReport(page, "2026-11", "too-early");
  assert.equal(await at(page, "report-sign").count(), 0);
  assert.match(await text(page, "report-signed"), /It is not over; it can be signed from 2026-12-01 on/);
  await makeReport(page, "2026-09", "unsigned");
  await at(page, "report-empty").waitFor();
  await at(page, "report-alone").waitFor();
  assert.deepEqual(await row(page, "report-tickets", "issued"), ["0", "—", "—"]);
  await sign(page);
  await seeAttribute(page, "report", "data-signed", "signed");
  assert.equal((await facts(page)).length, 1);
  // What cannot be read may be a signature: none is taken for granted, and none is given.
  await tearRecord(page, "report");
  await makeReport(page, "2026-09", "unreadable");
  await seeAttribute(page, "report-signed", "data-state", "unreadable");
  assert.equal(await at(page, "report-sign").count(), 0);
  assert.deepEqual(await faults(page), []);
  const guide = await openManager(hall, GUIDE);
  assert.equal(await at(guide, "report").count(), 0, "figures are the manager's");
}));

test("the report of the past month says what the figures say, is signed once, stays so, tells of what comes later, and is printed", { timeout: 420_000 }, () => withInstallation(async (hall) => {
  const page = await openManager(hall);
  await page.waitForSelector(["year", "done"].map((state) => `${id("demo-past")}[data-state="${state}"]`).join(", "), { timeout: 180_000 });
  // The year behind the month goes on, and what it decides in October belongs to the report: it is stopped.
  await page.evaluate(() => localStorage.setItem("demo-past", "empty"));
  await page.reload();
  await seeStarted(page);
  await signInAgain(page);
  await seeAttribute(page, "demo-past", "data-state", "off");

  // The figures' own section, for the same days.
  await at(page, "figures-from").fill("2026-10-01");
  await at(page, "figures-to").fill("2026-10-31");
  const looked = Number(await at(page, "figures").getAttribute("data-looked"));
  await at(page, "figures-show").click();
  await page.waitForFunction(([section, looked]) => Number(document.querySelector(section).dataset.looked) > looked, [id("figures"), looked], { timeout: 120_000 });
  const [, issued, served] = (await text(page, "figures-summary")).match(/^(\d+) numbers were taken, (\d+) served/);
  const [, waitHalf] = (await text(page, "figures-times")).match(/half at most (\d+ min \d\d s)/);
  const [, within] = (await text(page, "wait-accuracy")).match(/Within the range: ([\d.]+ % \(\d+ of \d+\))/);
  await at(page, "ratings-from").fill("2026-10-01");
  await at(page, "ratings-to").fill("2026-10-31");
  await at(page, "ratings-show").click();
  await page.locator(`${id("ratings")} b`).filter({ hasText: "2026-10-31" }).waitFor();
  const rate = (name) => page.locator(`${id("rating-rates")} tr[data-rate="${name}"]`).evaluate((row) => [row.dataset.of, row.dataset.all]);
  const active = await rate("active-good");

  await makeReport(page, "2026-10", "unsigned");
  assert.ok(Number(issued) > 5_000, issued);
  assert.equal((await row(page, "report-tickets", "issued"))[0], issued);
  assert.equal((await row(page, "report-tickets", "served"))[0], served);
  assert.equal((await row(page, "report-tickets", "wait-half"))[0], waitHalf);
  assert.equal((await row(page, "report-tickets", "within"))[0], within);
  assert.match((await row(page, "report-ratings", "active-good"))[0], new RegExp(`${active[0]} of ${active[1]}`));
  const served_at = await page.locator(`${id("report-counters")} tbody tr`).evaluateAll((rows) => rows.map((row) => Number(row.cells[1].textContent)));
  assert.ok(served_at.length === 10 && served_at.reduce((sum, count) => sum + count, 0) <= Number(served));
  // Every point can be counted again from what stands beside it.
  const points = await page.locator(`${id("report-models")} tbody tr`).evaluateAll((rows) => rows.filter((row) => row.cells.length > 5).map((row) => [...row.cells].slice(2, 6).map((cell) => cell.textContent)));
  assert.ok(points.length > 0);
  for (const [total, ...parts] of points) {
    const again = [600, 200, 200].map((most, nth) => {
      const [, of, all] = parts[nth].match(/\((\d+) of (\d+)\)/) ?? [];
      return all ? Math.floor((of * most * 2 + Number(all)) / (all * 2)) : most;
    });
    assert.equal(again.reduce((sum, part) => sum + part, 0), Number(total), parts.join(", "));
  }

  await sign(page);
  await seeAttribute(page, "report", "data-signed", "signed");
  await seeAttribute(page, "report-message", "data-state", "done");
  await page.reload();
  await seeStarted(page);
  await signInAgain(page);
  await makeReport(page, "2026-10", "signed");
  assert.equal(await at(page, "report-sign").count(), 0, "there is nothing to sign");
  assert.match(await text(page, "report-signature"), /2026-11-02 10:\d\d; digest [0-9A-F]{4}-[0-9A-F]{4}/);
  assert.equal((await facts(page)).length, 1);

  await at(page, "report-print").click();
  await page.waitForFunction(() => window.prints === 1);
  const folder = mkdtempSync(join(tmpdir(), "residents-report-"));
  try {
    const pdf = process.env.KEEP_PDF ?? join(folder, "report.pdf");
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }));
    const told = execFileSync("pdfinfo", [pdf]).toString();
    const pages = Number(/Pages:\s+(\d+)/.exec(told)[1]);
    assert.ok(pages >= 2 && pages <= 5 && /A4/.test(told), told);
    const printed = execFileSync("pdftotext", ["-layout", pdf, "-"]).toString();
    for (const part of ["Report of 2026-10", issued, "Signed; the records say the same today", "Manager: ____", "The formula: 1,000 points"]) {
      assert.ok(printed.includes(part) || printed.replace(/\s+/g, " ").includes(part), part);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }

  // A rating comes in that belongs to October.
  await seedRatings(page, [{ day: "2026-10-20", nth: 9_001, score: 1 }]);
  await page.locator(id("followup-row")).first().waitFor();
  await makeReport(page, "2026-10", "signed-differs");
  const differs = await page.locator(`${id("report-differences")} tr[data-figure]`).evaluateAll((rows) => rows.map((row) => row.dataset.figure));
  for (const figure of ["ratings/level_1", "ratings/services", "ratings/rated", "follow_ups/opened", "counter/2/ratings"]) assert.ok(differs.includes(figure), `${figure}: ${differs}`);
  await sign(page);
  await seeAttribute(page, "report-message", "data-state", "failed");
  await at(page, "report-because-later-records").check();
  await at(page, "report-sign-do").click();
  await seeAttribute(page, "report", "data-signed", "signed");
  assert.equal(await page.locator(id("report-signature")).count(), 2, "the first signature stays");
  assert.equal((await facts(page)).length, 2);
  assert.deepEqual(verify(await readJournal(page)), [], "whoever checks the chains finds nothing");
  assert.deepEqual(await faults(page), []);
}, { past: true }));

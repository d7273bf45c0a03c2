// The states of the monthly and yearly report, for the table of all states. The month is made once, with the figures.

import { seeStarted } from "./harness.mjs";
import { signInAgain } from "./pages/gate.mjs";
import { at, id } from "./pages/page.mjs";
import { tearRecord } from "./journal.mjs";
import { seedRatings } from "./ratings.mjs";

/** Monday, 10:00 in the hall. */
const MORNING = new Date("2026-11-23T02:00:00Z");
/** A sheet of paper in CSS pixels. */
const A4 = [794, 1123];
const STAGE = { stage: "manager figures" };
const EMPTY = { stage: "manager report" };

/** The year behind the month goes on for minutes, and a report is of all that is read: it is stopped. */
async function withoutYear(page) {
  if ((await at(page, "demo-past").getAttribute("data-state")) === "off") return;
  await page.evaluate(() => localStorage.setItem("demo-past", "empty"));
  await page.reload();
  await seeStarted(page);
  await signInAgain(page);
}
async function made(stage, span, signed) {
  const page = await stage.manager({ time: MORNING });
  await page.emulateMedia({ media: "screen" });
  await withoutYear(page);
  await at(page, "report-span").selectOption(span);
  await at(page, "report-make").click();
  await page.waitForSelector(`${id("report")}[data-state="here"][data-span="${span}"][data-signed="${signed}"]`, { timeout: 60_000 });
  return page;
}
const seen = (name, find) => async (stage) => { const page = await find(stage); await at(page, name).scrollIntoViewIfNeeded(); return page; };

/** The rows, made as those of the manager are. `row`s of the first stage come after the figures' own. */
export function reportStates(row) {
  return [
    // Two months beside each other; as a manager sees it first, and what is signed last.
    row("report-early", ["manager report Here", "report standing TooEarly"], seen("report-made", (stage) => made(stage, "2026-11", "too-early")), STAGE),
    row("report-counters", [], seen("report-models", (stage) => made(stage, "2026-11", "too-early")), STAGE),
    row("report-print", [], async (stage) => {
      const page = await made(stage, "2026-11", "too-early");
      await page.evaluate(() => { window.print = () => { window.prints = (window.prints ?? 0) + 1; }; });
      await at(page, "report-print").click();
      await page.waitForFunction(() => window.prints >= 1);
      await page.emulateMedia({ media: "print" });
      await at(page, "report-sheet").waitFor();
      return page;
      // The heads of the chains name writers.
    }, { ...STAGE, sizes: [A4], bothLanguages: true }),
    row("report-idle", ["manager report Idle"], async (stage) => { const page = await stage.manager({ time: MORNING }); await at(page, "report-make").scrollIntoViewIfNeeded(); return page; }, EMPTY),
    row("report-unsigned", ["report standing Unsigned"], seen("report-sign", (stage) => made(stage, "2026-10", "unsigned")), EMPTY),
    row("report-asks", [], async (stage) => { const page = await stage.manager(); await at(page, "report-sign").click(); await at(page, "report-sign-panel").scrollIntoViewIfNeeded(); return page; }, EMPTY),
    row("report-signed", ["report standing Signed", "report note Done"], async (stage) => {
      const page = await stage.manager();
      await at(page, "report-sign-do").click();
      await page.waitForSelector(`${id("report-message")}[data-state="done"]`);
      await at(page, "report-signature").scrollIntoViewIfNeeded();
      return page;
    }, EMPTY),
    row("report-differs", ["report standing Differs"], async (stage) => {
      await seedRatings(await stage.manager(), [{ day: "2026-10-20", nth: 41, score: 1 }]);
      const page = await made(stage, "2026-10", "signed-differs");
      await at(page, "report-differences").scrollIntoViewIfNeeded();
      return page;
    }, EMPTY),
    row("report-refused", ["report note Failed"], async (stage) => {
      const page = await stage.manager();
      await at(page, "report-sign").click();
      await at(page, "report-sign-do").click();
      await page.waitForSelector(`${id("report-message")}[data-state="failed"]`);
      await at(page, "report-because-mistake").scrollIntoViewIfNeeded();
      return page;
    }, EMPTY),
    row("report-unreadable", [], async (stage) => {
      await tearRecord(await stage.manager(), "report");
      return seen("report-signed", (stage) => made(stage, "2026-10", "unreadable"))(stage);
    }, EMPTY),
  ];
}

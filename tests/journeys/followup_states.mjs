// The states of the board of bad ratings, of the figures of ratings, and of the counter that is told of its own, for the table of all states.

import { at, id } from "./pages/page.mjs";
import { append } from "./cases.mjs";
import { CLERK, SOME_RATINGS, seedRatings, ticketOf } from "./ratings.mjs";

/** Monday, 10:00 in the hall. */
const MORNING = new Date("2026-11-23T02:00:00Z");
/** A sheet of paper in CSS pixels. */
const A4 = [794, 1123];
const STAGE = { stage: "manager ratings" };
const LATE = ticketOf("2026-11-17", 21);

async function seeded(stage) {
  const { page } = await stage.kiosk({ time: MORNING });
  if (!stage.hasRatings) await seedRatings(page, SOME_RATINGS);
  stage.hasRatings = true;
  const manager = await stage.manager({ time: MORNING });
  await manager.waitForSelector(`${id("ratings")}[data-state="here"]`);
  return manager;
}

async function opened(stage) {
  const page = await seeded(stage);
  if (!(await at(page, "followup-page").count())) await page.locator(`${id("followup-row")}[data-subject="${LATE}"] ${id("followup-open")}`).click();
  await at(page, "followup-page").waitFor();
  if (await at(page, "followup-cancel").count()) await at(page, "followup-cancel").click();
  return page;
}

const asking = (act) => async (stage) => {
  const page = await opened(stage);
  await at(page, `followup-${act}`).click();
  await page.waitForSelector(`${id("followup-panel")}[data-act="${act}"]`);
  return page;
};

/** The rows, made as those of the manager are. */
export function followUpStates(row) {
  return [
    row("followup-none", [], async (stage) => { const page = await stage.manager(); await at(page, "followup-none").scrollIntoViewIfNeeded(); return page; }),
    row("followup", ["manager ratings Here"], async (stage) => {
      const page = await seeded(stage);
      await at(page, "followup-table").scrollIntoViewIfNeeded();
      return page;
    }, STAGE),
    row("ratings", [], async (stage) => { const page = await seeded(stage); await at(page, "rating-chart").scrollIntoViewIfNeeded(); return page; }, STAGE),
    row("ratings-groups", [], async (stage) => { const page = await seeded(stage); await at(page, "suspicious-table").scrollIntoViewIfNeeded(); return page; }, STAGE),
    row("followup-open", ["ratings opened Here"], opened, STAGE),
    row("followup-assign", [], asking("assign"), STAGE),
    row("followup-call", [], asking("call-back"), STAGE),
    row("followup-refused", ["ratings note Failed"], async (stage) => {
      const page = await asking("call-back")(stage);
      await at(page, "followup-note").fill("13812345678");
      await at(page, "followup-do").click();
      await page.waitForSelector(`${id("followup-message")}[data-state="failed"]`);
      return page;
    }, STAGE),
    row("followup-called", ["ratings note Done"], async (stage) => {
      const page = await asking("call-back")(stage);
      await at(page, "followup-do").click();
      await page.waitForSelector(`${id("followup-page")}[data-stage="called"]`);
      return page;
    }, STAGE),
    row("followup-mend", [], asking("mend"), STAGE),
    row("ratings-print", [], async (stage) => {
      const page = await seeded(stage);
      await page.evaluate(() => { window.print = () => { window.prints = (window.prints ?? 0) + 1; }; });
      await at(page, "ratings-print").click();
      await page.waitForFunction(() => window.prints === 1);
      await page.emulateMedia({ media: "print" });
      await at(page, "ratings-sheet").waitFor();
      return page;
    }, { ...STAGE, sizes: [A4] }),
    row("ratings-bad-range", ["manager ratings BadRange"], async (stage) => {
      const page = await stage.manager();
      await at(page, "ratings-from").fill("");
      await at(page, "ratings-show").click();
      await page.waitForSelector(`${id("ratings")}[data-state="bad-range"]`);
      await at(page, "ratings-from").scrollIntoViewIfNeeded();
      return page;
    }, { stage: "ratings bad range" }),
  ];
}

/** A clerk is told of a complaint that was called back, and begins to object. */
export const ownRatingRow = (counterRow) => counterRow("own-ratings", ["counter own MayObject"], async (stage) => {
  const kiosk = await stage.kiosk({ time: MORNING });
  await seedRatings(kiosk.page, [{ day: "2026-11-20", nth: 22, score: 1, clerk: CLERK }]);
  await append(kiosk.page, [{ stream: `rating/${ticketOf("2026-11-20", 22)}`, time: +MORNING - 60_000, event: { called_back: { by: "tana", outcome: "reached" } } }]);
  const counter = await stage.counter({ time: MORNING });
  await counter.sitDown("2");
  await at(counter.page, "own-ratings").locator("summary").click();
  await at(counter.page, "own-appeal").click();
  await at(counter.page, "own-objection").scrollIntoViewIfNeeded();
  return counter.page;
}, { stage: "counter own ratings" });

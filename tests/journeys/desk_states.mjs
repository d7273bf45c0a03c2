// The states of what every desk shows (calls, notices, doubts), and of staff and manager, for the table of all states.

import { ratingFileStates } from "./rating_file_states.mjs";
import { serveContent, shippedContent } from "./harness.mjs";
import { editorStates } from "./editor_states.mjs";
import { caseTableStates, feedStates, scanStates } from "./feed_states.mjs";
import { followUpStates, ownRatingRow } from "./followup_states.mjs";
import { formStates } from "./form_states.mjs";
import { visited } from "./guide_states.mjs";
import { gateStates } from "./gate_states.mjs";
import { opinionBoardStates } from "./opinion_states.mjs";
import { publishingStates } from "./publishing_states.mjs";
import { reportStates } from "./report_states.mjs";
import { at, id } from "./pages/page.mjs";

/** Monday, 10:00 in the hall. */
const MORNING = new Date("2026-11-23T02:00:00Z");
/** In the calendar's last month, and after its end. */
const [LAST_MONTH, AFTER_THE_END] = [new Date("2026-12-15T02:00:00Z"), new Date("2027-01-04T02:00:00Z")];
const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000];
/** A hall whose clock the stage sets: not the demo's. */
const REAL = { query: "x=1", time: MORNING };
const see = async (page, name, state) => { await page.waitForSelector(`${id(name)}${state ? `[data-state="${state}"]` : ""}`); return page; };

/** The kiosk calls for help, and twice no paper comes out there. */
export async function callFromKiosk(stage) {
  const kiosk = await stage.kiosk();
  await kiosk.takeNumber({ queue: "A" });
  await kiosk.press("paper-no");
  await kiosk.press("paper-no");
  await kiosk.goHome();
  await kiosk.press("home-help");
}
/** Both calls stand there. */
async function seeCalls(page) {
  await at(page, "help-call").waitFor();
  await at(page, "paper-out").waitFor();
  return page;
}
/** The database is taken from every window, as a newer program would, and left as it was. */
export const closeRecords = (page, name = "residents-window-demo") => page.evaluate((name) => new Promise((done) => {
  const opening = indexedDB.open(name, 1_000);
  opening.onupgradeneeded = () => opening.transaction.abort();
  opening.onerror = (event) => { event.preventDefault(); done(); };
}), name);
const bare = async (stage) => { const page = await stage.context.newPage(); await page.goto(`${stage.origin}/icons/icon.svg`); return page; };

/** The clock of the machine shows another time, and a moment passes. */
async function setClock(page, time) {
  await page.clock.setSystemTime(time);
  await page.clock.runFor(2_000);
}
/** Content that stands in the file from the second start on. */
const laterContent = (change) => async (stage) => {
  await (await stage.kiosk()).takeNumber({ queue: "A" });
  const hall = shippedContent();
  change(hall);
  await serveContent(stage.context, hall);
  const { page } = await stage.counter();
  return page;
};

const CLOCK = { stage: "doubts" };
const counterRows = (row) => [
  row("choosing-calls", ["desk need Help", "desk need Paper"], async (stage) => { await callFromKiosk(stage); return seeCalls((await stage.counter()).page); }, { stage: "calls" }),
  row("calls", [], async (stage) => seeCalls((await stage.staffed()).page), { stage: "calls" }),
  row("new-version", ["desk reload SomethingNew"], async (stage) => {
    const { page } = await stage.staffed();
    await page.evaluate(() => { document.documentElement.dataset.update = "ready"; });
    return see(page, "reload", "something-new");
  }, { stage: "calls" }),
  row("records-closed", ["desk reload RecordsClosed"], async (stage) => {
    const { page } = await stage.staffed();
    await closeRecords(await bare(stage));
    return see(page, "reload", "records-closed");
  }, { stage: "records closed" }),
  row("content-refused", [], async (stage) => see(await laterContent((hall) => { for (const item of hall.items.slice(0, 5)) item.queue = "Z"; })(stage), "content-notice", "refused"), { stage: "content refused" }),
  row("content-waits", [], async (stage) => see(await laterContent((hall) => { hall.items[0].queue = hall.items[0].queue === "A" ? "B" : "A"; })(stage), "content-notice", "waits"), { stage: "content waits" }),
  row("calendar-ends", ["desk notice Calendar", "desk calendar Soon"], async (stage) => see((await stage.counter({ ...REAL, time: LAST_MONTH })).page, "hall-notice", "calendar"), { stage: "calendar ends" }),
  row("calendar-passed", ["desk calendar Passed"], async (stage) => see((await stage.counter({ ...REAL, time: AFTER_THE_END })).page, "hall-notice", "calendar"), { stage: "calendar passed" }),
  row("clock-set-back", ["counter doubt BeforeLastEntry"], async (stage) => {
    const counter = await stage.counter(REAL);
    await counter.sitDown("1");
    await setClock(counter.page, +MORNING - HOUR_MS);
    return see(counter.page, "clock-doubt", "before-last-entry");
  }, CLOCK),
  row("clock-jumped", ["counter doubt JumpedToAnotherDay"], async (stage) => {
    const { page } = await stage.counter();
    await setClock(page, +MORNING + 60_000);
    await (await stage.kiosk(REAL)).takeNumber({ queue: "A" });
    await setClock(page, +MORNING + DAY_MS);
    return see(page, "clock-doubt", "jumped-to-another-day");
  }, CLOCK),
  row("clock-long-after", ["counter doubt LongAfterLastEntry"], async (stage) => {
    const counter = await stage.counter(REAL);
    await counter.sitDown("1");
    await setClock(counter.page, +MORNING + 20 * DAY_MS);
    return see(counter.page, "clock-doubt", "long-after-last-entry");
  }, { stage: "doubt about the date" }),
];

/** Has the records verified against these heads. */
async function verify(page, heads, state) {
  await at(page, "heads-input").fill(heads);
  await at(page, "journal-verify").click();
  return see(page, "journal-verdict", state);
}
/** The heads that the day sheet would print, a line each. */
async function heads(page) {
  await at(page, "heads-print").click();
  const rows = page.locator(`${id("day-sheet")} tr:has(code)`);
  await rows.first().waitFor({ state: "attached" });
  return rows.evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent).join(" ")));
}
const MACHINE = { tab: "machine" };
const staffRows = (row) => [
  row("empty", ["staff phase Idle", "gate stage Working"], async (stage) => see(await stage.staff(MACHINE), "health-table")),
  row("calls", [], async (stage) => { await callFromKiosk(stage); return seeCalls(await stage.staff({ tab: "hall" })); }),
  row("health", [], async (stage) => see(await stage.staff(MACHINE), "health-fault")),
  row("void", [], async (stage) => { const page = await stage.staff({ tab: "hall" }); await at(page, "ticket-void").first().click(); await at(page, "void-mistake").waitFor(); return page; }),
  row("failed", ["staff message Failed"], async (stage) => {
    const page = await stage.staff();
    await page.evaluate(() => { window.full = true; });
    await at(page, "void-mistake").click();
    return see(page, "staff-message", "failed");
  }),
  row("done", ["staff message Done"], async (stage) => {
    const page = await stage.staff();
    await page.evaluate(() => { window.full = false; });
    await at(page, "paper-filled").click();
    return see(page, "staff-message", "done");
  }),
  row("bad-line", ["staff phase BadLine"], async (stage) => verify(await stage.staff(MACHINE), "?", "failed")),
  row("consistent", ["staff phase Done", "staff sum Consistent"], async (stage) => verify(await stage.staff(), "", "consistent")),
  row("complete", ["staff sum Complete"], async (stage) => { const page = await stage.staff(); return verify(page, (await heads(page)).join("\n"), "complete"); }),
  // The troubles name records.
  row("faulty", ["staff sum Faulty"], async (stage) => {
    const page = await stage.staff();
    const changed = (await heads(page)).map((line) => line.replace(/[0-9a-f]{64}$/, "0".repeat(64)));
    return verify(page, changed.join("\n"), "faulty");
  }, { bothLanguages: true }),
];
/** A sheet of paper in CSS pixels. */
const A4 = [794, 1123];
const managerRows = (row) => [
  row("today", [], async (stage) => {
    await (await stage.kiosk()).takeNumber({ queue: "A" });
    const page = await stage.manager();
    // Below it the demand is being looked up, and its buttons change while it is.
    await see(page, "demand", "here");
    return see(page, "today-table");
  }),
  row("demand", [], async (stage) => {
    const page = await stage.manager();
    await at(page, "range-show").click();
    await see(page, "demand", "here");
    await at(page, "search-missed").scrollIntoViewIfNeeded();
    return page;
  }),
  // The sheet as the printer gets it: A4, without margins.
  row("demand-print", [], async (stage) => {
    await visited(stage);
    const page = await stage.manager({ time: MORNING });
    await page.evaluate(() => { window.print = () => { window.prints = (window.prints ?? 0) + 1; }; });
    await see(page, "demand", "here");
    await at(page, "demand-print").click();
    await page.waitForFunction(() => window.prints === 1);
    await page.emulateMedia({ media: "print" });
    await at(page, "demand-sheet").waitFor();
    return page;
  }, { stage: "manager print", sizes: [A4] }),
];

const YEAR = ["year", "done"].map((state) => `${id("demo-past")}[data-state="${state}"]`).join(", ");
/** A manager's window over the demonstration's month. */
async function withMonth(stage) {
  const page = await stage.manager({ time: MORNING });
  await see(page, "demo-past", "off");
  await at(page, "demo-load").click();
  await page.waitForSelector(YEAR, { timeout: 180_000 });
  await at(page, "figures-show").click();
  await at(page, "wait-accuracy").waitFor({ timeout: 60_000 });
  return page;
}
const figureRows = (row) => [
  row("figures-none", ["desk past NotWanted"], async (stage) => {
    const page = await stage.manager();
    // A year before there was a hall.
    await at(page, "figures-from").fill("2020-01-01");
    await at(page, "figures-to").fill("2020-12-31");
    await at(page, "figures-show").click();
    await at(page, "figures-none").scrollIntoViewIfNeeded();
    return page;
  }),
  row("figures-month", ["desk past Goes"], async (stage) => { const page = await withMonth(stage); await at(page, "figures-trend").scrollIntoViewIfNeeded(); return page; }, { stage: "manager figures" }),
  row("figures-print", [], async (stage) => {
    const page = await stage.manager({ time: MORNING });
    await at(page, "wait-accuracy").waitFor({ timeout: 60_000 });
    await at(page, "figures-print").click();
    await page.emulateMedia({ media: "print" });
    await at(page, "figures-sheet").waitFor();
    return page;
  }, { stage: "manager figures", sizes: [A4] }),
];

/** The rows, made as those of the counter are. */
export function deskStates(counterRow) {
  const of = (surface) => (name, shows, reach, more) => ({ ...counterRow(name, shows, reach), id: `${surface}-${name}`, surface, stage: surface, ...more });
  return [...counterRows(counterRow), ...staffRows(of("staff")), ...gateStates(of("staff")), ...editorStates(of("staff")), ...publishingStates(of("staff")), ...formStates(of("staff")), ...scanStates(of("staff")), ...feedStates(of("staff")), ...managerRows(of("manager")), ...figureRows(of("manager")), ...reportStates(of("manager")), ...caseTableStates(of("manager")), ...followUpStates(of("manager")), ...opinionBoardStates(of("manager")), ...ratingFileStates(of("manager")), ownRatingRow(counterRow)];
}

// Every state of every surface: how it is reached, at which sizes it must fit, and which states of the code it shows.
//
// all_screens.test.mjs walks this table and compares `shows` with the enums in the code, so that a new state without a row fails; scripts/screenshots.mjs
// walks it as well. Rows of one stage run in their order in the same windows; a row with its own stage gets fresh ones.

import assert from "node:assert/strict";
import { serveContent, shippedContent } from "./harness.mjs";
import { Counter } from "./pages/counter.mjs";
import { at, id, scan } from "./pages/page.mjs";
import { boardStates } from "./board_states.mjs";
import { counterCaseStates } from "./counter_case_states.mjs";
import { caseStates } from "./case_states.mjs";
import { deskStates } from "./desk_states.mjs";
import { guideStates } from "./guide_states.mjs";
import { opinionStalled, opinionStates } from "./opinion_states.mjs";
import { pinStates } from "./pin_states.mjs";
import { rateStates, ratedStates } from "./rate_states.mjs";
import { silenceCounters, stall } from "./stage.mjs";

const KIOSK_SIZES = [[1080, 1920], [1920, 1080], [1366, 768], [768, 1024]];
const DISPLAY_SIZES = [[1920, 1080]];
/** The last one is 1366x768 at 200 %. */
const DESK_SIZES = [[1366, 768], [1920, 1080], [683, 384]];
const START_SIZES = [[1080, 1920], [1366, 768]];
/** Monday, 23:30 in the hall. */
const AT_NIGHT = new Date("2026-11-23T15:30:00Z");
/** Monday, 10:00 in the hall. */
const IN_THE_MORNING = new Date("2026-11-23T02:00:00Z");
const [IDLE_SECONDS, IDLE_WARNING_SECONDS] = [45, 20];
const [WAIT_MS, CONFIRM_SECONDS_MAX] = [5_000, 40];
const [ASKS_MAX, STALE_SECONDS] = [12, 16];

/** Takes a ticket, has it treated at the counter, and looks it up at the kiosk. */
async function lookUpAfter(stage, state, treat) {
  const kiosk = await stage.kiosk();
  const counter = await stage.staffed();
  const ticket = await kiosk.takeNumber({ queue: "A" });
  await kiosk.goHome();
  await treat?.(counter, ticket.number);
  await kiosk.lookUp(ticket.code);
  await kiosk.seePlace(state);
  return kiosk.page;
}

/** Presses its way through the kiosk from home. */
const press = (...names) => async (stage) => {
  const kiosk = await stage.kiosk();
  await kiosk.goHome();
  for (const name of names) await kiosk.press(name);
  return kiosk.page;
};

const ticketScreen = (after) => async (stage) => {
  const kiosk = await stage.kiosk();
  await kiosk.takeNumber({ queue: "B", priority: true });
  await after?.(kiosk);
  return kiosk.page;
};

const setupStep = (step) => async (stage) => {
  const kiosk = await stage.kiosk({ query: "demo=1&setup=1" });
  if (step === 2) await kiosk.checkHallCode();
  if (step > 2) await kiosk.press("setup-next");
  await kiosk.page.waitForSelector(`${id("setup")}[data-state="step-${step}"]`);
  return kiosk.page;
};

/** The kiosk with the disk that does not answer, so many seconds later. */
const stalledIssue = (seconds, screen) => async (stage) => {
  const kiosk = await stage.kiosk({ time: IN_THE_MORNING });
  if (!(await kiosk.page.evaluate(() => window.stalled))) {
    await kiosk.press("home-take-number");
    await kiosk.press("queue-A");
    await stall(kiosk.page, true);
    await kiosk.press("priority-no");
  }
  if (seconds) await kiosk.page.clock.runFor(seconds * 1_000);
  await kiosk.seeScreen(screen);
  return kiosk.page;
};

/** Looked at in every mode: one screen of each build. */
const MODES = ["seated", "contrast"];
const kioskRow = (name, shows, reach, more = {}) => ({ id: `kiosk-${name}`, surface: "kiosk", stage: "kiosk", sizes: KIOSK_SIZES, elder: true, touch: { any: 44, main: 60 }, shows, reach, ...more });
const screen = (...names) => names.map((name) => `kiosk screen ${name}`);

const KIOSK = [
  kioskRow("home", screen("home"), press(), { modes: MODES }),
  kioskRow("choose-queue", screen("choose-queue"), press("home-take-number"), { modes: MODES }),
  kioskRow("items-by-class", screen("items"), press("home-take-number", "by-name"), { modes: MODES }),
  kioskRow("items-by-letter", screen("items"), press("home-take-number", "by-name", "items-by-letter")),
  ...guideStates(kioskRow),
  kioskRow("priority", screen("priority"), press("home-take-number", "queue-A"), { modes: MODES }),
  kioskRow("ticket", [...screen("ticket"), "kiosk asks Paper"], ticketScreen(), { modes: MODES }),
  kioskRow("ticket-again", ["kiosk asks Paper"], ticketScreen(async (kiosk) => { for (let nth = 0; nth < 2; nth++) { await kiosk.press("paper-no"); } })),
  kioskRow("ticket-answered", ["kiosk asks Nothing"], ticketScreen((kiosk) => kiosk.press("paper-yes"))),
  kioskRow("ticket-give-back", ["kiosk asks GiveBack"], ticketScreen((kiosk) => kiosk.press("give-back"))),
  kioskRow("given-back", screen("given-back"), ticketScreen(async (kiosk) => { await kiosk.press("give-back"); await kiosk.press("give-back-yes"); await kiosk.seeScreen("given-back"); })),
  kioskRow("ticket-misread", ["kiosk asks Paper"], ticketScreen(async (kiosk) => {
    const shown = await at(kiosk.page, "ticket-number").innerText();
    await scan(kiosk.page, "101072611210200234081747");
    await at(kiosk.page, "case-error").waitFor();
    assert.equal(await at(kiosk.page, "ticket-number").innerText(), shown, "the number stays");
  })),
  kioskRow("no-voice", screen("home"), async (stage) => {
    const page = await press("mode-voice")(stage);
    await at(page, "mode-voice").getByText(/没有语音|No voice/).waitFor();
    return page;
  }),
  kioskRow("case-entry", screen("case-entry"), press("home-case"), { modes: MODES }),
  kioskRow("case-entry-fault", screen("case-entry"), async (stage) => {
    const page = await press("home-case")(stage);
    await at(page, "case-input").fill("123");
    await at(page, "case-submit").click();
    await at(page, "case-error").waitFor();
    return page;
  }),
  kioskRow("place-waiting", [...screen("place"), "kiosk ticket waiting"], (stage) => lookUpAfter(stage, "waiting")),
  kioskRow("place-called", ["kiosk ticket called"], (stage) => lookUpAfter(stage, "called", (counter, number) => counter.callGiven(number))),
  kioskRow("place-held", ["kiosk ticket held"], (stage) => lookUpAfter(stage, "held", async (counter, number) => { await counter.callGiven(number); await counter.press("call-hold"); await counter.seeState("free"); })),
  kioskRow("place-missed", ["kiosk ticket missed"], (stage) => lookUpAfter(stage, "missed", async (counter, number) => { await counter.callGiven(number); await counter.press("call-miss"); await counter.seeState("free"); })),
  kioskRow("place-served", ["kiosk ticket served"], (stage) => lookUpAfter(stage, "served", async (counter, number) => { await counter.callGiven(number); await counter.press("call-finish"); await counter.seeState("free"); })),
  kioskRow("place-voided", ["kiosk ticket voided"], async (stage) => {
    const kiosk = await stage.kiosk();
    const { code } = await kiosk.takeNumber({ queue: "A" });
    await kiosk.press("give-back");
    await kiosk.press("give-back-yes");
    await kiosk.seeScreen("given-back");
    await kiosk.lookUp(code);
    await kiosk.seePlace("voided");
    return kiosk.page;
  }),
  ...rateStates(kioskRow, MODES),
  ...opinionStates(kioskRow, MODES),
  ...boardStates(kioskRow, press),
  kioskRow("help-ringing", ["kiosk help Ringing"], async (stage) => {
    await stage.staffed();
    const page = await press("home-help")(stage);
    await page.waitForSelector(`${id("help-status")}[data-state="ringing"]`);
    return page;
  }),
  kioskRow("help-coming", ["kiosk help Coming"], async (stage) => {
    const { page } = await stage.kiosk();
    await (await stage.staffed()).press("help-answer");
    await page.waitForSelector(`${id("help-status")}[data-state="coming"]`);
    return page;
  }),
  kioskRow("help-unheard", ["kiosk help Unheard"], async (stage) => {
    const page = await press("home-help")(stage);
    await page.waitForSelector(`${id("help-status")}[data-state="unheard"]`);
    return page;
  }, { stage: "nobody listens" }),
  ...caseStates(kioskRow),
  ...ratedStates(kioskRow),
  ...opinionStalled(kioskRow),
  ...[1, 2, 3, 4, 5, 6].map((step) => kioskRow(`setup-${step}`, [...screen("setup"), `kiosk setup ${step}`], setupStep(step), { stage: "setup" })),
  kioskRow("ticket-no-printer", ["kiosk asks NothingNoPrinter"], async (stage) => {
    const kiosk = await stage.kiosk({ query: "demo=1&setup=1" });
    await kiosk.checkHallCode();
    for (const name of ["setup-next", "setup-paper-none", "setup-next", "setup-next", "setup-next", "setup-done"]) await kiosk.press(name);
    await kiosk.takeNumber({ queue: "A" });
    return kiosk.page;
  }, { stage: "no printer" }),
  kioskRow("idle-warning", ["kiosk idle Warning"], async (stage) => {
    const { page } = await stage.kiosk({ time: IN_THE_MORNING });
    await at(page, "home-guides").click();
    await page.clock.runFor((IDLE_SECONDS + 3) * 1_000);
    await at(page, "idle-warning").waitFor();
    return page;
  }, { stage: "idle", elder: false }),
  kioskRow("attract", screen("attract"), async (stage) => {
    const kiosk = await stage.kiosk({ time: IN_THE_MORNING });
    await kiosk.page.clock.runFor((IDLE_SECONDS + IDLE_WARNING_SECONDS + 300) * 1_000);
    await kiosk.seeScreen("attract");
    return kiosk.page;
  }, { stage: "idle", elder: false, bothLanguages: true }),
  kioskRow("issuing", screen("issuing"), stalledIssue(0, "issuing"), { stage: "stalled", elder: false }),
  kioskRow("confirming", screen("confirming"), stalledIssue(WAIT_MS / 1_000 + 1, "confirming"), { stage: "stalled", elder: false }),
  kioskRow("not-issued-unknown", [...screen("not-issued"), "kiosk none unknown"], stalledIssue(CONFIRM_SECONDS_MAX + 2, "not-issued"), { stage: "stalled", elder: false }),
  kioskRow("not-issued-failed", ["kiosk none failed"], async (stage) => {
    const kiosk = await stage.kiosk();
    await kiosk.page.evaluate(() => { window.full = true; });
    for (const name of ["home-take-number", "queue-A", "priority-no"]) await kiosk.press(name);
    await kiosk.seeScreen("not-issued");
    return kiosk.page;
  }, { stage: "full" }),
  kioskRow("home-closed", screen("home"), async (stage) => {
    const { page } = await stage.kiosk({ query: "x=1", time: AT_NIGHT });
    await at(page, "hall-closed").waitFor();
    return page;
  }, { stage: "closed" }),
  kioskRow("choose-queue-closed", screen("choose-queue"), press("home-take-number"), { stage: "closed" }),
  kioskRow("not-issued-not-now", ["kiosk none not-now"], press("home-take-number", "queue-A"), { stage: "closed" }),
];

const displayRow = (name, shows, reach, more = {}) => ({ id: `display-${name}`, surface: "display", stage: "display", sizes: DISPLAY_SIZES, shows, reach, ...more });
const calls = (...counters) => async (stage) => {
  const kiosk = await stage.kiosk();
  const display = await stage.display();
  for (const [counter, queue] of counters) {
    const page = await stage.window(`counter ${counter}`, "/counter/");
    const clerk = new Counter(page);
    await clerk.sitDown(counter);
    const { number } = await kiosk.takeNumber({ queue });
    await kiosk.goHome();
    await clerk.callGiven(number);
    await display.seeCall(number, counter);
  }
  return display.page;
};
const DISPLAY = [
  displayRow("empty", ["display hours Open"], async (stage) => { const { page } = await stage.display(); await at(page, "display-empty").waitFor(); return page; }),
  displayRow("one-call", ["display card New"], calls(["1", "A"])),
  displayRow("ten-calls", ["display card Current"], calls(["2", "E"], ["3", "B"], ["4", "B"], ["5", "E"], ["6", "C"], ["7", "C"], ["8", "D"], ["9", "A"], ["10", "E"])),
  displayRow("history", ["display card New"], async (stage) => {
    const { page } = await stage.display();
    for (const counter of ["2", "3", "4", "5", "6", "7", "8"]) await stage.windows[`counter ${counter}`].getByTestId("call-finish").click();
    await page.waitForFunction(() => document.querySelectorAll('[data-testid="display-past-call"]').length === 7);
    return page;
  }),
  displayRow("stale-journal", ["display stale Journal"], async (stage) => {
    const { page } = await stage.display({ time: IN_THE_MORNING, before: (page) => page.addInitScript(() => {
      const begin = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function transaction(...asked) {
        if (window.deaf) throw new DOMException("deaf", "InvalidStateError");
        return begin.apply(this, asked);
      };
    }) });
    await page.evaluate(() => { window.deaf = true; });
    for (let second = 0; second < STALE_SECONDS; second++) await page.clock.runFor(1_000);
    await page.waitForSelector(`${id("display-stale")}[data-because="journal"]`);
    return page;
  }, { stage: "stale journal" }),
  displayRow("stale-counters", ["display stale Counters"], async (stage) => (await silenceCounters(stage)).page, { stage: "stale counters" }),
  displayRow("closed", ["display hours Closed"], async (stage) => {
    const { page } = await stage.display({ query: "x=1", time: AT_NIGHT });
    await page.waitForSelector(`${id("display-empty")}[data-state="closed"]`);
    return page;
  }, { stage: "closed" }),
  displayRow("setup", [], async (stage) => { const { page } = await stage.display({ query: "demo=1&setup=1" }); await at(page, "display-setup").waitFor(); return page; }, { stage: "setup" }),
];

const counterRow = (name, shows, reach, more = {}) => ({ id: `counter-${name}`, surface: "counter", stage: "counter", sizes: DESK_SIZES, scrolls: true, touch: { any: 24, main: 24 }, shows, reach, ...more });
const withPerson = async (stage) => {
  const kiosk = await stage.kiosk();
  const counter = await stage.staffed();
  for (const priority of [false, true, false]) {
    await kiosk.takeNumber({ queue: "A", priority });
    await kiosk.goHome();
  }
  return counter;
};
const COUNTER = [
  counterRow("choosing", ["counter stage Choosing"], async (stage) => { const { page } = await stage.counter(); await at(page, "counter-select").selectOption("1"); return page; }),
  counterRow("free", ["counter stage Seated", "counter card Free", "counter message Done"], async (stage) => { const { page } = await stage.staffed(); return page; }),
  counterRow("nobody", ["counter message Failed"], async (stage) => {
    const counter = await stage.staffed();
    await counter.press("call-next");
    await counter.page.waitForSelector(`${id("counter-message")}[data-state="failed"]`);
    return counter.page;
  }),
  counterRow("not-a-number", ["counter message NotANumber"], async (stage) => {
    const { page } = await stage.staffed();
    await at(page, "call-number-input").fill("??");
    await at(page, "call-number").click();
    await page.waitForSelector(`${id("counter-message")}[data-state="failed"]`);
    return page;
  }),
  counterRow("called", ["counter card Person"], async (stage) => { const counter = await withPerson(stage); await counter.press("call-next"); await counter.seeState("called"); return counter.page; }),
  counterRow("transfer", ["counter panel Transfer"], async (stage) => { const { page } = await stage.counter(); await at(page, "call-transfer").click(); await at(page, "transfer-panel").waitFor(); return page; }),
  counterRow("held-and-missed", [], async (stage) => {
    const counter = await stage.counter();
    await counter.press("panel-cancel");
    await counter.press("call-hold");
    await counter.seeState("free");
    await counter.press("call-next");
    await counter.seeState("called");
    await counter.press("call-miss");
    await counter.seeState("free");
    return counter.page;
  }),
  counterRow("help", [], async (stage) => {
    await (await stage.kiosk()).press("home-help");
    const { page } = await stage.counter();
    await at(page, "help-call").waitFor();
    return page;
  }),
  counterRow("confirm-close", ["counter panel ConfirmClose"], async (stage) => {
    const { page } = await stage.counter();
    await at(page, "help-answer").click();
    await at(page, "counter-close").click();
    await at(page, "close-panel").waitFor();
    return page;
  }),
  counterRow("paused", ["counter card Paused"], async (stage) => { const counter = await stage.counter(); await counter.press("panel-cancel"); await counter.press("counter-pause"); await counter.seeState("paused"); return counter.page; }),
  counterRow("done-for-today", [], async (stage) => {
    const { page } = await stage.counter();
    await at(page, "counter-close").click();
    await page.waitForSelector(`${id("close-confirm")}, ${id("counter-select")}`);
    if (await at(page, "close-confirm").count()) await at(page, "close-confirm").click();
    await at(page, "counter-select").waitFor();
    return page;
  }),
  counterRow("closed", ["counter card Closed"], async (stage) => {
    const counter = await stage.counter({ query: "demo=1&counter=1&clerk=song-yulan" });
    await counter.seeState("closed");
    return counter.page;
  }, { stage: "closed seat" }),
  counterRow("in-use", ["counter stage InUse"], async (stage) => {
    await stage.staffed("3");
    const page = await stage.window("second", "/counter/");
    await at(page, "counter-select").selectOption("3");
    await at(page, "counter-open").click();
    await at(page, "counter-in-use").waitFor();
    return page;
  }, { stage: "two windows" }),
  counterRow("taken-over", ["counter stage TakenOver"], async (stage) => {
    await at(stage.windows.second, "counter-takeover").click();
    const { page } = await stage.counter();
    await at(page, "counter-taken").waitFor();
    return page;
  }, { stage: "two windows" }),
  counterRow("claiming", ["counter stage Claiming"], async (stage) => {
    const { page } = await stage.counter();
    await page.evaluate(() => { window.locksStalled = true; });
    await at(page, "counter-select").selectOption("1");
    await at(page, "counter-open").click();
    await at(page, "counter-open").waitFor({ state: "detached" });
    return page;
  }, { stage: "claiming" }),
  counterRow("unsure", ["counter message Unsure"], async (stage) => {
    const counter = await stage.counter({ time: IN_THE_MORNING });
    await counter.sitDown("1");
    await stall(counter.page, true);
    await counter.press("counter-pause");
    // The command asks again by itself before it gives up.
    for (let turn = 0; turn < ASKS_MAX && !(await counter.page.locator(`${id("counter-message")}[data-state="unsure"]`).count()); turn++) await counter.page.clock.runFor(WAIT_MS);
    await counter.page.waitForSelector(`${id("counter-message")}[data-state="unsure"]`);
    return counter.page;
  }, { stage: "unsure" }),
  // A lock long enough for a slow machine.
  counterRow("too-soon", ["counter message TooSoon"], async (stage) => {
    const hall = shippedContent();
    hall.limits.call_lock_seconds = 30;
    await serveContent(stage.context, hall);
    const counter = await withPerson(stage);
    await counter.press("call-next");
    // While the call is on its way nothing else is asked at all: the lock begins with its answer.
    await counter.page.waitForSelector(`${id("counter-message")}[data-state="done"]`);
    await counter.key("F9");
    await counter.page.waitForSelector(`${id("call-number-input")}:focus`);
    // Not letter by letter at once: that is how a scanner types, and its Enter presses nothing.
    await at(counter.page, "call-number-input").fill("A001");
    await counter.key("Enter");
    await counter.page.waitForSelector(`${id("counter-message")}[data-state="failed"]`);
    return counter.page;
  }, { stage: "locked" }),
];

const startRow = (name, shows, reach) => ({ id: `start-${name}`, surface: "start", stage: `start ${name}`, sizes: START_SIZES, scrolls: true, bothLanguages: true, shows, reach });
const startFault = (code, prepare) => async (stage) => {
  const page = await prepare(stage);
  await page.waitForSelector(`${id("start-fault")}[data-state="${code}"]`);
  return page;
};
const rawDatabase = (page, version) => page.evaluate((version) => new Promise((done, failed) => {
  const opening = indexedDB.open("residents-window-demo", version);
  opening.onupgradeneeded = () => { if (version === 1) for (const store of ["entries", "streams", "sequences", "writers", "requests", "meta"]) opening.result.createObjectStore(store, { autoIncrement: store === "entries" }); };
  opening.onsuccess = () => { if (version > 1) opening.result.close(); window.held = opening.result; done(); };
  opening.onerror = () => failed(opening.error);
}), version);
const bare = async (stage) => { const page = await stage.context.newPage(); await page.goto(`${stage.origin}/icons/icon.svg`); return page; };
const START = [
  startRow("newer", ["start Newer"], startFault("S2", async (stage) => { await rawDatabase(await bare(stage), 9); return (await stage.kiosk()).page; })),
  startRow("unavailable", ["start Unavailable"], startFault("S3", async (stage) => (await stage.kiosk({ before: (page) => page.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException("forbidden", "SecurityError"); };
  }) })).page)),
  startRow("damaged", ["start Damaged"], startFault("S4", async (stage) => (await stage.kiosk({ before: (page) => page.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException("internal error", "UnknownError"); };
  }) })).page)),
  startRow("content", ["start Content"], startFault("S5", async (stage) => {
    const hall = shippedContent();
    for (const item of hall.items.slice(0, 20)) item.queue = "Z";
    await serveContent(stage.context, hall);
    return (await stage.kiosk()).page;
  })),
  startRow("no-content", ["start NoContent"], startFault("S6", async (stage) => { await serveContent(stage.context, "", { status: 404 }); return (await stage.kiosk()).page; })),
  startRow("blocked", ["start Blocked"], startFault("S7", async (stage) => { await rawDatabase(await bare(stage), 1); return (await stage.kiosk()).page; })),
];

/** The table. */
export const STATES = [...KIOSK, ...DISPLAY, ...COUNTER, ...counterCaseStates(counterRow), ...pinStates(counterRow), ...deskStates(counterRow), ...START];

export { Stage } from "./stage.mjs";
export { NOT_SHOWN, statesOfTheCode } from "./states_of_the_code.mjs";

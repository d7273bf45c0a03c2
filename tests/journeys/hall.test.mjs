// A hall at work: kiosk, counters and display of one installation. Numbers are taken, called, recalled, put aside, sent on, missed and taken back,
// the display follows within a second, and a window that is reloaded at any point shows what it showed.
//
// Alone: it measures time.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DEMO_DATABASE, REAL_DATABASE, factsOf, issued, readJournal, verify } from "./journal.mjs";
import { faults, serveSite, withInstallation } from "./harness.mjs";
import { openCounter } from "./pages/counter.mjs";
import { openDisplay } from "./pages/display.mjs";
import { openKiosk } from "./pages/kiosk.mjs";
import { lastPress, rememberPresses } from "./pages/page.mjs";

/** What the display may take to follow. */
const FOLLOWS_WITHIN_MS = 1_000;

let site;
before(async () => { site = await serveSite(); });
after(() => site.close());

/** Times from the press of a button in one window until the display shows what came of it, both read inside the browser. */
class Stopwatch {
  times = [];

  async time(what, window, act, seen) {
    const [done, at] = await Promise.all([act(), seen()]);
    const took = Math.round(at - (await lastPress(window.page)));
    this.times.push(`${what} ${took} ms`);
    assert.ok(took >= 0, `the display showed "${what}" before it was pressed: ${took} ms`);
    assert.ok(took <= FOLLOWS_WITHIN_MS, `the display followed "${what}" after ${took} ms`);
    return done;
  }
}

/** Reloads every window in turn and compares what it shows before and after. */
async function reloadEach(...windows) {
  for (const window of windows) {
    const before = await window.snapshot();
    await window.reload();
    assert.deepEqual(await window.snapshot(), before);
  }
}

test("three numbers in two queues go through the hall, and the display follows", { timeout: 180_000 }, () => withInstallation(async (hall) => {
  const kiosk = await openKiosk(hall, site.origin, { before: rememberPresses });
  const display = await openDisplay(hall, site.origin, { size: { width: 1920, height: 1080 } });
  const counter = await openCounter(hall, site.origin, { size: { width: 1366, height: 768 }, before: rememberPresses });
  await counter.sitDown("1");
  // Nobody is sent on to a queue in which nobody works.
  const neighbour = await openCounter(hall, site.origin, { size: { width: 1366, height: 768 } });
  await neighbour.sitDown("10");
  await neighbour.page.close();
  const watch = new Stopwatch();

  const ordinary = await watch.time("issue", kiosk, () => kiosk.takeNumber({ queue: "A" }), () => display.seeWaiting("A", 1));
  await kiosk.takePaper();
  const priority = await kiosk.takeNumber({ queue: "A", priority: true });
  await kiosk.takePaper();
  const other = await kiosk.takeNumber({ queue: "E" });
  await kiosk.press("paper-none");
  await kiosk.goHome();
  assert.deepEqual([ordinary.number, priority.number, other.number], ["A001", "A002", "E001"]);
  for (const { code } of [ordinary, priority, other]) assert.match(code, /^\d{24}$/);
  assert.equal(new Set([ordinary, priority, other].map(({ code }) => code)).size, 3);
  await counter.seeWaiting(2);
  await reloadEach(counter, display);
  await kiosk.reload();
  await kiosk.seeWaiting("A", 2);

  // Priority first, while its run lasts.
  await watch.time("call", counter, () => counter.callNext(), () => display.seeCall("A002", "1"));
  await kiosk.lookUp(priority.code);
  await kiosk.seePlace("called");
  await kiosk.goHome();
  const called = await display.call("A002");
  await watch.time("recall", counter, () => counter.press("call-recall"), () => display.seeRecall("A002", called));
  await reloadEach(counter, display);

  await watch.time("hold", counter, async () => { await counter.press("call-hold"); await counter.seeState("free"); }, () => display.seeNoCall("A002"));
  await reloadEach(counter, display);
  await watch.time("resume", counter, () => counter.resume("A002"), () => display.seeCall("A002", "1"));
  await reloadEach(counter, display);

  await watch.time("transfer", counter, () => counter.transferToQueue("E"), () => display.seeNoCall("A002"));
  await display.seeWaiting("E", 2);
  await counter.seeWaiting(1);
  await kiosk.lookUp(priority.code);
  await kiosk.seePlace("waiting");
  await kiosk.goHome();
  await reloadEach(counter, display);

  await watch.time("call", counter, () => counter.callNext(), () => display.seeCall("A001", "1"));
  await watch.time("miss", counter, async () => { await counter.press("call-miss"); await counter.seeState("free"); }, () => display.seeNoCall("A001"));
  await display.seeHistory("A001");
  await reloadEach(counter, display);
  await watch.time("rejoin", counter, () => counter.rejoin("A001"), () => display.seeWaiting("A", 1));
  await watch.time("call", counter, () => counter.callNext(), () => display.seeCall("A001", "1"));
  await watch.time("finish", counter, async () => { await counter.press("call-finish"); await counter.seeState("free"); }, () => display.seeNoCall("A001"));
  await reloadEach(counter, display);

  const journal = await readJournal(kiosk.page, DEMO_DATABASE);
  assert.deepEqual(verify(journal), []);
  const kinds = factsOf(journal, "ticket").map(({ kind }) => kind).filter((kind) => !["waiting_estimated", "paper_answered"].includes(kind));
  assert.deepEqual(kinds, ["issued", "issued", "issued", "called", "recalled", "held", "resumed", "transferred", "called", "missed", "rejoined", "called", "served"]);
  for (const { page } of [kiosk, display, counter]) assert.deepEqual(await faults(page), []);
  console.log(`# ${watch.times.join(", ")}`);
}));

test("a clerk works with the keys alone", { timeout: 90_000 }, () => withInstallation(async (hall) => {
  const kiosk = await openKiosk(hall, site.origin);
  for (const queue of ["C", "C", "C"]) {
    await kiosk.takeNumber({ queue });
    await kiosk.takePaper();
  }
  const counter = await openCounter(hall, site.origin, { size: { width: 1366, height: 768 } });
  await counter.sitDown("6");
  await counter.key("F1");
  await counter.seeNumber("C001");
  await counter.key("F2");
  await counter.page.waitForFunction(() => document.querySelector('[data-testid="current-facts"]').textContent.includes("2"));
  await counter.key("F5");
  await counter.seeState("free");
  await counter.key("F5");
  await counter.seeNumber("C001");
  await counter.key("F3");
  await counter.seeState("free");
  // Calling is locked for a moment after every call.
  await counter.page.waitForSelector('[data-testid="call-number"]:enabled');
  // A function key acts once no scanner can have sent it.
  await counter.key("F9");
  await counter.page.waitForSelector('[data-testid="call-number-input"]:focus');
  await counter.page.keyboard.type("C002");
  await counter.key("Enter");
  await counter.seeNumber("C002");
  // Whoever types meanwhile is told so in words, and the number stays.
  await counter.key("F9");
  await counter.page.waitForSelector('[data-testid="call-number-input"]:focus');
  await counter.page.keyboard.type("C003");
  await counter.key("Enter");
  await counter.page.waitForSelector('[data-testid="counter-message"][data-state="failed"]');
  assert.match(await counter.page.getByTestId("counter-message").innerText(), /Enter/);
  assert.equal(await counter.page.getByTestId("call-number-input").inputValue(), "C003");
  await counter.page.waitForSelector('[data-testid="call-number"]:enabled');
  await counter.key("Enter");
  await counter.seeNumber("C003");
  await counter.key("F4");
  await counter.seeState("free");
  await counter.key("F8");
  await counter.seeState("paused");
  await counter.key("F8");
  await counter.seeState("free");
  assert.equal((await counter.snapshot()).served, "2");
}));

test("one counter in two windows asks before it takes over, and the first one stops", { timeout: 60_000 }, () => withInstallation(async (hall) => {
  const first = await openCounter(hall, site.origin);
  await first.sitDown("3");
  const second = await openCounter(hall, site.origin);
  await second.page.getByTestId("counter-select").selectOption("3");
  await second.press("counter-open");
  await second.page.getByTestId("counter-in-use").waitFor();
  await second.press("counter-takeover");
  await second.page.getByTestId("current-number").waitFor();
  await first.page.getByTestId("counter-taken").waitFor();
}));

test("a call for help rings at the counter, is answered there, and the kiosk says so", { timeout: 60_000 }, () => withInstallation(async (hall) => {
  const kiosk = await openKiosk(hall, site.origin);
  const counter = await openCounter(hall, site.origin);
  await counter.sitDown("3");
  await kiosk.press("home-help");
  await counter.page.getByTestId("help-call").waitFor();
  await kiosk.page.getByTestId("help-status").waitFor();
  await counter.press("help-answer");
  await counter.page.getByTestId("help-call").waitFor({ state: "detached" });
  await kiosk.page.waitForSelector('[data-testid="help-status"][data-state="coming"]');
}));

test("the demo never touches the real hall", { timeout: 60_000 }, () => withInstallation(async (hall) => {
  const real = await hall.window(`${site.origin}/?device=lobby-1`);
  // The real window notes by itself that its journal holds something.
  await real.waitForFunction(() => localStorage.getItem("journal-known"));
  // A fault of the real hall that no real window has taken up yet.
  await real.evaluate(() => localStorage.setItem("faults", JSON.stringify([{ at: 1, build: "b", path: "/", demo: false, kind: "error", text: "real", where: "" }])));
  // Whatever the demo keeps bears its name.
  const kept = () => real.evaluate(() => Object.fromEntries(
    Object.entries({ ...localStorage, faults: localStorage.getItem("faults")?.includes('"real"') }).filter(([key]) => !key.startsWith("demo-")),
  ));
  const before = await kept();
  const kiosk = await openKiosk(hall, site.origin, { query: "demo=1&device=trial-7" });
  await kiosk.takeNumber({ queue: "A" });
  const display = await hall.window(`${site.origin}/display/?demo=1&setup=1`);
  await display.getByTestId("setup-inches").fill("32");
  await display.getByTestId("setup-save").click();
  await display.getByTestId("display-call").or(display.getByTestId("display-empty")).first().waitFor();
  assert.deepEqual(await kept(), before);
  assert.deepEqual([before.installation, before.faults], ["lobby-1", true]);
  assert.deepEqual(issued(await readJournal(real, REAL_DATABASE)), [], "no ticket of the demo in the real hall");
}));

test("the demo is open again after weeks without a visitor", { timeout: 60_000 }, () => withInstallation(async (hall) => {
  const start = new Date("2026-11-23T02:00:00Z").getTime();
  const kiosk = await openKiosk(hall, site.origin, { before: (page) => page.clock.install({ time: start }) });
  assert.equal((await kiosk.takeNumber({ queue: "A" })).number, "A001");
  await kiosk.takePaper();
  await kiosk.page.clock.setSystemTime(start + 30 * 86_400_000);
  await kiosk.reload();
  await kiosk.takeNumber({ queue: "A" });
}));

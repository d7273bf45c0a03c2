// A finger rests on a button for a tenth of a second and more. Facts arrive meanwhile: a number is taken at another kiosk, somebody is called at another
// counter, a second or a minute passes. A button that were made anew in between would lose the touch, so that every one keeps its node, and acts.
//
// Alone: it measures time.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, serveSite, until, withoutWorker } from "./harness.mjs";
import { Counter } from "./pages/counter.mjs";
import { signIn } from "./pages/gate.mjs";
import { at, id } from "./pages/page.mjs";
import { Stage } from "./stage.mjs";

/** The minutes in lists and the words that hang on them change. */
const MINUTE_MS = 61_000;

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

/** Runs in the page: remembers every control, what it is called, and what is drawn in it. */
function rememberControls() {
  window.nameOf = (node) => [node.dataset.testid ?? node.value, node.dataset.number, node.closest("[data-device]")?.dataset.device].filter(Boolean).join(" ");
  window.controls = [...document.querySelectorAll("button, select, option, input, textarea, a[href]")]
    .map((node) => ({ node, name: window.nameOf(node), inside: [...node.querySelectorAll("*")] }));
}

/** Runs in the page: what did not keep its node. A press is lost as well when what is drawn in a button is taken away under the finger. */
function controlsMadeAnew() {
  const names = new Set([...document.querySelectorAll("button, select, option, input, textarea, a[href]")].map(window.nameOf));
  return window.controls.flatMap(({ node, name, inside }) => {
    if (!node.isConnected) return names.has(name) ? [`${name} was made anew`] : [];
    if (window.nameOf(node) !== name) return [`${name} became ${window.nameOf(node)}`];
    return inside.filter((part) => !part.isConnected).map((part) => `${part.tagName} in ${name} was made anew`);
  });
}

/** The hall of these tests: the window that is looked at, another kiosk, and another counter. */
class Hall extends Stage {
  /** Somebody at the other kiosk is about to take a number, and the other counter is about to call. */
  async getReady() {
    this.other = await this.window("other kiosk", "/");
    this.caller = await this.window("other counter", "/counter/");
    if (await at(this.caller, "counter-select").count()) await new Counter(this.caller).sitDown("9");
    if (await at(this.other, "go-home").count()) await pressElsewhere(this.other, "go-home");
    for (const name of ["home-take-number", "queue-A"]) await pressElsewhere(this.other, name);
    await at(this.other, "priority-no").waitFor();
    await this.caller.waitForFunction((selector) => document.querySelector(selector), `${id("call-next")}:enabled`);
  }

  /** Facts from elsewhere: a number, and a call. */
  async move() {
    const before = await at(this.caller, "current-number").getAttribute("data-number");
    await pressElsewhere(this.other, "priority-no");
    await at(this.other, "ticket-number").waitFor();
    await pressElsewhere(this.caller, "call-next");
    await new Counter(this.caller).seeNewCall(before);
  }
}

/** Presses in a window that nobody looks at: a browser draws such windows once a second only, and a real press would wait for that. */
async function pressElsewhere(page, name) {
  await at(page, name).waitFor();
  await at(page, name).evaluate((button) => button.click());
}

/** Holds `name` down in `page` while facts arrive and time passes. Everything that is still there is the same, and what is held acts. */
async function hold(hall, page, name, acted, { ms = 0 } = {}) {
  const button = page.locator(name.startsWith("[") ? name : id(name));
  await hall.getReady();
  await until(() => button.isEnabled(), `${name} can be pressed`);
  await page.bringToFront();
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  await page.evaluate(rememberControls);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  const heard = await page.evaluate(() => window.newsHeard);
  await hall.move();
  await page.waitForFunction((heard) => window.newsHeard > heard, heard);
  // The other windows share this clock: it is set forward for them all, and no timer rings, so that nobody idles.
  if (ms) await page.clock.setSystemTime(new Date((await page.evaluate(() => Date.now())) + ms));
  await page.clock.runFor(1_000);
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
  const anew = await page.evaluate(controlsMadeAnew);
  await page.mouse.up();
  assert.deepEqual(anew, [], `while ${name} was held`);
  await acted().catch((error) => assert.fail(`${name} was pressed and did nothing: ${error.message.split("\n")[0]}`));
}

/** Counts what a window hears from the others, so that nobody has to guess when it knows. */
const listening = {
  time: new Date(),
  before: (page) => page.addInitScript(() => {
    window.newsHeard = 0;
    const Channel = window.BroadcastChannel;
    window.BroadcastChannel = class extends Channel {
      constructor(name) {
        super(name);
        this.addEventListener("message", () => { setTimeout(() => { window.newsHeard += 1; }, 100); });
      }
    };
  }),
};

async function withHall(use) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  context.setDefaultTimeout(10_000);
  await withoutWorker(context);
  try {
    await use(new Hall(context, site.origin, "zh"));
  } finally {
    await context.close();
  }
}

test("the kiosk keeps its buttons while the hall moves", { timeout: 180_000 }, () => withHall(async (hall) => {
  const kiosk = await hall.kiosk(listening);
  const { page } = kiosk;
  await page.setViewportSize({ width: 1080, height: 1920 });
  const held = (name, acted, more) => hold(hall, page, name, acted, more);
  const sees = (name) => () => kiosk.seeScreen(name);
  await held("home-take-number", sees("choose-queue"));
  await kiosk.press("by-name");
  await held('[data-testid^="item-"]:enabled >> nth=0', sees("priority"));
  await kiosk.goHome();
  await kiosk.press("home-take-number");
  await held("queue-A", sees("priority"));
  await held("priority-no", sees("ticket"));
  await held("paper-yes", () => page.waitForSelector(`${id("paper-question")}[data-state="answered"]`));
  const code = await at(page, "ticket-code").getAttribute("data-code");
  await kiosk.lookUp(code);
  await held("go-home", sees("home"));

  const counter = await hall.staffed("1");
  const missed = await kiosk.takeNumber({ queue: "A" });
  await kiosk.takePaper();
  await counter.callGiven(missed.number);
  await counter.press("call-miss");
  await counter.seeState("free");
  await kiosk.lookUp(missed.code);
  await kiosk.seePlace("missed");
  await held("ticket-rejoin", () => kiosk.seePlace("waiting"));

  await kiosk.goHome();
  await kiosk.press("home-case");
  await held("keypad-5", () => page.waitForFunction(() => document.querySelector('[data-testid="case-input"]').value === "5"));
  await kiosk.goHome();
  await kiosk.press("home-help");
  await held("home-notices", sees("notices"));
  await page.evaluate(() => { window.full = true; });
  await kiosk.goHome();
  for (const name of ["home-take-number", "queue-A", "priority-no"]) await kiosk.press(name);
  await kiosk.seeScreen("not-issued");
  await held("choose-other", sees("choose-queue"));
}));

test("the counter keeps its buttons while the hall moves", { timeout: 180_000 }, () => withHall(async (hall) => {
  const counter = await hall.counter(listening);
  const { page } = counter;
  const held = (name, acted, more = { ms: MINUTE_MS }) => hold(hall, page, name, acted, more);
  const state = (name) => () => counter.seeState(name);
  // Enough people for everybody who calls.
  const kiosk = await hall.kiosk();
  for (let nth = 0; nth < 6; nth++) await kiosk.takeNumber({ queue: "A" });
  await at(page, "counter-select").selectOption("1");
  await held("counter-open", state("free"));
  await held("call-next", state("called"));
  await counter.press("call-transfer");
  await held("transfer-queue-A", state("free"));
  await counter.press("call-next");
  await held("call-hold", state("free"));
  await counter.press("call-next");
  await counter.seeState("called");
  await counter.press("call-miss");
  await counter.seeState("free");
  await held("call-resume", state("called"));
  await held("ticket-rejoin", () => at(page, "ticket-rejoin").waitFor({ state: "detached" }));
  await (await hall.kiosk()).press("home-help");
  await at(page, "help-call").waitFor();
  await held("help-answer", () => at(page, "help-call").waitFor({ state: "detached" }));
  await held("call-finish", state("free"));
  await counter.page.waitForSelector(`${id("call-number")}:enabled`);
  const { number } = await (await hall.kiosk()).takeNumber({ queue: "A" });
  await counter.callGiven(number);
  await counter.press("call-hold");
  await counter.press("counter-close");
  await at(page, "close-panel").waitFor();
  await held("panel-cancel", () => at(page, "close-panel").waitFor({ state: "detached" }));
  await counter.press("counter-pause");
  await held("counter-open", state("free"));
}));

test("the staff's screen keeps its buttons while the hall moves", { timeout: 120_000 }, () => withHall(async (hall) => {
  const kiosk = await hall.kiosk();
  const { number } = await kiosk.takeNumber({ queue: "B" });
  await kiosk.press("home-help");
  const page = await signIn(await hall.window("staff", "/staff/", listening));
  const held = (name, acted) => hold(hall, page, name, acted, { ms: MINUTE_MS });
  await held(`${id("ticket-void")}[data-number="${number}"]`, () => at(page, "void-mistake").waitFor());
  await held("void-mistake", () => page.waitForSelector(`${id("ticket-row")}[data-number="${number}"][data-state="voided"]`));
  await held("help-answer", () => at(page, "help-call").waitFor({ state: "detached" }));
}));

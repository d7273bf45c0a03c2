// What staff must not overlook: calls that ring until somebody goes, a page that has lost its records, calls that are large enough to be read.
//
// Alone: it measures time.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { callFromKiosk, closeRecords } from "./desk_states.mjs";
import { openBrowser, seeStarted, serveSite, until, withoutWorker } from "./harness.mjs";
import { Counter } from "./pages/counter.mjs";
import { at, id } from "./pages/page.mjs";
import { Stage } from "./stage.mjs";

/** 0.7 degrees at 10 m, on a 55-inch screen of 1,920 pixels: 122.2 mm of 1,210 mm. */
const LETTER_PX = 193.8;
const [WALKING_SECONDS, TURN_SECONDS, COUNTERS] = [75, 5, 10];
const RING_SECONDS = 10;

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser({ args: ["--autoplay-policy=no-user-gesture-required"] })]; });
after(async () => { await browser.close(); await site.close(); });

async function withStage(use, viewport = { width: 1366, height: 768 }) {
  const context = await browser.newContext({ viewport });
  context.setDefaultTimeout(15_000);
  await withoutWorker(context);
  try {
    await use(new Stage(context, site.origin, "zh"));
  } finally {
    await context.close();
  }
}

/** Prepared before a page's own scripts: counts the strokes of the bell. */
const countStrokes = (page) => page.addInitScript(() => {
  window.strokes = 0;
  const start = window.OscillatorNode.prototype.start;
  window.OscillatorNode.prototype.start = function counted(...how) { window.strokes += 1; return start.apply(this, how); };
});

test("a call for help rings on the choosing screen until somebody goes, and is answered there", { timeout: 90_000 }, () => withStage(async (stage) => {
  const { page } = await stage.counter({ time: new Date(), before: countStrokes });
  const strokes = () => page.evaluate(() => window.strokes);
  await (await stage.kiosk()).press("home-help");
  await at(page, "help-call").waitFor();
  await until(async () => (await strokes()) > 0, "the first stroke");
  for (let ring = 1; ring <= 3; ring++) {
    const heard = await strokes();
    await page.clock.runFor(RING_SECONDS * 1_000);
    await until(async () => (await strokes()) > heard, `stroke ${ring + 1}`);
  }
  // What is announced does not change with the time.
  const alert = page.locator(`${id("help-call")} [role="alert"]`);
  assert.doesNotMatch(await alert.innerText(), /\d:\d/);
  await at(page, "help-answer").click();
  await at(page, "help-call").waitFor({ state: "detached" });
  await page.waitForSelector(`${id("counter-message")}[data-state="done"]`);
  const heard = await strokes();
  await page.clock.runFor(3 * RING_SECONDS * 1_000);
  assert.equal(await strokes(), heard, "silent once somebody goes");
}));

test("no paper at a kiosk is told at every counter until somebody has seen to it", { timeout: 60_000 }, () => withStage(async (stage) => {
  const counter = await stage.counter();
  await counter.sitDown("1");
  await callFromKiosk(stage);
  await at(counter.page, "paper-out").waitFor();
  await counter.press("paper-filled");
  await at(counter.page, "paper-out").waitFor({ state: "detached" });
  await counter.page.waitForSelector(`${id("counter-message")}[data-state="done"]`);
  await at(counter.page, "help-call").waitFor();
}));

test("a counter that has lost its records says so and comes back to its seat by the button", { timeout: 60_000 }, () => withStage(async (stage) => {
  const counter = await stage.counter();
  await counter.sitDown("2");
  const bare = await stage.context.newPage();
  await bare.goto(`${site.origin}/icons/icon.svg`);
  await closeRecords(bare);
  await counter.page.waitForSelector(`${id("reload")}[data-state="records-closed"]`);
  const loaded = counter.page.waitForEvent("load");
  await counter.press("window-reload");
  await loaded;
  await seeStarted(counter.page);
  await counter.seeState("free");
  await at(counter.page, "reload").waitFor({ state: "detached" });
}));

test("a new version is taken at once where nobody sits, and waits for the button where somebody does", { timeout: 60_000 }, () => withStage(async (stage) => {
  const { page } = await stage.counter();
  const ready = () => page.evaluate(() => { document.documentElement.dataset.update = "ready"; });
  const loaded = page.waitForEvent("load");
  await ready();
  await loaded;
  await seeStarted(page);
  const counter = new Counter(page);
  await counter.sitDown("1");
  await ready();
  await page.waitForSelector(`${id("reload")}[data-state="something-new"]`);
  await counter.press("call-next");
  await page.waitForSelector(`${id("counter-message")}[data-state="failed"]`);
}));

test("ten counters call at once: everybody on the way reads the call from 10 m, all others from 4 m", { timeout: 180_000 }, () => withStage(async (stage) => {
  const kiosk = await stage.kiosk({ time: new Date() });
  const { page } = await stage.display();
  const queues = ["A", "E", "B", "B", "E", "C", "C", "D", "A", "E"];
  const [counters, called] = [[], []];
  for (let nth = 0; nth < COUNTERS; nth++) {
    counters.push(new Counter(await stage.window(`counter ${nth + 1}`, "/counter/")));
    await counters[nth].sitDown(String(nth + 1));
    called.push((await kiosk.takeNumber({ queue: queues[nth] })).number);
    await kiosk.goHome();
  }
  for (const [nth, counter] of counters.entries()) await counter.callGiven(called[nth]);
  const seen = new Map();
  for (let second = 0; second < 4 * TURN_SECONDS; second++) {
    // Found and measured in one go: between two calls a card may have left the page, and has no height then.
    const cards = await page.evaluate((id) => [...document.querySelectorAll(`.display-cards ${id["display-call"]}`)].map((card) => {
      // As laid out: a card that has just come is still growing to its size.
      const height = (name) => Number.parseFloat(getComputedStyle(card.querySelector(id[name])).height);
      return { number: card.dataset.number, px: Math.min(height("display-number"), height("display-counter")) };
    }), Object.fromEntries(["display-call", "display-number", "display-counter"].map((name) => [name, id(name)])));
    for (const { number, px } of cards) {
      assert.ok(px >= LETTER_PX - 1, `${number} is ${px} px high`);
      seen.set(number, (seen.get(number) ?? 0) + 1);
    }
    const lines = await page.locator(`.display-history ${id("display-call")}`).count();
    assert.equal(cards.length + lines, COUNTERS, "everybody at a counter stands somewhere");
    await page.clock.runFor(1_000);
  }
  assert.deepEqual([...seen.keys()].sort(), called.toSorted(), `within ${4 * TURN_SECONDS} s of ${WALKING_SECONDS}`);
}, { width: 1920, height: 1080 }));

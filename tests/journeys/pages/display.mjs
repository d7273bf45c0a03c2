// The overhead display as the people in the hall read it.

import { seeStarted } from "../harness.mjs";
import { at, id } from "./page.mjs";

/** A window behind others draws once a second only: whoever waits for a frame would time the browser, not the hall. */
const LOOKS_EVERY_MS = 10;

/** Opens the display. */
export async function openDisplay(hall, origin, { query = "demo=1", ...how } = {}) {
  const page = await hall.window(`${origin}/display/?${query}`, how);
  return new Display(page);
}

/** A window that shows the display. */
export class Display {
  constructor(page) {
    this.page = page;
  }

  /** Waits until there is (or is not) what a selector names; answers the instant at which the window saw it. */
  async sees(selector, there = true) {
    const seen = await this.page.waitForFunction(([selector, there]) => (document.querySelector(selector) !== null) === there && performance.timeOrigin + performance.now(), [selector, there], { polling: LOOKS_EVERY_MS });
    return seen.jsonValue();
  }

  /** This number stands large beside this counter. */
  seeCall(number, counter) {
    return this.sees(`${id("display-call")}[data-number="${number}"][data-counter="${counter}"]`);
  }

  /** It is the newest call. */
  seeNewCall(number) {
    return this.sees(`${id("display-call")}[data-number="${number}"][data-state="new"]`);
  }

  /** Which call of the day brought this number to its counter. */
  call(number) {
    return this.page.locator(`${id("display-call")}[data-number="${number}"]`).getAttribute("data-call");
  }

  /** It was called once more since that call. */
  seeRecall(number, call) {
    return this.sees(`${id("display-call")}[data-number="${number}"][data-state="new"]:not([data-call="${call}"])`);
  }

  /** The number is no current call any more. */
  seeNoCall(number) {
    return this.sees(`${id("display-call")}[data-number="${number}"]`, false);
  }

  /** The number stands among the earlier calls. */
  seeHistory(number) {
    return this.sees(`${id("display-past-call")}[data-number="${number}"]`);
  }

  /** So many wait in a queue. */
  seeWaiting(queue, count) {
    return this.sees(`${id(`display-waiting-${queue}`)}[data-count="${count}"]`);
  }

  /** All that can be read of the state. */
  snapshot() {
    return this.page.evaluate(() => {
      const all = (name, keys) => [...document.querySelectorAll(`[data-testid="${name}"]`)].map((one) => keys.map((key) => one.dataset[key]).join(" "));
      const waiting = [...document.querySelectorAll('[data-testid^="display-waiting-"]')].map((one) => `${one.dataset.testid} ${one.dataset.count}`);
      return { calls: all("display-call", ["number", "counter"]), history: all("display-past-call", ["number", "counter"]), waiting };
    });
  }

  /** Reloads the window. */
  async reload() {
    await this.page.reload();
    await seeStarted(this.page);
    await at(this.page, "display-history").waitFor();
  }
}

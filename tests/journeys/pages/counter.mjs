// The counter as a clerk uses it.

import { setTimeout } from "node:timers/promises";
import { seeStarted } from "../harness.mjs";
import { at, id, seeAttribute } from "./page.mjs";

/** Keys of people are further apart than this. */
const PEOPLES_MS = 120;

/** Opens a counter's window; nobody sits there yet. */
export async function openCounter(hall, origin, { query = "demo=1", ...how } = {}) {
  return new Counter(await hall.window(`${origin}/counter/?${query}`, how));
}

/** A window that shows the counter. */
export class Counter {
  constructor(page) {
    this.page = page;
    this.pressedAt = 0;
  }

  /** Sits down at a counter, where somebody may be still; the holder of the post is proposed as clerk. */
  async sitDown(counter) {
    await at(this.page, "counter-select").selectOption(counter);
    await this.press("counter-open");
    await this.page.waitForSelector(["free", "called"].map((state) => `${id("current-number")}[data-state="${state}"]`).join(", "));
  }

  /** Presses what has this name, as soon as it can be pressed. */
  async press(name) {
    await at(this.page, name).click();
  }

  /** Presses a key, no sooner after the one before than people do: what comes faster is a scanner's. */
  async key(name) {
    const soonest = this.pressedAt + PEOPLES_MS;
    if (soonest > performance.now()) await setTimeout(soonest - performance.now());
    await this.page.keyboard.press(name);
    this.pressedAt = performance.now();
  }

  /** Calls the next person: the number. */
  async callNext() {
    const before = await this.number();
    await this.press("call-next");
    return this.seeNewCall(before);
  }

  /** Calls a given number. */
  async callGiven(number) {
    await at(this.page, "call-number-input").fill(number);
    await this.press("call-number");
    await this.seeNumber(number);
  }

  /** Waits until somebody other than `before` is at the counter. */
  async seeNewCall(before) {
    await this.page.waitForFunction((before) => {
      const number = document.querySelector('[data-testid="current-number"]')?.dataset.number;
      return number && number !== before;
    }, before);
    return this.number();
  }

  /** Who is at the counter; empty when nobody is. */
  async number() {
    return (await at(this.page, "current-number").getAttribute("data-number")) ?? "";
  }

  /** Waits until this number is at the counter. */
  seeNumber(number) {
    return seeAttribute(this.page, "current-number", "data-number", number);
  }

  /** Waits until the counter is free, paused, closed or has called somebody. */
  seeState(state) {
    return seeAttribute(this.page, "current-number", "data-state", state);
  }

  /** Waits until so many wait. */
  seeWaiting(count) {
    return seeAttribute(this.page, "waiting-count", "data-count", String(count));
  }

  /** Sends the person on to another queue. */
  async transferToQueue(letter) {
    await this.press("call-transfer");
    await this.press(`transfer-queue-${letter}`);
    await this.seeState("free");
  }

  /** Takes up again whom this counter had put aside. */
  async resume(number) {
    await this.page.locator(`${id("call-resume")}[data-number="${number}"]`).click();
    await this.seeNumber(number);
  }

  /** A missed person is back. */
  async rejoin(number) {
    await this.page.locator(`${id("ticket-rejoin")}[data-number="${number}"]`).click();
    await this.page.waitForSelector(`${id("waiting-list")} [data-number="${number}"]`);
  }

  /** All that can be read of the state: current number, counts, who is next, and the lists. */
  snapshot() {
    return this.page.evaluate(() => {
      const one = (name, key) => document.querySelector(`[data-testid="${name}"]`)?.dataset[key];
      const rows = (name) => [...document.querySelectorAll(`[data-testid="${name}"] .desk-row`)].map((row) => row.dataset.number);
      const text = (name) => document.querySelector(`[data-testid="${name}"]`)?.textContent;
      return {
        current: one("current-number", "number"), state: one("current-number", "state"), waiting: one("waiting-count", "count"), next: one("why-next", "number"),
        list: rows("waiting-list"), held: rows("held-list"), missed: rows("missed-list"), served: text("own-served"), notCome: text("own-missed"),
      };
    });
  }

  /** Reloads the window. */
  async reload() {
    await this.page.reload();
    await seeStarted(this.page);
    await at(this.page, "current-number").waitFor();
  }
}

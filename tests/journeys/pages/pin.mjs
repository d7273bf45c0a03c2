// The PIN question of the counter, and clocks that a test can move.

import { at, id, seeAttribute } from "./page.mjs";

/** The shipped content with PINs switched on. */
export const withPins = (hall, more = {}) => ({ ...hall, clerk_pin: "required", ...more });

/**
 * Lets a test move the wall clock of all windows (as somebody does in the system's settings) and the monotonic clock of one page (as time itself does).
 * The program asks for both; nothing else is changed.
 */
export const installClocks = (context) => context.addInitScript(() => {
  const wall = Date.now;
  const mono = performance.now.bind(performance);
  Date.now = () => wall() + Number(localStorage.getItem("test-wall") ?? 0);
  performance.now = () => mono() + (window.passed ?? 0);
});

/** The wall clock of this profile, so many minutes off. */
export const setWallOff = (page, minutes) => page.evaluate((ms) => localStorage.setItem("test-wall", ms), minutes * 60_000);

/** So many seconds pass for one page, on both of its clocks. */
export const pass = (page, seconds) => page.evaluate((ms) => { window.passed = (window.passed ?? 0) + ms; }, seconds * 1_000);

/** The question in a counter's window. */
export class Pin {
  constructor(page) {
    this.page = page;
  }

  /** Chooses counter and clerk, and sits down. */
  async sit(counter, clerk) {
    await at(this.page, "counter-select").selectOption(counter);
    await at(this.page, "clerk-select").selectOption(clerk);
    await this.page.getByTestId("counter-open").click();
  }

  /** Waits until the question is at this step. */
  see(state) {
    return seeAttribute(this.page, "pin", "data-state", state);
  }

  /** Waits until the counter is at work. */
  seeSeated() {
    return at(this.page, "current-number").waitFor();
  }

  /** Types a PIN and sends it with Enter. */
  async type(pin) {
    await at(this.page, "pin-input").fill(pin);
    await at(this.page, "pin-input").press("Enter");
  }

  /** The same with the keys on the screen. */
  async tap(pin) {
    for (const digit of pin) await at(this.page, `keypad-${digit}`).click();
    await at(this.page, "pin-submit").click();
  }

  /** Chooses a PIN, twice. */
  async choose(pin) {
    await this.see("choosing");
    await this.type(pin);
    await this.see("repeating");
    await this.type(pin);
  }

  /** Types a wrong one and waits for the answer, which names what is left. */
  async typeWrong(pin, says) {
    await this.type(pin);
    await this.page.locator(id("pin-error")).filter({ hasText: says }).waitFor();
  }

  /** Seconds of the lock that are left. */
  async secondsLeft() {
    await this.see("locked");
    return Number(await at(this.page, "pin-locked").getAttribute("data-seconds"));
  }
}

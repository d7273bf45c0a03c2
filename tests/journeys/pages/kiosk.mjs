// The kiosk as a visitor uses it.

import { seeStarted } from "../harness.mjs";
import { at, id, seeAttribute } from "./page.mjs";

/** The demo hall's. */
const HALL_CODE = "0107";

/** Opens the kiosk in a new window of the installation. */
export async function openKiosk(hall, origin, { query = "demo=1", ...how } = {}) {
  return new Kiosk(await hall.window(`${origin}/?${query}`, how));
}

/** A window that shows the kiosk. */
export class Kiosk {
  constructor(page) {
    this.page = page;
  }

  /** Presses what has this name. */
  async press(name) {
    await at(this.page, name).click();
  }

  /** Waits for a screen by its name. */
  async seeScreen(name) {
    await this.page.waitForSelector(`${id("kiosk")}[data-screen="${name}"]`);
  }

  /** From wherever it is to the home screen. */
  async goHome() {
    const screen = await at(this.page, "kiosk").getAttribute("data-screen");
    if (screen === "home") return;
    if (screen === "attract") await this.press("attract");
    else if (await at(this.page, "go-home").count()) await this.press("go-home");
    else await this.press("head-home");
    await this.seeScreen("home");
  }

  /** Types the demo hall's code at the set-up, without which nothing can be changed. */
  async checkHallCode() {
    for (const digit of HALL_CODE) await this.press(`keypad-${digit}`);
    await this.press("setup-hall-check");
  }

  /** Takes a number: `{ number, code }` as the screen shows them. The paper question stays open. */
  async takeNumber({ queue, priority = false }) {
    await this.goHome();
    await this.press("home-take-number");
    await this.press(`queue-${queue}`);
    await this.press(priority ? "priority-yes" : "priority-no");
    const number = at(this.page, "ticket-number");
    await number.waitFor();
    return { number: await number.getAttribute("data-number"), code: await at(this.page, "ticket-code").getAttribute("data-code") };
  }

  /** "Yes, my paper came out", once it has, and done. */
  async takePaper() {
    await this.page.waitForFunction(() => window.prints > 0);
    await this.press("paper-yes");
    await this.page.waitForSelector(`${id("paper-question")}[data-state="answered"]`);
    await this.goHome();
  }

  /** Looks a ticket up by its code. */
  async lookUp(code) {
    await this.goHome();
    await this.press("home-case");
    await at(this.page, "case-input").fill(code);
    await this.press("case-submit");
    await this.seeScreen("place");
  }

  /** What the looked-up ticket's state is. */
  seePlace(state) {
    return seeAttribute(this.page, "case-state", "data-state", state);
  }

  /** How many wait in a queue, by the home screen. */
  seeWaiting(queue, count) {
    return this.page.waitForFunction(([queue, count]) => document.querySelector(`[data-testid="waiting-${queue}"] b`)?.textContent.match(/\d+/)?.[0] === String(count), [queue, count]);
  }

  /** Reloads the window. */
  async reload() {
    await this.page.reload();
    await seeStarted(this.page);
  }
}

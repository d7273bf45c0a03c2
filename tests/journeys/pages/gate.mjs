// Signing in to the staff and manager surfaces.

import { shippedContent } from "../harness.mjs";
import { at, id, seeAttribute } from "./page.mjs";
import { Pin } from "./pin.mjs";

/** The PIN that the demonstration shows for somebody. */
export function demoPin(person) {
  const place = shippedContent().staff.findIndex((member) => member.id === person);
  if (place < 0) throw new Error(`${person} is not on the staff`);
  return `2580${String(place + 1).padStart(2, "0")}`;
}

/** A manager: sees the hall, the machines and the figures. */
export const MANAGER = "cui-yongmei";
export const [ADMINISTRATOR, OTHER_ADMINISTRATOR, GUIDE, EDITOR] = ["zhou-mingkai", "nuomin", "tana", "yang-suqin"];

/** A window of the staff or of a manager. */
export class Gate extends Pin {
  /** Waits until the card is at this step: `naming`, `hall-code`, `kit` ... */
  seeGate(state) {
    return seeAttribute(this.page, "gate", "data-state", state);
  }

  /** Says who one is. */
  async name(person) {
    await at(this.page, `person-${person}`).click();
  }

  /** Signs in, by the demonstration's PIN unless another is given. */
  async signIn(person = MANAGER, pin = demoPin(person)) {
    await this.name(person);
    await this.see("typing");
    await this.type(pin);
    await this.seeSignedIn(person);
    return this;
  }

  /** Waits until somebody is signed in. */
  seeSignedIn(person) {
    return seeAttribute(this.page, "signed-in", "data-person", person);
  }

  async signOut() {
    await at(this.page, "sign-out").click();
    await this.seeGate("naming");
  }

  /** Turns to a part of the page. */
  async tab(name) {
    await at(this.page, `tab-${name}`).click();
    await seeAttribute(this.page, `tab-${name}`, "aria-pressed", "true");
  }

  /** Waits for what was told. */
  seeMessage(text) {
    return this.page.locator(id("gate-message")).filter({ hasText: text }).waitFor();
  }

  /** The hall's set-up: its code, the first administrator with a PIN, and the recovery code, which is the answer. */
  async setUp(pin, { person = ADMINISTRATOR, code = shippedContent().code } = {}) {
    await at(this.page, "gate-hall-code").fill(code);
    await at(this.page, "gate-hall-check").click();
    await this.seeGate("naming-set-up");
    await this.name(person);
    await this.choose(pin);
    await this.seeGate("kit");
    return this.keepKit();
  }

  /** Copies the recovery code and proves it: the code. */
  async keepKit() {
    const code = (await at(this.page, "kit-code").textContent()).trim();
    await at(this.page, "kit-group").fill(code.slice(-4));
    await at(this.page, "kit-keep").click();
    await at(this.page, "kit-code").waitFor({ state: "detached" });
    return code;
  }
}

/** Signs a page in that was loaded anew, unless the session goes on. */
export async function signInAgain(page, person = MANAGER) {
  await page.waitForSelector([id("signed-in"), id(`person-${person}`)].join(", "));
  if (!(await at(page, "signed-in").count())) await signIn(page, { person });
}

/** Signs a page in that shows the names, and turns to a part of it. */
export async function signIn(page, { person, tab } = {}) {
  const gate = await new Gate(page).signIn(person);
  if (tab) await gate.tab(tab);
  return page;
}

// Cases at a counter, as a clerk works with them.

import { at, id } from "./page.mjs";
import { printed } from "./paper.mjs";

/** Somebody who applies. */
export const WULAN = { name: "乌兰图雅", phone: "13812345678", document: "11010519491231002X" };

export class Cases {
  constructor(counter) {
    this.page = counter.page;
    this.counter = counter;
  }

  async press(name) {
    await at(this.page, name).first().click();
  }

  /** Opens the screen of acceptance, and chooses the first item found. */
  async choose(words) {
    await this.press("case-accept");
    await this.page.waitForSelector(id("case-item-input"));
    await at(this.page, "case-item-input").fill(words);
    await at(this.page, "case-item").first().waitFor();
    await this.page.keyboard.press("Enter");
    await at(this.page, "case-item-name").waitFor();
    for (const question of await at(this.page, "case-question").all()) await question.selectOption({ index: 1 });
  }

  async fill({ name, phone, document }) {
    for (const [field, text] of [["case-name", name], ["case-phone", phone], ["case-document", document ?? ""]]) await at(this.page, field).fill(text);
  }

  /** Accepts what was filled in: the receipt's number and code. */
  async accept() {
    const before = await this.prints();
    await this.press("case-accept-submit");
    const { number, code } = await this.see("running", "waiting");
    await this.printed(before);
    return { number, code };
  }

  prints() {
    return this.page.evaluate(() => window.prints ?? 0);
  }

  printed(before) {
    return this.page.waitForFunction((before) => window.prints > before, before);
  }

  /** Waits until the open case is one of these: what the screen says of it. */
  async see(...states) {
    await this.page.waitForSelector(states.map((state) => `${id("case-page")}[data-state="${state}"]`).join(", "));
    return at(this.page, "case-page").evaluate((element) => ({ ...element.dataset }));
  }

  /** Waits until the open case has had so many appends more. */
  async moved(from) {
    await this.page.waitForFunction((from) => Number(document.querySelector('[data-testid="case-page"]')?.dataset.version) > from, Number(from.version));
    return at(this.page, "case-page").evaluate((element) => ({ ...element.dataset }));
  }

  /** What comes next, with the one key. */
  async next() {
    const before = await this.see("running", "waiting", "suspended", "decided");
    await this.page.waitForSelector(`${id("case-next")}[data-state="ready"]:focus`);
    await this.page.keyboard.press("Enter");
    return this.moved(before);
  }

  /** Step by step, with the one key, until the case stands before its decision: one key more only asks. */
  async nextToTheLast() {
    while (!(await at(this.page, "case-next").innerText()).includes("准予")) await this.next();
    const before = await this.see("running");
    await this.page.waitForSelector(`${id("case-next")}[data-state="ready"]:focus`);
    await this.page.keyboard.press("Enter");
    await at(this.page, "case-sure").waitFor();
    await this.page.keyboard.press("Enter");
    await this.press("case-panel-cancel");
    return before;
  }

  /** Opens a panel, fills it in and does it. */
  async deed(name, fill = async () => {}) {
    const before = await this.see("running", "waiting", "suspended", "decided", "over");
    if (name === "case-next") await this.page.waitForSelector(`${id(name)}[data-state="ready"]`);
    await this.press(name);
    await at(this.page, "case-panel").waitFor();
    await fill();
    await this.press("case-do");
    return this.moved(before);
  }

  /** Types as a scanner does: the keys 4 ms apart, with Enter. */
  async scan(digits) {
    await this.page.evaluate(async (digits) => {
      const key = (code, key) => {
        for (const kind of ["keydown", "keyup"]) (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent(kind, { code, key, bubbles: true, cancelable: true }));
      };
      for (const digit of digits) {
        key(`Digit${digit}`, digit);
        await new Promise((done) => setTimeout(done, 4));
      }
      key("Enter", "Enter");
    }, digits);
  }

  /** The paper as a scanner sees it: words of the PDF, and what zbarimg reads in its picture. */
  async paper() {
    const { text, sizes, codes } = await printed(this.page);
    return { words: text, codes, millimetres: Math.round((sizes[0][0] / 72) * 25.4) };
  }
}

/** Opens the cases of a counter's window. */
export const casesOf = (counter) => new Cases(counter);

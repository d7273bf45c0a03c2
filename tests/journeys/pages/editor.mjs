// The editor of guides, as somebody of the staff works with it.

import { signIn, EDITOR } from "./gate.mjs";
import { at, id, seeAttribute } from "./page.mjs";

/** The name of a field for the outside: `/materials/3/source_name` is `materials-3-source-name`. */
const nameOf = (path) => path.replace(/^\//, "").replaceAll(/[/_]/g, "-");

/** The tab of guides, behind the gate. */
export class Editor {
  constructor(page) {
    this.page = page;
  }

  /** Signs in on a page that shows the names, and opens the editor. */
  static async open(page, person = EDITOR, state = "working") {
    // Whoever has one tab only stands on it already.
    const editor = new Editor(await signIn(page, { person, tab: "guides" }));
    return editor.see(state);
  }

  /** Waits until the editor stands at this: `working`, `found` ... */
  async see(state) {
    await seeAttribute(this.page, "editor", "data-state", state);
    return this;
  }

  async press(name) {
    await at(this.page, name).click();
  }

  /** Opens a guide by its identity. */
  async choose(guide) {
    await this.page.locator(`${id("guide-edit")}[data-guide="${guide}"]`).click();
    await this.page.locator(`${id("guide-edit")}[data-guide="${guide}"][aria-current="true"]`).waitFor();
    return this;
  }

  /** Turns to a part of the form. */
  async part(section) {
    await this.press(`guide-section-${section}`);
    await seeAttribute(this.page, "guide-part", "data-section", section);
    return this;
  }

  /** Where the field of a path is typed into. */
  input(path) {
    return at(this.page, `guide-input-${nameOf(path)}`);
  }

  /** Everything about the field of a path. */
  field(path) {
    return at(this.page, `guide-field-${nameOf(path)}`);
  }

  fill(path, text) {
    return this.input(path).fill(text);
  }

  value(path) {
    return this.input(path).inputValue();
  }

  /** What is wrong with the field of a path. */
  problems(path, severity = "error") {
    return this.page.locator(`${id("guide-problem")}[data-path="${path}"][data-state="${severity}"]`);
  }

  /** Errors of the whole draft. */
  async errors() {
    return Number(await at(this.page, "guide-lint").getAttribute("data-errors"));
  }

  /** Waits until so many guides are changed. */
  seeChanged(count) {
    return seeAttribute(this.page, "guide-diff", "data-count", String(count));
  }

  /** The differences as they are listed: path, before, after. */
  async changes() {
    await this.press("guide-diff");
    await at(this.page, "guide-changes").waitFor();
    return this.page.locator(id("guide-change")).evaluateAll((rows) => rows.map((row) => ({
      guide: row.dataset.guide, path: row.dataset.path, before: row.cells[1].textContent, after: row.cells[2].textContent,
    })));
  }

  /** Waits until the draft is kept. */
  seeSaved() {
    return seeAttribute(this.page, "guide-saved", "data-state", "saved");
  }

  /** The page that stands in the preview. */
  get preview() {
    return this.page.frameLocator(id("guide-preview"));
  }

  /** Waits until the preview's page says this. */
  seePreview(text) {
    return this.preview.locator(id("guide-page")).filter({ hasText: text }).waitFor();
  }

  /** Presses what gives a file: its bytes. */
  async download(name) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.press(name)]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** Chooses a file to import. */
  async import(bytes, name = "guides.csv") {
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), this.press("guide-import")]);
    await chooser.setFiles({ name, mimeType: "text/csv", buffer: Buffer.from(bytes) });
  }
}

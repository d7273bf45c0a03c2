// The staff's part on which the cases of other systems are taken in, and files of them.

import { readFileSync } from "node:fs";
import { DEMO_DATABASE } from "../journal.mjs";
import { at, id, seeAttribute } from "./page.mjs";
import { longestTask, watchTasks } from "./tasks.mjs";

/** The first feed of the shipped content. */
export const FEED = "gov-service";
/** So long may 100,000 rows take on a slow machine with a program that is not optimised; it says nothing about the product. */
export const BIG_SECONDS = 90;

/** One case of another system. */
export const rowOf = (nth) => ({
  number: `SB-2026-${String(nth).padStart(6, "0")}`, item: "食品经营许可", applicant: "王小明", phone: `1380000${String(nth % 10_000).padStart(4, "0")}`,
  accepted: "2026-11-02 09:00", step: "审核", step_at: "2026-11-03", state: "in_progress", days: "15", due: "2026-11-23", result: "", note: "",
});
const HEADINGS = "receipt,item,applicant,phone,accepted_at,step,step_at,state,promised_days,due_at,result,note";

/** A file of these rows. */
export const csv = (rows, { bom = true } = {}) => Buffer.from(`${bom ? "\ufeff" : ""}${[HEADINGS, ...rows.map((row) => Object.values(row).join(","))].join("\r\n")}\r\n`);

/** The same text in GB18030. */
export function gb18030(utf8) {
  const known = new Map();
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) known.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from([...utf8.toString()].flatMap((letter) => (letter.charCodeAt(0) < 0x80 ? [letter.charCodeAt(0)] : known.get(letter))));
}

/** Asks the store of rows. */
const stored = (page, ask) => page.evaluate(([name, ask]) => new Promise((done, failed) => {
  const opening = indexedDB.open(name);
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const store = opening.result.transaction("feed_rows").objectStore("feed_rows");
    const asked = store[ask]();
    asked.onsuccess = () => { opening.result.close(); done(asked.result); };
    asked.onerror = () => failed(asked.error);
  };
}), [DEMO_DATABASE, ask]);

export class Feeds {
  constructor(page) { this.page = page; }

  press(name) { return at(this.page, name).click(); }
  /** Has this file taken in: its bytes, or where it lies on the disk. */
  async take(file, feed = FEED) {
    const [chooser] = await Promise.all([
      this.page.waitForEvent("filechooser"), this.page.locator(`${id("feed")}[data-feed="${feed}"] ${id("feed-import")}`).click(),
    ]);
    await chooser.setFiles(typeof file === "string" ? file : { name: "cases.csv", mimeType: "text/csv", buffer: file });
  }
  see(state, timeout = 60_000) { return this.page.waitForSelector(`${id("feeds")}[data-state="${state}"]`, { timeout }); }
  said() { return at(this.page, "feed-end").innerText(); }
  async close() { await this.press("feed-close"); await this.see("idle"); }
  /** Waits until so many rows are read. */
  seeRows(count) {
    return this.page.waitForFunction(([name, count]) => Number(/([\d]+) rows/.exec(document.querySelector(name)?.innerText)?.[1] ?? 0) >= count, [id("feed-reading"), count], { timeout: 60_000 });
  }

  /** The sets that lie in the store. */
  async sets() { return [...new Set((await this.allKeys()).map((key) => key.split("/")[0]))]; }
  allKeys() { return stored(this.page, "getAllKeys"); }
  allRows() { return stored(this.page, "getAll"); }
  count() { return stored(this.page, "count"); }
  /** The numbers of the cases in the store. */
  async rows() { return (await this.allRows()).map((row) => JSON.parse(row)[0]); }

  async download(name) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.press(name)]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
  }
  watchTasks() { return watchTasks(this.page); }
  longestTask() { return longestTask(this.page); }

  seeFetch(name, pattern) { return at(this.page, name).filter({ hasText: pattern }).waitFor(); }
  async keepPassword(name, password) {
    await at(this.page, "feed-user").fill(name);
    await at(this.page, "feed-password").fill(password);
    await this.press("feed-credentials-keep");
    await at(this.page, "feed-credentials-kept").waitFor();
  }
}

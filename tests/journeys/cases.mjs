// Cases in the journal, written as a counter would: straight into IndexedDB, with a writer of their own.

import { createHash, randomUUID } from "node:crypto";
import { DEMO_DATABASE, hashOf, readJournal } from "./journal.mjs";
import { checked } from "./pages/scanner.mjs";

const HALL = "0107";
const DAY_MS = 24 * 3_600_000;
/** A side record that was never kept. */
const NOBODY = { name: "side/00000000-0000-7000-8000-000000000001", digest: "0".repeat(64) };
/** What PERSON gave at the counter; none of it stands in the clear anywhere. */
export const PERSON = { name: "张*", phone: "138****5678", last: "5678" };


/** Keeps a text beside the journal, and answers how an event speaks of it. */
export async function keep(page, text, database = DEMO_DATABASE) {
  const [name, salt] = [`side/${randomUUID()}`, randomUUID()];
  const kept = salt + text;
  await page.evaluate(([database, name, kept]) => new Promise((done, failed) => {
    const opening = indexedDB.open(database);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("blobs", "readwrite");
      transaction.objectStore("blobs").put(new TextEncoder().encode(kept), name);
      transaction.oncomplete = () => { opening.result.close(); done(); };
      transaction.onabort = () => failed(transaction.error);
    };
  }), [database, name, kept]);
  return { name, digest: createHash("sha256").update(kept).digest("hex") };
}

/** Appends events to streams, each in an entry of its own, and tells the windows: `appends` are `{ stream, event, time }`. */
export async function append(page, appends, database = DEMO_DATABASE) {
  const { writers, streams } = await readJournal(page, database);
  const writer = `fixture-1/${appends[0].stream.split("/")[0]}`;
  let [number, previous] = writers[writer]?.split(" ") ?? [0, "0".repeat(64)];
  const versions = { ...streams };
  const records = appends.map(({ stream, event, time }) => {
    versions[stream] = (versions[stream] ?? 0) + 1;
    number = Number(number) + 1;
    const entry = { w: writer, n: number, p: previous, r: randomUUID(), t: time, y: "counter-2@fixture-1", e: [{ s: stream, v: versions[stream], e: [JSON.stringify(event)] }] };
    entry.h = hashOf(entry);
    previous = entry.h;
    return { s: [[stream, versions[stream]]], b: JSON.stringify(entry), version: versions[stream], stream };
  });
  await page.evaluate(([database, records, writer, head]) => new Promise((done, failed) => {
    const opening = indexedDB.open(database);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(["entries", "streams", "writers"], "readwrite");
      for (const { s, b, stream, version } of records) {
        transaction.objectStore("entries").add({ s, b });
        transaction.objectStore("streams").put(version, stream);
      }
      transaction.objectStore("writers").put(head, writer);
      transaction.oncomplete = () => {
        opening.result.close();
        const channel = new BroadcastChannel(database);
        channel.postMessage(true);
        channel.close();
        done();
      };
      transaction.onabort = () => failed(transaction.error);
    };
  }), [database, records, writer, `${number} ${previous}`]);
}

/** A case that a counter has accepted so many days ago. */
export class Case {
  /** `given`: which of its three papers were there. */
  static async accept(page, { serial = 1, random = 40_817, daysAgo = 2, given = [true, true, true], tell = "message", promised = 20, item = "minimum-living", database = DEMO_DATABASE } = {}) {
    const { entries } = await readJournal(page, database);
    const now = Math.max(...entries.map(({ t }) => t));
    const time = now - daysAgo * DAY_MS;
    const day = new Date(time + 8 * 3_600_000).toISOString().slice(2, 10).replaceAll("-", "");
    const digits = `2${HALL}${day}${String(serial).padStart(5, "0")}`;
    const number = checked(digits);
    const opened = Object.assign(new Case(), { page, database, now, number, code: checked(`${digits}${String(random).padStart(6, "0")}`), stream: `case/${number}` });
    const person = await opened.keep(JSON.stringify({ form: 1, name: PERSON.name, tell, sealed: "AAAA", phone: PERSON.phone }));
    const names = [["身份证", "ID card"], ["户口簿", "Household register"], ["收入证明", "Proof of income"]];
    const materials = names.map(([zh, en], nth) => ({ zh, en, original: 1, given: given[nth] }));
    const steps = ["accept", "compare", "visit", "notice", "decide", "pay", "deliver"];
    await opened.happens({ accepted: { random, item, guide: item, guide_version: 1, language: "zh", counter: "2", first: "bai-haitao", post: "A", way: "in_person", person, promised: { value: promised, unit: "working-days" }, statutory: { value: 60, unit: "days" }, steps, materials } }, time);
    return opened;
  }

  keep(text) {
    return keep(this.page, text, this.database);
  }

  /** Something happens to it; without a time: now. */
  happens(event, time = this.now) {
    return append(this.page, [{ stream: this.stream, event, time }], this.database);
  }
}

/** A row of another system's case, as an import leaves it: the number, what is kept of it, and the feed that has it. */
export async function importRow(page, feed, number, cells, database = DEMO_DATABASE) {
  const { entries } = await readJournal(page, database);
  const set = `${feed}-fixture`;
  // As numbers are compared: without signs, in capitals.
  const key = number.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();
  await page.evaluate(([database, key, row]) => new Promise((done, failed) => {
    const opening = indexedDB.open(database);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("feed_rows", "readwrite");
      transaction.objectStore("feed_rows").put(row, key);
      transaction.oncomplete = () => { opening.result.close(); done(); };
      transaction.onabort = () => failed(transaction.error);
    };
  }), [database, `${set}/${key}`, JSON.stringify(cells)]);
  const imported = { import: { set, digest: "0".repeat(64), bytes: 1, rows: 1, taken: 1, repeated: 0, wrong: 0, source: "file" } };
  await append(page, [{ stream: `feed/${feed}`, event: { imported }, time: Math.max(...entries.map(({ t }) => t)) }], database);
}

/** Many cases at once, for measuring: nothing but what the lookup needs. Answers their codes. */
export async function fill(page, count, database = DEMO_DATABASE) {
  const first = await Case.accept(page, { serial: 1, database });
  const { entries } = await readJournal(page, database);
  const template = entries.at(-1);
  const day = first.number.slice(5, 11);
  const made = Array.from({ length: count }, (_, nth) => {
    const digits = `2${HALL}${day}${String(nth + 2).padStart(5, "0")}`;
    return { stream: `case/${checked(digits)}`, code: checked(`${digits}040817`) };
  });
  for (let from = 0; from < count; from += 2_000) {
    const some = made.slice(from, from + 2_000).map(({ stream }) => stream);
    await page.evaluate(([database, streams, body]) => new Promise((done, failed) => {
      const opening = indexedDB.open(database);
      opening.onsuccess = () => {
        const transaction = opening.result.transaction(["entries", "streams"], "readwrite");
        for (const stream of streams) {
          const entry = { ...body, e: [{ ...body.e[0], s: stream }] };
          transaction.objectStore("entries").add({ s: [[stream, 1]], b: JSON.stringify(entry) });
          transaction.objectStore("streams").put(1, stream);
        }
        transaction.oncomplete = () => { opening.result.close(); done(); };
        transaction.onabort = () => failed(transaction.error);
      };
    }), [database, some, { w: "fixture-2/case", n: 1, p: template.p, h: template.h, r: randomUUID(), t: template.t, y: template.y, e: template.e }]);
  }
  return made.map(({ code }) => code);
}

/** The receipt's 18 digits: `2`, hall, day, serial, check digits. */
export const receiptOf = (day, serial) => checked(`2${HALL}${day.slice(2).replaceAll("-", "")}${String(serial).padStart(5, "0")}`);

/** A case of a day: `{ day, serial, promised, counter, item, decided }`, as what is appended for it. */
function appendsOf({ day, serial, promised = 5, counter = "2", item = "minimum-living", decided }) {
  const [stream, at] = [`case/${receiptOf(day, serial)}`, (day) => Date.parse(`${day}T10:00:00+08:00`)];
  const accepted = {
    random: serial, item, guide: item, guide_version: 1, language: "zh", counter, first: "wu-yun", post: "A", way: "in_person", person: NOBODY,
    promised: { value: promised, unit: "working-days" }, statutory: "not-laid-down", steps: ["accept", "decide"], materials: [],
  };
  return [{ stream, time: at(day), event: { accepted } }, ...(decided ? [{ stream, time: at(decided), event: { decided: { verdict: "granted" } } }] : [])];
}

/** Puts cases of a past that need not be lived through into the demo's journal. */
export const seedCases = (page, cases) => append(page, cases.flatMap(appendsOf), DEMO_DATABASE);

/** A dozen decided cases of one item, and open ones: overdue, near, in time. */
export const SOME_CASES = [
  ...Array.from({ length: 12 }, (_, nth) => ({ day: "2026-11-02", serial: nth + 1, decided: `2026-11-${String(3 + nth).padStart(2, "0")}` })),
  { day: "2026-10-12", serial: 1, item: "low-income-margin", decided: "2026-10-14" },
  { day: "2026-11-10", serial: 1 }, { day: "2026-11-11", serial: 1, counter: "3" }, { day: "2026-11-16", serial: 1, promised: 6 }, { day: "2026-11-20", serial: 1, promised: 20, counter: "3" },
];

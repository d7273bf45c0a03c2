// Reads the journal straight from IndexedDB, without the program, and verifies it by an implementation of its own of the canonical form.

import { createHash } from "node:crypto";

/** The database of the demo hall. */
export const DEMO_DATABASE = "residents-window-demo";
/** The database of the real hall. */
export const REAL_DATABASE = "residents-window";
const ENTRY_FORM = "residents-window/entry/1";

/** Everything an append has written, read by a page of the origin in one transaction. */
export async function readJournal(page, database = DEMO_DATABASE) {
  const raw = await page.evaluate((name) => new Promise((done, failed) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => failed(opening.error);
    opening.onupgradeneeded = () => { opening.transaction.abort(); failed(new Error(`there is no database ${name}`)); };
    opening.onsuccess = () => {
      const db = opening.result;
      const transaction = db.transaction(["entries", "sequences", "writers", "streams"]);
      const found = {};
      for (const store of ["entries", "sequences", "writers", "streams"]) {
        const keys = transaction.objectStore(store).getAllKeys();
        const values = transaction.objectStore(store).getAll();
        values.onsuccess = () => { found[store] = keys.result.map((key, nth) => [key, values.result[nth]]); };
      }
      transaction.oncomplete = () => { db.close(); done(found); };
      transaction.onabort = () => failed(transaction.error);
    };
  }), database);
  // What cannot be read is missing from its chain, and `verify` says so.
  const entries = raw.entries.flatMap(([place, record]) => {
    try { return [{ place, named: record.s, ...JSON.parse(record.b) }]; } catch { return []; }
  });
  const table = (store) => Object.fromEntries(raw[store]);
  return { entries, sequences: table("sequences"), writers: table("writers"), streams: table("streams") };
}

/**
 * Damages a record so that nobody can read it any more: the newest in which something of `family` happened that `is` says yes to (its first event's name).
 * Windows that are open have read it already.
 */
export const tearRecord = (page, family, is = () => true, database = DEMO_DATABASE) => readJournal(page, database).then(({ entries }) => {
  const hit = entries.findLast((entry) => entry.e.some((part) => part.s.split("/")[0] === family && is(Object.keys(JSON.parse(part.e[0]))[0])));
  if (!hit) throw new Error(`nothing of ${family} is in the journal`);
  return page.evaluate(async ([name, place]) => {
    const asked = (request) => new Promise((done, fail) => { request.onsuccess = () => done(request.result); request.onerror = () => fail(request.error); });
    const database = await asked(indexedDB.open(name));
    const transaction = database.transaction("entries", "readwrite");
    const store = transaction.objectStore("entries");
    const record = await asked(store.get(place));
    store.put({ ...record, b: record.b.slice(0, -3) }, place);
    await new Promise((done, fail) => { transaction.oncomplete = done; transaction.onabort = () => fail(transaction.error); });
    database.close();
  }, [database, hit.place]);
});

/** The events of one family of streams, in the journal's order: `{ stream, kind, fact, taken }`. */
export function factsOf(journal, family) {
  return journal.entries.flatMap((entry) => entry.e.filter((part) => part.s.split("/")[0] === family).flatMap((part) => part.e.map((text) => {
    const event = JSON.parse(text);
    const [kind, fact] = typeof event === "string" ? [event, {}] : Object.entries(event)[0];
    return { stream: part.s, kind, fact, taken: entry.k };
  })));
}

/** The tickets issued: `{ stream, queue, number }`, number as people read it. */
export const issued = (journal) => factsOf(journal, "ticket").filter(({ kind }) => kind === "issued")
  .map(({ stream, fact, taken }) => ({ stream, queue: fact.queue, number: `${fact.queue}${String(taken.n).padStart(3, "0")}` }));

function text(value) {
  const bytes = Buffer.from(value, "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function number(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function wide(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}

/** The hash of an entry over its canonical form. */
export function hashOf(entry) {
  const parts = entry.e.flatMap((part) => [text(part.s), number(part.v), number(part.e.length), ...part.e.map(text)]);
  const form = [text(ENTRY_FORM), text(entry.w), wide(entry.n), Buffer.from(entry.p, "hex"), text(entry.r), wide(entry.t), text(entry.y), number(entry.e.length), ...parts];
  return createHash("sha256").update(Buffer.concat(form)).digest("hex");
}

/** Every fault of the chains, versions, sequences and numbers; an empty list when the journal is sound. */
export function verify({ entries, sequences, writers, streams }) {
  const faults = [];
  const heads = new Map();
  const versions = new Map();
  const taken = new Map();
  for (const entry of entries) {
    const [count, previous] = heads.get(entry.w) ?? [0, "0".repeat(64)];
    if (entry.n !== count + 1) faults.push(`${entry.w}: ${entry.n} follows ${count}`);
    if (entry.p !== previous) faults.push(`${entry.w} ${entry.n}: does not chain to the one before`);
    if (hashOf(entry) !== entry.h) faults.push(`${entry.w} ${entry.n}: its hash is not that of its content`);
    heads.set(entry.w, [entry.n, entry.h]);
    entry.e.forEach((part, nth) => {
      if (part.v !== (versions.get(part.s) ?? 0) + 1) faults.push(`${part.s}: version ${part.v} follows ${versions.get(part.s) ?? 0}`);
      versions.set(part.s, part.v);
      if (JSON.stringify(entry.named[nth]) !== JSON.stringify([part.s, part.v])) faults.push(`${part.s} ${part.v}: the index names something else`);
    });
    if (entry.k) {
      if (entry.k.n <= (taken.get(entry.k.s) ?? 0)) faults.push(`${entry.k.s}: ${entry.k.n} again`);
      taken.set(entry.k.s, entry.k.n);
    }
  }
  for (const [writer, [count, hash]] of heads) if (writers[writer] !== `${count} ${hash}`) faults.push(`${writer}: the kept head is ${writers[writer]}`);
  for (const [stream, version] of versions) if (streams[stream] !== version) faults.push(`${stream}: the kept version is ${streams[stream]}`);
  for (const [sequence, last] of taken) if (sequences[sequence] !== last) faults.push(`${sequence}: the kept number is ${sequences[sequence]}, the last one given ${last}`);
  if (Object.keys(writers).length !== heads.size) faults.push("a writer's entries are gone");
  return faults;
}

/** The database is gone, as when a browser clears what it likes: no window of the product may be open. `site` is the origin. */
export async function loseDatabase(context, site, name = DEMO_DATABASE) {
  const page = await context.newPage();
  await page.goto(`${site}/content/hall.json`);
  await page.evaluate((name) => new Promise((done, fail) => Object.assign(indexedDB.deleteDatabase(name), { onsuccess: done, onerror: fail, onblocked: fail })), name);
  return page;
}

// The same append in raw JavaScript: the same stores, keys, records and durability, with nothing between it and IndexedDB.

import { STORES, batchOf, decided } from "./ticket.mjs";

const done = (request) => new Promise((answer, failed) => {
  request.onsuccess = () => answer(request.result);
  request.onerror = () => failed(request.error);
});

/** A database of the journal's schema, made when there is none. */
export function openRaw(name) {
  const request = indexedDB.open(name, 3);
  request.onupgradeneeded = () => {
    const database = request.result;
    database.createObjectStore("entries", { autoIncrement: true }).createIndex("by-stream", "s", { multiEntry: true });
    for (const store of ["streams", "sequences", "writers", "requests", "meta", "snapshots", "blobs", "lookups", "feed_rows"]) database.createObjectStore(store);
  };
  return done(request);
}

export class RawAppender {
  static async open(name) {
    const appender = new RawAppender();
    appender.database = await openRaw(name);
    return appender;
  }

  append(turn) {
    const batch = batchOf(turn);
    return new Promise((answer, failed) => {
      const transaction = this.database.transaction(STORES, "readwrite", { durability: "strict" });
      const store = (name) => transaction.objectStore(name);
      const answered = store("requests").get(batch.request);
      const head = store("writers").get("bench/ticket");
      const last = store("sequences").get(batch.sequence);
      const version = store("streams").get(batch.stream);
      let taken;
      // Requests of a transaction are answered in their order: the last one has them all.
      version.onsuccess = () => {
        try {
          const decision = decided(batch, { answered: answered.result, head: head.result, last: last.result, version: version.result });
          taken = decision.taken;
          store("streams").put(decision.version, batch.stream);
          store("sequences").put(taken, batch.sequence);
          store("writers").put(decision.head, "bench/ticket");
          store("requests").put(decision.answered, batch.request);
          store("entries").add(decision.record);
          transaction.commit();
        } catch (error) {
          transaction.abort();
          failed(error);
        }
      };
      transaction.oncomplete = () => answer(taken);
      transaction.onabort = () => failed(transaction.error);
    });
  }
}

/** Everything in a database, to be compared with another. */
export async function contentOf(name) {
  const database = await done(indexedDB.open(name));
  const transaction = database.transaction(STORES, "readonly");
  const content = {};
  for (const store of STORES) {
    const source = transaction.objectStore(store);
    const [keys, values] = await Promise.all([done(source.getAllKeys()), done(source.getAll())]);
    content[store] = keys.map((key, i) => [key, values[i]]);
  }
  // The index too: it must find the same entries by the same names.
  const entries = transaction.objectStore("entries");
  content.index = await done(entries.index(entries.indexNames[0]).getAllKeys());
  database.close();
  return JSON.stringify(content);
}

/** Writes entries (the journal's own JSON of them) in a few large transactions: a past that need not be lived through. */
export async function importEntries(name, entries) {
  const database = await openRaw(name);
  for (let from = 0; from < entries.length; from += 5_000) {
    const transaction = database.transaction(STORES, "readwrite");
    for (const entry of entries.slice(from, from + 5_000)) {
      const { writer: w, number: n, previous: p, hash: h, request: r, time: t, by: y, parts, taken } = entry;
      const body = { w, n, p, h, r, t, y, e: parts.map(({ stream, version, events }) => ({ s: stream, v: version, e: events })) };
      if (taken) body.k = { s: taken.sequence, n: taken.number };
      transaction.objectStore("entries").add({ s: parts.map(({ stream, version }) => [stream, version]), b: JSON.stringify(body) });
      for (const { stream, version } of parts) transaction.objectStore("streams").put(version, stream);
      if (taken) transaction.objectStore("sequences").put(taken.number, taken.sequence);
      transaction.objectStore("writers").put(`${n} ${h}`, w);
    }
    await new Promise((answer, failed) => {
      transaction.oncomplete = answer;
      transaction.onabort = () => failed(transaction.error);
    });
  }
  database.close();
}

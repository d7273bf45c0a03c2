// The same append with Dexie, as its manual has it: one transaction, reads together, writes together, strict durability asked for.

import Dexie from "./dexie.mjs";
import { STORES, batchOf, decided } from "./ticket.mjs";

export class DexieAppender {
  static async open(name) {
    const appender = new DexieAppender();
    const database = new Dexie(name, { chromeTransactionDurability: "strict" });
    // "++" is a key that the store makes and that is not in the record, "" a key given with the record, "*s" an index with a key for each element.
    database.version(1).stores({ entries: "++,*s", streams: "", requests: "", writers: "", sequences: "", meta: "", snapshots: "", blobs: "" });
    await database.open();
    appender.database = database;
    return appender;
  }

  append(turn) {
    const batch = batchOf(turn);
    const { database } = this;
    const { entries, streams, requests, writers, sequences } = database;
    return database.transaction("rw", STORES, async () => {
      const [answered, head, last, version] = await Promise.all([
        requests.get(batch.request), writers.get("bench/ticket"), sequences.get(batch.sequence), streams.get(batch.stream),
      ]);
      const decision = decided(batch, { answered, head, last, version });
      await Promise.all([
        streams.put(decision.version, batch.stream),
        sequences.put(decision.taken, batch.sequence),
        writers.put(decision.head, "bench/ticket"),
        requests.put(decision.answered, batch.request),
        entries.add(decision.record),
      ]);
      return decision.taken;
    });
  }
}

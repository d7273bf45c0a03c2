// The batch and the records of the `turn`-th ticket, in plain JavaScript: what src/journal/indexed_db/{append,records}.rs and canonical.rs write,
// byte for byte. The runner compares the databases before it believes any time.

import { sha256Hex } from "./sha256.mjs";

export const WRITER = "bench/ticket";
export const SEQUENCE = "2026-11-23/A";
export const STORES = ["entries", "streams", "requests", "writers", "sequences"];
const NONE = "0".repeat(64);

const digits = (turn) => String(turn).padStart(12, "0");

export function batchOf(turn) {
  return {
    request: `019bbbbb-0000-7000-8000-${digits(turn)}`,
    stream: `ticket/2026-11-23/019aaaaa-0000-7000-8000-${digits(turn)}`,
    expected: 0,
    events: [
      `{"issued":{"queue":"A","priority":false,"random":${10_000 + turn},"language":"zh"}}`,
      `{"waiting_estimated":{"ahead":${turn % 30},"range":[5,15]}}`,
    ],
    sequence: SEQUENCE,
    atMost: 9_999,
    time: 1_795_400_000_000 + turn,
    by: "kiosk@bench",
  };
}

// ---- canonical form ------------------------------------------------------------------------------------------------------------------------

const bytes = new Uint8Array(64 * 1024);
const view = new DataView(bytes.buffer);
const encoder = new TextEncoder();
let at = 0;

function number(value) {
  view.setUint32(at, value);
  at += 4;
}
function wide(value) {
  view.setBigUint64(at, BigInt(value));
  at += 8;
}
function text(value) {
  const { written } = encoder.encodeInto(value, bytes.subarray(at + 4));
  number(written);
  at += written;
}
function hex(value) {
  for (let i = 0; i < 64; i += 2) bytes[at++] = parseInt(value.slice(i, i + 2), 16);
}
function part(batch, version) {
  text(batch.stream);
  number(version);
  number(batch.events.length);
  for (const event of batch.events) text(event);
}

function bodyDigest(batch) {
  at = 0;
  text("residents-window/body/1");
  number(1);
  part(batch, batch.expected);
  number(1);
  text(batch.sequence);
  number(batch.atMost);
  wide(batch.time);
  text(batch.by);
  return sha256Hex(bytes, at);
}

function entryHash(batch, running, previous) {
  at = 0;
  text("residents-window/entry/1");
  text(WRITER);
  wide(running);
  hex(previous);
  text(batch.request);
  wide(batch.time);
  text(batch.by);
  number(1);
  part(batch, batch.expected + 1);
  return sha256Hex(bytes, at);
}

// ---- records -------------------------------------------------------------------------------------------------------------------------------

/** What is to be written, from what was found; throws where the append would be refused. */
export function decided(batch, { answered, head, last, version }) {
  if (answered !== undefined) throw new Error("repeated");
  if ((version ?? 0) !== batch.expected) throw new Error("conflict");
  const taken = (last ?? 0) + 1;
  if (taken > batch.atMost) throw new Error("sequence full");
  const [running, previous] = head === undefined ? [0, NONE] : [Number(head.slice(0, head.indexOf(" "))), head.slice(head.indexOf(" ") + 1)];
  const hash = entryHash(batch, running + 1, previous);
  const after = batch.expected + 1;
  // Members in the order of their names, as the journal writes them.
  const body = {
    e: [{ e: batch.events, s: batch.stream, v: after }],
    h: hash, k: { n: taken, s: batch.sequence }, n: running + 1, p: previous, r: batch.request, t: batch.time, w: WRITER, y: batch.by,
  };
  return {
    taken,
    version: after,
    head: `${running + 1} ${hash}`,
    answered: JSON.stringify({ b: bodyDigest(batch), k: taken, s: batch.stream, v: after }),
    record: { s: [[batch.stream, after]], b: JSON.stringify(body) },
  };
}

// The sentinel: a tiny worker that keeps, in a file outside IndexedDB, each sequence's ceiling and the writers' heads.
//
// IndexedDB has been seen to come back empty or without its last records, with no error. What is written here is flushed before a number is
// issued, so that no number is ever issued twice. Every window has its own worker; a Web Lock lets one of them at the file at a time.
//
// The file has two slots of SLOT_BYTES, written in turn, so that a torn write leaves the older one readable. A slot is: CRC-32 of the text,
// length of the text (both 32 bits, big endian), the text (JSON in UTF-8).
"use strict";

const SLOT_BYTES = 128 * 1024;
const HEADER_BYTES = 8;
/** Days whose sequences are kept: those that were touched last. Sequences that do not begin with a date stay for ever. */
const DAYS_KEPT = 4;
const DATE = /^\d{4}-\d{2}-\d{2}\//;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** The content of one slot, or null when it was never written or cannot be read. */
function readSlot(handle, slot) {
  const header = new DataView(new ArrayBuffer(HEADER_BYTES));
  if (handle.read(header, { at: slot * SLOT_BYTES }) < HEADER_BYTES) return null;
  const length = header.getUint32(4);
  if (length === 0 || length > SLOT_BYTES - HEADER_BYTES) return null;
  const bytes = new Uint8Array(length);
  if (handle.read(bytes, { at: slot * SLOT_BYTES + HEADER_BYTES }) < length || crc32(bytes) !== header.getUint32(0)) return null;
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** The newer of the two slots. A file that never got beyond its first slot was torn in its first write, when nothing had been issued yet. */
function read(handle) {
  const slots = [readSlot(handle, 0), readSlot(handle, 1)].filter(Boolean);
  const newest = slots.sort((a, b) => b.generation - a.generation)[0];
  if (newest) return newest;
  return { generation: 0, sequences: {}, heads: {}, damaged: handle.getSize() > SLOT_BYTES };
}

function write(handle, content) {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  if (bytes.length > SLOT_BYTES - HEADER_BYTES) throw new Error("more than a slot holds");
  const slot = new Uint8Array(HEADER_BYTES + bytes.length);
  const header = new DataView(slot.buffer);
  header.setUint32(0, crc32(bytes));
  header.setUint32(4, bytes.length);
  slot.set(bytes, HEADER_BYTES);
  const at = ((content.generation + 1) % 2) * SLOT_BYTES;
  if (handle.write(slot, { at }) < slot.length) throw new Error("the disk is full");
  handle.flush();
}

/** Takes in higher ceilings and heads; a sequence remembers when it was touched, so that old days can go. */
function merged(content, question) {
  const next = { generation: content.generation + 1, sequences: { ...content.sequences }, heads: { ...content.heads } };
  for (const [name, ceiling] of Object.entries(question.sequences)) {
    next.sequences[name] = [Math.max(ceiling, (next.sequences[name] ?? [0])[0]), next.generation];
  }
  if (question.wish === "settle") next.heads = {};
  for (const [writer, head] of Object.entries(question.heads)) {
    if (parseInt(head, 10) >= parseInt(next.heads[writer] ?? "0", 10)) next.heads[writer] = head;
  }
  const dated = Object.entries(next.sequences).filter(([name]) => DATE.test(name));
  const byTouch = dated.sort(([, a], [, b]) => b[1] - a[1]).map(([name]) => name.slice(0, 10));
  const days = [...new Set(byTouch)].slice(0, DAYS_KEPT);
  for (const [name] of dated) {
    if (!days.includes(name.slice(0, 10))) delete next.sequences[name];
  }
  return next;
}

/** Opens the file for one question only: other windows want it too. */
async function withFile(file, use) {
  const root = await navigator.storage.getDirectory();
  const directory = await root.getDirectoryHandle("sentinel", { create: true });
  const entry = await directory.getFileHandle(encodeURIComponent(file), { create: true });
  return navigator.locks.request(`sentinel-file/${file}`, async () => {
    const handle = await entry.createSyncAccessHandle();
    try {
      return use(handle);
    } finally {
      handle.close();
    }
  });
}

/** Ends this window's comparison. */
let endComparison = null;

/** Waits until no other window compares; a window that dies lets go by itself. */
function beginComparison(file) {
  return new Promise((begun, failed) => {
    navigator.locks
      .request(`sentinel-comparison/${file}`, () => new Promise((ended) => {
        endComparison = ended;
        begun();
      }))
      .catch(failed);
  });
}

async function answer(question) {
  if (question.wish === "begin") await beginComparison(question.file);
  if (question.wish === "done") {
    if (endComparison) endComparison();
    return { sequences: {}, heads: {} };
  }
  const isWriting = question.wish === "raise" || question.wish === "settle";
  const content = await withFile(question.file, (handle) => {
    const now = read(handle);
    if (!isWriting) return now;
    const next = merged(now, question);
    write(handle, next);
    return next;
  });
  const ceilings = Object.entries(content.sequences).map(([name, [ceiling]]) => [name, ceiling]);
  return { sequences: Object.fromEntries(ceilings), heads: content.heads, damaged: content.damaged === true };
}

self.onmessage = async ({ data }) => {
  const question = JSON.parse(data);
  try {
    self.postMessage(JSON.stringify({ id: question.id, known: await answer(question) }));
  } catch (error) {
    self.postMessage(JSON.stringify({ id: question.id, error: String(error) }));
  }
};

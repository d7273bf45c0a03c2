// 100,000 rows of 12 columns as XLSX and CSV: beside SheetJS (dense, in the same browser), ExcelJS's streaming writer (in Node: its build for browsers has
// none) and a loop written by hand; and the verification of an export of 100,000 records beside a loop that asks the browser for each record's digest.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "../figures.mjs";

const EXCELJS = fileURLToPath(new URL("../peers/exceljs_stream.mjs", import.meta.url));

export async function sheet({ pages, counts }) {
  const { rows, rounds, records } = counts.sheet;
  const page = await pages.bench("/empty.html");
  await page.addScriptTag({ url: "/sheetjs.js" });
  await page.evaluate(prepare, rows);
  const files = await page.evaluate(time, rounds);
  const streaming = JSON.parse(execFileSync(process.execPath, [EXCELJS, String(rows), String(rounds)], { encoding: "utf8" }));
  const proofs = await page.evaluate(verify, { records, rounds });
  await page.close();
  const row = (name, ours, peer, target) => ({ name, ours: median(ours), peer: median(peer), unit: "ms", ratio: median(ours) / median(peer), target, is: "ratio" });
  const twice = (one, again) => median(again) / median(one);
  return {
    controls: [{ name: "XLSX A/A, ours", ratio: twice(files.xlsx, files["xlsx again"]) }, { name: "proof A/A, ours", ratio: twice(proofs.ours, proofs.again) }],
    rows: [
      row(`${rows} x 12 as XLSX, beside ExcelJS streaming (in Node)`, files.xlsx, streaming.ms, 0.6),
      row(`${rows} x 12 as XLSX, beside SheetJS dense, compressed as ours`, files.xlsx, files["sheetjs packed"], 0.35),
      row(`${rows} x 12 as XLSX, beside SheetJS dense as it comes (not compressed)`, files.xlsx, files.sheetjs, 0.35),
      row(`${rows} x 12 as CSV, beside a loop written by hand`, files.csv, files["csv peer"], 0.6),
      row(`${records} records verified, beside a digest each in JavaScript`, proofs.ours, proofs.peer, 0.5),
      { name: `memory of the program after XLSX of ${rows} x 12, above the rows`, ours: files.memory, unit: "MB", target: 150, is: "value" },
    ],
    samples: { files, proofs, streaming },
  };
}

/** Runs in the page: the same rows for everybody. */
async function prepare(rows) {
  const { default: init, ...program } = await import("/bench-program.js");
  const wasm = await init({ module_or_path: "/bench-program_bg.wasm" });
  const hex = (nth) => Array.from({ length: 8 }, (_, i) => ((nth * 2_654_435_761 + i * 40_503) >>> 0).toString(16).padStart(8, "0")).join("");
  const all = Array.from({ length: rows }, (_, nth) => [
    `ticket:2026-11-23:00000000-0000-7000-8000-${String(nth).padStart(12, "0")}`, 1_795_399_200 + nth * 37, ["最低生活保障", "居住证", "社保卡"][nth % 3], `${nth % 9 + 1} 综合窗口`,
    ["非常满意", "满意", "基本满意"][nth % 3], 5 - (nth % 3), nth % 7 ? "" : "等得太久; 态度不好", nth % 3 ? "" : `办得很快，谢谢 ${nth}，"很好"`, true, nth % 3_600, "kiosk@lobby-1", hex(nth),
  ]);
  program.sheet_prepare(JSON.stringify(all));
  window.sheets = { program, wasm, rows: all };
}

/** Runs in the page: rounds in which everybody writes once. */
function time(rounds) {
  const { program, wasm, rows } = window.sheets;
  const { XLSX } = window;
  // As they are given: dates as the numbers they are in a spreadsheet.
  const dated = rows.map((row) => row.map((cell, at) => (at === 1 ? { t: "n", v: cell / 86_400 + 25_569, z: "yyyy-mm-dd hh:mm:ss" } : cell)));
  const peer = (compression) => () => {
    const sheet = XLSX.utils.aoa_to_sheet(dated, { dense: true });
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, "bench");
    return XLSX.write(book, { type: "array", bookType: "xlsx", compression }).byteLength;
  };
  const escaped = (text) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const loop = () => {
    const lines = [];
    for (const row of rows) {
      const cells = [];
      for (let at = 0; at < row.length; at++) {
        const cell = row[at];
        cells.push(at === 1 ? new Date(cell * 1_000).toISOString().slice(0, 19).replace("T", " ") : typeof cell === "string" ? escaped(cell) : String(cell));
      }
      lines.push(cells.join(","));
    }
    return new TextEncoder().encode(`\ufeff${lines.join("\r\n")}\r\n`).length;
  };
  const before = wasm.memory.buffer.byteLength;
  const arms = {
    xlsx: () => program.sheet_write("xlsx").length, sheetjs: peer(false), "sheetjs packed": peer(true), "xlsx again": () => program.sheet_write("xlsx").length,
    csv: () => program.sheet_write("csv").length, "csv peer": loop,
  };
  const times = Object.fromEntries(Object.keys(arms).map((arm) => [arm, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [arm, write] of Object.entries(arms)) {
      const began = performance.now();
      const bytes = write();
      const took = performance.now() - began;
      if (bytes < rows.length * 20) throw new Error(`${arm} wrote ${bytes} bytes`);
      if (round >= 0) times[arm].push(took);
      if (round < 0 && arm === "xlsx") times.memory = (wasm.memory.buffer.byteLength - before) / 2 ** 20;
    }
  }
  return times;
}

/** Runs in the page: the whole verification, and only the digests in JavaScript. */
async function verify({ records, rounds }) {
  const { program } = window.sheets;
  const text = program.proof_prepare(records);
  const encoder = new TextEncoder();
  const bytesOf = (hex) => Uint8Array.from({ length: 32 }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16));
  const form = (entry) => {
    const pieces = [];
    const number = (value, wide) => { const bytes = new Uint8Array(wide ? 8 : 4); const view = new DataView(bytes.buffer); if (wide) view.setBigInt64(0, BigInt(value)); else view.setUint32(0, value); pieces.push(bytes); };
    const words = (value) => { const bytes = encoder.encode(value); number(bytes.length); pieces.push(bytes); };
    words("residents-window/entry/1"); words(entry.writer); number(entry.number, true); pieces.push(bytesOf(entry.previous)); words(entry.request); number(entry.time, true); words(entry.by);
    number(entry.parts.length);
    for (const part of entry.parts) { words(part.stream); number(part.version); number(part.events.length); part.events.forEach(words); }
    const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) { whole.set(piece, at); at += piece.length; }
    return whole;
  };
  const loop = async () => {
    let previous = {};
    for (const entry of JSON.parse(text).entries) {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", form(entry)));
      if (Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") !== entry.hash) throw new Error("a digest is wrong");
      if ((previous[entry.writer] ?? "0".repeat(64)) !== entry.previous) throw new Error("a link is wrong");
      previous[entry.writer] = entry.hash;
    }
  };
  const ours = () => { if (program.proof_verify() !== "complete") throw new Error("a sound export is not complete"); };
  const times = { ours: [], peer: [], again: [] };
  for (let round = -1; round < rounds; round++) {
    for (const [arm, run] of [["ours", ours], ["peer", loop], ["again", ours]]) {
      const began = performance.now();
      await run();
      if (round >= 0) times[arm].push(performance.now() - began);
    }
  }
  return times;
}

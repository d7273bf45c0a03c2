// ExcelJS's streaming writer in Node, the same table as the pages write: `exceljs_stream.mjs ROWS ROUNDS` prints milliseconds as JSON.

import { Writable } from "node:stream";
import ExcelJS from "exceljs";

const [rows, rounds] = process.argv.slice(2).map(Number);
const hex = (nth) => Array.from({ length: 8 }, (_, i) => ((nth * 2_654_435_761 + i * 40_503) >>> 0).toString(16).padStart(8, "0")).join("");
const all = Array.from({ length: rows }, (_, nth) => [
  `ticket:2026-11-23:00000000-0000-7000-8000-${String(nth).padStart(12, "0")}`, new Date((1_795_399_200 + nth * 37) * 1_000), ["最低生活保障", "居住证", "社保卡"][nth % 3], `${nth % 9 + 1} 综合窗口`,
  ["非常满意", "满意", "基本满意"][nth % 3], 5 - (nth % 3), nth % 7 ? "" : "等得太久; 态度不好", nth % 3 ? "" : `办得很快，谢谢 ${nth}，"很好"`, true, nth % 3_600, "kiosk@lobby-1", hex(nth),
]);

async function write() {
  let bytes = 0;
  const stream = new Writable({ write(chunk, _, done) { bytes += chunk.length; done(); } });
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = book.addWorksheet("bench");
  sheet.columns = all[0].map((_, at) => ({ header: `c${at}`, ...(at === 1 && { style: { numFmt: "yyyy-mm-dd hh:mm:ss" } }) }));
  for (const row of all) sheet.addRow(row).commit();
  sheet.commit();
  await book.commit();
  if (bytes < rows * 20) throw new Error(`${bytes} bytes`);
}

const ms = [];
for (let round = -1; round < rounds; round++) {
  const began = performance.now();
  await write();
  if (round >= 0) ms.push(performance.now() - began);
}
console.log(JSON.stringify({ ms }));

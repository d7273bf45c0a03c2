// 100,000 cases of another system taken in by the shipped staff page, beside raw JavaScript that puts the same lines into IndexedDB in batches of 1,000;
// how long the page was busy at a stretch meanwhile, and by how much the memory of its process grew.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { median } from "../figures.mjs";
import { Feeds, csv, rowOf } from "../../tests/journeys/pages/feeds.mjs";
import { signIn } from "../../tests/journeys/pages/gate.mjs";

const ROWS = 100_000;
const [TASK_MS_MAX, MEMORY_MB_MAX] = [50, 200];
const TIMES_MAX = 2;

/** Raw JavaScript: the file as text, line by line, keyed by its first cell; as durable as ours, which is appended strictly at the end. */
const raw = (page, bytes) => page.evaluate(async ([base64, name]) => {
  // The page may fetch nothing but what its own site has.
  const text = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
  const done = (request) => new Promise((answer, failed) => { request.onsuccess = () => answer(request.result); request.onerror = () => failed(request.error); });
  await done(indexedDB.deleteDatabase(name));
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("rows");
  const database = await done(opening);
  const began = performance.now();
  const lines = (await text.text()).split("\r\n").slice(1, -1);
  for (let from = 0; from < lines.length; from += 1_000) {
    const isLast = from + 1_000 >= lines.length;
    const transaction = database.transaction("rows", "readwrite", { durability: isLast ? "strict" : "relaxed" });
    const rows = transaction.objectStore("rows");
    for (const line of lines.slice(from, from + 1_000)) rows.put(line, line.slice(0, line.indexOf(",")));
    await new Promise((answer, failed) => { transaction.oncomplete = answer; transaction.onabort = () => failed(transaction.error); });
  }
  const took = performance.now() - began;
  const count = await done(database.transaction("rows").objectStore("rows").count());
  database.close();
  return { took, count };
}, [bytes.toString("base64"), "bench-raw-rows"]);

/** Megabytes that the browser's processes of pages hold for themselves. */
async function memory(session) {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const own = ({ id }) => Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0);
  return processInfo.filter(({ type }) => type === "renderer").map((process) => { try { return own(process); } catch { return 0; } }).reduce((sum, kb) => sum + kb, 0) / 1024;
}

/** One import by the page; each file is another one than the last, or nothing would be done. */
async function ours(feeds, session, file) {
  await feeds.watchTasks();
  const before = await memory(session);
  let highest = before;
  let goes = true;
  const watching = (async () => { while (goes) { highest = Math.max(highest, await memory(session)); await new Promise((next) => setTimeout(next, 50)); } })();
  // From the press to the screen that says so; the file is handed to the page in between.
  const began = await feeds.page.evaluate(() => performance.now());
  await feeds.take(file);
  await feeds.see("taken", 600_000);
  const took = (await feeds.page.evaluate(() => performance.now())) - began;
  goes = false;
  await watching;
  const longest = await feeds.longestTask();
  if ((await feeds.count()) !== ROWS) throw new Error("not all rows are there");
  await feeds.close();
  return { took, longest, grew: highest - before };
}

export async function feed({ pages, counts, benchSite }) {
  const page = await pages.kiosk("/staff/?demo=1&lang=en&device=bench");
  page.setDefaultTimeout(600_000);
  await signIn(page, { tab: "feeds" });
  const feeds = new Feeds(page);
  const session = await pages.browserSession();
  const peer = await pages.bench("/empty.html");
  const seen = { ours: [], raw: [], longest: [], grew: [] };
  for (let nth = 0; nth < counts.feed.imports; nth++) {
    const bytes = csv(Array.from({ length: ROWS }, (_, row) => rowOf(row + 1 + nth)));
    await page.bringToFront();
    // On the disk, as people have it: handed over as bytes it would be in the page's memory.
    const file = join(benchSite, "cases.csv");
    writeFileSync(file, bytes);
    const imported = await ours(feeds, session, file);
    await peer.bringToFront();
    const put = await raw(peer, bytes);
    if (put.count !== ROWS) throw new Error("raw JavaScript has not put all rows");
    seen.ours.push(imported.took);
    seen.raw.push(put.took);
    seen.longest.push(imported.longest);
    seen.grew.push(imported.grew);
  }
  await page.close();
  await peer.close();
  const [took, bare] = [median(seen.ours), median(seen.raw)];
  return {
    controls: [],
    samples: seen,
    rows: [
      { name: "import of 100,000 cases, beside raw batches of the same lines", ours: took, peer: bare, unit: "ms", ratio: took / bare, target: TIMES_MAX, is: "ratio" },
      { name: "longest task of the page meanwhile (0: none over 50 ms)", ours: Math.max(...seen.longest), unit: "ms", target: TASK_MS_MAX, is: "value" },
      { name: "memory of the pages' processes, growth", ours: Math.max(...seen.grew), unit: "MB", target: MEMORY_MB_MAX, is: "value" },
    ],
  };
}

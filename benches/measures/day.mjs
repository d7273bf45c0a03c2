// Folding a day of 25,000 events, opening from a snapshot, verifying, and what the 5,000th number costs beside the first.

import { execFileSync } from "node:child_process";
import { median, percentile } from "../figures.mjs";

/** How many entries stand behind the snapshot when the hall is opened again. */
const TAIL_ENTRIES = 60;

export async function day({ pages, counts, hall, native }) {
  const page = await pages.bench();
  const { fold, open, issue } = counts;
  const folded = await page.evaluate(async ({ hall, events, folds }) => {
    const { default: init, DayMade } = await import("/bench-program.js");
    await init({ module_or_path: "/bench-program_bg.wasm" });
    const day = await DayMade.whole(hall, events);
    if (!day.is_fold_equal()) throw new Error("the day folded again is another day");
    const times = [];
    let entries = 0;
    for (let i = 0; i < folds; i++) {
      const began = performance.now();
      entries = day.fold();
      times.push(performance.now() - began);
      if (entries === 0) throw new Error("a fold did not reach the head");
    }
    window.made = day;
    return { events: day.events(), entries, times };
  }, { hall, ...fold });

  const opened = await page.evaluate(async ({ hall, opens, tail }) => {
    const { Kiosk } = await import("/bench-program.js");
    const { importEntries } = await import("/raw.mjs");
    const entries = JSON.parse(window.made.entries());
    await importEntries("opening", entries);
    const kiosk = await Kiosk.open("opening", hall, 3, undefined);
    const bytes = await kiosk.save_snapshot();
    for (let i = 0; i < tail; i++) await kiosk.issue();
    const times = { nothing: [], snapshot: [] };
    for (let i = 0; i < opens; i++) {
      let began = performance.now();
      const whole = await kiosk.reopen_from_nothing();
      times.nothing.push(performance.now() - began);
      began = performance.now();
      const read = await kiosk.reopen_from_snapshot();
      times.snapshot.push(performance.now() - began);
      if (whole !== entries.length + tail) throw new Error(`${whole} entries read instead of ${entries.length + tail}`);
      if (read !== tail) throw new Error(`${read} entries read behind the snapshot instead of ${tail}`);
    }
    window.opened = kiosk;
    return { bytes, times };
  }, { hall, opens: open.opens, tail: TAIL_ENTRIES });

  const verified = await page.evaluate(async () => {
    const tasks = [];
    // The browser tells of tasks of more than 50 ms only.
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
    observer.observe({ type: "longtask" });
    const pause = () => new Promise((next) => setTimeout(next, 200));
    await pause();
    for (const until = performance.now() + 60; performance.now() < until;);
    await pause();
    if (tasks.length === 0) throw new Error("this browser does not tell of long tasks");
    tasks.length = 0;
    const told = [];
    const began = performance.now();
    const entries = await window.opened.verify((percent) => told.push(percent));
    const ms = performance.now() - began;
    await pause();
    observer.disconnect();
    if (told.at(-1) !== 100 || told.some((percent, i) => percent < (told[i - 1] ?? 0))) throw new Error(`progress was told as ${told}`);
    return { entries, ms, longest: Math.max(0, ...tasks), told: told.length };
  });

  const issued = await page.evaluate(async ({ hall, before, rounds, each, warm }) => {
    const { DayMade, Kiosk } = await import("/bench-program.js");
    const { importEntries } = await import("/raw.mjs");
    await importEntries("issue-late", JSON.parse((await DayMade.waiting(hall, before)).entries()));
    const arms = {
      first: await Kiosk.open("issue-first", hall, 4, "/sentinel.js"),
      late: await Kiosk.open("issue-late", hall, 6, "/sentinel.js"),
      "first again": await Kiosk.open("issue-first-again", hall, 5, "/sentinel.js"),
    };
    const times = Object.fromEntries(Object.keys(arms).map((arm) => [arm, []]));
    const names = Object.keys(arms);
    for (let round = -1; round < rounds; round++) {
      for (const arm of [0, 1, 2].map((i) => names[(round + 1 + i) % 3])) {
        const size = round < 0 ? warm : each;
        const began = performance.now();
        for (let i = 0; i < size; i++) {
          if ((await arms[arm].issue()) < 1) throw new Error("no number");
        }
        if (round >= 0) times[arm].push((performance.now() - began) / size);
      }
    }
    return times;
  }, { hall, ...issue });
  await page.close();

  const own = JSON.parse(execFileSync(native.program, [native.hall, String(fold.events), String(fold.folds)], { maxBuffer: 1 << 26 }).toString());
  if (own.events !== folded.events) throw new Error(`natively the day has ${own.events} events instead of ${folded.events}`);
  const early = [...issued.first, ...issued["first again"]];
  return {
    controls: [{ name: "issue A/A, the first numbers", ratio: median(issued["first again"]) / median(issued.first) }],
    rows: [
      { name: `folding a day of ${folded.events} events, wasm, median`, ours: median(folded.times), unit: "ms", target: 50, is: "value" },
      { name: "  the same, p95", ours: percentile(folded.times, 95), unit: "ms" },
      { name: `folding a day of ${own.events} events, native, median`, ours: median(own.ms), unit: "ms", target: 50, is: "value" },
      {
        name: `opening: snapshot and ${TAIL_ENTRIES} entries, beside all ${folded.entries}`, ours: median(opened.times.snapshot), peer: median(opened.times.nothing),
        unit: "ms", ratio: median(opened.times.snapshot) / median(opened.times.nothing), note: "only the tail was read: checked",
      },
      { name: `verifying ${verified.entries} entries, longest task over 50 ms`, ours: verified.longest, unit: "ms", target: 50, is: "value" },
      { name: `  the same, altogether, told ${verified.told} times`, ours: verified.ms, unit: "ms" },
      {
        name: `issuing with ${issue.before} waiting, beside the first`, ours: median(issued.late), peer: median(early),
        unit: "ms", ratio: median(issued.late) / median(early), target: 1.1, is: "ratio",
      },
    ],
    samples: { fold: folded.times, native: own.ms, open: opened.times, snapshot_bytes: opened.bytes, verify: verified, issue: issued },
  };
}

// The strict append of a ticket: the shipped journal beside the same transaction in raw JavaScript and with Dexie.

import { median, percentile } from "../figures.mjs";

const ARMS = ["ours", "raw", "dexie", "ours again", "raw again"];

export async function append({ pages, counts }) {
  const page = await pages.bench();
  const times = await page.evaluate(async ({ rounds, each, warm, arms }) => {
    const [{ default: init, Appender }, raw, { DexieAppender }] = await Promise.all([import("/bench-program.js"), import("/raw.mjs"), import("/with_dexie.mjs")]);
    await init({ module_or_path: "/bench-program_bg.wasm" });
    const open = {
      ours: () => Appender.open("append-ours", "/sentinel.js"),
      raw: () => raw.RawAppender.open("append-raw"),
      dexie: () => DexieAppender.open("append-dexie"),
      "ours again": () => Appender.open("append-ours-again", "/sentinel.js"),
      "raw again": () => raw.RawAppender.open("append-raw-again"),
    };
    const appenders = {};
    for (const arm of arms) appenders[arm] = await open[arm]();
    // The page's clock ticks in steps of 0.1 ms, a tenth of an append: so medians are of whole blocks, divided by their length.
    const times = Object.fromEntries(arms.map((arm) => [arm, { single: [], block: [] }]));
    let turn = 0;
    const round = async (order, size, keep) => {
      const first = turn;
      for (const arm of order) {
        const beginning = performance.now();
        for (let i = 1; i <= size; i++) {
          const began = performance.now();
          const taken = await appenders[arm].append(first + i);
          if (keep) times[arm].single.push(performance.now() - began);
          if (taken !== first + i) throw new Error(`${arm} took ${taken} instead of ${first + i}`);
        }
        if (keep) times[arm].block.push((performance.now() - beginning) / size);
      }
      turn = first + size;
    };
    await round(arms, warm, false);
    // Each round begins with another arm, so that none always has the same neighbour.
    for (let i = 0; i < rounds; i++) await round([...arms.slice(i % arms.length), ...arms.slice(0, i % arms.length)], each, true);
    const contents = {};
    for (const arm of arms) contents[arm] = await raw.contentOf(`append-${arm.replace(" ", "-")}`);
    const different = arms.filter((arm) => contents[arm] !== contents.ours);
    if (different.length > 0) throw new Error(`not the same records as ours: ${different}`);
    return times;
  }, { ...counts.append, arms: ARMS });
  await page.close();

  const of = (...arms) => median(arms.flatMap((arm) => times[arm].block));
  const [ours, raw, dexie] = [of("ours", "ours again"), of("raw", "raw again"), of("dexie")];
  const controls = [
    { name: "append A/A, ours", ratio: of("ours again") / of("ours") },
    { name: "append A/A, raw", ratio: of("raw again") / of("raw") },
  ];
  const tail = (...arms) => percentile(arms.flatMap((arm) => times[arm].single), 95);
  return {
    controls,
    rows: [
      { name: "strict ticket append, median, beside raw JavaScript", ours, peer: raw, unit: "ms", ratio: ours / raw, target: 1.15, is: "ratio" },
      { name: "strict ticket append, median, beside Dexie", ours, peer: dexie, unit: "ms", ratio: ours / dexie, target: 0.9, is: "ratio" },
      { name: "  the same, p95, beside raw JavaScript", ours: tail("ours", "ours again"), peer: tail("raw", "raw again"), unit: "ms", ratio: tail("ours", "ours again") / tail("raw", "raw again") },
    ],
    samples: times,
  };
}

// What a first visit loads, and how long it takes until the kiosk can be touched, beside an empty page.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { median } from "../figures.mjs";
import { watchForTouchable } from "./in_page.mjs";

const KIOSK = "/?demo=1&device=bench";
const TOUCHABLE = '[data-testid="home-take-number"], [data-screen="attract"]';
const EMPTY = "/empty.html";
const FIRST_LOAD_KB_MAX = 195;
const START_RATIO_MAX = 2.5;

/** Bytes, after brotli at its best (quality 11), of every script and every wasm that the page and its workers ask for until it can be touched. */
export async function firstLoad({ pages, dist }) {
  const site = await pages.freshSite(dist);
  const page = await pages.blank(watchForTouchable, TOUCHABLE);
  const asked = new Set();
  const note = (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === site.origin && /\.(m?js|wasm)$/.test(pathname) && !request.serviceWorker()) asked.add(pathname);
  };
  page.context().on("request", note);
  await page.goto(site.origin + KIOSK);
  await page.waitForFunction(() => window.benchTouchable);
  for (const worker of page.workers()) asked.add(new URL(worker.url()).pathname);
  page.context().off("request", note);
  await page.close();
  await site.close();
  const weigh = (path) => ({ path, bytes: readFileSync(join(dist, path)).length, brotli: brotliCompressSync(readFileSync(join(dist, path))).length });
  const weights = [...asked].sort().map(weigh);
  if (!weights.some(({ path }) => path.endsWith(".wasm"))) throw new Error("the kiosk came up without its program?");
  const kb = weights.reduce((sum, { brotli }) => sum + brotli, 0) / 1024;
  return {
    controls: [],
    rows: [{ name: "first load: scripts and wasm of the kiosk's home, brotli", ours: kb, unit: "KB", target: FIRST_LOAD_KB_MAX, is: "value" }],
    samples: weights,
  };
}

async function touchable(pages, address, selector) {
  const page = await pages.blank(watchForTouchable, selector);
  await page.goto(address);
  await page.waitForFunction(() => window.benchTouchable);
  const times = await page.evaluate(() => ({
    touchable: window.benchTouchable,
    painted: performance.getEntriesByType("paint").find(({ name }) => name === "first-paint")?.startTime,
  }));
  await page.close();
  return times;
}

async function fresh(pages, dir, path, selector) {
  const site = await pages.freshSite(dir);
  try {
    return await touchable(pages, site.origin + path, selector);
  } finally {
    await site.close();
  }
}

/** From the beginning of the navigation until touchable. Cold: an origin never seen before. Again: the same origin, as every morning. */
export async function start({ pages, counts, dist, benchSite }) {
  const { starts, warm } = counts.start;
  const kept = { dist: await pages.freshSite(dist), bench: await pages.freshSite(benchSite) };
  const arms = {
    "cold ours": () => fresh(pages, dist, KIOSK, TOUCHABLE),
    "cold empty": () => fresh(pages, benchSite, EMPTY, '[data-testid="empty"]'),
    "again ours": () => touchable(pages, kept.dist.origin + KIOSK, TOUCHABLE),
    "again empty": () => touchable(pages, kept.bench.origin + EMPTY, '[data-testid="empty"]'),
    "again empty, control": () => touchable(pages, kept.bench.origin + EMPTY, '[data-testid="empty"]'),
  };
  const seen = Object.fromEntries(Object.keys(arms).map((arm) => [arm, []]));
  const names = Object.keys(arms);
  for (let i = -warm; i < starts; i++) {
    for (let j = 0; j < names.length; j++) {
      const arm = names[(j + i + warm) % names.length];
      const times = await arms[arm]();
      if (i >= 0) seen[arm].push(times);
    }
  }
  await kept.dist.close();
  await kept.bench.close();
  const of = (arm, what = "touchable") => median(seen[arm].map((times) => times[what]));
  const empty = median([...seen["again empty"], ...seen["again empty, control"]].map((times) => times.touchable));
  const after = (arm) => median(seen[arm].map(({ touchable, painted }) => Math.max(0, touchable - painted)));
  // An empty page can be touched as soon as it is painted: there is no ratio to nothing.
  const apart = (name, ours, peer) => ({ name, ours, peer, unit: "ms" });
  const row = (name, ours, peer) => ({ name, ours, peer, unit: "ms", ratio: ours / peer, target: START_RATIO_MAX, is: "ratio" });
  return {
    controls: [{ name: "start A/A, the empty page", ratio: of("again empty, control") / of("again empty") }],
    rows: [
      row("start until touchable, as every morning, beside an empty page", of("again ours"), empty),
      row("start until touchable, the first time, beside an empty page", of("cold ours"), of("cold empty")),
      apart("  from first paint until touchable, as every morning", after("again ours"), after("again empty")),
      { name: "  first paint, as every morning", ours: of("again ours", "painted"), peer: of("again empty", "painted"), unit: "ms", ratio: of("again ours", "painted") / of("again empty", "painted") },
    ],
    samples: seen,
  };
}

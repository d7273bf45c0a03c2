// From the tap that issues to the painted number, on the shipped kiosk; beside it the floor: the raw append on an empty page.

import { percentile, median } from "../figures.mjs";
import { frameLength, newestNumberKept, watchForNumber } from "./in_page.mjs";

const NUMBER = '[data-testid="ticket-number"]';
const TAP = '[data-testid="priority-no"]';
/** The issue button is locked so long after a number; a resident does not come sooner either. */
const LOCK_MS = 2_200;
const FRAMES_MAX = 3;
const SPARE_MS = 5;

const id = (name) => `[data-testid="${name}"]`;
const pause = (ms) => new Promise((next) => setTimeout(next, ms));

async function measured(page, database) {
  await page.evaluate(watchForNumber, { tap: TAP, number: NUMBER });
  await page.tap(TAP);
  const seen = await page.waitForFunction(() => window.benchNumber).then((handle) => handle.jsonValue());
  const kept = await page.evaluate(newestNumberKept, database);
  if (seen.number !== kept) throw new Error(`shown ${seen.number}, but ${kept} is in ${database}`);
  return seen;
}

async function toPriority(page) {
  if (await page.locator('[data-screen="attract"]').count()) await page.tap('[data-testid="kiosk"]');
  await page.tap(id("home-take-number"));
  await page.tap(id("queue-A"));
  await page.waitForSelector(TAP);
}

async function backHome(page) {
  // A kiosk without a printer does not ask for its paper.
  const paper = page.locator(id("paper-yes"));
  if (await paper.count()) await paper.tap();
  await page.locator(id("go-home")).first().tap();
  await page.waitForSelector(id("home-take-number"));
}

export async function tap({ pages, counts }) {
  const { taps, warm } = counts.tap;
  const ours = await pages.kiosk("/?demo=1&device=bench");
  const raw = await pages.bench("/tap.html");
  await raw.waitForSelector(TAP);
  const frame = await ours.evaluate(frameLength);
  const seen = { ours: [], raw: [] };
  for (let i = -warm; i < taps; i++) {
    await ours.bringToFront();
    await toPriority(ours);
    const shown = await measured(ours, "residents-window-demo");
    await backHome(ours);
    await raw.bringToFront();
    await raw.evaluate(() => window.goHome());
    const floor = await measured(raw, "tap-raw");
    if (i >= 0) {
      seen.ours.push(shown);
      seen.raw.push(floor);
    }
    await pause(LOCK_MS);
  }
  await ours.close();
  await raw.close();
  const ms = (arm, percent) => percentile(seen[arm].map(({ ms }) => ms), percent);
  const frames = (arm, percent) => percentile(seen[arm].map(({ frames }) => frames), percent);
  const allowed = FRAMES_MAX * frame + SPARE_MS;
  return {
    controls: [],
    rows: [
      { name: `tap -> number painted, p95 (${taps} taps; frame ${frame.toFixed(1)} ms)`, ours: ms("ours", 95), peer: ms("raw", 95), unit: "ms", ratio: ms("ours", 95) / ms("raw", 95), target: allowed, is: "value" },
      { name: "  the same, p50", ours: ms("ours", 50), peer: ms("raw", 50), unit: "ms", ratio: ms("ours", 50) / ms("raw", 50) },
      { name: "  the same in frames, p95", ours: frames("ours", 95), peer: frames("raw", 95), unit: "frames", ratio: frames("ours", 95) / frames("raw", 95) },
      { name: "  the same in frames, p50", ours: frames("ours", 50), peer: frames("raw", 50), unit: "frames", ratio: frames("ours", 50) / frames("raw", 50) },
    ],
    samples: { frame, ...seen, median: median(seen.ours.map(({ ms }) => ms)) },
  };
}

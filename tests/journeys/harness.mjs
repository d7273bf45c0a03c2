// What every journey needs: the built site on a free port, and Chromium as a hall runs it.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { startServer } from "../../scripts/serve.mjs";

/** The built site; another one by DIST=. */
export const DIST = process.env.DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
export const SURFACES = ["/", "/display/", "/counter/", "/staff/", "/manager/"];

/** Flags with which Chromium runs headless, also as root and without a network. */
export const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** The site on a free port of this machine: `{ origin, close }`. */
export const serveSite = (dir = DIST) => startServer({ dir });

/** One browser with a profile of its own on the disk: the windows of one installation are its pages. `close` removes the profile. */
export async function openInstallation({ profile = mkdtempSync(join(tmpdir(), "residents-")), args = [], viewport = { width: 1080, height: 1920 }, past = false, ...options } = {}) {
  const context = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, args: [...FLAGS, ...args], headless: true, viewport, ...options });
  context.setDefaultTimeout(15_000);
  withOwnWindows(context);
  await withPrinter(context);
  if (!past) await withoutPast(context);
  return {
    context,
    profile,
    /** A window at `address`, when its first screen is drawn; `before` may prepare the page. */
    async window(address, { size, before } = {}) {
      const page = await context.newPage();
      if (size) await page.setViewportSize(size);
      await before?.(page);
      await page.goto(address);
      await seeStarted(page);
      return page;
    },
    async close() {
      await context.close().catch(() => {});
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Keeps the demonstration without a past: a month of tickets and cases is what few journeys are about, and it takes a worker some seconds. */
const withoutPast = (context) => context.addInitScript(() => { try { localStorage.setItem("demo-past", localStorage.getItem("demo-past") ?? "empty"); } catch { /* a page without an origin */ } });

/** Waits until the program has drawn its first screen (it takes the loading screen away) and nothing covers it. */
export async function seeStarted(page) {
  await page.waitForFunction(() => document.readyState !== "loading" && !document.getElementById("boot") && !document.getElementById("notice"));
}

/**
 * Counts what a page prints, in `window.prints`, instead of printing it: a browser without a screen has no printer, and a page that asks it for one stands
 * still for as long as the browser looks for it.
 */
const withPrinter = (context) => context.addInitScript(() => { window.print = () => { window.prints = (window.prints ?? 0) + 1; }; });

/**
 * Gives every page a window of its own, as in a hall. Pages that share a window are its tabs: Chromium draws those behind once a second, and each click
 * waits for two drawings.
 */
function withOwnWindows(context) {
  const newPage = context.newPage.bind(context);
  const newWindow = async () => {
    const [beside] = context.pages();
    if (!beside) return newPage();
    const session = await context.newCDPSession(beside);
    const { targetInfo: { browserContextId } } = await session.send("Target.getTargetInfo");
    const [page] = await Promise.all([
      context.waitForEvent("page"), session.send("Target.createTarget", { url: "about:blank", newWindow: true, browserContextId }),
    ]);
    await session.detach();
    return page;
  };
  // One after the other: whose the page is that appears is known by nothing else.
  let last = Promise.resolve();
  context.newPage = () => (last = last.catch(() => {}).then(newWindow));
}

/** A browser whose contexts are profiles in memory: quick to make, for tests that need many. */
export async function openBrowser({ args = [] } = {}) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, ...args], headless: true });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async ({ past = false, ...options } = {}) => {
    const context = await newContext(options);
    withOwnWindows(context);
    await withPrinter(context);
    if (!past) await withoutPast(context);
    return context;
  };
  return browser;
}

/** One installation for `use`, closed afterwards whatever happens. */
export async function withInstallation(use, options) {
  const hall = await openInstallation(options);
  try {
    return await use(hall);
  } finally {
    await hall.close();
  }
}

/** The content as it is shipped. */
export const shippedContent = () => JSON.parse(readFileSync(join(DIST, "content", "hall.json"), "utf8"));

/** Keeps the service worker of a context from starting, which would answer before any route. */
export const withoutWorker = (context) => context.addInitScript(() => {
  ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error("no worker in this test"));
});

/** Serves other content to the windows of a context; see `withoutWorker`. */
export const serveContent = (context, body, answer = {}) => context.route("**/content/hall.json", (route) => route.fulfill({
  contentType: "application/json", body: typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body), ...answer,
}));

/** Whether the long campaigns run whole. */
export const SOAK = process.env.RESIDENTS_SOAK === "1";

/** A seeded generator of numbers below 1, and its seed: SEED= plays the same again. */
export function seeded(seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, next, below: (limit) => Math.floor(next() * limit) };
}

/** Faults that boot.js has recorded on this origin. */
export const faults = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("faults") ?? "[]"));

/** Waits until `condition` (which may be async) holds, for what a page cannot be asked in one go. */
export async function until(condition, what, secondsMax = 15) {
  const end = Date.now() + secondsMax * 1000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${secondsMax} s: ${what}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}

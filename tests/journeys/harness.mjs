// What every journey needs: the built site on a free port, and Chromium as a hall runs it.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { startServer } from "../../scripts/serve.mjs";

export const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
export const SURFACES = ["/", "/display/", "/counter/", "/staff/", "/manager/"];

/** Flags with which Chromium runs headless, also as root and without a network. */
export const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** The site on a free port of this machine: `{ origin, close }`. */
export const serveSite = (dir = DIST) => startServer({ dir });

/** One browser with a profile of its own on the disk: the windows of one installation are its pages. `close` removes the profile. */
export async function openInstallation({ profile = mkdtempSync(join(tmpdir(), "residents-")), args = [], viewport = { width: 1080, height: 1920 }, ...options } = {}) {
  const context = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, args: [...FLAGS, ...args], headless: true, viewport, ...options });
  context.setDefaultTimeout(15_000);
  return {
    context,
    profile,
    /** A window at `address`, when its first screen is drawn. */
    async window(address) {
      const page = await context.newPage();
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

/** Waits until the program has drawn its first screen (it takes the loading screen away) and nothing covers it. */
export async function seeStarted(page) {
  await page.waitForFunction(() => document.readyState !== "loading" && !document.getElementById("boot") && !document.getElementById("notice"));
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

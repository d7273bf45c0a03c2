// One Chromium with a profile on the disk, and the pages of the benches in it.

import { chromium } from "playwright-core";
import { startServer } from "../scripts/serve.mjs";
import { CHROMIUM, FLAGS } from "../tests/journeys/harness.mjs";

const ANSWER_MS = 600_000;

export async function openPages({ profile, benchSite, dist }) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM, args: FLAGS, headless: true, viewport: { width: 1080, height: 1920 }, hasTouch: true,
  });
  context.setDefaultTimeout(30_000);
  const sites = { bench: await startServer({ dir: benchSite }), dist: await startServer({ dir: dist }) };

  const open = async (address) => {
    const page = await context.newPage();
    await page.goto(address);
    return page;
  };
  return {
    version: context.browser()?.version() ?? (await versionOf(context)),
    /** A page of the benches. */
    async bench(path = "/") {
      const page = await open(sites.bench.origin + path);
      page.setDefaultTimeout(ANSWER_MS);
      return page;
    },
    /** A page of the built site, when its first screen is drawn. */
    async kiosk(path) {
      const page = await open(sites.dist.origin + path);
      await page.waitForFunction(() => !document.getElementById("boot"));
      return page;
    },
    /** A page that has not gone anywhere; `watch` runs in it before anything else does. */
    async blank(watch, argument) {
      const page = await context.newPage();
      await page.addInitScript(watch, argument);
      return page;
    },
    /** The browser itself, asked about its processes. */
    browserSession: () => context.browser().newBrowserCDPSession(),
    /** A site on a port of its own, and so an origin that this profile has never seen. */
    freshSite: (dir) => startServer({ dir }),
    async close() {
      await context.close();
      await sites.bench.close();
      await sites.dist.close();
    },
  };
}

async function versionOf(context) {
  const page = await context.newPage();
  const version = await page.evaluate(() => navigator.userAgent.match(/Chrom\w+\/(\S+)/)[1]);
  await page.close();
  return version;
}

// The reader of guides when it is slow to come, deaf, dead or of yesterday: nobody waits for it, and the next question finds another.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, seeStarted, serveSite, withoutWorker } from "./harness.mjs";
import { Kiosk } from "./pages/kiosk.mjs";
import { at } from "./pages/page.mjs";

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

/** Prepared before a page's own scripts: its readers are known, and can be made deaf. */
function watchReaders() {
  const Plain = window.Worker;
  window.readers = [];
  window.Worker = class extends Plain {
    constructor(address, ...rest) {
      super(address, ...rest);
      if (String(address).includes("reader.js")) window.readers.push(this);
    }

    postMessage(message, ...rest) {
      if (window.deaf && window.readers.includes(this)) return;
      super.postMessage(message, ...rest);
    }
  };
}
const readers = (page) => page.evaluate(() => window.readers.length);

/** A kiosk in a profile of its own, with its readers watched. */
async function withKiosk(use, { prepare } = {}) {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
  context.setDefaultTimeout(25_000);
  try {
    await withoutWorker(context);
    await context.addInitScript(watchReaders);
    const page = await context.newPage();
    await prepare?.(page);
    await page.goto(`${site.origin}/?demo=1`);
    await seeStarted(page);
    return await use(new Kiosk(page));
  } finally {
    await context.close();
  }
}

async function seeGuides(kiosk) {
  await kiosk.goHome();
  await kiosk.press("home-guides");
  await at(kiosk.page, "guide-choice-0").waitFor();
}

/** The search says that there are no guides; numbers are given; and trying again finds another reader. */
async function seeReplaced(kiosk, before) {
  const { page } = kiosk;
  await at(page, "guides-failed").waitFor();
  assert.match((await kiosk.takeNumber({ queue: "A" })).number, /^A\d{3}$/);
  await kiosk.takePaper();
  await page.evaluate(() => { window.deaf = false; });
  await seeGuides(kiosk);
  assert.equal(await readers(page), before + 1);
}

test("a reader that never answers is given up, and the next question has another", { timeout: 60_000 }, () => withKiosk(async (kiosk) => {
  await seeGuides(kiosk);
  assert.equal(await readers(kiosk.page), 1);
  await kiosk.page.evaluate(() => { window.deaf = true; });
  await kiosk.press("way-event");
  await seeReplaced(kiosk, 1);
}));

test("a reader that dies is missed at once", { timeout: 60_000 }, () => withKiosk(async (kiosk) => {
  const { page } = kiosk;
  await seeGuides(kiosk);
  await page.evaluate(() => { window.deaf = true; });
  await kiosk.press("way-event");
  // As when its program traps: the browser tells the page, and nothing more comes.
  await page.evaluate(() => { window.readers[0].terminate(); window.readers[0].dispatchEvent(new Event("error")); });
  await seeReplaced(kiosk, 1);
}));

test("whoever asks while the reader is being opened waits for the same one", { timeout: 60_000 }, () => {
  let open;
  const held = new Promise((resolve) => { open = resolve; });
  return withKiosk(async (kiosk) => {
    const { page } = kiosk;
    await kiosk.press("home-guides");
    await kiosk.press("way-event");
    await at(page, "guide-search").fill("低保");
    open();
    await page.waitForSelector('[data-guide="minimum-living"]');
    assert.equal(await readers(page), 1);
    assert.equal(await at(page, "guides-failed").count(), 0);
  }, { prepare: (page) => page.route("**/content/readings.txt", async (route) => { await held; await route.continue(); }) });
});

test("on a new day the guides are opened anew", { timeout: 60_000 }, () => withKiosk(async (kiosk) => {
  const { page } = kiosk;
  await seeGuides(kiosk);
  await kiosk.press("way-event");
  await at(page, "guide-choice-10").waitFor();
  assert.equal(await readers(page), 1);
  // A day of the demonstration has six hours.
  await page.clock.fastForward("06:05:00");
  await seeGuides(kiosk);
  await page.waitForFunction(() => window.readers.length === 2);
  await kiosk.press("way-event");
  await at(page, "guide-choice-10").waitFor();
  assert.equal(await readers(page), 2);
}, { prepare: (page) => page.clock.install() }));

// The display by itself: it says when the counters are silent, and of two displays of one machine one speaks.
//
// Alone: it measures time.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, serveSite, until, withInstallation, withoutWorker } from "./harness.mjs";
import { openCounter } from "./pages/counter.mjs";
import { openDisplay } from "./pages/display.mjs";
import { openKiosk } from "./pages/kiosk.mjs";
import { at, id } from "./pages/page.mjs";
import { Stage, silenceCounters } from "./stage.mjs";

const STALE_WITHIN_SECONDS = 15;

let site;
before(async () => { site = await serveSite(); });
after(() => site.close());

test("counters that fall silent are said within 15 s, and a counter that is back takes it away", { timeout: 90_000 }, async () => {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    context.setDefaultTimeout(15_000);
    await withoutWorker(context);
    const stage = new Stage(context, site.origin, "zh");
    const { page, seconds } = await silenceCounters(stage);
    assert.ok(seconds > 1 && seconds <= STALE_WITHIN_SECONDS, `said after ${seconds} s`);
    assert.equal(await page.locator(`${id("display-stale")}[data-because="counters"]`).count(), 1);
    const back = await openCounter({ window: (address) => stage.window("counter again", new URL(address).pathname) }, site.origin);
    await back.sitDown("1");
    await page.clock.runFor(6_000);
    await at(page, "display-stale").waitFor({ state: "detached" });
    console.log(`# silent counters are said after ${seconds} s`);
  } finally {
    await browser.close();
  }
});

/** Prepared before a page's own scripts: counts whatever can be heard. */
const countSounds = (page) => page.addInitScript(() => {
  window.sounds = 0;
  for (const [type, method] of [[window.AudioScheduledSourceNode, "start"], [window.OscillatorNode, "start"], [window.HTMLMediaElement, "play"], [window.SpeechSynthesis, "speak"]]) {
    const play = type.prototype[method];
    if (play) type.prototype[method] = function sound(...how) { window.sounds += 1; return play.apply(this, how); };
  }
});
const sounds = (display) => display.page.evaluate(() => window.sounds);

test("of two displays of one machine one speaks, and when it is closed the other does", { timeout: 90_000 }, () => withInstallation(async (hall) => {
  const how = { size: { width: 1920, height: 1080 }, before: countSounds };
  const first = await openDisplay(hall, site.origin, how);
  await first.sees('[data-voice="speaks"]');
  const second = await openDisplay(hall, site.origin, how);
  await second.sees('[data-voice="silent"]');
  const counter = await openCounter(hall, site.origin);
  await counter.sitDown("1");
  const kiosk = await openKiosk(hall, site.origin);
  await kiosk.takeNumber({ queue: "A" });
  await counter.callNext();
  await until(async () => (await sounds(first)) > 0, "the first display speaks");
  await second.sees(id("display-subtitle"));
  await second.sees(id("display-subtitle"), false);
  assert.equal(await sounds(second), 0, "the second one shows the call and is silent");

  await first.page.close();
  await second.sees('[data-voice="speaks"]');
  await counter.press("call-recall");
  await until(async () => (await sounds(second)) > 0, "the second display speaks now");
}, { args: ["--autoplay-policy=no-user-gesture-required"] }));

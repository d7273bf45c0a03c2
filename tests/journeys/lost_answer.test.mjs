// A number is written and its answer is lost; the person is told that there is none, and goes. Then the page is loaded anew: the number must not wait for
// nobody until the day's end.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { factsOf, readJournal, verify } from "./journal.mjs";
import { openBrowser, seeStarted, serveSite, until, withoutWorker } from "./harness.mjs";
import { Stage } from "./stage.mjs";

const SECONDS_UNTIL_GIVEN_UP = 50;

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

/** Prepared before a page's own scripts: a storage that writes and does not tell (`window.mute`), or answers nothing at all any more (`window.deaf`). */
function installMute() {
  const guard = (type, name, hears) => {
    const { set } = Object.getOwnPropertyDescriptor(type.prototype, name);
    Object.defineProperty(type.prototype, name, { configurable: true, set(heard) {
      set.call(this, heard && function guarded(event) { if (hears()) heard.call(this, event); });
    } });
  };
  guard(IDBTransaction, "oncomplete", () => !window.mute && !window.deaf);
  guard(IDBRequest, "onsuccess", () => !window.deaf);
}

test("a number that was given up is voided by the page that comes after", { timeout: 90_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
  context.setDefaultTimeout(15_000);
  await withoutWorker(context);
  try {
    const stage = new Stage(context, site.origin, "zh");
    const kiosk = await stage.kiosk({ time: new Date(), before: (page) => page.addInitScript(installMute) });
    const { page } = kiosk;
    const plain = await context.newPage();
    await plain.goto(`${site.origin}/icons/icon.svg`);
    const kinds = async () => factsOf(await readJournal(plain), "ticket").map(({ kind, fact }) => (kind === "voided" ? `voided: ${fact.reason}` : kind));

    await kiosk.press("home-take-number");
    await kiosk.press("queue-A");
    await page.evaluate(() => { window.mute = true; });
    await kiosk.press("priority-no");
    await until(async () => (await kinds()).includes("issued"), "the number is written");
    await page.evaluate(() => { window.deaf = true; });
    for (let second = 0; second < SECONDS_UNTIL_GIVEN_UP; second++) await page.clock.runFor(1_000);
    await page.waitForSelector('[data-testid="not-issued"][data-state="unknown"]');
    assert.ok(!(await kinds()).some((kind) => kind.startsWith("voided")), "the page cannot know");
    const note = await page.evaluate(() => localStorage.getItem("demo-abandoned"));
    assert.match(note, /^1 \d{4}-\d\d-\d\d [\da-f-]{36} [\da-f-]{36} $/, "one day, request and ticket: identities only");

    await page.reload();
    await seeStarted(page);
    await until(async () => (await kinds()).includes("voided: abandoned"), "the number is voided");
    await until(async () => (await page.evaluate(() => localStorage.getItem("demo-abandoned"))) === null, "the note is gone");
    await kiosk.seeWaiting("A", 0);
    assert.deepEqual(verify(await readJournal(plain)), []);
  } finally {
    await context.close();
  }
});

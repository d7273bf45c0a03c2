// A machine whose records are gone, and which knows that it had some: nothing is guessed, and staff decide.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, seeStarted, serveSite, withoutWorker } from "./harness.mjs";
import { factsOf, issued, loseDatabase, readJournal } from "./journal.mjs";
import { Counter } from "./pages/counter.mjs";
import { Kiosk } from "./pages/kiosk.mjs";
import { at, id } from "./pages/page.mjs";

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

async function open(context, address) {
  const page = await context.newPage();
  await page.goto(site.origin + address);
  await seeStarted(page);
  return page;
}

/** The database and the file of the guard are gone, as when a browser clears one kind of storage and not the other. */
async function loseRecords(context) {
  const page = await loseDatabase(context, site.origin);
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry("sentinel", { recursive: true }).catch(() => {});
  });
  await page.close();
}

test("nobody knows which numbers were given: none is given until somebody at a counter confirms", { timeout: 90_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1920 } });
  context.setDefaultTimeout(20_000);
  await withoutWorker(context);
  const first = await open(context, "/?demo=1");
  await new Kiosk(first).takeNumber({ queue: "A" });
  await first.waitForFunction(() => localStorage.getItem("demo-journal-known"));
  await first.close();
  await loseRecords(context);

  const page = await open(context, "/?demo=1");
  const kiosk = new Kiosk(page);
  await page.waitForSelector(id("storage-notice"));
  const wants = async () => {
    await kiosk.press("home-take-number");
    await kiosk.press("queue-A");
    await kiosk.press("priority-no");
  };
  await wants();
  await page.waitForSelector(id("not-issued"));
  await kiosk.goHome();

  const counter = new Counter(await open(context, "/counter/?demo=1"));
  await counter.sitDown("1");
  await counter.page.waitForSelector(id("storage-unknown"));
  await counter.press("storage-confirm");
  await counter.page.waitForSelector(id("storage-unknown"), { state: "detached" });
  // The kiosk hears of it by itself.
  await page.waitForSelector(id("storage-notice"), { state: "detached" });
  await kiosk.takeNumber({ queue: "A" });
  const journal = await readJournal(page);
  assert.deepEqual(issued(journal).map(({ number }) => number), ["A001"]);
  const confirmed = journal.entries.filter((entry) => entry.e.some((part) => part.e.some((text) => text.includes("numbers_confirmed"))));
  assert.deepEqual(confirmed.map((entry) => entry.y.split("@")[0]), ["counter-1"]);
  assert.equal(factsOf(journal, "device").filter(({ kind, fact }) => kind === "fault" && fact.code === "D5").length > 0, true);
  assert.equal(await at(page, "storage-notice").count(), 0);
  await context.close();
});

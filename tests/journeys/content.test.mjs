// When the hall's IT changes hall.json while the hall works: words at once, queues and counters on a day on which nothing has happened yet.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, seeStarted, serveSite, shippedContent, withoutWorker } from "./harness.mjs";
import { signIn } from "./pages/gate.mjs";
import { Kiosk } from "./pages/kiosk.mjs";
import { at, id } from "./pages/page.mjs";

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

/** A profile of its own that is served whatever `content.body` is at that moment. */
async function withContent(use) {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
  context.setDefaultTimeout(15_000);
  await withoutWorker(context);
  const content = { body: shippedContent() };
  await context.route("**/content/hall.json", (route) => (
    content.body ? route.fulfill({ contentType: "application/json", body: JSON.stringify(content.body) }) : route.fulfill({ status: 503 })
  ));
  const open = async (address = "/?demo=1", before) => {
    const page = await context.newPage();
    await before?.(page);
    await page.goto(site.origin + address);
    await seeStarted(page);
    return page;
  };
  try {
    return await use({ content, open });
  } finally {
    await context.close();
  }
}

/** The shipped content without one queue, and with another announcement. */
function without(letter, announcement) {
  const hall = shippedContent();
  hall.queues = hall.queues.filter((queue) => queue.letter !== letter);
  for (const item of hall.items) if (item.queue === letter) item.queue = "A";
  for (const counter of hall.counters) counter.queues = counter.queues.filter((queue) => queue !== letter);
  hall.counters = hall.counters.filter((counter) => counter.queues.length);
  for (const clerk of hall.clerks) clerk.posts = Object.fromEntries(Object.entries(clerk.posts).filter(([id]) => hall.counters.some((counter) => counter.id === id)));
  hall.clerks = hall.clerks.filter((clerk) => Object.keys(clerk.posts).length);
  hall.announcements = [announcement];
  return hall;
}
const WORDS = { zh: "今天下午三点有法律讲座。", en: "A talk on the law at three this afternoon." };

async function queuesOffered(page) {
  const kiosk = new Kiosk(page);
  await kiosk.goHome();
  await kiosk.press("home-take-number");
  await kiosk.seeScreen("choose-queue");
  return page.locator('[data-testid^="queue-"]').evaluateAll((tiles) => tiles.map(({ dataset }) => dataset.testid).filter((name) => /^queue-[A-Z]$/.test(name)));
}

test("a start without content goes on by itself once the server has it", { timeout: 60_000 }, () => withContent(async ({ content, open }) => {
  const { body } = content;
  content.body = undefined;
  const page = await open();
  await page.waitForSelector(id("start-fault"));
  await page.evaluate(() => { window.isThisPage = true; });
  content.body = body;
  await page.waitForSelector(id("home-take-number"));
  assert.ok(await page.evaluate(() => window.isThisPage), "nobody pressed anything, and nothing was loaded anew");
}));

test("a queue that is taken away stays for today once somebody holds a number, and staff are told", { timeout: 60_000 }, () => withContent(async ({ content, open }) => {
  const first = await open();
  const { number } = await new Kiosk(first).takeNumber({ queue: "E" });
  assert.equal(number, "E001");
  await first.close();
  content.body = without("E", WORDS);
  const kiosk = await open();
  assert.ok((await queuesOffered(kiosk)).includes("queue-E"));
  const staff = await signIn(await open("/staff/?demo=1"), { tab: "machine" });
  await staff.waitForSelector(`${id("content-state")}[data-state="waits"]`);
  const counter = await open("/counter/?demo=1");
  assert.ok((await at(counter, "counter-select").locator("option").count()) > 9, "the counters of today are all there");
}));

test("before anybody has taken a number it goes at once", { timeout: 60_000 }, () => withContent(async ({ content, open }) => {
  await (await open()).close();
  content.body = without("E", WORDS);
  const offered = await queuesOffered(await open());
  assert.ok(offered.length > 2 && !offered.includes("queue-E"), String(offered));
}));

test("words change at once, on a busy day too", { timeout: 60_000 }, () => withContent(async ({ content, open }) => {
  await new Kiosk(await open()).takeNumber({ queue: "A" });
  content.body = { ...shippedContent(), announcements: [WORDS] };
  const display = await open("/display/?demo=1");
  await display.getByText(WORDS.zh).first().waitFor();
}));

test("at midnight an open window takes up the content of the new day by itself", { timeout: 60_000 }, () => withContent(async ({ content, open }) => {
  // Monday, one minute before midnight in the hall.
  const page = await open("/", (opened) => opened.clock.install({ time: new Date("2026-11-23T15:59:00Z") }));
  content.body = without("E", WORDS);
  const loaded = page.waitForEvent("load");
  await page.clock.runFor(90_000);
  await loaded;
  await seeStarted(page);
  assert.ok(!(await queuesOffered(page)).includes("queue-E"));
}));

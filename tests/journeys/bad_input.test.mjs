// What can be wrong from outside: content, address, disk, database, program file. A clear message in both languages, and nothing lost.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { REAL_DATABASE, DEMO_DATABASE, issued, readJournal, verify } from "./journal.mjs";
import { faults, openBrowser, seeStarted, serveContent, serveSite, shippedContent, withoutWorker } from "./harness.mjs";
import { Kiosk } from "./pages/kiosk.mjs";
import { at, id } from "./pages/page.mjs";

/** Newest version of the database that this program writes: src/journal/indexed_db/schema.rs. */
const SCHEMA_NEWEST = 3;
/** Chromium keeps what it knows of the room on the disk for half a minute. */
const ROOM_IS_ASKED_WITHIN_MS = 60_000;

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

/** A profile of its own, in memory. */
async function fresh(use) {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
  context.setDefaultTimeout(15_000);
  await withoutWorker(context);
  try {
    return await use(context);
  } finally {
    await context.close();
  }
}

async function open(context, address = "/?demo=1") {
  const page = await context.newPage();
  await page.goto(site.origin + address);
  await seeStarted(page);
  return page;
}

/** The start's fault screen: its code and its text, in both languages and with a way on. */
async function seeStartFault(page, code) {
  await page.waitForSelector(`${id("start-fault")}[data-state="${code}"]`);
  const text = await at(page, "start-fault").innerText();
  assert.match(text, /[\u4e00-\u9fff]{4}/, "in Chinese");
  assert.match(text, /[A-Za-z]{3,} [A-Za-z]{3,}/, "in English");
  assert.ok(await at(page, "start-again").isVisible());
  return text;
}

const edited = (edit) => { const hall = shippedContent(); edit(hall); return hall; };

/** One broken file of each kind, and a path that the screen must name. */
const BROKEN = [
  ["empty", "", ""],
  ["not JSON", "{ 大厅", ""],
  ["cut off", JSON.stringify(shippedContent()).slice(0, 9000), ""],
  ["a server's error page", "<!doctype html><title>404</title>", ""],
  ["not UTF-8", Buffer.from([0x7b, 0x22, 0xb4, 0xf3, 0xcc, 0xfc, 0x22, 0x3a, 0x31, 0x7d]), ""],
  ["a list", [], ""],
  ["a number as text", edited((hall) => { hall.last_issue_minutes = "20"; }), "/last_issue_minutes"],
  ["a missing field", edited((hall) => { delete hall.items[7].queue; }), "/items/7/queue"],
  ["an unknown field", edited((hall) => { hall.nonsense = 1; }), "/nonsense"],
  ["a queue that is not there", edited((hall) => { hall.items[0].queue = "Z"; }), "/items/0/queue"],
  ["two items with one name", edited((hall) => { hall.items[1].id = hall.items[0].id; }), "/items/1/id"],
  ["an hour that is none", edited((hall) => { hall.hours[1][0].from = "25:00"; }), "/hours/1/0/from"],
  ["a limit out of range", edited((hall) => { hall.limits.idle_warning_seconds = 1; }), "/limits/idle_warning_seconds"],
  ["a word in one language", edited((hall) => { delete hall.queues[0].name.en; }), "/queues/0/name/en"],
  ["a format of the future", edited((hall) => { hall.format = 99; }), "/format"],
];

for (const [name, body, path] of BROKEN) {
  test(`hall.json, ${name}: said at the first start, and the last good one goes on`, { timeout: 60_000 }, async () => {
    await fresh(async (context) => {
      await serveContent(context, body);
      const page = await open(context);
      const text = await seeStartFault(page, "S5");
      assert.ok(text.includes(path), `names ${path}: ${text}`);
    });
    await fresh(async (context) => {
      const good = await open(context);
      await new Kiosk(good).takeNumber({ queue: "A" });
      await good.close();
      await serveContent(context, body);
      const kiosk = new Kiosk(await open(context));
      assert.equal((await kiosk.takeNumber({ queue: "A" })).number, "A002", "the hall goes on with the content it had");
    });
  });
}

test("all faults of a file are listed at once", { timeout: 30_000 }, () => fresh(async (context) => {
  await serveContent(context, edited((hall) => { hall.items[0].queue = "Z"; hall.items[1].queue = "Y"; hall.last_issue_minutes = -1; }));
  const text = await seeStartFault(await open(context), "S5");
  for (const path of ["/items/0/queue", "/items/1/queue", "/last_issue_minutes"]) assert.ok(text.includes(path), `${path}: ${text}`);
}));

for (const [name, answer] of [["not there", { status: 404 }], ["behind a broken server", { status: 500 }]]) {
  test(`hall.json ${name}`, { timeout: 30_000 }, () => fresh(async (context) => {
    await serveContent(context, "", answer);
    await seeStartFault(await open(context), "S6");
  }));
}

const HOSTILE = ["<img src=x onerror=alert(1)>", "'\"><script>alert(1)</script>", "../../../etc/passwd", "a/b", "%00", "x".repeat(5_000), "设备一", "A B", "", "constructor", "__proto__"];

test("a hostile ?device= and ?lang= change nothing and break nothing", { timeout: 120_000 }, () => fresh(async (context) => {
  let dialogs = 0;
  for (const value of HOSTILE) {
    for (const address of [`/?demo=1&device=${encodeURIComponent(value)}`, `/?demo=1&lang=${encodeURIComponent(value)}`, `/?demo=1&device=${encodeURIComponent(value)}&lang=en`]) {
      const page = await context.newPage();
      page.on("dialog", (dialog) => { dialogs += 1; dialog.dismiss(); });
      await page.goto(site.origin + address);
      await seeStarted(page);
      await at(page, "home-take-number").waitFor();
      const [language, kept] = await page.evaluate(() => [document.documentElement.lang, localStorage.getItem("demo-installation")]);
      assert.equal(language, address.includes("lang=en") ? "en" : "zh-CN", address);
      assert.match(kept, /^[\w-]{1,64}$/, `the installation of ${address}`);
      assert.equal(await page.locator("img[onerror], main script").count(), 0);
      assert.deepEqual(await faults(page), []);
      await page.close();
    }
  }
  assert.equal(dialogs, 0);
  const page = await open(context);
  await new Kiosk(page).takeNumber({ queue: "A" });
  const journal = await readJournal(page);
  assert.deepEqual(verify(journal), []);
  for (const writer of Object.keys(journal.writers)) assert.match(writer, /^[\w-]{1,64}\/[a-z]+$/);
}));

test("a full disk: no number is shown, the reason is, and it goes on afterwards", { timeout: 150_000 }, () => fresh(async (context) => {
  const page = await open(context);
  const kiosk = new Kiosk(page);
  assert.equal((await kiosk.takeNumber({ queue: "A" })).number, "A001");
  await kiosk.goHome();
  const session = await context.newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: site.origin, quotaSize: 1 });
  // Chromium asks for the room that is left only now and then: until it does, numbers are still written.
  let given = 1;
  const screenIs = (...names) => page.waitForSelector(names.map((name) => `${id("kiosk")}[data-screen="${name}"]`).join(", "));
  for (const end = Date.now() + ROOM_IS_ASKED_WITHIN_MS; ;) {
    for (const name of ["home-take-number", "queue-A", "priority-no"]) await kiosk.press(name);
    await screenIs("ticket", "not-issued");
    if (await at(page, "not-issued").count()) break;
    given += 1;
    assert.ok(Date.now() < end, "the disk never became full");
    await kiosk.goHome();
  }
  await kiosk.seeScreen("not-issued");
  assert.equal(await at(page, "ticket-number").count(), 0);
  assert.match(await at(page, "not-issued-reason").innerText(), /[\u4e00-\u9fff]{4}/);
  await session.send("Storage.overrideQuotaForOrigin", { origin: site.origin });
  await kiosk.goHome();
  const next = `A${String(given + 1).padStart(3, "0")}`;
  for (;;) {
    for (const name of ["home-take-number", "queue-A", "priority-no"]) await kiosk.press(name);
    await screenIs("ticket", "not-issued");
    if (await at(page, "ticket-number").count()) break;
    await kiosk.goHome();
  }
  assert.equal(await at(page, "ticket-number").getAttribute("data-number"), next, "no number is lost and none is skipped");
  const journal = await readJournal(page);
  assert.deepEqual(verify(journal), []);
  assert.deepEqual(issued(journal).map(({ number }) => number), Array.from({ length: given + 1 }, (_, nth) => `A${String(nth + 1).padStart(3, "0")}`));
}));

/** A page of the origin without the program. */
async function bare(context) {
  const page = await context.newPage();
  await page.goto(`${site.origin}/icons/icon.svg`);
  return page;
}

/** Makes a database of the first version, as an old program left it, and keeps it open. */
const holdOldDatabase = (page, name) => page.evaluate((name) => new Promise((done, failed) => {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => {
    const db = opening.result;
    db.createObjectStore("entries", { autoIncrement: true }).createIndex("by-stream", "s", { multiEntry: true });
    for (const store of ["streams", "sequences", "writers", "requests", "meta"]) db.createObjectStore(store);
  };
  opening.onsuccess = () => { window.held = opening.result; done(); };
  opening.onerror = () => failed(opening.error);
}), name);

test("an old window that holds the storage: it says so, and goes on by itself when that window is closed", { timeout: 60_000 }, () => fresh(async (context) => {
  const old = await bare(context);
  await holdOldDatabase(old, DEMO_DATABASE);
  const page = await open(context);
  await seeStartFault(page, "S7");
  await old.evaluate(() => window.held.close());
  await at(page, "home-take-number").waitFor();
  assert.equal((await new Kiosk(page).takeNumber({ queue: "A" })).number, "A001");
}));

/** Raises a database to a version of the future. */
const raise = (page, name, version) => page.evaluate(([name, version]) => new Promise((done, failed) => {
  const opening = indexedDB.open(name, version);
  opening.onsuccess = () => { opening.result.close(); done(); };
  opening.onerror = () => failed(opening.error);
  opening.onblocked = () => failed(new Error("blocked"));
}), [name, version]);

test("a database of a newer program: one step newer works, two say so, and nothing in it is changed", { timeout: 90_000 }, () => fresh(async (context) => {
  const first = await open(context);
  await new Kiosk(first).takeNumber({ queue: "A" });
  await first.close();
  const plain = await bare(context);
  await raise(plain, DEMO_DATABASE, SCHEMA_NEWEST + 1);
  const one = await open(context);
  assert.equal((await new Kiosk(one).takeNumber({ queue: "A" })).number, "A002");
  await one.close();
  const before = await readJournal(plain);
  await raise(plain, DEMO_DATABASE, SCHEMA_NEWEST + 2);
  const two = await open(context);
  await seeStartFault(two, "S2");
  await two.close();
  assert.deepEqual(await readJournal(plain), before);
  assert.deepEqual(verify(before), []);
}));

test("a window whose storage a newer program takes over says so and shows no number", { timeout: 60_000 }, () => fresh(async (context) => {
  const page = await open(context);
  const kiosk = new Kiosk(page);
  await kiosk.takeNumber({ queue: "A" });
  await kiosk.goHome();
  const plain = await bare(context);
  await raise(plain, DEMO_DATABASE, SCHEMA_NEWEST + 2);
  await kiosk.press("home-take-number").catch(() => {});
  // Either the page has reloaded itself and says so, or it refuses the number and says so.
  const outcome = page.waitForSelector(`${id("start-fault")}[data-state="S2"], ${id("not-issued")}`, { timeout: 30_000 });
  if (await at(page, "queue-A").isVisible().catch(() => false)) {
    await kiosk.press("queue-A");
    await kiosk.press("priority-no");
  }
  await outcome;
  assert.equal(issued(await readJournal(plain)).length, 1);
}));

for (const [name, answer] of [["missing", { status: 404, body: "not found" }], ["torn", { status: 200, contentType: "application/wasm", body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, 9, 9]) }]]) {
  test(`the program file is ${name}: a notice, not a blank page`, { timeout: 60_000 }, () => fresh(async (context) => {
    await context.route("**/*.wasm", (route) => route.fulfill(answer));
    const page = await context.newPage();
    await page.goto(`${site.origin}/?demo=1`);
    await page.waitForSelector(`${id("boot-notice")}[data-state="recovering"]`);
    const text = await at(page, "boot-notice").innerText();
    assert.match(text, /[\u4e00-\u9fff]{4}/);
    assert.match(text, /[A-Za-z]{3,} [A-Za-z]{3,}/);
  }));
}

test("the real hall outside its hours says so, issues nothing, and still answers", { timeout: 60_000 }, () => fresh(async (context) => {
  const page = await context.newPage();
  await page.clock.install({ time: new Date("2026-11-23T15:30:00Z") }); // Monday, 23:30 in the hall
  await page.goto(`${site.origin}/`);
  await seeStarted(page);
  const kiosk = new Kiosk(page);
  await at(page, "hall-closed").waitFor();
  await kiosk.press("home-take-number");
  await kiosk.press("queue-A");
  await kiosk.seeScreen("not-issued");
  await kiosk.press("head-home");
  for (const [name, screen] of [["home-guides", "guides"], ["home-case", "case-entry"], ["home-notices", "notices"]]) {
    await kiosk.press(name);
    await kiosk.seeScreen(screen);
    await kiosk.press("head-home");
  }
  assert.deepEqual(issued(await readJournal(page, REAL_DATABASE)), []);
}));

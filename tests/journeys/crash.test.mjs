// The browser is killed in the middle of a busy hour, again and again. What a person saw on the screen is there afterwards, and nothing is there twice.
//
// The moments are random and printed: SEED= plays the same again. Five kills here, two hundred with RESIDENTS_SOAK=1.
//
// Alone: it measures time.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { CHROMIUM, FLAGS, SOAK, seeStarted, seeded, serveSite } from "./harness.mjs";
import { factsOf, issued, readJournal, verify } from "./journal.mjs";
import { installBusyHands } from "./pages/busy.mjs";
import { Counter } from "./pages/counter.mjs";
import { at } from "./pages/page.mjs";

const KILLS = SOAK ? 200 : 5;
/** A profile that has been killed so often makes room for a new one. */
const KILLS_PER_PROFILE = 20;
const BUSY_MS_MAX = 1_500;
const KIOSKS = 2;
const MANY = 100_000;
const HEADLESS = ["--headless=new", "--remote-debugging-port=0", "--disable-background-timer-throttling", "--disable-renderer-backgrounding",
  "--disable-backgrounding-occluded-windows", "--password-store=basic", "--use-mock-keychain", "about:blank"];

let site;
before(async () => { site = await serveSite(); });
after(() => site.close());

/** Chromium as a process of its own group, so that all of it can be killed at once. */
async function startBrowser(profile) {
  const process = spawn(CHROMIUM, [...FLAGS, ...HEADLESS, `--user-data-dir=${profile}`], { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const gone = new Promise((done) => process.once("exit", done));
  const address = await new Promise((found, failed) => {
    let said = "";
    process.stderr.on("data", (text) => {
      said += text;
      const hit = /DevTools listening on (ws:\S+)/.exec(said);
      if (hit) found(hit[1]);
    });
    gone.then(() => failed(new Error(`Chromium ended: ${said}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  return { context: browser.contexts()[0], async kill() { global.process.kill(-process.pid, "SIGKILL"); await gone; await browser.close().catch(() => {}); } };
}

async function open(context, path) {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.addInitScript(installBusyHands);
  await page.goto(`${site.origin}${path}?demo=1`);
  await seeStarted(page);
  return page;
}

/** Kiosks take numbers and a counter calls until the kill; `acknowledge` hears of every number that stood on a screen. */
async function beBusy(context, acknowledge) {
  const pages = [];
  for (let nth = 0; nth < KIOSKS; nth++) pages.push(await open(context, "/"));
  const counter = new Counter(await open(context, "/counter/"));
  await counter.sitDown("1");
  const first = new Promise((done) => {
    pages.forEach((page, nth) => {
      page.exposeBinding("acknowledged", (_, number) => { acknowledge(number); done(); })
        .then(() => page.evaluate(([queue, count]) => { window.takeMany(queue, count, window.acknowledged); }, ["AE"[nth], MANY]));
    });
  });
  await first;
  await counter.page.evaluate(() => { window.callAll(); });
}

/** What must be true after the fall. */
async function seeAllIsWell(context, acknowledged) {
  const page = await open(context, "/");
  await at(page, "home-take-number").waitFor();
  const journal = await readJournal(page);
  assert.deepEqual(verify(journal), []);
  const numbers = issued(journal).map(({ number }) => number);
  assert.equal(new Set(numbers).size, numbers.length, "no number twice");
  const there = new Set(numbers);
  assert.deepEqual([...acknowledged].filter((number) => !there.has(number)), [], "every number that somebody saw is there");
  const calls = factsOf(journal, "ticket").filter(({ kind }) => kind === "called").map(({ fact }) => fact.number);
  assert.equal(new Set(calls).size, calls.length, "nobody is called twice");
  await page.close();
  return numbers.length;
}

test(`killed ${KILLS} times, nothing is lost`, { timeout: KILLS * 60_000 }, async () => {
  const random = seeded();
  console.log(`# SEED=${random.seed}`);
  let profile;
  let acknowledged;
  const tickets = [];
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      if (kill % KILLS_PER_PROFILE === 0) {
        if (profile) rmSync(profile, { recursive: true, force: true });
        profile = mkdtempSync(join(tmpdir(), "residents-crash-"));
        acknowledged = new Set();
      }
      let browser = await startBrowser(profile);
      try {
        await beBusy(browser.context, (number) => acknowledged.add(number));
        // The moment of the fall is what is tested: the only wait by the clock.
        await new Promise((next) => setTimeout(next, random.below(BUSY_MS_MAX)));
      } finally {
        await browser.kill();
      }
      browser = await startBrowser(profile);
      try {
        tickets.push(await seeAllIsWell(browser.context, acknowledged));
      } finally {
        await browser.kill();
      }
    }
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
  console.log(`# tickets after each kill: ${tickets.join(" ")}`);
});

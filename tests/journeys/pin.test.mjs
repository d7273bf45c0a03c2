// The clerk's PIN: chosen, typed, wrong, locked whatever is done to page and clock, forgotten; and sessions that end.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, seeStarted, serveContent, serveSite, shippedContent, until, withoutWorker } from "./harness.mjs";
import { factsOf, readJournal, verify } from "./journal.mjs";
import { Kiosk } from "./pages/kiosk.mjs";
import { Counter } from "./pages/counter.mjs";
import { at, id } from "./pages/page.mjs";
import { Pin, installClocks, pass, setWallOff, withPins } from "./pages/pin.mjs";

const [RIGHT, WRONG, OTHERS] = ["274913", "274914", "314159"];
const [SONG, BAI] = ["song-yulan", "bai-haitao"];

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

/** A profile of its own in a hall where clerks have PINs. */
async function inHall(use) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  context.setDefaultTimeout(15_000);
  await withoutWorker(context);
  await installClocks(context);
  await serveContent(context, withPins(shippedContent()));
  const open = async (path) => {
    const page = await context.newPage();
    await page.goto(`${site.origin}${path}?demo=1&lang=en`);
    await seeStarted(page);
    return page;
  };
  try {
    return await use({ open, counter: async () => new Pin(await open("/counter/")) });
  } finally {
    await context.close();
  }
}

/** A window in which somebody has chosen a PIN and sits. */
async function newcomer(hall, counter = "1", clerk = SONG, pin = RIGHT) {
  const window = await hall.counter();
  await window.sit(counter, clerk);
  await window.choose(pin);
  await window.seeSeated();
  return window;
}

async function reload(window) {
  await window.page.reload();
  await seeStarted(window.page);
}

test("the first time a PIN is chosen twice, and nothing of it stays in page, storage or record", async () => {
  await inHall(async (hall) => {
    const window = await hall.counter();
    await window.sit("1", SONG);
    await window.see("choosing");
    for (const [pin, says] of [["111111", "again and again"], ["123456", "run"], ["2749", "6 to 12"]]) await window.typeWrong(pin, says);
    await window.type(RIGHT);
    await window.see("repeating");
    assert.equal(await at(window.page, "pin-input").inputValue(), "");
    await window.typeWrong(WRONG, "not the same");
    await window.choose(RIGHT);
    await window.seeSeated();
    const kept = await window.page.evaluate(() => JSON.stringify([document.documentElement.outerHTML, { ...localStorage }, { ...sessionStorage }]));
    assert.ok(!kept.includes(RIGHT), "the PIN stands in page or storage");
    const journal = await readJournal(window.page);
    assert.ok(!JSON.stringify(journal).includes(RIGHT) && !JSON.stringify(journal).includes("argon2"));
    assert.deepEqual(factsOf(journal, "access").map(({ stream, kind }) => [stream, kind]), [[`access/${SONG}`, "pin_set"], [`access/${SONG}`, "pin_accepted"]]);
    assert.deepEqual(verify(journal), []);
  });
});

test("keys on the screen and on the keyboard, and the session ends with the counter", async () => {
  await inHall(async (hall) => {
    const window = await newcomer(hall);
    await window.page.getByTestId("counter-close").click();
    await at(window.page, "counter-select").waitFor();
    await window.sit("1", SONG);
    await window.see("typing");
    // The field has the focus and keeps it while keys on the screen are pressed.
    await window.page.keyboard.type(RIGHT.slice(0, 3));
    await at(window.page, "keypad-7").click();
    await at(window.page, "keypad-erase").click();
    for (const digit of RIGHT.slice(3)) await at(window.page, `keypad-${digit}`).click();
    await window.page.keyboard.press("Enter");
    await window.seeSeated();
    const ended = factsOf(await readJournal(window.page), "access").filter(({ kind }) => kind === "signed_out");
    assert.deepEqual(ended.map(({ fact }) => fact.because), ["left"]);
  });
});

test("five wrong ones lock, and neither reload nor clock nor another window shortens it", { timeout: 120_000 }, async () => {
  await inHall(async (hall) => {
    const window = await newcomer(hall);
    await window.page.getByTestId("counter-close").click();
    await window.sit("1", SONG);
    await window.see("typing");
    for (const left of ["4 more", "3 more", "2 more", "one more"]) await window.typeWrong(WRONG, left);
    await window.type(WRONG);
    const first = await window.secondsLeft();
    assert.ok(first > 20 && first <= 30, `${first} s`);
    assert.equal(await at(window.page, "pin-input").count(), 0, "nothing can be typed");

    // Loaded anew; set two hours forward; set a day back; in another window.
    for (const minutes of [0, 120, -24 * 60]) {
      await setWallOff(window.page, minutes);
      await reload(window);
      await window.sit("1", SONG);
      const left = await window.secondsLeft();
      assert.ok(left > 5 && left <= 30, `${left} s with the clock ${minutes} minutes off`);
    }
    await setWallOff(window.page, 0);
    const second = await hall.counter();
    await second.sit("2", SONG);
    assert.ok(await second.secondsLeft() > 5);
    const tried = factsOf(await readJournal(window.page), "access").filter(({ kind }) => kind === "pin_tried").length;
    assert.equal(tried, 5);

    // Time itself ends it, and a wrong one more locks for twice as long.
    await pass(window.page, 30);
    await window.see("typing");
    await window.type(WRONG);
    const doubled = await window.secondsLeft();
    assert.ok(doubled > 45 && doubled <= 60, `${doubled} s`);
    await pass(window.page, 60);
    await window.see("typing");
    await window.type(RIGHT);
    await window.seeSeated();
    // The other window finds that the lock is over.
    await second.see("typing");
  });
});

test("two windows that type at once pay for both", async () => {
  await inHall(async (hall) => {
    const one = await newcomer(hall);
    await one.page.getByTestId("counter-close").click();
    const two = await hall.counter();
    for (const window of [one, two]) {
      await window.sit("1", SONG);
      await window.see("typing");
    }
    await Promise.all([one.typeWrong(WRONG, "more and"), two.typeWrong("999998", "more and")]);
    const tried = () => readJournal(one.page).then((journal) => factsOf(journal, "access").filter(({ kind }) => kind === "pin_tried").length);
    assert.equal(await tried(), 2);
  });
});

test("a forgotten PIN is mended by a colleague, with both names in the record", async () => {
  await inHall(async (hall) => {
    const window = await newcomer(hall);
    await newcomer(hall, "2", BAI, OTHERS);
    await window.page.getByTestId("counter-close").click();
    await window.sit("1", SONG);
    await window.see("typing");
    await at(window.page, "pin-forgot").click();
    await window.see("picking");
    // Whoever may sit at this counter is proposed first; somebody without a PIN cannot vouch.
    assert.equal(await at(window.page, "pin-colleague").inputValue(), BAI);
    await at(window.page, "pin-colleague").selectOption("sarina");
    await at(window.page, "pin-colleague-submit").click();
    await window.page.locator(id("pin-error")).filter({ hasText: "no PIN yet" }).waitFor();
    await at(window.page, "pin-colleague").selectOption(BAI);
    await at(window.page, "pin-colleague-submit").click();
    await window.see("typing");
    await window.typeWrong(RIGHT, "4 more");
    await window.type(OTHERS);
    await window.see("choosing");
    assert.match(await at(window.page, "pin-vouched").innerText(), /Bai Haitao/);
    await window.choose("161803");
    await window.seeSeated();
    const journal = await readJournal(window.page);
    const facts = factsOf(journal, "access");
    assert.ok(facts.some(({ stream, kind, fact }) => stream === `access/${SONG}` && kind === "pin_set" && fact.vouched_by === BAI));
    assert.ok(facts.some(({ stream, kind, fact }) => stream === `access/${BAI}` && kind === "pin_accepted" && fact.use_for.vouch?.colleague === SONG));
    assert.deepEqual(verify(journal), []);
  });
});

test("another window asks as well, and the one that lost the seat asks to take it back", async () => {
  await inHall(async (hall) => {
    const one = await newcomer(hall);
    const two = await hall.counter();
    await two.sit("1", SONG);
    await two.see("typing");
    await two.type(RIGHT);
    await at(two.page, "counter-in-use").waitFor();
    await at(two.page, "counter-takeover").click();
    await two.seeSeated();
    await at(one.page, "counter-taken").waitFor();
    await at(one.page, "counter-takeover").click();
    await one.see("typing");
    await one.type(RIGHT);
    await one.seeSeated();
    await at(two.page, "counter-taken").waitFor();
  });
});

test("a session outlives a reload, ends when idle, and never while somebody is at the counter", { timeout: 120_000 }, async () => {
  await inHall(async (hall) => {
    const window = await newcomer(hall);
    const counter = new Counter(window.page);
    await counter.reload();
    await counter.seeState("free");
    const kiosk = new Kiosk(await hall.open("/"));
    await kiosk.takeNumber({ queue: "A" });
    await counter.seeWaiting(1);
    const number = await counter.callNext();

    // Twenty minutes pass, and the window has seen them pass.
    const clock = () => window.page.locator(".desk-head").innerText();
    const earlier = await clock();
    await pass(window.page, 20 * 60);
    await until(async () => (await clock()) !== earlier, "the desk's clock follows");
    assert.equal(await counter.number(), number);

    await counter.press("call-finish");
    await counter.seeState("free");
    await pass(window.page, 16 * 60);
    await window.see("typing");
    await reload(window);
    await window.see("typing");
    await window.type(RIGHT);
    await window.seeSeated();
    await counter.seeState("free");
    const ended = factsOf(await readJournal(window.page), "access").filter(({ kind }) => kind === "signed_out");
    assert.deepEqual(ended.map(({ fact }) => fact.because), ["idle"]);
  });
});

// Roles: the hall's set-up, who lets whom choose a PIN, what each role sees, sessions that end, and an administrator who has forgotten the PIN.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, seeStarted, serveSite, shippedContent, until, withoutWorker } from "./harness.mjs";
import { DEMO_DATABASE, REAL_DATABASE, factsOf, loseDatabase, readJournal, verify } from "./journal.mjs";
import { ADMINISTRATOR, EDITOR, GUIDE, Gate, MANAGER, OTHER_ADMINISTRATOR, demoPin } from "./pages/gate.mjs";
import { Kiosk } from "./pages/kiosk.mjs";
import { at, id, seeAttribute } from "./pages/page.mjs";
import { installClocks, pass } from "./pages/pin.mjs";

const [RIGHT, WRONG, OTHERS] = ["274913", "274914", "314159"];
const RESET_HOURS = 24;
const SESSION_MINUTES = 15;

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

/** A profile of its own; `demo` windows show the demonstration. */
async function inHall(use, { demo = true } = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  context.setDefaultTimeout(15_000);
  await withoutWorker(context);
  await installClocks(context);
  const open = async (path) => {
    const page = await context.newPage();
    await page.goto(`${site.origin}${path}?${demo ? "demo=1" : "x=1"}&lang=en`);
    await seeStarted(page);
    return page;
  };
  const gate = async (path = "/staff/") => new Gate(await open(path));
  const facts = async (page) => factsOf(await readJournal(page, demo ? DEMO_DATABASE : REAL_DATABASE), "access");
  try {
    return await use({ open, gate, facts, context });
  } finally {
    await context.close();
  }
}

test("the first start forces a new administrator's PIN and a recovery code, and everybody else's PIN is vouched for", { timeout: 120_000 }, () => inHall(async ({ gate, open, facts }) => {
  const window = await gate();
  await window.seeGate("hall-code");
  // Without the hall's code nothing goes on.
  await at(window.page, "gate-hall-code").fill("9999");
  await at(window.page, "gate-hall-check").click();
  await window.seeMessage("not this hall's code");
  await at(window.page, "gate-hall-code").fill(shippedContent().code);
  await at(window.page, "gate-hall-check").click();
  await window.seeGate("naming-set-up");
  assert.equal(await at(window.page, `person-${GUIDE}`).count(), 0, "administrators alone");
  assert.equal(await at(window.page, "demo-pin").count(), 0);
  await window.name(ADMINISTRATOR);
  await window.see("choosing");
  for (const [pin, says] of [["111111", "again and again"], ["123456", "run"], ["850614", "date"], [demoPin(ADMINISTRATOR), "demonstration"]]) await window.typeWrong(pin, says);
  await window.choose(RIGHT);
  await window.seeGate("kit");
  // The code is on paper before anything else, also after a reload.
  const first = (await at(window.page, "kit-code").textContent()).trim();
  assert.match(first, /^(\d{4} ){5}\d{4}$/);
  await window.page.reload();
  await seeStarted(window.page);
  await window.seeGate("kit");
  assert.equal(await at(window.page, "kit-sheet").locator(".kit-sheet-code").textContent(), (await at(window.page, "kit-code").textContent()).trim());
  const code = await window.keepKit();
  assert.notEqual(code, first, "a code that nobody kept is not shown twice");
  await window.seeSignedIn(ADMINISTRATOR);

  // Somebody else's first PIN needs the administrator's.
  const second = await gate();
  await second.seeGate("naming");
  await second.name(GUIDE);
  await second.see("picking");
  assert.match(await at(second.page, "pin-error").innerText(), /administrator/);
  await at(second.page, "pin-colleague").selectOption(ADMINISTRATOR);
  await at(second.page, "pin-colleague-submit").click();
  await second.see("typing");
  await second.typeWrong(demoPin(ADMINISTRATOR), "4 more");
  await second.type(RIGHT);
  await second.choose(OTHERS);
  await second.seeSignedIn(GUIDE);
  await second.signOut();
  await second.name(GUIDE);
  await second.see("typing");
  await second.typeWrong(demoPin(GUIDE), "4 more");

  const record = await readJournal(second.page, REAL_DATABASE);
  const text = JSON.stringify(record);
  for (const secret of [RIGHT, OTHERS, code.replaceAll(" ", ""), code, "argon2"]) assert.ok(!text.includes(secret), "a secret stands in the record");
  const set = (await facts(second.page)).filter(({ kind }) => kind === "pin_set").map(({ stream, fact }) => [stream, fact.vouched_by]);
  assert.deepEqual(set, [[`access/${ADMINISTRATOR}`, undefined], ["access/recovery-kit-of-the-hall", ADMINISTRATOR], [`access/${GUIDE}`, ADMINISTRATOR]]);
  assert.equal((await facts(second.page)).filter(({ kind }) => kind === "set_up").length, 1);
  assert.deepEqual(verify(record), []);
  await (await open("/")).close();
}, { demo: false }));

test("each role sees what it may do, and its name stands in what it does", { timeout: 90_000 }, () => inHall(async ({ gate, open }) => {
  const kiosk = new Kiosk(await open("/"));
  const { number } = await kiosk.takeNumber({ queue: "A" });
  const window = await gate();
  const tabs = async () => window.page.locator('[data-testid^="tab-"]').evaluateAll((tabs) => tabs.map((tab) => tab.dataset.testid));
  assert.match(await at(window.page, `person-${GUIDE}`).innerText(), new RegExp(demoPin(GUIDE)));
  await window.signIn(GUIDE);
  assert.deepEqual(await tabs(), ["tab-hall"]);
  await window.page.locator(`${id("ticket-void")}[data-number="${number}"]`).click();
  await at(window.page, "void-mistake").click();
  await window.page.waitForSelector(`${id("staff-message")}[data-state="done"]`);
  const { entries } = await readJournal(window.page);
  const voided = entries.find((entry) => JSON.stringify(entry.e).includes("voided"));
  assert.match(JSON.stringify(voided), new RegExp(`"staff:${GUIDE}@`));
  // A session goes on in the same window, and each surface asks what the role may.
  await window.page.goto(`${site.origin}/manager/?demo=1&lang=en`);
  await seeStarted(window.page);
  await window.seeSignedIn(GUIDE);
  await at(window.page, "followup-board").waitFor();
  assert.equal(await at(window.page, "today-table").count(), 0);
  await window.signOut();
  await window.signIn(MANAGER);
  await at(window.page, "today-table").waitFor();
  await window.page.goto(`${site.origin}/staff/?demo=1&lang=en`);
  await seeStarted(window.page);
  assert.deepEqual((await window.seeSignedIn(MANAGER)) && await tabs(), ["tab-hall", "tab-machine", "tab-scanner", "tab-feeds"]);
  await window.signOut();
  await window.signIn(ADMINISTRATOR);
  assert.deepEqual(await tabs(), ["tab-hall", "tab-machine", "tab-scanner", "tab-feeds", "tab-settings", "tab-publishing", "tab-people"]);
  assert.equal(await at(window.page, "ticket-void").count(), 0);
  await window.signOut();
  await window.signIn(EDITOR);
  assert.deepEqual(await tabs(), ["tab-guides", "tab-notices"]);
}));

test("a session that nobody uses says so, is kept by one press, ends, and ends where its person signs in elsewhere", { timeout: 90_000 }, () => inHall(async ({ gate, facts }) => {
  const window = await gate();
  await window.signIn(MANAGER);
  await pass(window.page, SESSION_MINUTES * 60 - 30);
  await at(window.page, "session-warning").waitFor();
  await at(window.page, "session-stay").click();
  await at(window.page, "session-warning").waitFor({ state: "detached" });
  await pass(window.page, SESSION_MINUTES * 60 - 30);
  await at(window.page, "session-warning").waitFor();
  await pass(window.page, 31);
  await window.seeGate("naming");
  await window.seeMessage("nobody touched");
  await window.page.reload();
  await seeStarted(window.page);
  await window.seeGate("naming");
  const ended = async () => (await facts(window.page)).filter(({ kind }) => kind === "signed_out").map(({ fact }) => fact.because);
  assert.deepEqual(await ended(), ["idle"]);
  const { entries } = await readJournal(window.page);
  assert.match(JSON.stringify(entries.find((entry) => JSON.stringify(entry.e).includes("signed_out"))), new RegExp(`"staff:${MANAGER}@`));

  await window.signIn(MANAGER);
  const other = await gate("/manager/");
  await other.signIn(MANAGER);
  await window.seeGate("naming");
  await window.seeMessage("signed in elsewhere");
  // The new session stands: only its own is ended by a window.
  await other.page.reload();
  await seeStarted(other.page);
  await other.seeSignedIn(MANAGER);
}));

test("a PIN is changed by whoever knows it", { timeout: 60_000 }, () => inHall(async ({ gate }) => {
  const window = await gate();
  await window.signIn(GUIDE);
  await at(window.page, "change-pin").click();
  await window.see("typing");
  await window.typeWrong(WRONG, "4 more");
  await window.type(demoPin(GUIDE));
  await window.choose(OTHERS);
  await window.seeMessage("has been changed");
  await window.signOut();
  await window.name(GUIDE);
  await window.see("typing");
  await window.typeWrong(demoPin(GUIDE), "4 more");
  await window.type(OTHERS);
  await window.seeSignedIn(GUIDE);
}));

test("a program that goes on trying is locked out after five tries, and the right person gets in afterwards", { timeout: 90_000 }, () => inHall(async ({ gate, facts }) => {
  const window = await gate();
  await window.name(GUIDE);
  await window.see("typing");
  await window.page.evaluate(async () => {
    for (let nth = 0; nth < 1_000; nth++) {
      const field = document.querySelector('[data-testid="pin-input"]');
      if (field) {
        field.value = String(300_000 + nth * 7);
        field.form.requestSubmit();
      }
      // As fast as the page takes them.
      await new Promise((next) => { const channel = new MessageChannel(); channel.port1.onmessage = next; channel.port2.postMessage(0); });
      if (nth % 50 === 0) await new Promise((next) => setTimeout(next, 60));
    }
  });
  for (let nth = 0; nth < 5 && await at(window.page, "pin-input").count(); nth++) {
    await until(async () => await at(window.page, "pin").getAttribute("aria-busy") === "false", "the answer");
    if (await at(window.page, "pin-input").count()) await window.type(WRONG);
  }
  const left = await window.secondsLeft();
  assert.ok(left > 0 && left <= 30);
  assert.equal(await at(window.page, "signed-in").count(), 0);
  assert.equal((await facts(window.page)).filter(({ kind }) => kind === "pin_tried").length, 5);
  await pass(window.page, 30);
  await window.see("typing");
  // A lock that has passed is none, for whoever looks at the people as well.
  const other = await gate();
  await other.signIn(ADMINISTRATOR);
  await at(other.page, "tab-people").click();
  await other.page.locator(`${id("people-row")}[data-person="${GUIDE}"][data-state="set"]`).waitFor();
  await window.type(demoPin(GUIDE));
  await window.seeSignedIn(GUIDE);
}));

test("a choice that somebody vouched for and nobody makes ends, and the word for it with it", { timeout: 60_000 }, () => inHall(async ({ gate, facts }) => {
  const window = await gate();
  const vouched = async () => {
    await window.name(GUIDE);
    await window.see("typing");
    await at(window.page, "pin-forgot").click();
    await at(window.page, "pin-colleague").selectOption(ADMINISTRATOR);
    await at(window.page, "pin-colleague-submit").click();
    await window.see("typing");
    await window.type(demoPin(ADMINISTRATOR));
    await window.see("choosing");
  };
  await vouched();
  await pass(window.page, 119);
  await at(window.page, "pin-input").press("Shift");
  await pass(window.page, 60);
  await window.see("choosing");
  await pass(window.page, 61);
  await window.seeGate("naming");
  await vouched();
  await window.choose(OTHERS);
  await window.seeSignedIn(GUIDE);
  const used = (await facts(window.page)).filter(({ kind }) => kind === "vouch_used");
  assert.deepEqual(used.map(({ stream, fact }) => [stream, fact.colleague]), [[`access/${ADMINISTRATOR}`, GUIDE]]);
  await window.signOut();
  await window.signIn(ADMINISTRATOR);
  await at(window.page, "tab-people").click();
  const row = window.page.locator(`${id("people-row")}[data-person="${GUIDE}"]`);
  assert.match(await row.locator(id("pin-vouched")).innerText(), /on the word of/);
}));

test("a hall whose records are gone says so before it is set up anew, and the new set-up is told and recorded", { timeout: 120_000 }, () => inHall(async ({ gate, open, context }) => {
  const first = await gate();
  await first.setUp(RIGHT);
  await first.page.close();
  await (await loseDatabase(context, site.origin, REAL_DATABASE)).close();
  const window = await gate();
  await window.seeGate("records-lost");
  assert.equal(await at(window.page, "gate-hall-code").count(), 0);
  await at(window.page, "gate-set-up-anew").click();
  await window.seeGate("hall-code");
  await until(async () => JSON.stringify(await readJournal(window.page, REAL_DATABASE)).includes("D7"), "the fault");
  await window.setUp(RIGHT);
  await window.page.locator(`${id("pin-mark")}[data-state="set-up"]`).waitFor();
  const counter = await open("/counter/");
  await counter.locator(`${id("pin-mark")}[data-state="set-up"]`).waitFor();
}, { demo: false }));

test("the recovery code lets an administrator in at once, and is replaced", { timeout: 90_000 }, () => inHall(async ({ gate, facts }) => {
  const window = await gate();
  const code = await window.setUp(RIGHT);
  await window.signOut();
  await window.name(ADMINISTRATOR);
  await window.see("typing");
  await at(window.page, "pin-forgot").click();
  await window.see("picking");
  await at(window.page, "pin-use-kit").click();
  await window.see("typing");
  await window.typeWrong(`${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`, "not copied rightly");
  await window.type(code);
  await window.choose(OTHERS);
  // A code that has been used is known to whoever stood there.
  await window.seeGate("kit");
  assert.notEqual(await window.keepKit(), code);
  await window.seeSignedIn(ADMINISTRATOR);
  const set = (await facts(window.page)).filter(({ kind, stream }) => kind === "pin_set" && stream === `access/${ADMINISTRATOR}`);
  assert.deepEqual(set.map(({ fact }) => fact.vouched_by), [undefined, "recovery-kit-of-the-hall"]);
  for (const kind of ["set-up", "by-kit"]) await window.page.locator(`${id("pin-mark")}[data-state="${kind}"][data-person="${ADMINISTRATOR}"]`).waitFor();
  await window.signOut();
  await window.name(ADMINISTRATOR);
  await window.see("typing");
  await window.typeWrong(RIGHT, "4 more");
  await at(window.page, "pin-forgot").click();
  await at(window.page, "pin-use-kit").click();
  await window.see("typing");
  await window.typeWrong(code, "4 more");
}, { demo: false }));

test("with neither colleague nor code a reset takes its time, everybody sees it, and anybody stops it", { timeout: 120_000 }, () => inHall(async ({ gate, open, facts }) => {
  const window = await gate();
  const manager = await gate("/manager/");
  const pending = (gate) => gate.page.locator(`${id("reset-pending")}[data-person="${ADMINISTRATOR}"]`);
  const ask = async () => {
    await window.name(ADMINISTRATOR);
    await window.see("typing");
    await at(window.page, "pin-forgot").click();
    await at(window.page, "pin-reset-ask").click();
    await seeAttribute(window.page, "pin-reset", "data-state", "asked");
  };
  // What was seen of it is noted beside the records; a window that slept meanwhile adds nothing, so that hours cannot simply pass here.
  const passHours = (more) => window.page.evaluate(([key, ms]) => {
    const [since, seen] = localStorage.getItem(key).split(" ").map(Number);
    localStorage.setItem(key, `${since} ${seen + ms}`);
  }, [`demo-reset-wait-${ADMINISTRATOR}`, more * 3_600_000]);
  await ask();
  // Before anybody has signed in, and afterwards; only who is signed in stops it.
  await pending(manager).waitFor();
  await pending(window).waitFor();
  const counter = { page: await open("/counter/") };
  await pending(counter).waitFor();
  await pass(window.page, 3_600);
  await pending(window).filter({ hasText: "after 23 h" }).waitFor();
  assert.equal(await at(manager.page, "reset-stop").count(), 0);
  await manager.signIn(GUIDE);
  await at(manager.page, "reset-stop").click();
  await pending(manager).waitFor({ state: "detached" });
  await pending(window).waitFor({ state: "detached" });
  await at(window.page, "pin-leave").click();

  await ask();
  await pending(window).waitFor();
  await passHours(RESET_HOURS - 1);
  await pending(window).filter({ hasText: "after 0 h" }).waitFor();
  await at(window.page, "pin-leave").click();
  await window.name(ADMINISTRATOR);
  await window.see("typing");
  await at(window.page, "pin-forgot").click();
  await seeAttribute(window.page, "pin-reset", "data-state", "asked");
  // A page that was loaded anew goes on with what was seen.
  await window.page.reload();
  await seeStarted(window.page);
  await pending(window).waitFor();
  assert.equal(await at(counter.page, "pin-mark").count(), 0);
  await passHours(1);
  await pending(window).filter({ hasText: "can now be reset" }).waitFor();
  await window.name(ADMINISTRATOR);
  await window.see("typing");
  await at(window.page, "pin-forgot").click();
  await at(window.page, "pin-reset-use").click();
  await window.choose(OTHERS);
  await window.seeSignedIn(ADMINISTRATOR);
  await pending(window).waitFor({ state: "detached" });
  // Everybody is told afterwards, at every desk.
  for (const { page } of [window, manager, counter]) await page.locator(`${id("pin-mark")}[data-state="by-time"][data-person="${ADMINISTRATOR}"]`).waitFor();
  const kinds = (await facts(window.page)).filter(({ stream }) => stream === `access/${ADMINISTRATOR}`).map(({ kind }) => kind).filter((kind) => kind.startsWith("reset"));
  assert.deepEqual(kinds, ["reset_asked", "reset_stopped", "reset_asked", "reset_used"]);
  assert.deepEqual(verify(await readJournal(window.page)), []);
}));

test("another administrator vouches for one who has forgotten the PIN, and both are recorded", { timeout: 60_000 }, () => inHall(async ({ gate, facts }) => {
  const window = await gate();
  await window.name(ADMINISTRATOR);
  await window.see("typing");
  await at(window.page, "pin-forgot").click();
  await at(window.page, "pin-colleague").selectOption(OTHER_ADMINISTRATOR);
  await at(window.page, "pin-colleague-submit").click();
  await window.see("typing");
  await window.type(demoPin(OTHER_ADMINISTRATOR));
  await window.choose(RIGHT);
  await window.seeSignedIn(ADMINISTRATOR);
  const vouched = (await facts(window.page)).find(({ kind, fact }) => kind === "pin_set" && fact.vouched_by === OTHER_ADMINISTRATOR);
  assert.equal(vouched.stream, `access/${ADMINISTRATOR}`);
}));

// What follows a bad rating: the board, a call, mending and the answer; a second person; an objection of the counter; and figures that change as they must.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, openBrowser, seeStarted, serveSite, withoutWorker } from "./harness.mjs";
import { Case, PERSON } from "./cases.mjs";
import { factsOf, readJournal, verify } from "./journal.mjs";
import { Counter } from "./pages/counter.mjs";
import { Gate } from "./pages/gate.mjs";
import { at, id } from "./pages/page.mjs";
import { SOME_RATINGS, seedRatings, ticketOf } from "./ratings.mjs";

const MONDAY = new Date("2026-11-23T02:00:00Z");
const [MANAGER, OTHER_MANAGER, HALL_GUIDE] = ["cui-yongmei", "burigude", "tana"];
const [SLOW_MORNING, RUDE] = [ticketOf("2026-11-17", 21), ticketOf("2026-11-20", 22)];

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

/** The board as somebody works with it. */
class Board {
  constructor(page) {
    this.page = page;
  }

  async rows() {
    await at(this.page, "followup-table").waitFor();
    return this.page.locator(id("followup-row")).evaluateAll((rows) => rows.map(({ dataset }) => [dataset.subject, dataset.state, dataset.stage]));
  }

  async open(subject) {
    await this.page.locator(`${id("followup-row")}[data-subject="${subject}"] ${id("followup-open")}`).click();
    await at(this.page, "followup-page").waitFor();
  }

  back() {
    return at(this.page, "followup-back").click();
  }

  seeStage(stage) {
    return this.page.waitForSelector(`${id("followup-page")}[data-stage="${stage}"]`);
  }

  /** Does something, with what it asks for. */
  async act(name, { note, handler, outcome, verdict } = {}) {
    await at(this.page, `followup-${name}`).click();
    if (handler) await at(this.page, "followup-handler").selectOption(handler);
    if (outcome) await at(this.page, `followup-outcome-${outcome}`).check();
    if (verdict) await at(this.page, `followup-verdict-${verdict}`).check();
    if (note) await at(this.page, "followup-note").fill(note);
    await at(this.page, "followup-do").click();
  }

  async acts(name, how) {
    await this.act(name, how);
    await this.seeMessage("done");
    await at(this.page, "followup-panel").waitFor({ state: "detached" });
  }

  seeMessage(state) {
    return this.page.waitForSelector(`${id("followup-message")}[data-state="${state}"]`);
  }
}

/** A hall with ratings in its journal, a kiosk to write them through, and more windows. */
async function inHall(use, ratings = SOME_RATINGS) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  context.setDefaultTimeout(20_000);
  await withoutWorker(context);
  const open = async (path, language = "en") => {
    const page = await context.newPage();
    await page.clock.install({ time: MONDAY });
    await page.goto(`${site.origin}${path}?demo=1&lang=${language}`);
    await seeStarted(page);
    return page;
  };
  try {
    const kiosk = await open("/");
    await seedRatings(kiosk, ratings);
    const manager = async (person = MANAGER) => {
      const gate = new Gate(await open("/manager/"));
      if (await at(gate.page, `person-${person}`).waitFor({ timeout: 4_000 }).then(() => true, () => false)) await gate.signIn(person);
      return { gate, board: new Board(gate.page), page: gate.page };
    };
    await use({ kiosk, open, manager });
  } finally {
    await context.close();
  }
}

const rate = async (page, name, table = "rating-rates") => {
  const row = page.locator(`${id(table)} tr[data-rate="${name}"]`);
  return [Number(await row.getAttribute("data-of")), Number(await row.getAttribute("data-all"))];
};
const seeRate = (page, name, [of, all], table = "rating-rates") => page.waitForSelector(`${id(table)} tr[data-rate="${name}"][data-of="${of}"][data-all="${all}"]`);

test("a bad rating is called back, mended and answered, and every step stays", { timeout: 120_000 }, () => inHall(async ({ kiosk, manager }) => {
  const { board, page, gate } = await manager();
  // Due on the 18th and on the 23rd, which is today.
  assert.deepEqual(await board.rows(), [[SLOW_MORNING, "overdue", "open"], [RUDE, "near", "open"]]);
  assert.match(await at(page, "followup-summary").innerText(), /2 are not closed: 1 near their limit, 1 overdue/);
  assert.match(await page.locator(id("followup-left")).first().innerText(), /overdue/);
  await seeRate(page, "called", [0, 2], "rating-followed");

  await board.open(SLOW_MORNING);
  assert.equal(await at(page, "followup-comment").innerText(), "等了一个上午 <b>没人</b>管", "text, and nothing but text");
  assert.match(await at(page, "followup-contact").innerText(), /no name and no phone/);
  assert.equal(await at(page, "followup-mend").isDisabled(), true, "the call comes first");
  await board.acts("assign", { handler: HALL_GUIDE });
  await board.seeStage("assigned");
  await board.acts("call-back", { outcome: "no-contact" });
  await board.seeStage("called");

  // What is typed is asked for, and holds no phone.
  await board.act("mend");
  await board.seeMessage("failed");
  await at(page, "followup-note").fill("电话 13812345678");
  await at(page, "followup-do").click();
  await page.locator(id("followup-message")).filter({ hasText: /mobile/ }).waitFor();
  assert.equal(await at(page, "followup-note").inputValue(), "电话 13812345678", "nothing typed is lost");
  await at(page, "followup-note").fill("加开一个窗口");
  await at(page, "followup-do").click();
  await board.seeStage("settled");
  await board.acts("answer", { note: "在大厅公示" });
  await board.seeStage("closed");
  await at(page, "followup-nothing").waitFor();
  const history = await page.locator(`${id("followup-history")} li`).allInnerTexts();
  assert.equal(history.length, 6);
  assert.match(history.at(-1), /Cui Yongmei answered the resident; closed.*在大厅公示/s);

  await board.back();
  assert.deepEqual(await board.rows(), [[RUDE, "near", "open"]]);
  await at(page, "followup-closed").check();
  assert.deepEqual((await board.rows()).at(-1), [SLOW_MORNING, "closed", "closed"]);
  await seeRate(page, "called", [1, 2], "rating-followed");
  await seeRate(page, "answered", [1, 2], "rating-followed");

  const journal = await readJournal(kiosk);
  const kinds = factsOf(journal, "rating").filter(({ stream }) => stream === `rating/${SLOW_MORNING}`).map(({ kind }) => kind);
  assert.deepEqual(kinds, ["rated", "follow_up_opened", "assigned", "called_back", "mended", "answered"]);
  assert.equal(JSON.stringify(journal.entries).includes("加开"), false, "typed words stand in no event");
  assert.equal(JSON.stringify(journal.entries).includes("13812345678"), false);
  assert.deepEqual(verify(journal), []);
  assert.deepEqual(await faults(page), []);
  await gate.signOut();
}));

test("groundless is found by two people, and a hall guide judges nothing", { timeout: 120_000 }, () => inHall(async ({ manager }) => {
  const { gate, board, page } = await manager(HALL_GUIDE);
  assert.equal(await at(page, "rating-table").count(), 0, "a guide reads no figures");
  await board.open(RUDE);
  await board.acts("call-back", { outcome: "reached", note: "居民说按错了" });
  await board.acts("call-groundless", { note: "居民说按错了" });
  await board.seeStage("doubted");
  assert.equal(await at(page, "followup-find-groundless").count(), 0);
  await gate.signOut();

  await gate.signIn(MANAGER);
  await board.open(RUDE);
  await board.acts("reject-groundless");
  await board.seeStage("called");
  await board.acts("call-groundless", { note: "再看一次" });
  assert.equal(await at(page, "followup-find-groundless").isDisabled(), true, "not by the same person");
  await gate.signOut();
  await gate.signIn(OTHER_MANAGER);
  await board.open(RUDE);
  await board.acts("find-groundless");
  await board.seeStage("settled");
}));

test("a counter is told after the call, objects once, and what is upheld leaves its figures", { timeout: 120_000 }, () => inHall(async ({ open, manager }) => {
  const counter = new Counter(await open("/counter/"));
  await counter.sitDown("2");
  const { board, page } = await manager();
  await at(page, "rating-table").waitFor();
  assert.deepEqual(await rate(page, "active-good"), [11, 13]);
  assert.equal(await at(counter.page, "own-ratings").count(), 0, "nobody has called yet");
  await board.open(RUDE);
  await board.acts("call-back", { outcome: "reached" });
  await at(counter.page, "own-ratings").locator("summary").click();
  const own = await at(counter.page, "own-ratings").innerText();
  assert.doesNotMatch(own, /A022|022|[Uu]nsatisfied|attitude/i, "neither ticket nor level nor words");
  await at(counter.page, "own-appeal").click();
  await at(counter.page, "own-note").fill("当时系统停机");
  await at(counter.page, "own-do").click();
  await counter.page.waitForSelector(`${id("own-rating")}[data-state="objected"]`);
  assert.equal(await at(counter.page, "own-appeal").count(), 0, "once");

  await at(page, "followup-tag").filter({ hasText: "objection" }).waitFor();
  await board.acts("hear-appeal", { verdict: "upheld", note: "确有停机" });
  await counter.page.waitForSelector(`${id("own-rating")}[data-state="upheld"]`);
  await seeRate(page, "active-good", [11, 12]);
  assert.match(await at(page, "ratings-apart").innerText(), /1 suspicious and not looked at, 1 with an objection upheld/);
}));

test("figures say what they are made of, change with their span, and a mark is taken back with a reason", { timeout: 120_000 }, () => inHall(async ({ manager }) => {
  const { board, page } = await manager();
  await at(page, "rating-table").waitFor();
  const levels = await page.locator(`${id("rating-table")} tbody tr`).evaluateAll((rows) => rows.map((row) => [...row.cells].slice(1).map((cell) => Number(cell.innerText))));
  assert.deepEqual(levels, [[7, 1], [2, 1], [2, 0], [1, 0], [1, 0]]);
  assert.deepEqual([await rate(page, "good"), await rate(page, "active-good"), await rate(page, "unrated")], [[11, 13], [11, 13], [6, 20]]);
  assert.match(await page.locator(`${id("rating-rates")} tr[data-rate="active-good"]`).innerText(), /84\.6% \(11 of 13\)/);
  assert.match(await at(page, "rating-chart").getAttribute("aria-label"), /13 ratings of services: 11 good, 2 bad/);
  await at(page, "ratings-by-counter").click();
  await page.waitForSelector(`${id("rating-groups")}[data-by="counter"] tr[data-group="2"]`);
  await at(page, "ratings-by-hour").click();
  await page.waitForSelector(`${id("rating-groups")}[data-by="hour"]`);
  const hours = await page.locator(`${id("rating-groups")} tbody tr`).evaluateAll((rows) => rows.map((row) => [row.cells[0].innerText, Number(row.cells[1].innerText)]));
  assert.ok(hours.every(([hour]) => /^\d\d:00–\d\d:00$/.test(hour)), JSON.stringify(hours));
  assert.equal(hours.reduce((sum, [, ratings]) => sum + ratings, 0), 13, "every rating has its hour");

  await at(page, "suspicious-open").click();
  await board.acts("unmark", { note: "同一位居民连续办了两件事" });
  await at(page, "suspicious-none").waitFor();
  await seeRate(page, "active-good", [12, 14]);

  await at(page, "ratings-from").fill("2026-11-20");
  await at(page, "ratings-to").fill("2026-11-20");
  await at(page, "ratings-show").click();
  await seeRate(page, "active-good", [1, 2]);
  assert.match(await page.locator(`${id("rating-rates")} tr[data-rate="active-good"]`).innerText(), /1 of 2 \(too few for a percentage\)/);
  await at(page, "ratings-from").fill("2026-11-21");
  await at(page, "ratings-show").click();
  await page.waitForSelector(`${id("ratings")}[data-state="bad-range"]`);
  await at(page, "ratings-to").fill("2026-11-22");
  await at(page, "ratings-show").click();
  await page.waitForSelector(`${id("rating-table")}[data-state="none"]`);
  assert.deepEqual(await faults(page), []);
}));

test("under a receipt the board says whom to call", { timeout: 120_000 }, () => inHall(async ({ kiosk, manager }) => {
  const opened = await Case.accept(kiosk, { daysAgo: 2 });
  const subject = `receipt:${opened.number}`;
  await seedRatings(kiosk, [{ day: "2026-11-21", subject, score: 1 }]);
  const { board, page } = await manager();
  await board.open(subject);
  const contact = await at(page, "followup-contact").innerText();
  assert.match(contact, new RegExp(PERSON.phone.replaceAll("*", "\\*")), "sealed on another machine: masked");
  await board.acts("call-back", { outcome: "reached", note: "张三说可以" });
}, []));

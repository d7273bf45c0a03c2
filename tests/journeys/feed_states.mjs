// The states of the scanner's check, of taking in cases of other systems, and of the manager's tables of cases, for the table of all states.

import { serveContent, shippedContent } from "./harness.mjs";
import { SOME_CASES, seedCases } from "./cases.mjs";
import { FEED, Feeds, csv, rowOf } from "./pages/feeds.mjs";
import { at, id, seeAttribute } from "./pages/page.mjs";
import { code, keysOf, withCheck } from "./pages/scanner.mjs";

/** A sheet of paper in CSS pixels. */
const A4 = [794, 1123];
/** Monday, 10:00 in the hall. */
const MORNING = new Date("2026-11-23T02:00:00Z");

/** The rows, made as those of the staff are. */
export function scanStates(staffRow) {
  const scanner = { tab: "scanner", time: MORNING };
  const scan = (codes, gap, state) => async (stage) => {
    const page = await stage.staff(scanner);
    const check = await withCheck(page);
    await check.standStill();
    await check.type(codes, { gap });
    await check.quiet();
    await seeAttribute(page, "scan-verdict", "data-state", state);
    // Whoever looks the page over has timers of their own.
    await check.goOn();
    return page;
  };
  const row = (name, shows, reach) => staffRow(`scanner-${name}`, shows, reach, { stage: "scanner" });
  return [
    row("waiting", [], async (stage) => { const page = await stage.staff(scanner); await seeAttribute(page, "scan-live", "data-state", "waiting"); return page; }),
    row("good", ["scan-check Good"], scan([...keysOf(code(1)), "Enter"], 9, "good")),
    row("works", ["scan-check Works"], scan(["F5", "BracketRight", "KeyC", "Digit1", ...keysOf(code(2))], 9, "works")),
    row("bad", ["scan-check Bad"], scan([...keysOf("1010726112"), "Enter"], 130, "bad")),
  ];
}

/** The rows, made as those of the staff are. */
export function feedStates(staffRow) {
  const open = async (stage) => new Feeds(await stage.staff({ tab: "feeds" }));
  const took = (bytes, state) => async (stage) => {
    const feeds = await open(stage);
    if (await at(feeds.page, "feed-close").count()) await feeds.close();
    await feeds.take(bytes);
    await feeds.see(state);
    return feeds.page;
  };
  const row = (name, shows, reach, more) => staffRow(`feeds-${name}`, shows, reach, { stage: "feeds", ...more });
  return [
    row("idle", ["feeds Idle"], async (stage) => (await open(stage)).page),
    row("wrong-rows", ["feeds Ended", "feeds end Taken"], took(csv([rowOf(1), { ...rowOf(2), state: "?" }, { ...rowOf(3), accepted: "2026-13-45", phone: "x" }]), "taken")),
    row("not-taken", ["feeds end NotTaken"], took(Buffer.from("a,b\r\n1,2\r\n"), "not-taken")),
    row("asks", ["feeds end Doubtful"], async (stage) => {
      const feeds = await open(stage);
      if (await at(feeds.page, "feed-close").count()) await feeds.close();
      await feeds.take(csv(Array.from({ length: 40 }, (_, nth) => ({ ...rowOf(nth), step_at: "2026-11-04" }))));
      await feeds.see("taken");
      await feeds.close();
      await feeds.take(csv([rowOf(1), rowOf(2)]));
      await feeds.see("asks");
      return feeds.page;
    }, { bothLanguages: true, stage: "feeds asked" }),
    row("failed", ["feeds end Failed"], async (stage) => {
      await stage.context.route("**/importer.js*", (route) => route.fulfill({ status: 404, body: "" }));
      const page = await took(csv([rowOf(9)]), "failed")(stage);
      await stage.context.unroute("**/importer.js*");
      return page;
    }, { bothLanguages: true }),
    // A worker whose program does not come.
    row("reading", ["feeds Reading"], async (stage) => {
      await stage.context.route("**/importer.js*", () => {});
      return took(csv([rowOf(9)]), "reading")(stage);
    }),
    row("fetched", ["feeds end NotFetched"], async (stage) => {
      const hall = shippedContent();
      hall.feeds = hall.feeds.map((feed) => (feed.id === FEED ? { ...feed, address: "/feeds/cases.csv" } : feed));
      await serveContent(stage.context, hall);
      const feeds = await open(stage);
      // It has been fetched by itself before.
      await at(feeds.page, "feed-failure").waitFor();
      await feeds.press("feed-fetch-now");
      await feeds.see("not-fetched");
      await at(feeds.page, "feed-failure").waitFor();
      return feeds.page;
    }, { stage: "feeds with an address", bothLanguages: true }),
  ];
}

/** The rows, made as those of the manager are. */
export function caseTableStates(managerRow) {
  const seen = async (stage, state) => { const page = await stage.manager(); await page.waitForSelector(`${id("cases")}[data-state="${state}"]`); return page; };
  return [
    managerRow("cases", ["manager cases Here"], async (stage) => { const page = await seen(stage, "here"); await at(page, "overdue-table").scrollIntoViewIfNeeded(); return page; }),
    managerRow("cases-full", [], async (stage) => {
      const kiosk = await stage.kiosk({ time: MORNING });
      await seedCases(kiosk.page, SOME_CASES);
      const page = await stage.manager({ time: MORNING });
      await page.waitForSelector(`${id("overdue-table")} tr[data-state="overdue"]`);
      return page;
    }, { stage: "manager cases" }),
    managerRow("cases-print", [], async (stage) => {
      const page = await stage.manager();
      await page.evaluate(() => { window.print = () => { window.prints = (window.prints ?? 0) + 1; }; });
      await at(page, "cases-print").click();
      await page.waitForFunction(() => window.prints === 1);
      await page.emulateMedia({ media: "print" });
      await at(page, "cases-sheet").waitFor();
      return page;
    }, { stage: "manager cases", sizes: [A4] }),
    managerRow("cases-bad-range", ["manager cases BadRange"], async (stage) => {
      const page = await seen(stage, "here");
      await at(page, "cases-from").fill("2027-01-01");
      await at(page, "cases-show").click();
      return seen(stage, "bad-range");
    }, { stage: "manager bad range" }),
  ];
}

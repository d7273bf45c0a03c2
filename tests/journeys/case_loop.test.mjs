// The whole loop of a receipt: accepted at the counter, printed, read off the paper, scanned at the kiosk, and followed there to its end.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serveSite, withInstallation, withoutWorker } from "./harness.mjs";
import { DEMO_DATABASE, readJournal, verify } from "./journal.mjs";
import { WULAN, casesOf } from "./pages/cases.mjs";
import { openCounter } from "./pages/counter.mjs";
import { at, id, scan } from "./pages/page.mjs";

let site;
before(async () => { site = await serveSite(); });
after(() => site.close());

test("what the counter hands over the kiosk understands, and follows to its end", { timeout: 120_000 }, () => withInstallation(async (hall) => {
  await withoutWorker(hall.context);
  const counter = await openCounter(hall, site.origin, { size: { width: 1366, height: 768 } });
  await counter.sitDown("2");
  const cases = casesOf(counter);
  await cases.choose("低保");
  await cases.press("case-materials-all");
  await cases.fill(WULAN);
  const { number, code } = await cases.accept();
  const { codes } = await cases.paper();
  assert.deepEqual(codes, [code, code]);

  const kiosk = await hall.window(`${site.origin}/?demo=1`);
  const looked = async (state) => {
    // Whoever stands there scans again: the kiosk has forgotten the one before.
    await scan(kiosk, codes[0]);
    await kiosk.waitForSelector(`${id("case-state")}[data-state="${state}"]`);
    return at(kiosk, "case-due").innerText();
  };
  const due = await looked("running");
  assert.match(due, /还剩\s*\d+\s*个工作日/);
  const shown = await kiosk.evaluate(() => document.body.innerText);
  assert.ok(shown.includes("乌*") && shown.includes("138****5678"), shown);
  for (const planted of Object.values(WULAN)) assert.ok(!shown.includes(planted), `${planted} is on the screen`);

  // It follows by itself.
  const here = () => at(kiosk, "case-state").innerText();
  const first = await here();
  await cases.next();
  await kiosk.waitForFunction(([testid, before]) => document.querySelector(testid).innerText !== before, [id("case-state"), first]);
  await cases.deed("case-request", async () => { await at(cases.page, "case-tick").first().check(); });
  assert.match(await looked("waiting"), /计时停了/);
  await cases.deed("case-next");
  assert.equal(await looked("running"), due, "the same day: nothing is lost");
  let seen = await cases.see("running");
  await cases.nextToTheLast();
  seen = await cases.deed("case-next");
  assert.equal(seen.state, "decided");
  await looked("decided");
  await cases.deed("case-post", () => at(cases.page, "case-text").fill("SF1234567890"));
  await looked("over");
  assert.match(await kiosk.evaluate(() => document.body.innerText), /SF1234567890/);
  const journal = await readJournal(kiosk, DEMO_DATABASE);
  assert.deepEqual(verify(journal), []);
  assert.ok(journal.streams[`case/${number}`] > 5);
}, { viewport: { width: 1080, height: 1920 } }));

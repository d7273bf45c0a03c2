// Many windows at once on one journal: five kiosks issue, ten counters call. Every number is given once, every person is called by one counter.
//
// Alone: it measures time.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { factsOf, issued, readJournal, verify } from "./journal.mjs";
import { serveContent, serveSite, shippedContent, withInstallation, withoutWorker } from "./harness.mjs";
import { installBusyHands } from "./pages/busy.mjs";
import { openCounter } from "./pages/counter.mjs";
import { openKiosk } from "./pages/kiosk.mjs";

const KIOSKS = 5;
const TICKETS_EACH = Number(process.env.TICKETS_EACH ?? 200);
const COUNTERS = 10;
/** The smallest screens of kiosks and counters: what is drawn is looked at elsewhere, and fifteen windows on two cores have enough to draw. */
const [KIOSK_SIZE, COUNTER_SIZE] = [{ width: 768, height: 1024 }, { width: 1366, height: 768 }];

let site;
before(async () => { site = await serveSite(); });
after(() => site.close());

/** The shipped hall with nothing to wait for: no quotas, no lock between calls, every counter for every queue. */
function hurriedHall() {
  const hall = shippedContent();
  hall.limits.call_lock_seconds = 0;
  hall.limits.idle_seconds = 600;
  for (const queue of hall.queues) delete queue.quota;
  for (const counter of hall.counters) {
    counter.queues = hall.queues.map(({ letter }) => letter);
    delete counter.hours;
  }
  return hall;
}

test(`${KIOSKS} windows issue ${TICKETS_EACH} tickets each, ${COUNTERS} counters call them`, { timeout: 400_000 }, () => withInstallation(async (hall) => {
  await withoutWorker(hall.context);
  await serveContent(hall.context, hurriedHall());
  await hall.context.addInitScript(installBusyHands);
  const kiosks = [];
  for (let nth = 0; nth < KIOSKS; nth++) kiosks.push(await openKiosk(hall, site.origin, { size: KIOSK_SIZE }));
  let started = performance.now();
  const shown = (await Promise.all(kiosks.map(({ page }) => page.evaluate((count) => window.takeMany("A", count), TICKETS_EACH)))).flat();
  console.log(`# ${shown.length} tickets in ${Math.round(performance.now() - started)} ms`);

  const expected = Array.from({ length: KIOSKS * TICKETS_EACH }, (_, nth) => `A${String(nth + 1).padStart(3, "0")}`);
  assert.deepEqual(shown.toSorted(byNumber), expected, "every window shows its own numbers, and together they are consecutive");
  const page = kiosks[0].page;
  const journal = await readJournal(page);
  assert.deepEqual(verify(journal), []);
  assert.deepEqual(issued(journal).map(({ number }) => number), expected, "the journal has them in this order");
  for (const kiosk of kiosks.slice(1)) await kiosk.page.close();

  const counters = [];
  for (let nth = 1; nth <= COUNTERS; nth++) {
    const counter = await openCounter(hall, site.origin, { size: COUNTER_SIZE });
    await counter.sitDown(String(nth));
    await counter.seeWaiting(expected.length);
    counters.push(counter);
  }
  started = performance.now();
  const called = await Promise.all(counters.map((counter) => counter.page.evaluate(() => window.callAll())));
  console.log(`# ${called.flat().length} calls in ${Math.round(performance.now() - started)} ms, by counter: ${called.map((numbers) => numbers.length).join(" ")}`);
  assert.deepEqual(called.flat().toSorted(byNumber), expected, "each ticket stood at exactly one counter");
  const after = await readJournal(page);
  assert.deepEqual(verify(after), []);
  const calls = factsOf(after, "ticket").filter(({ kind }) => kind === "called").map(({ fact }) => fact.number);
  assert.deepEqual(calls.toSorted(byNumber), expected, "each ticket was called once");
}));

const byNumber = (a, b) => Number(a.slice(1)) - Number(b.slice(1));

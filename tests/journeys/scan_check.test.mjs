// Staff see what a scanner sends: a good one, a slow one, one that types by ALT and numbers, and a person; and thousands of bursts, of which only the valid
// codes are heard, and every one of them.
//
// Alone: it measures time.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, openBrowser, seeStarted, seeded, serveSite, withoutWorker } from "./harness.mjs";
import { ADMINISTRATOR, MANAGER, signIn } from "./pages/gate.mjs";
import { at, id, seeAttribute } from "./pages/page.mjs";
import { keysOf, withCheck, code } from "./pages/scanner.mjs";

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

/** A window with the scanner's part open; with a clock of its own when `time` is given. */
async function withPart(use, { person = MANAGER, time } = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  context.setDefaultTimeout(15_000);
  await withoutWorker(context);
  try {
    const page = await context.newPage();
    if (time) await page.clock.install({ time });
    await page.goto(`${site.origin}/staff/?demo=1&lang=en`);
    await seeStarted(page);
    await signIn(page, { person, tab: "scanner" });
    await at(page, "scan-check").waitFor();
    await use(await withCheck(page));
    assert.deepEqual(await faults(page), []);
  } finally {
    await context.close();
  }
}

/** The verdict, its advice and the facts, when the try is over. */
async function verdict(check, state) {
  await seeAttribute(check.page, "scan-verdict", "data-state", state);
  return { advice: await at(check.page, "scan-advice").locator("li").allInnerTexts(), facts: await at(check.page, "scan-facts").innerText() };
}

test("a good scanner, a slow one, one that types by ALT and numbers, and a person are told apart, with advice", { timeout: 120_000 }, () => withPart(async (check) => {
  const { page } = check;
  await check.standStill();
  const ticket = code(1);
  await check.type([...keysOf(ticket), "Enter"], { gap: 9 });
  // Heard at once, judged when no more comes.
  await page.waitForSelector(`${id("scan-heard")}[data-code="${ticket}"]`);
  await check.quiet();
  const good = await verdict(check, "good");
  assert.deepEqual(good.advice, ["Everything is as it should be."]);
  assert.equal(good.facts, "25 keys, 9 to 9 ms apart; the row of digits; ends with Enter.");
  const rows = await page.locator(id("scan-key")).evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText)));
  assert.equal(rows.length, 25);
  assert.deepEqual(rows[1], [`Digit${ticket[1]}`, "9 ms", "0 ms", `digit ${ticket[1]}`, "let through"]);
  assert.deepEqual([rows[24][0], rows[24][4]], ["Enter", "kept from acting"]);

  await check.type([...keysOf(code(2)), "Enter"], { gap: 60 });
  await check.quiet();
  assert.match((await verdict(check, "works")).advice.join(), /slowly \(up to 60 ms\)/);

  await check.type(keysOf(code(3)), { gap: 9 });
  await check.quiet();
  assert.match((await verdict(check, "works")).advice.join(), /sends no Enter/);

  await check.typeByAlt(code(4), { gap: 4 });
  await check.quiet();
  const alt = await verdict(check, "works");
  assert.match(alt.advice.join(), /types characters by their ALT numbers/);
  assert.match(alt.facts, /ALT and the characters' numbers/);

  await check.type(["F5", ...keysOf(code(5)), "Enter"], { gap: 9 });
  await check.quiet();
  assert.match((await verdict(check, "works")).advice.join(), /keys that command something \(F5\)/);

  await check.type([...keysOf("1010726112"), "Enter"], { gap: 130 });
  await check.quiet();
  assert.match((await verdict(check, "bad")).advice.join(), /130 ms apart, as slow as a person types/);
  assert.equal(await at(page, "scan-earlier").locator("li").count(), 5);

  await at(page, "scan-clear").click();
  await at(page, "scan-verdict").waitFor({ state: "detached" });
  assert.equal(await at(page, "scan-keys").count(), 0);
  await seeAttribute(page, "scan-live", "data-state", "waiting");
}, { time: new Date("2026-11-23T02:00:00Z") }));

/** So many bursts, and so many of them by the browser's keyboard, which takes a thousand keys a second: `make soak` types all of them. */
const [BURSTS, TYPED] = [2_000, process.env.RESIDENTS_SOAK ? 2_000 : 40];
test(`of ${BURSTS} bursts only the valid codes are heard, and every one of them`, { timeout: 120_000 + 300 * TYPED }, () => withPart(async (check) => {
  const random = seeded();
  const valid = [];
  const bursts = Array.from({ length: BURSTS }, (_, nth) => {
    const [one, another] = [code(2 * nth + 1), code(2 * nth + 2)];
    const wrong = one.slice(0, 23) + String((Number(one[23]) + 1 + random.below(8)) % 10);
    const pad = random.below(2) === 0;
    const kinds = [
      () => { valid.push(one); return keysOf(one, { pad }); },
      () => { valid.push(one); return ["F5", ...keysOf(one, { pad })]; },
      () => { valid.push(one); return ["BracketRight", "KeyC", "Digit1", ...keysOf(one)]; },
      () => { valid.push(one, another); return [...keysOf(one, { pad }), ...keysOf(another, { pad })]; },
      () => keysOf(wrong, { pad }),
      () => keysOf(one.slice(0, 1 + random.below(23)), { pad }),
      () => keysOf("0".repeat(4 + random.below(20)), { pad }),
    ];
    return [...kinds[random.below(10) < 5 ? 0 : random.below(kinds.length)](), "Enter"];
  });
  await check.listen();
  await check.typeAtOnce(bursts.slice(0, TYPED));
  await check.typeByThousands(bursts.slice(TYPED));
  const heard = await check.heard();
  // What is no code is a text: never 24 digits with the right check digits.
  const codes = heard.filter((text) => /^\d{24}$/.test(text) && code.isRight(text));
  assert.deepEqual(codes, valid, `seed ${random.seed}`);
  assert.ok(valid.length > BURSTS / 2);
  await at(check.page, "scan-check").waitFor();
}, { person: ADMINISTRATOR }));

// Walks every state of every surface in both languages and at all sizes: everything fits, can be touched, and is in one language. The main states are
// looked over by axe-core as well.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { after, before, describe, test } from "node:test";
import { openBrowser, serveSite } from "./harness.mjs";
import { problemsOf } from "./pages/inspect.mjs";
import { STATES } from "./states.mjs";
import { NOT_SHOWN, statesOfTheCode } from "./states_of_the_code.mjs";
import { walk } from "./walk.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Looked over by axe-core, at their first size. */
const MAIN_STATES = ["kiosk-home", "kiosk-notices", "kiosk-account", "kiosk-grid", "kiosk-address-one", "kiosk-choose-queue", "kiosk-priority", "kiosk-ticket", "kiosk-case-entry", "kiosk-opinion-call-me", "display-one-call", "display-history", "counter-choosing", "counter-called", "counter-transfer", "counter-pin-choosing", "counter-pin-wrong", "counter-pin-locked", "counter-calls", "staff-calls", "staff-form-notices-findings", "staff-editor-guide", "staff-editor-bring", "staff-editor-changes", "staff-publishing-keys-doubtful", "staff-publishing-keys-second", "staff-publishing-keys-confirming", "staff-publishing-keys-since", "staff-gate-naming", "staff-gate-reset-asked", "staff-gate-people", "staff-gate-kit", "staff-scanner-works", "staff-feeds-wrong-rows", "manager-cases-full", "manager-figures-month", "manager-rating-proof-faulty", "manager-opinion-answer", "manager-today", "manager-report-early", "manager-report-differs"];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Walks that go on side by side, each in a browser of its own. */
const WALKS_AT_ONCE = availableParallelism();

let site;
before(async () => { site = await serveSite(); });
after(() => site.close());

test("every state of the code has a row in the table, and no row shows what is not there", () => {
  const code = new Set(statesOfTheCode());
  const shown = new Set(STATES.flatMap(({ shows }) => shows));
  assert.ok(code.size > 50, `only ${code.size} states were found in the code`);
  assert.deepEqual([...code].filter((state) => !shown.has(state) && !(state in NOT_SHOWN)), [], "states without a row");
  assert.deepEqual([...shown, ...Object.keys(NOT_SHOWN)].filter((state) => !code.has(state)), [], "rows of states that the code does not know");
  assert.equal(new Set(STATES.map((row) => row.id)).size, STATES.length);
});

/** A screen is judged where its motions end: colours halfway between two states are nobody's. */
async function seeAtRest(page) {
  await page.waitForFunction(() => document.getAnimations().every((motion) => motion.playState !== "running" || motion.effect.getComputedTiming().endTime === Infinity));
}

async function lookOver(page) {
  // A line may slide in while axe looks: with less motion nothing moves, and the colours are the same.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await seeAtRest(page);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), RULES);
  await page.emulateMedia({ reducedMotion: null });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any }) => `${id}: ${target.join(" ")} (${any[0]?.message ?? ""})`));
}

describe("walks", { concurrency: WALKS_AT_ONCE }, () => {
  for (const surface of ["kiosk", "display", "counter", "staff", "manager", "start"]) {
    for (const language of ["zh", "en"]) {
      test(`${surface}, ${language}: every state fits at every size`, { timeout: 840_000 }, async () => {
        const problems = [];
        let pictures = 0;
        const browser = await openBrowser();
        await walk(browser, site.origin, {
          rows: STATES.filter((row) => row.surface === surface),
          languages: [language],
          async visit(row, page, { size, mode }) {
            pictures += 1;
            const where = `${row.id} ${size} ${mode}`;
            for (const problem of await problemsOf(page, { ...row, language: row.bothLanguages ? "both" : language })) problems.push(`${where}: ${problem}`);
            if (MAIN_STATES.includes(row.id) && ["", "contrast"].includes(mode) && size === row.sizes[0].join("x")) for (const problem of await lookOver(page)) problems.push(`${where}: ${problem}`);
          },
          failed(row, _, error) { problems.push(`${row.id} is not reached: ${error.message.split("\n")[0]}`); },
        }).finally(() => browser.close());
        assert.ok(pictures > 0);
        assert.equal(problems.length, 0, `${problems.length} problems in ${pictures} pictures:\n${problems.join("\n")}`);
      });
    }
  }
});

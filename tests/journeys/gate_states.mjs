// The states of signing in to staff and manager, and of the hall's set-up, for the table of all states.

import { serveContent, shippedContent } from "./harness.mjs";
import { ADMINISTRATOR, EDITOR, GUIDE, Gate, OTHER_ADMINISTRATOR, demoPin } from "./pages/gate.mjs";
import { at, id } from "./pages/page.mjs";

/** Monday, 10:00 in the hall. */
const MORNING = new Date("2026-11-23T02:00:00Z");
const REAL = { query: "x=1", time: MORNING, person: null };
const MINUTE_MS = 60_000;
const A_PIN = "274913";
const failed = (page) => page.waitForSelector(`${id("gate-message")}[data-state="failed"]`);

/** The rows, made as those of the staff are. */
export function gateStates(staffRow) {
  const row = (stage, how) => (name, shows, reach, more) => staffRow(`gate-${name}`, shows, async (window) => {
    const page = await window.staff(how);
    await reach(new Gate(page), window);
    return page;
  }, { stage, ...more });
  const demo = row("gate", { person: null, time: MORNING });
  const real = row("gate set-up", REAL);
  return [
    demo("naming", ["gate stage Naming"], (gate) => gate.seeGate("naming")),
    demo("asking", ["gate stage Asking"], async (gate) => { await gate.name(ADMINISTRATOR); await gate.see("typing"); }),
    demo("forgot", [], async (gate) => { await at(gate.page, "pin-forgot").click(); await gate.see("picking"); }),
    demo("kit-none", [], async (gate) => {
      // No code was ever made.
      await at(gate.page, "pin-use-kit").click();
      await gate.page.waitForSelector(`${id("pin-error")}[data-state="failed"]`);
    }),
    demo("reset-asked", [], async (gate) => {
      await at(gate.page, "pin-reset-ask").click();
      await gate.page.waitForSelector(`${id("pin-reset")}[data-state="asked"]`);
      await gate.page.clock.runFor(6_000);
      await at(gate.page, "reset-pending").waitFor();
    }),
    demo("people", [], async (gate) => {
      await at(gate.page, "pin-leave").click();
      await gate.seeGate("naming");
      await gate.signIn(OTHER_ADMINISTRATOR);
      await at(gate.page, "reset-stop").waitFor();
      await gate.tab("people");
      await gate.page.waitForSelector(`${id("people-row")}[data-state="set"]`);
    }),
    demo("changing", ["gate stage Changing"], async (gate) => { await at(gate.page, "change-pin").click(); await gate.see("typing"); }),
    demo("changed", ["gate message Changed"], async (gate) => {
      await gate.type(demoPin(OTHER_ADMINISTRATOR));
      await gate.choose(A_PIN);
      await gate.page.waitForSelector(`${id("gate-message")}[data-state="done"]`);
    }),
    demo("warning", [], async (gate) => {
      for (let minute = 0; minute < 14; minute++) await gate.page.clock.fastForward(MINUTE_MS);
      await gate.page.clock.fastForward(20_000);
      await at(gate.page, "session-warning").waitFor();
    }),
    demo("idle", ["gate message Idle"], async (gate) => { await gate.page.clock.runFor(MINUTE_MS); await gate.seeGate("naming"); await failed(gate.page); }),
    demo("elsewhere", ["gate message Elsewhere"], async (gate, stage) => {
      await gate.signIn(GUIDE);
      await stage.manager({ person: GUIDE });
      await gate.page.clock.runFor(6_000);
      await gate.seeGate("naming");
      await failed(gate.page);
    }),
    demo("nothing", [], async (gate) => {
      await gate.signIn(EDITOR);
      await gate.page.goto(gate.page.url().replace("/staff/", "/manager/"));
      await at(gate.page, "nothing-here").waitFor();
    }),
    demo("unreadable", ["gate stage Unreadable"], async (gate) => {
      await gate.signOut();
      await gate.name(GUIDE);
      await gate.see("typing");
      await gate.page.evaluate(() => {
        const begin = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function transaction(...asked) {
          if (window.deaf) throw new DOMException("deaf", "InvalidStateError");
          return begin.apply(this, asked);
        };
        window.deaf = true;
      });
      await at(gate.page, "pin-leave").click();
      await gate.seeGate("unreadable");
    }),
    real("hall-code", ["gate stage HallCode"], (gate) => gate.seeGate("hall-code")),
    real("wrong-code", ["gate message WrongCode"], async (gate) => { await at(gate.page, "gate-hall-code").fill("0000"); await at(gate.page, "gate-hall-check").click(); await failed(gate.page); }),
    real("first-administrator", ["gate stage Naming"], async (gate) => {
      await at(gate.page, "gate-hall-code").fill(shippedContent().code);
      await at(gate.page, "gate-hall-check").click();
      await gate.seeGate("naming-set-up");
    }),
    real("first-pin", [], async (gate) => { await gate.name(ADMINISTRATOR); await gate.see("choosing"); }),
    real("kit", ["gate stage Kit"], async (gate) => { await gate.choose(A_PIN); await gate.seeGate("kit"); }),
    real("wrong-group", ["gate message WrongGroup"], async (gate) => { await at(gate.page, "kit-group").fill("x"); await at(gate.page, "kit-keep").click(); await failed(gate.page); }),
    real("kit-failed", ["gate message Failed"], async (gate) => {
      const before = await at(gate.page, "gate-message").innerText();
      await gate.page.evaluate(() => { window.full = true; });
      await at(gate.page, "kit-group").fill((await at(gate.page, "kit-code").textContent()).trim().slice(-4));
      await at(gate.page, "kit-keep").click();
      await gate.page.waitForFunction((before) => {
        const told = document.querySelector('[data-testid="gate-message"]');
        return told.dataset.state === "failed" && told.textContent !== before && !document.querySelector('[data-testid="kit-keep"]').disabled;
      }, before);
      await gate.page.evaluate(() => { window.full = false; });
    }),
    real("needs-voucher", ["pin message NeedsVoucher"], async (gate) => {
      await gate.keepKit();
      await gate.signOut();
      await gate.name(GUIDE);
      await gate.see("picking");
      await gate.page.waitForSelector(`${id("pin-error")}[data-state="failed"]`);
    }),
    staffRow("gate-records-lost", ["gate stage RecordsLost"], async (stage) => {
      const page = await stage.staff(REAL);
      await new Gate(page).seeGate("hall-code");
      await page.evaluate(() => localStorage.setItem("set-up-known", "1"));
      await page.reload();
      await new Gate(page).seeGate("records-lost");
      return page;
    }, { stage: "gate records lost" }),
    staffRow("gate-no-staff", ["gate stage NoStaff"], async (stage) => {
      await serveContent(stage.context, { ...shippedContent(), staff: [] });
      const page = await stage.staff(REAL);
      await new Gate(page).seeGate("no-staff");
      return page;
    }, { stage: "gate no staff" }),
  ];
}

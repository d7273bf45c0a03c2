// The states of the PIN question, for the table of all states.

import { serveContent, shippedContent } from "./harness.mjs";
import { at, id } from "./pages/page.mjs";
import { Pin, installClocks, pass, withPins } from "./pages/pin.mjs";

const [A_PIN, ANOTHER_PIN] = ["274913", "161803"];
const seeMessage = (pin) => pin.page.waitForSelector(`${id("pin-error")}[data-state="failed"]`);
const leave = async (pin) => { await at(pin.page, "pin-leave").click(); await at(pin.page, "counter-select").waitFor(); };
const sitAgain = async (pin) => { await pin.sit("1", "song-yulan"); await pin.see("typing"); };

/** A row in a hall that asks for PINs; the rows of a stage run in one window. */
const pinRow = (counterRow) => (name, shows, reach, more = {}) => counterRow(`pin-${name}`, shows, async (stage) => {
  if (!stage.windows.counter) await Promise.all([installClocks(stage.context), serveContent(stage.context, withPins(shippedContent()))]);
  const pin = new Pin((await stage.counter()).page);
  await reach(pin, stage);
  await pin.page.waitForFunction(() => document.querySelector('[data-testid="pin"]')?.getAttribute("aria-busy") === "false");
  return pin.page;
}, { stage: "pins", ...more });

/** The rows, made as those of the counter are. */
export function pinStates(counterRow) {
  const row = pinRow(counterRow);
  return [
    row("choosing", ["counter stage Identifying", "pin step Choosing"], async (pin) => { await pin.sit("1", "song-yulan"); await pin.see("choosing"); }),
    row("choosing-fault", ["pin message NotAPin"], async (pin) => { await pin.type("111111"); await seeMessage(pin); }),
    row("repeating", ["pin step Repeating"], async (pin) => { await pin.type(A_PIN); await pin.see("repeating"); }),
    row("different", ["pin message Different"], async (pin) => { await pin.type(ANOTHER_PIN); await pin.see("choosing"); await seeMessage(pin); }),
    row("typing", ["pin step Typing"], async (pin) => {
      await pin.choose(A_PIN);
      await pin.seeSeated();
      await at(pin.page, "counter-close").click();
      await sitAgain(pin);
    }),
    row("wrong", ["pin message Wrong"], async (pin) => { await pin.type(ANOTHER_PIN); await seeMessage(pin); }),
    row("picking", ["pin step Picking"], async (pin) => { await at(pin.page, "pin-forgot").click(); await pin.see("picking"); }),
    row("colleague-without", ["pin message ColleagueHasNone"], async (pin) => { await at(pin.page, "pin-colleague-submit").click(); await seeMessage(pin); }),
    row("failed", ["pin message Failed"], async (pin) => {
      await at(pin.page, "pin-back").click();
      await pin.see("typing");
      await pin.page.evaluate(() => { window.full = true; });
      const wrong = await at(pin.page, "pin-error").innerText();
      await pin.type(ANOTHER_PIN);
      await pin.page.waitForFunction((wrong) => {
        const told = document.querySelector('[data-testid="pin-error"]');
        return told?.dataset.state === "failed" && told.textContent !== wrong && document.querySelector('[data-testid="pin"]').getAttribute("aria-busy") === "false";
      }, wrong);
      await pin.page.evaluate(() => { window.full = false; });
    }),
    row("locked", ["pin step Locked"], async (pin) => {
      for (const left of [3, 2, 1, 0]) {
        await pin.type(ANOTHER_PIN);
        await pin.page.waitForFunction((left) => {
          const asked = document.querySelector('[data-testid="pin"]');
          return asked.getAttribute("aria-busy") === "false" && (asked.dataset.state === "locked") === (left === 0);
        }, left);
      }
      await pin.see("locked");
    }),
    row("lost", ["pin message OwnLost"], async (pin) => {
      await leave(pin);
      await pin.page.evaluate(() => new Promise((done, failed) => {
        const opening = indexedDB.open("residents-window-demo");
        opening.onsuccess = () => {
          const erasing = opening.result.transaction("blobs", "readwrite");
          erasing.objectStore("blobs").clear();
          erasing.oncomplete = () => { opening.result.close(); done(); };
          erasing.onabort = () => failed(erasing.error);
        };
      }));
      await pin.sit("1", "song-yulan");
      await pin.see("locked");
      await pass(pin.page, 60);
      await pin.see("typing");
      await pin.type(A_PIN);
      await pin.see("picking");
      await seeMessage(pin);
    }),
    row("unreadable", ["pin step Unreadable"], async (pin) => {
      await leave(pin);
      await pin.page.evaluate(() => {
        const begin = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function transaction(...asked) {
          if (window.deaf) throw new DOMException("deaf", "InvalidStateError");
          return begin.apply(this, asked);
        };
        window.deaf = true;
      });
      await pin.sit("1", "song-yulan");
      await pin.see("unreadable");
    }),
  ];
}

// A scanner at a window, by the browser's own key events: each key with its time.

import { id } from "./page.mjs";

/** MOD 97-10 over a text of digits. */
const rest = (digits) => [...digits].reduce((sum, digit) => (sum * 10 + Number(digit)) % 97, 0);
/** A text of digits with its check digits. */
export const checked = (body) => body + String(98 - rest(`${body}00`)).padStart(2, "0");

/** The so many-th ticket's code of a day. */
export const code = (nth) => checked(`1010726112301${String(nth % 10_000).padStart(4, "0")}${String((nth * 7_919) % 100_000).padStart(5, "0")}`);
code.isRight = (text) => rest(text) === 1;

/** The keys of digits, on the row above the letters or on the pad. */
export const keysOf = (digits, { pad = false } = {}) => [...digits].map((digit) => (pad ? `Numpad${digit}` : `Digit${digit}`));

/** What the keyboard's codes are for the browser's protocol. */
function event(code) {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const key = digit ?? letter?.toLowerCase() ?? { BracketRight: "]", AltLeft: "Alt" }[code] ?? code;
  const number = { Enter: 13, F5: 116, AltLeft: 18, BracketRight: 221 }[code] ?? (digit ? 48 + Number(digit) : letter?.charCodeAt(0));
  return { code, key, windowsVirtualKeyCode: number };
}

/** The window with a scanner at it. */
export async function withCheck(page) {
  const session = await page.context().newCDPSession(page);
  const send = (type, code, modifiers = 0) => session.send("Input.dispatchKeyEvent", { type, modifiers, ...event(code) });
  const press = async (code, modifiers) => { await send("rawKeyDown", code, modifiers); await send("keyUp", code, modifiers); };
  return {
    page,
    /** From now on time passes only between keys. */
    standStill: () => page.evaluate(() => Date.now()).then((now) => page.clock.pauseAt(now + 1_000)),
    /** Time passes by itself again. */
    goOn: () => page.clock.resume(),
    /** Key by key, so many milliseconds apart. */
    async type(codes, { gap }) {
      for (const code of codes) {
        await page.clock.runFor(gap);
        await press(code);
      }
    },
    /** Each character by its number on the pad while ALT is down. */
    async typeByAlt(text, { gap }) {
      const ALT = 1;
      for (const digit of text) {
        await page.clock.runFor(gap);
        await send("rawKeyDown", "AltLeft", ALT);
        for (const number of `0${digit.charCodeAt(0)}`) {
          await page.clock.runFor(gap);
          await press(`Numpad${number}`, ALT);
        }
        await page.clock.runFor(gap);
        await send("keyUp", "AltLeft");
      }
      await page.clock.runFor(gap);
      await press("Enter");
    },
    /** Longer than any scanner's silence. */
    quiet: () => page.clock.runFor(1_000),
    /** Notes everything that is heard from now on. */
    listen: () => page.evaluate((selector) => {
      const line = document.querySelector(selector);
      window.scans = [];
      const note = () => window.scans.push(...(line.dataset.code ?? "").split(" ").filter(Boolean));
      new MutationObserver(note).observe(line, { attributes: true, attributeFilter: ["data-count"] });
    }, id("scan-heard")),
    heard: () => page.evaluate(() => window.scans),
    /** By the browser's keyboard, as fast as it takes keys. */
    async typeAtOnce(bursts) {
      for (const codes of bursts) await Promise.all(codes.flatMap((code) => [send("rawKeyDown", code), send("keyUp", code)]));
    },
    /** The same events by thousands: through the page's own event path, a turn of the page after each burst. */
    typeByThousands: (bursts) => page.evaluate(async (bursts) => {
      const turn = new MessageChannel();
      for (const codes of bursts) {
        for (const code of codes) for (const type of ["keydown", "keyup"]) document.body.dispatchEvent(new KeyboardEvent(type, { code, bubbles: true, cancelable: true }));
        await new Promise((next) => { turn.port1.onmessage = next; turn.port2.postMessage(0); });
      }
    }, bursts),
  };
}

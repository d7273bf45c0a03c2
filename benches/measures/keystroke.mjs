// From a letter that is typed to the painted results, and from the tap on "guides" to the first page of them, on the shipped kiosk with its guides.

import { median, percentile } from "../figures.mjs";
import { frameLength } from "./in_page.mjs";

const FRAMES_MAX = 2;
/** Words as people type them, letter by letter: pinyin, initials, Chinese, and one that finds nothing. */
const WORDS = ["dibao", "zdshbz", "医保报销", "身份证", "canjiren", "生育登记", "qqqq"];

const id = (name) => `[data-testid="${name}"]`;

export async function keystroke({ pages, counts }) {
  const page = await pages.kiosk("/?demo=1&device=bench");
  await page.evaluate(watchReader);
  const opening = await open(page);
  const frame = await page.evaluate(frameLength);
  const seen = [];
  for (let round = -1; round < counts.keystroke.rounds; round++) {
    for (const word of WORDS) {
      await page.tap(id("guide-search"));
      for (let length = 1; length <= word.length; length++) {
        const painted = await page.evaluate(type, { typed: word.slice(0, length), field: id("guide-search") });
        if (round >= 0) seen.push(painted);
      }
      await page.tap(id("guide-search-clear"));
    }
  }
  await page.close();
  const ms = seen.map((one) => one.ms);
  const frames = seen.map((one) => one.frames);
  return {
    controls: [],
    rows: [
      { name: `letter typed to results painted, frames, p95 of ${seen.length}`, ours: percentile(frames, 95), unit: "frames", target: FRAMES_MAX, is: "value" },
      { name: `  in milliseconds, p95 (a frame is ${frame.toFixed(1)} ms)`, ours: percentile(ms, 95), unit: "ms" },
      { name: "  in milliseconds, median", ours: median(ms), unit: "ms" },
      { name: "guides opened for the first time, tap to classes on the screen", ours: opening.whole, unit: "ms" },
      { name: "  of it reading the guides and building their index", ours: opening.built, unit: "ms" },
    ],
    samples: { frames, ms, opening },
  };
}

/** Runs in the page: notes how long the reader takes to open its library, and when each answer has come. */
function watchReader() {
  const asked = new Map();
  window.benchOpened = null;
  window.benchAnswered = 0;
  const tell = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function postMessage(message, ...rest) {
    if (typeof message === "string" && message.startsWith('{"id"')) {
      const { id } = JSON.parse(message);
      asked.set(id, performance.now());
      if (!this.benchHeard) {
        this.benchHeard = true;
        this.addEventListener("message", ({ data }) => {
          if (typeof data !== "string" || !data.startsWith("{")) return;
          const { id, opened } = JSON.parse(data);
          if (opened !== undefined) window.benchOpened = performance.now() - asked.get(id);
          else window.benchAnswered += 1;
        });
      }
    }
    return tell.call(this, message, ...rest);
  };
}

async function open(page) {
  const began = await page.evaluate((home) => { const began = performance.now(); document.querySelector(home).click(); return began; }, id("home-guides"));
  await page.waitForSelector(id("guide-choice-0"));
  const { now, built } = await page.evaluate(() => ({ now: performance.now(), built: window.benchOpened }));
  return { whole: now - began, built };
}

/** Runs in the page: puts one more letter into the field; frames until the answer to it is painted. */
function type({ typed, field }) {
  return new Promise((done) => {
    const input = document.querySelector(field);
    const before = window.benchAnswered;
    requestAnimationFrame(() => {
      const began = performance.now();
      let frames = 0;
      input.value = typed;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      const look = () => {
        frames += 1;
        // Looked at before this frame is painted: an answer that is here stands in it.
        if (window.benchAnswered === before) return void requestAnimationFrame(look);
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done({ ms: performance.now() - began, frames });
        channel.port2.postMessage(0);
      };
      requestAnimationFrame(look);
    });
  });
}

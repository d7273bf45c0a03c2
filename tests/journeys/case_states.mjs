// The states of looking up a case, for the table of all states.

import { Case, PERSON, importRow } from "./cases.mjs";
import { FEED } from "./pages/feeds.mjs";
import { at, id, scan } from "./pages/page.mjs";

/** A demonstration whose day is a known one: cases count working days. */
const MORNING = new Date("2026-11-25T02:00:00Z");

let serial = 100;

/** The kiosk at home, and a case that a counter has accepted. */
async function accepted(stage, { how, ...given } = {}) {
  const kiosk = await stage.kiosk(how);
  await kiosk.page.evaluate(() => localStorage.removeItem("demo-case-guesses"));
  await kiosk.goHome();
  return { kiosk, opened: await Case.accept(kiosk.page, { serial: serial++, ...given }) };
}

const seen = (state, change, given) => async (stage) => {
  const { kiosk, opened } = await accepted(stage, given);
  await change?.(opened);
  await scan(kiosk.page, opened.code);
  await kiosk.page.waitForSelector(`${id("case-state")}[data-state="${state}"]`);
  return kiosk.page;
};

async function short(stage) {
  const { kiosk, opened } = await accepted(stage);
  await kiosk.press("home-case");
  await at(kiosk.page, "case-input").fill(opened.number);
  await kiosk.press("case-submit");
  await kiosk.page.waitForFunction(() => document.querySelector('[data-testid="case-input"]')?.value === "");
  return { kiosk, opened };
}

const fault = (name, reach) => async (stage) => {
  const page = await reach(stage);
  await page.waitForSelector(`${id("case-error")}[data-state="${name}"]`);
  return page;
};

/** Types whole receipts until the machine slows down. */
async function tried(stage, times, code) {
  const kiosk = await stage.kiosk();
  const { page } = kiosk;
  await kiosk.goHome();
  await kiosk.press("home-case");
  for (let nth = 0; nth <= times; nth++) {
    await at(page, "case-input").fill(code);
    // The fault of the try before goes with what is typed.
    await at(page, "case-error").waitFor({ state: "detached" });
    await kiosk.press("case-submit");
    await at(page, "case-error").waitFor();
  }
  return page;
}

/** A receipt that nobody has: right check digits, no case. */
const NOBODYS = "201072601019999904081758";

/** The rows, made as those of the kiosk are. */
export function caseStates(row) {
  // A name is written as it is, and so is what somebody has typed.
  const calendar = { stage: "cases", modes: [], bothLanguages: true };
  const at25 = { how: { time: MORNING } };
  return [
    row("case-running", ["kiosk screen case"], seen("running", async (opened) => { await opened.happens({ step_entered: { step: "compare" } }); await opened.happens({ step_entered: { step: "visit" } }); }, at25), { ...calendar, modes: ["seated", "contrast"] }),
    row("case-waiting", [], seen("waiting", null, { ...at25, given: [true, false, false] }), calendar),
    row("case-late", [], seen("running", async (opened) => { await opened.happens({ step_entered: { step: "compare" } }); await opened.happens("reprinted"); await opened.happens({ urged: {} }); }, { ...at25, daysAgo: 30, promised: 5 }), calendar),
    row("case-refused", [], seen("decided", async (opened) => opened.happens({ decided: { verdict: { refused: { reason: await opened.keep("家庭人均月收入高于当地的低保标准，不符合申请的条件。"), appeal: await opened.keep("不服本决定的，可以自收到决定书之日起六十日内向上一级机关申请复议，或者六个月内向人民法院起诉。") } } } }), at25), calendar),
    row("case-sent", [], seen("over", async (opened) => { await opened.happens({ decided: { verdict: "granted" } }); await opened.happens({ delivered: { delivery: { post: { tracking: await opened.keep("SF1390234567") } } } }); }, at25), calendar),
    row("case-carry", [], async (stage) => {
      const page = await seen("running", null, at25)(stage);
      await at(page, "case-take-qr").click();
      await at(page, "guide-code").waitFor();
      return page;
    }, calendar),
    row("case-last-digits", [], async (stage) => (await short(stage)).kiosk.page, calendar),
    row("case-no-fit", [], fault("no-case", async (stage) => {
      const { kiosk } = await short(stage);
      for (const digit of PERSON.last.split("").reverse()) await kiosk.press(`keypad-${digit}`);
      await kiosk.press("case-submit");
      return kiosk.page;
    }), calendar),
    row("case-foreign", [], async (stage) => {
      const { kiosk } = await accepted(stage, at25);
      await importRow(kiosk.page, FEED, "HD(2026)_0012", ["HD(2026)_0012", "不动产登记", "张*", PERSON.phone, "2026-11-02", "窗口审核", "2026-11-20", "in_progress", 20, null, null, "请带原件"]);
      await kiosk.press("home-case");
      await at(kiosk.page, "case-input").fill("hd2026-0012");
      await kiosk.press("case-submit");
      await at(kiosk.page, "case-letters").waitFor({ state: "detached" });
      await at(kiosk.page, "case-input").fill(PERSON.last);
      await kiosk.press("case-submit");
      await kiosk.page.waitForSelector(`${id("case-state")}[data-state="running"]`);
      return kiosk.page;
    }, { ...calendar, modes: ["seated"] }),
    row("case-letters", [], async (stage) => {
      const { kiosk } = await accepted(stage);
      await kiosk.press("home-case");
      await kiosk.press("case-letters");
      for (const key of "hd-2026/0012") await kiosk.press(`keypad-${key}`);
      return kiosk.page;
    }, { ...calendar, modes: ["seated"] }),
    row("case-slowed", [], fault("slowed", (stage) => tried(stage, 20, NOBODYS)), { stage: "guesses" }),
  ];
}

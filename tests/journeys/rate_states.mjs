// The states of rating a service, for the table of all states.

import { Case } from "./cases.mjs";
import { at, id, scan } from "./pages/page.mjs";
import { stall } from "./stage.mjs";

/** A demonstration whose day is a known one. */
const MORNING = new Date("2026-11-25T02:00:00Z");
const CONFIRM_SECONDS_MAX = 40;

let serial = 500;

/** The faces, for the hall as a whole. */
async function faces(stage, how) {
  const kiosk = await stage.kiosk(how);
  await kiosk.goHome();
  await kiosk.press("home-rate");
  await kiosk.press("rate-without");
  await kiosk.seeScreen("rate-choose");
  return kiosk;
}

const chosen = (...names) => async (stage) => {
  const kiosk = await faces(stage);
  for (const name of names) await (name === "rate-reason" ? at(kiosk.page, name).nth(1) : at(kiosk.page, name)).click();
  return kiosk.page;
};

/** The faces for a case, by its whole receipt. */
async function ofCase(stage) {
  const kiosk = await stage.kiosk({ time: MORNING });
  await kiosk.goHome();
  const opened = await Case.accept(kiosk.page, { serial: serial++ });
  await kiosk.press("home-rate");
  await scan(kiosk.page, opened.code);
  return { kiosk, opened };
}

/** Submitted while the disk does not answer, so many seconds later. */
const stalled = (seconds, screen) => async (stage) => {
  const kiosk = await stage.kiosk({ time: MORNING });
  if (!(await kiosk.page.evaluate(() => window.stalled))) {
    await faces(stage);
    await kiosk.press("rate-level-5");
    await stall(kiosk.page, true);
    await kiosk.press("rate-submit");
  }
  if (seconds) await kiosk.page.clock.runFor(seconds * 1_000);
  await kiosk.seeScreen(screen);
  return kiosk.page;
};

const screen = (name) => [`kiosk screen ${name}`];

/** The rows of a kiosk at work, made as its others are. */
export function rateStates(row, modes) {
  return [
    row("rate", screen("rate"), async (stage) => {
      const kiosk = await stage.kiosk();
      await kiosk.goHome();
      await kiosk.press("home-rate");
      return kiosk.page;
    }, { modes }),
    row("rate-fault", [], async (stage) => {
      const kiosk = await stage.kiosk();
      await kiosk.goHome();
      await kiosk.press("home-rate");
      await at(kiosk.page, "rate-code").fill("123");
      await kiosk.press("rate-code-submit");
      await at(kiosk.page, "case-error").waitFor();
      return kiosk.page;
    }),
    row("rate-choose", screen("rate-choose"), chosen(), { modes }),
    row("rate-good", [], chosen("rate-level-5")),
    row("rate-bad", [], chosen("rate-level-1", "rate-reason"), { modes }),
    row("rate-write", [], async (stage) => {
      const page = await chosen("rate-level-2", "rate-write")(stage);
      await at(page, "rate-comment").fill("8123");
      return page;
    }, { modes: ["seated"] }),
  ];
}

/** The rows that need a case, a known time, or a disk that does not answer. */
export function ratedStates(row) {
  const cases = { stage: "rate cases" };
  return [
    row("rate-last-digits", [], async (stage) => {
      const { kiosk, opened } = await ofCase(stage);
      await kiosk.seeScreen("rate-choose");
      await kiosk.press("go-back");
      await kiosk.seeScreen("rate");
      await at(kiosk.page, "rate-code").fill(opened.number);
      await kiosk.press("rate-code-submit");
      await kiosk.page.getByLabel(/手机号最后四位|Last four digits/).waitFor();
      return kiosk.page;
    }, cases),
    row("rate-case", [], async (stage) => {
      const { kiosk } = await ofCase(stage);
      await kiosk.seeScreen("rate-choose");
      await kiosk.press("rate-level-1");
      return kiosk.page;
    }, cases),
    row("rate-refused", screen("rate-refused"), async (stage) => {
      const { kiosk, opened } = await ofCase(stage);
      await kiosk.seeScreen("rate-choose");
      await kiosk.press("rate-level-5");
      await kiosk.press("rate-submit");
      await kiosk.seeScreen("rate-done");
      await scan(kiosk.page, opened.code);
      await kiosk.page.waitForSelector(`${id("rate-refused")}[data-state="rated-before"]`);
      return kiosk.page;
    }, cases),
    row("rate-done", screen("rate-done"), async (stage) => {
      const { page } = await faces(stage, { time: MORNING });
      await at(page, "rate-level-4").click();
      await at(page, "rate-submit").click();
      await at(page, "rate-done").waitFor();
      return page;
    }, { ...cases, elder: false, sizes: [[1080, 1920], [1366, 768]] }),
    row("rate-sending", screen("rate-sending"), stalled(0, "rate-sending"), { stage: "rate stalled", elder: false }),
    row("rate-not-kept", screen("rate-not-kept"), stalled(CONFIRM_SECONDS_MAX + 2, "rate-not-kept"), { stage: "rate stalled", elder: false }),
  ];
}

// The states of giving an opinion at the kiosk, and of the board on which opinions are seen to, for the table of all states.

import { numberOf, SOME_OPINIONS, seedOpinions } from "./opinions.mjs";
import { at, id } from "./pages/page.mjs";
import { stall } from "./stage.mjs";

/** Monday, 10:00 in the hall. */
const MORNING = new Date("2026-11-23T02:00:00Z");
const CONFIRM_SECONDS_MAX = 40;
const WORDS = { zh: "楼道的灯坏了，晚上看不见路。", en: "The light on the stairs is broken." };

const screen = (name) => [`kiosk screen ${name}`];

async function kinds(stage, how) {
  const kiosk = await stage.kiosk(how);
  await kiosk.goHome();
  await kiosk.press("home-rate");
  await kiosk.press("rate-opinion");
  await kiosk.seeScreen("opinion-kind");
  return kiosk;
}

async function writing(stage, how) {
  const kiosk = await kinds(stage, how);
  await kiosk.press("opinion-problem");
  await kiosk.seeScreen("opinion-words");
  return kiosk;
}

const asked = (...names) => async (stage, how) => {
  const kiosk = await writing(stage, how);
  await at(kiosk.page, "rate-comment").fill(WORDS[stage.language]);
  await kiosk.press("opinion-next");
  await kiosk.seeScreen("opinion-contact");
  for (const name of names) await kiosk.press(name);
  return kiosk;
};

/** The rows of a kiosk at work, made as its others are. */
export function opinionStates(row, modes) {
  return [
    row("opinion-kind", screen("opinion-kind"), async (stage) => (await kinds(stage)).page, { modes }),
    row("opinion-words", screen("opinion-words"), async (stage) => (await writing(stage)).page),
    row("opinion-written", [], async (stage) => {
      const { page } = await writing(stage);
      await at(page, "rate-comment").fill(WORDS[stage.language].repeat(6));
      return page;
    }, { modes: ["seated"] }),
    row("opinion-contact", screen("opinion-contact"), async (stage) => (await asked()(stage)).page),
    row("opinion-no-answer", [], async (stage) => (await asked("opinion-no-answer")(stage)).page),
    row("opinion-call-me", [], async (stage) => {
      const { page } = await asked("opinion-call-me", "keypad-1", "keypad-3", "keypad-8")(stage);
      await at(page, "opinion-phone").waitFor();
      return page;
    }, { modes }),
    row("opinion-done", [], async (stage) => {
      const kiosk = await asked("opinion-no-answer", "opinion-submit")(stage);
      await at(kiosk.page, "opinion-number").waitFor();
      return kiosk.page;
    }, { modes }),
  ];
}

/** The rows that need a disk that does not answer. */
export function opinionStalled(row) {
  return [
    row("opinion-not-kept", [], async (stage) => {
      const { page } = await stage.kiosk({ time: MORNING });
      if (!(await page.evaluate(() => window.stalled))) {
        const kiosk = await asked("opinion-no-answer")(stage, { time: MORNING });
        await stall(kiosk.page, true);
        await kiosk.press("opinion-submit");
        await kiosk.page.clock.runFor(CONFIRM_SECONDS_MAX * 1_000);
      }
      await at(page, "rate-not-kept").waitFor();
      return page;
    }, { stage: "opinion stalled" }),
  ];
}

const STAGE = { stage: "manager opinions" };

async function board(stage) {
  const { page } = await stage.kiosk({ time: MORNING });
  if (!stage.hasOpinions) await seedOpinions(page, SOME_OPINIONS);
  stage.hasOpinions = true;
  const manager = await stage.manager({ time: MORNING });
  if (await at(manager, "opinion-back").count()) await at(manager, "opinion-back").click();
  await at(manager, "opinion-table").waitFor();
  return manager;
}

const opened = (serial, ...names) => async (stage) => {
  const page = await board(stage);
  await page.locator(`${id("opinion-row")}[data-number="${numberOf(serial)}"] ${id("opinion-open")}`).click();
  await at(page, "opinion-page").waitFor();
  for (const name of names) await at(page, name).click();
  return page;
};

/** The rows of the board, made as those of the manager are. */
export function opinionBoardStates(row) {
  return [
    row("opinions-none", [], async (stage) => { const page = await stage.manager(); await at(page, "opinion-none").scrollIntoViewIfNeeded(); return page; }),
    row("opinions", ["opinions Here"], async (stage) => {
      const page = await board(stage);
      await at(page, "opinion-over").check();
      await at(page, "opinion-table").scrollIntoViewIfNeeded();
      return page;
    }, STAGE),
    row("opinion-open", ["opinions opened Here", "opinions contact Masked"], opened(2), STAGE),
    row("opinion-sealed", ["opinions contact Sealed"], async (stage) => {
      const page = await opened(2, "opinion-show-contact")(stage);
      await at(page, "opinion-sealed").waitFor();
      return page;
    }, STAGE),
    row("opinion-answer", [], opened(3, "opinion-answer"), STAGE),
    row("opinion-refused", ["opinions note Failed"], async (stage) => {
      const page = await opened(3, "opinion-put-aside")(stage);
      await at(page, "opinion-do").click();
      await page.waitForSelector(`${id("opinion-message")}[data-state="failed"]`);
      return page;
    }, STAGE),
    row("opinion-taken-up", ["opinions note Done"], async (stage) => {
      const page = await opened(4)(stage);
      if (await at(page, "opinion-take-up").count()) await at(page, "opinion-take-up").click();
      await page.waitForSelector(`${id("opinion-page")}[data-state="taken-up"]`);
      return page;
    }, STAGE),
    row("opinion-history", [], async (stage) => {
      const page = await board(stage);
      await at(page, "opinion-over").check();
      await page.locator(`${id("opinion-row")}[data-number="${numberOf(1)}"] ${id("opinion-open")}`).click();
      await at(page, "opinion-nothing").waitFor();
      return page;
    }, STAGE),
  ];
}

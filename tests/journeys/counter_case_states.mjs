// The states of cases at the counter, for the table of all states.

import { casesOf, WULAN } from "./pages/cases.mjs";
import { at, id } from "./pages/page.mjs";

/** The counter at which cases are accepted, with its printer out of the way. */
async function cases(stage) {
  const counter = await stage.staffed("2");
  await counter.page.evaluate(() => { window.print = () => { window.prints = (window.prints ?? 0) + 1; }; });
  return casesOf(counter);
}
/** A case as it was accepted last; without one it is accepted, with everything there. */
async function open(stage, missing = false) {
  const desk = await cases(stage);
  await desk.choose("低保");
  if (!missing) await desk.press("case-materials-all");
  await desk.fill(WULAN);
  await desk.accept();
  return desk;
}
/** A panel of the case that is open. */
const panel = (name) => async (stage) => {
  const desk = await cases(stage);
  if (await at(desk.page, "case-panel").count()) await desk.page.keyboard.press("Escape");
  if (!(await at(desk.page, "case-page").count())) await open(stage);
  await desk.press(name);
  await at(desk.page, "case-panel").waitFor();
  return desk.page;
};

export const counterCaseStates = (row) => {
  const caseRow = (name, shows, reach, more = {}) => row(`case-${name}`, shows.map((shown) => `counter cases ${shown}`), reach, { stage: "cases", ...more });
  return [
    caseRow("mine-none", ["Mine"], async (stage) => { const { page } = await cases(stage); await page.keyboard.press("F10"); await at(page, "case-mine-list").waitFor(); return page; }),
    caseRow("find-none", ["Find", "Failed"], async (stage) => {
      const { page } = await cases(stage);
      await page.keyboard.press("F11");
      await at(page, "case-find-input").fill("13900000000");
      await page.keyboard.press("Enter");
      await page.waitForSelector(`${id("case-message")}[data-state="failed"]`);
      return page;
    }),
    caseRow("accept-search", ["Accept"], async (stage) => { const { page } = await cases(stage); await page.keyboard.press("F7"); await at(page, "case-item-input").fill("低保"); await at(page, "case-item").first().waitFor(); return page; }, { bothLanguages: true }),
    caseRow("accept-chosen", [], async (stage) => { const desk = await cases(stage); await desk.choose("低保"); return desk.page; }),
    caseRow("accept-wanting", [], async (stage) => {
      const { page } = await cases(stage);
      await at(page, "case-accept-submit").click();
      await page.waitForSelector(`${id("case-message")}[data-state="failed"]`);
      return page;
    }),
    caseRow("waiting", ["Case", "Done"], async (stage) => {
      const desk = await cases(stage);
      await desk.fill(WULAN);
      await desk.accept();
      await desk.see("waiting");
      return desk.page;
    }),
    caseRow("running", [], async (stage) => { await (await cases(stage)).page.keyboard.press("Escape"); const desk = await open(stage); await desk.see("running"); return desk.page; }),
    caseRow("request", ["Request"], panel("case-request")),
    caseRow("suspend", ["Suspend"], panel("case-suspend")),
    caseRow("grant", ["Grant"], panel("case-grant")),
    caseRow("refuse", ["Refuse"], panel("case-refuse")),
    caseRow("correct", ["Correct"], panel("case-correct")),
    caseRow("mine", [], async (stage) => { const { page } = await cases(stage); await page.keyboard.press("F10"); await at(page, "case-row").first().waitFor(); return page; }),
  ];
};

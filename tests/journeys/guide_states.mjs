// The states of finding and reading guides, for the table of all states.

import { at } from "./pages/page.mjs";

/** The guide with the most materials, and one with a long price. */
const [LONG, PRICED] = [["minimum-living", "最低生活保障申请"], ["id-card-renewal", "居民身份证到期换领"]];

/** Guides that many have read. */
const READ = ["minimum-living", "temporary-relief", "id-card-renewal", "birth-registration", "death-cancellation", "public-rental"];
/** Monday, 10:00 in the hall. */
const MORNING = new Date("2026-11-23T02:00:00Z");

const withoutGuides = (context) => context.route("**/content/guides.json", (route) => route.fulfill({ status: 404, body: "" }));

/** From home to the guides. */
async function find(stage) {
  const kiosk = await stage.kiosk();
  await kiosk.goHome();
  await kiosk.press("home-guides");
  return kiosk;
}

/** What is found by typing. */
async function type(stage, text) {
  const kiosk = await find(stage);
  await at(kiosk.page, "guide-search").fill(text);
  return kiosk;
}

/** Opens a guide by its name. */
async function open(stage, [guide, name]) {
  const kiosk = await type(stage, name);
  await kiosk.page.locator(`[data-guide="${guide}"] button`).click();
  await at(kiosk.page, "guide-page").waitFor();
  return kiosk;
}

const tab = (name) => async (stage) => {
  const kiosk = await open(stage, LONG);
  await kiosk.press(`guide-tab-${name}`);
  await at(kiosk.page, `guide-section-${name}`).waitFor();
  return kiosk.page;
};

/** The kiosk after a morning of visits: what was counted is handed over. */
export async function visited(stage) {
  const kiosk = await stage.kiosk({ time: MORNING });
  const { page } = kiosk;
  await open(stage, LONG);
  await kiosk.goHome();
  await page.evaluate((guides) => {
    const [, day] = localStorage.getItem("demo-usage").split(" ");
    const bytes = (text) => new TextEncoder().encode(text).length;
    const uses = [...guides.flatMap((guide, nth) => [["Read", guide, 9 - nth], ["Printed", guide, 3], ["Number", guide, 2]]), ["Found", "typed", 7], ["Found", "class", 4], ["Missed", "", 3]];
    const counts = uses.map(([kind, subject, times]) => `${kind} ${bytes(subject)} ${subject}${times} `).join("");
    localStorage.setItem("demo-usage", `1 ${day} ${uses.length} ${counts}0 0 `);
  }, READ);
  for (let second = 0; second < 60 && (await page.evaluate(() => localStorage.getItem("demo-usage"))) !== null; second++) await page.clock.runFor(1_000);
  return kiosk;
}

/** What others read is offered once enough is known of it. */
async function asked(stage) {
  const kiosk = await visited(stage);
  const { page } = kiosk;
  await kiosk.reload();
  await kiosk.press("home-guides");
  await kiosk.press("way-asked");
  await at(page, "guide-result").nth(READ.length - 1).waitFor();
  return page;
}

/** The rows, made as those of the kiosk are. */
export function guideStates(row) {
  return [
    row("guides", ["kiosk screen guides", "kiosk shelf Choices"], async (stage) => { const { page } = await find(stage); await at(page, "guide-choice-0").waitFor(); return page; }, { modes: ["seated", "contrast"] }),
    row("guides-of-class", ["kiosk shelf Rows"], async (stage) => { const kiosk = await find(stage); await kiosk.press("guide-choice-1"); await at(kiosk.page, "guide-result").first().waitFor(); return kiosk.page; }),
    row("guides-events", [], async (stage) => { const kiosk = await find(stage); await kiosk.press("way-event"); await at(kiosk.page, "guide-choice-10").waitFor(); return kiosk.page; }),
    row("guides-typed", [], async (stage) => { const { page } = await type(stage, "b"); const sought = stage.language === "zh" ? "补贴" : "allowance"; await at(page, "guide-search").fill(sought); await at(page, "guide-result").filter({ hasText: new RegExp(sought, "i") }).first().waitFor(); return page; }),
    row("guides-none", ["kiosk shelf Nothing"], async (stage) => { const { page } = await type(stage, stage.language === "zh" ? "补补补补" : "qqqqxx"); await at(page, "guide-none").waitFor(); return page; }),
    row("guides-near", [], async (stage) => { const { page } = await type(stage, "养老金认征"); await at(page, "guide-only-near").waitFor(); return page; }, { bothLanguages: true }),
    row("guide", ["kiosk screen guide", "kiosk guide Here", "kiosk guide Materials"], async (stage) => (await open(stage, LONG)).page, { modes: ["seated", "contrast"] }),
    row("guide-priced", [], async (stage) => (await open(stage, PRICED)).page),
    row("guide-answered", [], async (stage) => {
      const kiosk = await open(stage, LONG);
      await kiosk.press("guide-answer-self");
      await at(kiosk.page, "guide-answer-again").waitFor();
      return kiosk.page;
    }),
    ...[["steps", "Steps"], ["conditions", "Conditions"], ["faq", "Faq"], ["law", "Law"], ["contact", "Contact"]]
      .map(([name, state]) => row(`guide-${name}`, [`kiosk guide ${state}`], tab(name))),
    row("guide-carry", [], async (stage) => { const kiosk = await open(stage, LONG); await kiosk.press("guide-take-qr"); await at(kiosk.page, "guide-code").waitFor(); return kiosk.page; }),
    row("guides-asked", [], asked, { stage: "asked" }),
    row("guides-failed", ["kiosk shelf Failed"], async (stage) => { await withoutGuides(stage.context); const { page } = await find(stage); await at(page, "guides-failed").waitFor(); return page; }, { stage: "without guides" }),
  ];
}

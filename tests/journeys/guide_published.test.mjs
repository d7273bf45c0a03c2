// A guide from the first letter to the kiosk: written by one, with an error that is mended, looked at and approved by another, published, shown when nobody
// is there; and the paper of before says that it is outdated.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, openBrowser, seeStarted, serveSite, withoutWorker } from "./harness.mjs";
import { Editor } from "./pages/editor.mjs";
import { ADMINISTRATOR, EDITOR, Gate } from "./pages/gate.mjs";
import { Kiosk } from "./pages/kiosk.mjs";
import { at, id, scan, seeAttribute } from "./pages/page.mjs";
import { printed } from "./pages/paper.mjs";
import { APPROVER, Publishing } from "./pages/publishing.mjs";

const [GUIDE, TYPED] = ["minimum-living", "zdshbz"];
const IDLE_MS = 5 * 60_000;

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

async function openPage(context, path, prepare = () => {}) {
  const page = await context.newPage();
  await prepare(page);
  await page.goto(`${site.origin}${path}?demo=1&lang=en`);
  await seeStarted(page);
  return page;
}

/** Opens the guide at the kiosk: its title. */
async function titleOf(kiosk) {
  await kiosk.goHome();
  await kiosk.press("home-guides");
  await at(kiosk.page, "guide-search").fill(TYPED);
  await kiosk.page.locator(`[data-guide="${GUIDE}"] button`).click();
  await at(kiosk.page, "guide-page").waitFor();
  return at(kiosk.page, "guide-title").locator("h1").innerText();
}

/** The editor changes the guide's name and the promised limit, which is too long at first. */
async function edit(page, name) {
  const editor = await new Editor(page).see("working");
  await editor.choose(GUIDE);
  await editor.fill("/name/en", name);
  await editor.part("cost");
  await at(page, "guide-input-promised-limit-value").fill("90");
  await editor.problems("/promised_limit").waitFor();
  await editor.press("guide-diff");
  await seeAttribute(page, "guide-forward", "data-state", "errors");
  await page.locator(`${id("guide-finding")}[data-path="/promised_limit"] button`).click();
  await at(page, "guide-input-promised-limit-value").fill("15");
  await editor.problems("/promised_limit").waitFor({ state: "detached" });
  const changes = await editor.changes();
  assert.deepEqual(changes.map(({ path }) => path).sort(), ["/name/en", "/promised_limit", "/version"]);
  await editor.press("guide-put-forward");
  await seeAttribute(page, "guide-own", "data-state", "waiting");
}

/** And a piece of news: what waits for approval stays, both are put forward together. */
async function editNews(page) {
  await new Gate(page).tab("notices");
  await seeAttribute(page, "form", "data-state", "open");
  await at(page, "form-section-news").click();
  await at(page, "form-open-0").click();
  await at(page, "form-input-news-0-title-en").fill("Fresh news");
  await at(page, "form-send").click();
  await at(page, "form-sent").waitFor();
}

test("a guide goes from the editor by another person to the kiosk, and the old paper is outdated", { timeout: 180_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  context.setDefaultTimeout(15_000);
  await withoutWorker(context);
  try {
    const kiosk = new Kiosk(await openPage(context, "/", (page) => page.clock.install()));
    const shipped = await titleOf(kiosk);
    await kiosk.press("guide-print");
    await kiosk.page.waitForFunction(() => window.prints === 1);
    const { codes: [code] } = await printed(kiosk.page);

    const desk = await new Publishing(await openPage(context, "/staff/")).enter(ADMINISTRATOR);
    await desk.makeKey();
    const gate = new Gate(desk.page);
    await gate.signOut();
    await gate.signIn(EDITOR);
    await gate.tab("guides");
    await edit(desk.page, "Allowance, written anew");
    await editNews(desk.page);
    await desk.change(APPROVER);
    const rows = await at(desk.page, "diff-row").allInnerTexts();
    for (const words of ["Allowance, written anew", "15 working days", "Fresh news"]) assert.ok(rows.some((row) => row.includes(words)), `${words}: ${rows}`);
    await desk.press("guide-approve");
    await desk.told("done", "Approved");
    await desk.press("guide-publish");
    await desk.press("publish-yes");
    await desk.told("done", "Version 1 is published");

    assert.equal(await titleOf(kiosk), shipped, "whoever reads goes on with what they have");
    await kiosk.goHome();
    await kiosk.page.clock.runFor(IDLE_MS);
    assert.equal(await titleOf(kiosk), "Allowance, written anew");
    await kiosk.goHome();
    await scan(kiosk.page, code);
    await seeAttribute(kiosk.page, "guide-print-state", "data-state", "outdated");
    assert.deepEqual(await faults(desk.page), []);
  } finally {
    await context.close();
  }
});

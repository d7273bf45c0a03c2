// hall.json and notices.json in a form: an administrator and an editor change them, see what is wrong and what is different, and lose nothing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, openBrowser, seeStarted, serveSite, withoutWorker } from "./harness.mjs";
import { ADMINISTRATOR, EDITOR, signIn } from "./pages/gate.mjs";
import { at, id, seeAttribute } from "./pages/page.mjs";

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

/** A staff window with a form open. */
async function withForm({ person, tab }, use) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  context.setDefaultTimeout(15_000);
  await withoutWorker(context);
  try {
    const page = await context.newPage();
    await page.goto(`${site.origin}/staff/?demo=1&lang=en`);
    await seeStarted(page);
    await signIn(page, { person, tab });
    await seeOpen(page);
    await use(page);
    assert.deepEqual(await faults(page), []);
  } finally {
    await context.close();
  }
}

const seeOpen = (page) => seeAttribute(page, "form", "data-state", "open");
const press = (page, name) => at(page, name).click();
const said = (page) => at(page, "form-said").innerText();
/** Waits until everything that was typed lies beside the journal. */
const seeKept = (page) => seeAttribute(page, "form-said", "data-safe", "true");
const changed = (page) => page.locator(id("form-change")).evaluateAll((rows) => rows.map((row) => [row.dataset.path, ...[...row.children].map((cell) => cell.innerText)]));

test("an administrator changes the hall: faults beside the field, differences, undo, and a draft that outlives the page", () => withForm({ person: ADMINISTRATOR, tab: "settings" }, async (page) => {
  await press(page, "form-section-items");
  await press(page, "form-open-0");
  assert.equal(await at(page, "form-send").isDisabled(), true, "nothing is changed yet");
  await at(page, "form-input-items-0-name-en").fill("");
  await page.locator(".form-fault").filter({ hasText: "The English text is missing" }).waitFor();
  assert.equal(await at(page, "form-send").isDisabled(), true);
  assert.match(await said(page), /1 to be mended/);
  await at(page, "form-input-items-0-name-en").fill("Living allowance");
  await at(page, "form-input-items-0-queue").selectOption("E");
  await press(page, "form-add-items-0-quota");
  await at(page, "form-input-items-0-quota").fill("40");
  assert.deepEqual(await changed(page), [
    ["/items/0/name/en", "Items › Living allowance › Name › English", "Minimum living allowance", "Living allowance"],
    ["/items/0/queue", "Items › Living allowance › Queue", "A", "E"],
    ["/items/0/quota", "Items › Living allowance › Most numbers a day", "left out", "40"],
  ]);
  await press(page, "form-undo");
  await press(page, "form-undo");
  assert.equal((await changed(page)).length, 2);
  await press(page, "form-redo");
  await press(page, "form-redo");
  await seeKept(page);

  await page.reload();
  await seeStarted(page);
  await press(page, "tab-settings");
  await seeOpen(page);
  assert.equal((await changed(page)).length, 3, "the draft is found again");

  // Entries come, change places and go; a class that an item names cannot quietly go.
  await press(page, "form-section-help_lines");
  const before = await page.locator(id("form-row")).allInnerTexts();
  await press(page, "form-down-help_lines-0");
  await page.waitForFunction(([name]) => document.querySelectorAll('[data-testid="form-row"]')[1].innerText === name, before);
  await press(page, "form-section-classes");
  await press(page, "form-remove-classes-0");
  await at(page, "form-faults").getByText("There is no class “assistance”").first().waitFor();
  assert.equal(await at(page, "form-send").isDisabled(), true);
  await at(page, "form-fault").first().click();
  await at(page, "form-input-items-0-class").waitFor();
  await press(page, "form-discard");
  await page.waitForFunction(() => !document.querySelector('[data-testid="form-change"]'));
  await press(page, "form-undo");
  assert.ok((await changed(page)).length > 3, "even that can be undone");
}));

test("an editor changes notices, and a hostile text stays text", () => withForm({ person: EDITOR, tab: "notices" }, async (page) => {
  await press(page, "form-section-news");
  await press(page, "form-open-0");
  const hostile = `<img src=x onerror="document.title='broken'">‮javascript:alert(1)`;
  await at(page, "form-input-news-0-title-zh").fill(hostile);
  await at(page, "form-diff").waitFor();
  assert.ok((await changed(page)).some((row) => row.at(-1).includes("<img src=x")));
  assert.equal(await page.locator(".form img").count(), 0);
  await at(page, "form-input-news-0-title-zh").fill("一".repeat(200));
  await page.locator(".form-fault").filter({ hasText: "Too long" }).waitFor();
  // A megabyte: cut where it comes in, and said to be.
  await at(page, "form-input-news-0-title-zh").fill("长".repeat(350_000));
  await at(page, "form-cut").waitFor();
  assert.equal((await at(page, "form-input-news-0-title-zh").inputValue()).length, 2_000);
  await press(page, "form-discard");
}));

test("notices are checked as guides are: what blocks stands beside its field and keeps the form back, a warning does not", () => withForm({ person: EDITOR, tab: "notices" }, async (page) => {
  const finding = (path, state) => page.locator(`${id("form-finding")}[data-path="${path}"][data-state="${state}"]`);
  await press(page, "form-section-desks");
  await press(page, "form-open-0");
  await at(page, "form-input-desks-0-counter").fill("99");
  await finding("/desks/0/counter", "warning").getByText("The hall has no counter 99").waitFor();
  await at(page, "form-input-desks-0-counter").fill("9");
  await finding("/desks/0/counter", "warning").waitFor({ state: "detached" });
  await press(page, "form-section-news");
  await press(page, "form-open-0");
  const title = await at(page, "form-input-news-0-title-zh").inputValue();
  await at(page, "form-input-news-0-title-zh").fill("停\u202e水");
  await finding("/news/0/title/zh", "error").waitFor();
  assert.match(await said(page), /1 to be mended/);
  assert.equal(await at(page, "form-send").isDisabled(), true);
  await at(page, "form-input-news-0-title-zh").fill(title);
  await finding("/news/0/title/zh", "error").waitFor({ state: "detached" });
  await press(page, "form-section-grids");
  await press(page, "form-open-0");
  await press(page, "form-clear-grids-0-stand_in");
  await finding("/grids/0/stand_in", "warning").getByText("Nobody stands in").waitFor();
  assert.equal(await at(page, "form-send").isDisabled(), false, "a warning keeps nobody");
  // From the list to the place.
  await press(page, "form-section-news");
  await at(page, "form-findings").getByText("Nobody stands in").click();
  await at(page, "form-add-grids-0-stand_in").waitFor();
  await press(page, "form-discard");
}));

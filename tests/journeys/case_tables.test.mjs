// The manager's tables of cases: near and overdue by item, counter and department, overdue on the right day, time taken, months; and the export.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { faults, openBrowser, seeStarted, serveSite, withoutWorker } from "./harness.mjs";
import { SOME_CASES, receiptOf, seedCases } from "./cases.mjs";
import { signIn } from "./pages/gate.mjs";
import { at, id } from "./pages/page.mjs";

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

const cells = (page, table) => page.locator(`${id(table)} tbody tr`).evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText)));
async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), at(page, name).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

test("a manager sees what is overdue on the right day, how long cases took, and takes them away as a file", { timeout: 120_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
  context.setDefaultTimeout(15_000);
  await withoutWorker(context);
  const open = async (path, time) => {
    const page = await context.newPage();
    await page.clock.install({ time });
    await page.goto(`${site.origin}${path}?demo=1&lang=en`);
    await seeStarted(page);
    return page;
  };
  try {
    const monday = new Date("2026-11-23T02:00:00Z");
    const kiosk = await open("/", monday);
    await seedCases(kiosk, SOME_CASES);
    const page = await open("/manager/", monday);
    await signIn(page);
    await page.waitForSelector(`${id("overdue-table")} tr[data-state="overdue"]`);
    assert.match(await at(page, "cases-summary").innerText(), /4 cases are open: 1 near their limit, 2 overdue/);
    assert.deepEqual(await cells(page, "overdue-table"), [["Minimum living allowance", "4", "1", "2", "4 working days", "0"]]);
    await at(page, "overdue-by-counter").click();
    const byCounter = await cells(page, "overdue-table");
    assert.deepEqual(byCounter.map(([, ...figures]) => figures), [["2", "1", "1", "4 working days", "0"], ["2", "0", "1", "3 working days", "0"]]);
    assert.deepEqual(byCounter.map(([name]) => name[0]), ["2", "3"]);
    await at(page, "overdue-by-department").click();
    assert.equal((await cells(page, "overdue-table")).length, 1);
    const taken = (await cells(page, "taken-table")).sort();
    assert.deepEqual(taken.map((row) => row.slice(1)), [["1", "5 working days", "too few", "too few", "1"], ["12", "5 working days", "4 working days", "9 working days", "7 (58 %)"]]);
    assert.deepEqual(await cells(page, "months-table"), [["2026-11", "16", "12", "7", "0"], ["2026-10", "1", "1", "1", "0"]]);

    const sheet = await download(page, "cases-export-csv");
    assert.match(sheet.name, /^cases-0107-2026-08-25-2026-11-23\.csv$/);
    const lines = sheet.text.slice(1).trimEnd().split("\r\n");
    assert.ok(sheet.text.startsWith("\ufeffreceipt,item_id,item,applicant,phone,"));
    assert.equal(lines.length, 1 + SOME_CASES.length);
    assert.ok(lines.some((line) => line.startsWith(`'${receiptOf("2026-11-10", 1)},minimum-living,`)));
    const { cases, heads } = JSON.parse((await download(page, "cases-export-json")).text);
    assert.equal(cases.length, SOME_CASES.length);
    assert.equal(cases.filter(({ state }) => state === "granted").length, 13);
    assert.ok(heads.length > 0 && heads.every(([writer, number, hash]) => writer && number > 0 && /^[0-9a-f]{64}$/.test(hash)));

    // Two nights later the case that was near is overdue. The demo's days are shorter, and weekends are none of them.
    const later = await open("/manager/", new Date(+monday + 2 * 86_400_000));
    await later.waitForSelector(`${id("cases-summary")}, ${id("gate")}`);
    if (!(await at(later, "cases-summary").count())) await signIn(later);
    await at(later, "cases-summary").filter({ hasText: "3 overdue" }).waitFor();
    assert.deepEqual(await faults(page), []);
  } finally {
    await context.close();
  }
});

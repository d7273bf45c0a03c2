// Ratings as files: three forms that say the same, by readers of their own; and the check that finds what somebody has done to such a file.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { faults, openBrowser, seeStarted, serveSite, withoutWorker } from "./harness.mjs";
import { signIn } from "./pages/gate.mjs";
import { at, seeAttribute } from "./pages/page.mjs";
import { COMMENTS, seedRatingRecords } from "./rating_files.mjs";

let site;
let browser;
let folder;
before(async () => { [site, browser, folder] = [await serveSite(), await openBrowser(), mkdtempSync(join(tmpdir(), "ratings-"))]; });
after(async () => { await browser.close(); await site.close(); rmSync(folder, { recursive: true }); });

const COUNT = 30;
const python = (program, ...given) => execFileSync("python3", ["-B", "-c", program, ...given], { encoding: "utf8" });
/** The cells of both kinds of table, read by what Python brings along. */
const CSV = "import csv, json, sys; print(json.dumps(list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')))))";
const XLSX = `
import json, sys, zipfile, xml.etree.ElementTree as ET
n = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
sheet = ET.fromstring(zipfile.ZipFile(sys.argv[1]).read("xl/worksheets/sheet1.xml"))
print(json.dumps([{c.get("r").rstrip("0123456789"): "".join(c.itertext()) for c in row} for row in sheet.find(n + "sheetData")]))`;

async function manager() {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
  context.setDefaultTimeout(20_000);
  await withoutWorker(context);
  const open = async (path) => {
    const page = await context.newPage();
    await page.clock.install({ time: new Date("2026-11-23T02:00:00Z") });
    await page.goto(`${site.origin}${path}?demo=1&lang=en`);
    await seeStarted(page);
    return page;
  };
  const kiosk = await open("/");
  await seedRatingRecords(kiosk, COUNT);
  const page = await open("/manager/");
  await signIn(page);
  return { context, page, kiosk };
}

async function download(page, form) {
  const [file] = await Promise.all([page.waitForEvent("download"), at(page, `rating-export-${form}`).click()]);
  await seeAttribute(page, "rating-exported", "data-state", "done");
  // Two exports of one day have one name.
  const path = join(mkdtempSync(join(folder, "taken-")), file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

async function choose(page, name, path) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), at(page, name).click()]);
  await chooser.setFiles(path);
  await page.waitForFunction(([name, file]) => document.querySelector(`[data-testid="${name}-name"]`)?.textContent.includes(file), [name, path.split("/").at(-1)]);
}

/** Verifies a file; the sum and the findings. */
async function verify(page, path, heads = "") {
  await choose(page, "rating-verify-file", path);
  await at(page, "rating-verify-heads").fill(heads);
  await at(page, "rating-verify").click();
  await page.waitForFunction(() => !["idle", "running"].includes(document.querySelector('[data-testid="rating-verdict"]').dataset.state));
  return {
    sum: await at(page, "rating-verdict").getAttribute("data-state"),
    findings: await at(page, "rating-verify-findings").locator("li").allInnerTexts(),
  };
}

test("a manager takes the ratings away in three forms that say the same, and an auditor finds what was done to them", { timeout: 180_000 }, async () => {
  const { context, page, kiosk } = await manager();
  try {
    const json = await download(page, "json");
    assert.match(json, /\/ratings-0107-2026-10-27-2026-11-23\.json$/);
    const sound = JSON.parse(readFileSync(json, "utf8"));
    assert.equal(sound.rows.length, COUNT);
    const names = Object.keys(sound.rows[0]);
    const plain = (row) => names.map((name) => (row[name] === null ? "" : String(row[name])));
    const bare = (cell) => cell.replace(/^'/, "");
    const csv = JSON.parse(python(CSV, await download(page, "csv")));
    assert.deepEqual(csv[0], names);
    assert.deepEqual(csv.slice(1).map((row) => row.map(bare)), sound.rows.map(plain));
    const [head, ...rows] = JSON.parse(python(XLSX, await download(page, "xlsx")));
    const letters = Object.keys(head);
    assert.deepEqual(Object.values(head), names);
    const isDate = (name) => ["rated_at", "follow_up_due", "active", "suspicious"].includes(name);
    rows.forEach((row, nth) => letters.forEach((letter, place) => isDate(names[place]) || assert.equal(row[letter] ?? "", plain(sound.rows[nth])[place])));
    // 25569 days before 1970 began 1900.
    const moment = (row) => new Date((row[letters[1]] - 25_569) * 86_400_000 + 1).toISOString().slice(0, 19).replace("T", " ");
    assert.deepEqual(rows.map(moment), sound.rows.map((row) => row.rated_at));
    assert.deepEqual([...new Set(sound.rows.map(({ comment }) => comment))].sort(), [null, ...COMMENTS.map((text) => text.replace("138 1234 5678", "138****5678"))].sort());
    assert.equal(sound.rows[0].item, "Minimum living allowance");

    assert.deepEqual(await verify(page, json), { sum: "consistent", findings: [] });
    const heads = sound.heads.filter(([writer]) => writer.endsWith("/rating")).map((head) => head.join(" ")).join("\n");
    assert.deepEqual(await verify(page, json, heads), { sum: "complete", findings: [] });

    // Somebody is kinder to themselves than the resident was; somebody drops a record.
    const [changed, dropped] = [join(folder, "changed.json"), join(folder, "dropped.json")];
    const row = sound.rows.find(({ score }) => score === 2);
    writeFileSync(changed, JSON.stringify({ ...sound, rows: sound.rows.map((one) => (one === row ? { ...one, score: 5 } : one)) }));
    const kinder = await verify(page, changed, heads);
    assert.equal(kinder.sum, "faulty");
    assert.deepEqual(kinder.findings, [`Rating ${row.rating_id}: column score says something else than the records`]);
    writeFileSync(dropped, JSON.stringify({ ...sound, entries: sound.entries.filter(({ number }) => number !== 7) }));
    assert.ok((await verify(page, dropped)).findings.some((line) => line.includes("missing: record 7")));
    const script = (path, ...more) => execFileSync("python3", ["-B", new URL("../verify/verify.py", import.meta.url).pathname, path, ...more], { encoding: "utf8" }).trim().split("\n");
    assert.deepEqual([script(json)[0], script(json, json)[0], script(changed).at(-1)], ["consistent", "complete", `row-changed ${row.rating_id} score`]);

    // A week later: what was exported before is proved by the earlier file, and what is newer is said.
    await seedRatingRecords(kiosk, 4, "2026-11-17");
    const later = await download(page, "json");
    await choose(page, "rating-verify-earlier", json);
    assert.deepEqual(await verify(page, later), { sum: "complete-until", findings: [] });
    writeFileSync(dropped, "not JSON at all");
    assert.equal((await verify(page, dropped)).sum, "failed");
    assert.match(await at(page, "rating-verdict").innerText(), /no export of ratings/);
    await at(page, "rating-verify-heads").fill("");
    await at(page, "rating-verify-live").click();
    await seeAttribute(page, "rating-verdict", "data-state", "consistent");
    await at(page, "rating-export-to").fill("2026-01-01");
    await at(page, "rating-export-csv").click();
    await seeAttribute(page, "rating-exported", "data-state", "bad-range");
    assert.deepEqual(await faults(page), []);
  } finally {
    await context.close();
  }
});

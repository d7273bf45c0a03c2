// A case at the counter: accepted, its paper read by a scanner, moved on by scan and one key to the end, found again without paper; and nothing personal
// anywhere but where it belongs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { serveSite, withInstallation, withoutWorker } from "./harness.mjs";
import { casesOf, WULAN } from "./pages/cases.mjs";
import { signIn } from "./pages/gate.mjs";
import { openCounter } from "./pages/counter.mjs";
import { at, id, scan } from "./pages/page.mjs";

let site;
before(async () => { site = await serveSite(); });
after(() => site.close());

async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), at(page, name).click()]);
  return readFileSync(await file.path(), "utf8");
}

const atCounter = (use) => withInstallation(async (hall) => {
  await withoutWorker(hall.context);
  await hall.context.addInitScript(() => {
    window.prints = 0;
    window.print = () => { window.prints += 1; };
  });
  const counter = await openCounter(hall, site.origin);
  await counter.sitDown("2");
  return use(casesOf(counter), hall, counter);
}, { viewport: { width: 1366, height: 768 } });

test("a case is accepted, its receipt scans, and it moves to its end", { timeout: 120_000 }, () => atCounter(async (cases, hall, counter) => {
  await counter.key("F7");
  await at(cases.page, "case-accept-screen").waitFor();
  await cases.choose("低保");
  await cases.press("case-materials-all");
  await cases.fill(WULAN);
  const { number, code } = await cases.accept();
  assert.match(code, /^\d{24}$/);

  const narrow = await cases.paper();
  assert.deepEqual(narrow.codes, [code, code], "both codes of the slip");
  assert.equal(narrow.millimetres, 80);
  assert.ok(narrow.words.includes("乌*") && narrow.words.includes("138****5678"), narrow.words);
  assert.ok(narrow.words.includes("12345") && narrow.words.includes("承诺"), narrow.words);
  for (const planted of Object.values(WULAN)) assert.ok(!narrow.words.includes(planted), planted);
  await at(cases.page, "case-paper").selectOption("a5");
  const a5 = await cases.paper();
  assert.deepEqual(a5.codes, [code, code], "both codes of the sheet");
  assert.equal(a5.millimetres, 148);

  // Back at calling, the scanner opens the case wherever the focus is, and its Enter presses nothing.
  await cases.press("case-back");
  await at(cases.page, "call-next").waitFor();
  await cases.scan(code);
  let seen = await cases.see("running");
  assert.deepEqual([seen.number, seen.version], [number, "1"]);

  seen = await cases.next();
  assert.equal(seen.version, "2");
  seen = await cases.deed("case-request", async () => {
    await at(cases.page, "case-tick").first().check();
    await at(cases.page, "case-text").fill("银行流水");
  });
  assert.equal(seen.state, "waiting");
  seen = await cases.deed("case-next");
  assert.equal(seen.state, "running");
  seen = await cases.deed("case-suspend", () => at(cases.page, "case-ground").selectOption("8"));
  assert.equal(seen.state, "suspended");
  seen = await cases.next();
  seen = await cases.deed("case-urge", () => at(cases.page, "case-text").fill("家里急用"));
  seen = await cases.deed("case-hand-over");
  // Step by step to the decision, and to the applicant. What is pressed by mistake is taken back.
  const before = await cases.nextToTheLast();
  assert.deepEqual(await cases.see("running"), before, "keys alone decide nothing");
  const wrong = async (right, more = async () => {}) => {
    const entry = String(Number(seen.version) - 1);
    seen = await cases.deed("case-correct", async () => {
      await at(cases.page, "case-entry").selectOption(entry);
      await at(cases.page, "case-right").selectOption({ label: right });
      await more();
      await at(cases.page, "case-text").fill("按错了");
    });
  };
  seen = await cases.deed("case-withdraw");
  assert.equal(seen.state, "over");
  await wrong("误按：其实还没有");
  assert.equal(seen.state, "running");
  seen = await cases.deed("case-next");
  assert.equal(seen.state, "decided");
  seen = await cases.next();
  assert.equal(seen.state, "over");
  await wrong("误按：其实还没有");
  assert.equal(seen.state, "decided");
  // The number of the parcel is scanned into its field, and its Enter sends nothing.
  seen = await cases.deed("case-post", async () => {
    await at(cases.page, "case-text").focus();
    await scan(cases.page, "SF1234567890");
    await cases.page.waitForFunction((field) => document.querySelector(field).value.toUpperCase() === "SF1234567890", id("case-text"));
    assert.deepEqual(await cases.see("decided"), seen);
  });
  assert.equal(seen.state, "over");
  await wrong("是窗口领取的");
  await wrong("是邮寄的（单号填在下面）", () => at(cases.page, "case-tracking").fill("SF1234567891"));

  const complaint = "监督电话";
  assert.ok(narrow.words.includes(complaint), narrow.words);
  // The receipt is lost: found by phone and by document, printed again, and that is recorded.
  for (const typed of [WULAN.phone, WULAN.document]) {
    await counter.key("F11");
    await at(cases.page, "case-find-input").fill(typed);
    await counter.key("Enter");
    await cases.page.waitForSelector(`${id("case-row")}[data-number="${number}"]`);
  }
  await cases.press("case-row");
  const [found, prints] = [await cases.see("over"), await cases.prints()];
  assert.match(await at(cases.page, "case-history").innerText(), /窗口按证件号码查找过/, "who looks for people leaves a trace");
  await cases.press("case-print");
  await cases.moved(found);
  await cases.printed(prints);
  assert.deepEqual((await cases.paper()).codes, [code, code]);
  // Also by a window that has just begun; and nothing of it stays in a page that was left.
  await cases.page.reload();
  await at(cases.page, "current-number").waitFor();
  await cases.scan(code);
  const [again, printsBefore] = [await cases.see("over"), await cases.prints()];
  await cases.press("case-print");
  await cases.moved(again);
  await cases.printed(printsBefore);
  const reprint = await cases.paper();
  assert.deepEqual(reprint.codes, [code, code]);
  assert.ok(reprint.words.includes(complaint), reprint.words);
  await cases.press("case-back");
  await at(cases.page, "call-next").waitFor();
  await cases.page.waitForFunction((number) => !document.documentElement.outerHTML.includes(number), number);
}));

test("a receipt that is scanned into a field opens its case, and the field stands as it stood", { timeout: 60_000 }, () => atCounter(async (cases, hall, counter) => {
  await cases.choose("低保");
  await cases.press("case-materials-all");
  await cases.fill(WULAN);
  const { number, code } = await cases.accept();
  await cases.choose("低保");
  await at(cases.page, "case-name").fill("张三");
  await scan(cases.page, code);
  assert.equal((await cases.see("running")).number, number);
  await cases.press("case-accept");
  assert.equal(await at(cases.page, "case-name").inputValue(), "张三");
  // Editing keys are a person's.
  await at(cases.page, "case-name").focus();
  await counter.key("Control+A");
  await cases.page.waitForFunction((field) => document.querySelector(field).selectionEnd - document.querySelector(field).selectionStart === 2, id("case-name"));
  await counter.key("Control+X");
  await cases.page.waitForFunction((field) => document.querySelector(field).value === "", id("case-name"));
}));

test("what is missing is told at once and printed as a list; the clock waits", { timeout: 60_000 }, () => atCounter(async (cases) => {
  await cases.choose("低保");
  await cases.fill(WULAN);
  await cases.accept();
  assert.equal((await cases.see("waiting")).state, "waiting");
  const receipt = await cases.paper();
  assert.ok(receipt.words.includes("还缺材料"), receipt.words);
  const lines = await at(cases.page, "case-missing").locator("li").count();
  assert.ok(lines > 0);
  const before = await cases.prints();
  await cases.press("case-print-missing");
  await cases.printed(before);
  const list = await cases.paper();
  assert.ok(list.words.includes("一次性告知") && !list.words.includes("已收材料"), list.words);
}));

test("a double press is one case, and two counters never give one serial", { timeout: 60_000 }, () => atCounter(async (cases, hall) => {
  const other = await openCounter(hall, site.origin);
  await other.sitDown("3");
  const neighbour = casesOf(other);
  for (const one of [cases, neighbour]) {
    await one.choose("低保");
    await one.press("case-materials-all");
    await one.fill(WULAN);
  }
  // Two presses of each, all at once.
  const twice = (one) => at(one.page, "case-accept-submit").evaluate((button) => { button.click(); button.click(); });
  await Promise.all([twice(cases), twice(neighbour)]);
  const numbers = await Promise.all([cases, neighbour].map(async (one) => (await one.see("running")).number));
  assert.equal(new Set(numbers).size, 2, `${numbers}`);
  await cases.page.keyboard.press("F11");
  await at(cases.page, "case-find-input").fill(WULAN.phone);
  await cases.page.keyboard.press("Enter");
  await cases.page.waitForFunction((rows) => document.querySelectorAll(rows).length === 2, id("case-row"));
}));

test("after a busy half hour nothing personal is anywhere but where it belongs", { timeout: 180_000 }, () => atCounter(async (cases, hall) => {
  const logs = [];
  cases.page.on("console", (message) => logs.push(message.text()));
  const people = Array.from({ length: 8 }, (_, nth) => ({ name: `欧阳建国${"甲乙丙丁戊己庚辛"[nth]}`, phone: `1390000${String(7000 + nth * 11)}`, document: `E98765${String(400 + nth)}` }));
  let prints = "";
  for (const person of people) {
    await cases.choose("低保");
    await cases.press("case-materials-all");
    await cases.fill(person);
    await cases.accept();
    prints += (await cases.paper()).words;
    await cases.next();
  }
  await cases.press("case-find");
  await at(cases.page, "case-find-input").fill(people[3].phone);
  await cases.page.keyboard.press("Enter");
  await cases.page.waitForFunction((rows) => document.querySelectorAll(rows).length === 1, id("case-row"));
  await cases.press("case-row");
  await cases.see("running");
  // Numbers are refused where they would be shown, and the name is hidden.
  await cases.deed("case-request", async () => {
    await at(cases.page, "case-text").fill(`请${people[3].name}（${WULAN.document}）补流水，电话${people[3].phone}`);
    await cases.press("case-do");
    await cases.page.waitForSelector(`${id("case-message")}[data-state="failed"]`);
    await at(cases.page, "case-text").fill(`请${people[3].name}补流水`);
  });
  await cases.press("case-back");
  await at(cases.page, "call-next").waitFor();
  const manager = await hall.window(`${site.origin}/manager/?demo=1`);
  manager.on("console", (message) => logs.push(message.text()));
  await signIn(manager);
  let exports = "";
  for (const name of ["cases-export-csv", "cases-export-json"]) exports += await download(manager, name);
  assert.ok(exports.includes("欧阳*"), exports);

  const everything = await cases.page.evaluate(async () => {
    const asked = (request) => new Promise((done, failed) => { request.onsuccess = () => done(request.result); request.onerror = () => failed(request.error); });
    const told = [];
    const text = (value) => value instanceof Uint8Array ? new TextDecoder().decode(value) : typeof value === "string" ? value : JSON.stringify(value) ?? "";
    for (const { name } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const opened = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([asked(opened.getAllKeys()), asked(opened.getAll())]);
        told.push(`${name}/${store}`, ...keys.map(text), ...values.map(text));
      }
      database.close();
    }
    told.push(JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.documentElement.outerHTML, location.href);
    for (const field of document.querySelectorAll("input, textarea")) told.push(field.value);
    return told.join("\n");
  });
  for (const { name, phone, document } of people) {
    for (const planted of [name, phone, document, WULAN.document]) {
      assert.ok(!everything.includes(planted), `${planted} lies open`);
      assert.ok(!prints.includes(planted), `${planted} was printed`);
      assert.ok(!exports.includes(planted), `${planted} was exported`);
      assert.ok(!logs.join().includes(planted), `${planted} is in a log`);
    }
  }
  assert.ok(everything.includes("欧阳*") && everything.includes("139****7000"), "the search sees side records");
}));

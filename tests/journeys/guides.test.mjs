// Guides as residents use them: found by every way of typing, read, cut down to their own list, printed, taken along, and a number taken for them.
//
// Alone: it measures time.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DIST, faults, openBrowser, serveSite, withInstallation, withoutWorker } from "./harness.mjs";
import { Kiosk } from "./pages/kiosk.mjs";
import { at, id, scan } from "./pages/page.mjs";
import { printed, qrIn, unspaced } from "./pages/paper.mjs";
import { TASK_MS_MAX, longestTask, watchTasks } from "./pages/tasks.mjs";
import { seeStarted } from "./harness.mjs";

const [ALLOWANCE, ALLOWANCE_NAME] = ["minimum-living", "最低生活保障申请"];
const shippedGuides = () => JSON.parse(readFileSync(join(DIST, "content", "guides.json"), "utf8"));

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

/** A kiosk in a profile of its own; `guides` are served instead of the shipped ones. */
async function withKiosk(use, { guides, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, ...options });
  context.setDefaultTimeout(15_000);
  try {
    await withoutWorker(context);
    const served = { guides };
    if (guides) await context.route("**/content/guides.json", (route) => route.fulfill({ contentType: "application/json", body: JSON.stringify(served.guides) }));
    const page = await context.newPage();
    await page.goto(`${site.origin}/?demo=1`);
    await seeStarted(page);
    return await use(new Kiosk(page), served);
  } finally {
    await context.close();
  }
}

const seeFirst = (page, guide) => page.waitForFunction((guide) => document.querySelector('[data-testid="guide-result"]')?.closest("[data-guide]").dataset.guide === guide, guide);

async function open(kiosk, guide, name) {
  await kiosk.goHome();
  await kiosk.press("home-guides");
  await at(kiosk.page, "guide-search").fill(name);
  await kiosk.page.locator(`[data-guide="${guide}"] button`).click();
  await at(kiosk.page, "guide-page").waitFor();
}

test("a guide is found by each way of typing, and by going through them", () => withKiosk(async (kiosk) => {
  const { page } = kiosk;
  await kiosk.press("home-guides");
  const field = at(page, "guide-search");
  for (const typed of ["低保", "最低生活", "zdshbz", "zuidishenghuo", "最低shenghuo"]) {
    await field.fill(typed);
    await seeFirst(page, ALLOWANCE);
  }
  await field.fill("生活保障");
  await page.waitForFunction(() => document.querySelector('[data-testid="guide-result"] mark')?.textContent === "生活保障");
  // A wrong letter, on the screen's own keyboard.
  await kiosk.press("guide-search-clear");
  for (const letter of "dibap") await kiosk.press(`keypad-${letter}`);
  await page.waitForSelector(`[data-near="true"][data-guide="${ALLOWANCE}"]`);
  await kiosk.press("keypad-erase");
  assert.equal(await field.inputValue(), "diba");
  await kiosk.press("keypad-clear");
  await kiosk.press("guide-keyboard");
  // A keyboard with keys, into the field.
  await field.focus();
  await page.keyboard.type("dibao", { delay: 90 });
  await page.waitForSelector(`[data-guide="${ALLOWANCE}"]`);
  await field.fill("");
  await kiosk.press("guide-keyboard");
  for (const [way, choice] of [["class", 0], ["event", 9], ["department", 0]]) {
    await kiosk.press(`way-${way}`);
    await kiosk.press(`guide-choice-${choice}`);
    await page.locator(`[data-guide="${ALLOWANCE}"]`).waitFor();
  }
  await field.fill("补补补补");
  await at(page, "guide-none").waitFor();
  assert.match(await at(page, "help-lines").innerText(), /12345/);
  assert.deepEqual(await faults(page), []);
}));

test("the checklist leaves what this person needs, and the number is for this item", () => withKiosk(async (kiosk) => {
  const { page } = kiosk;
  await open(kiosk, ALLOWANCE, ALLOWANCE_NAME);
  const materials = at(page, "guide-material");
  const all = await materials.count();
  for (const [question, answer] of [["who", "self"], ["work", "no"], ["sick", "none"], ["student", "no"], ["register", "here"]]) {
    await page.waitForSelector(`${id("guide-question")}[data-state="${question}"]`);
    await kiosk.press(`guide-answer-${answer}`);
  }
  await at(page, "guide-question").waitFor({ state: "detached" });
  assert.ok((await materials.count()) < all, "fewer than before");
  assert.doesNotMatch(await at(page, "guide-section-materials").innerText(), /委托书|诊断证明/);
  await kiosk.press("guide-take-number");
  await kiosk.press("priority-no");
  await at(page, "ticket-number").waitFor();
  assert.match(await at(page, "ticket-number").getAttribute("data-number"), /^A\d{3}$/);
  assert.match(await at(page, "kiosk").innerText(), /低保申请/, "the number is for the item, not only the queue");
}));

test("another language is everywhere on the page, and another part begins at its top", () => withKiosk(async (kiosk) => {
  const { page } = kiosk;
  await page.setViewportSize({ width: 1366, height: 768 });
  await open(kiosk, ALLOWANCE, ALLOWANCE_NAME);
  await kiosk.press("page-next");
  await page.waitForFunction(() => document.querySelector(".pane-inside").scrollTop > 0);
  await kiosk.press("guide-tab-steps");
  await page.waitForFunction(() => document.querySelector('[data-testid="guide-section-steps"]') && document.querySelector(".pane-inside").scrollTop === 0);
  await kiosk.press("lang-en");
  await page.getByRole("heading", { level: 1, name: "Applying for the minimum living allowance" }).waitFor();
  assert.match(await at(page, "guide-section-limit").innerText(), /20 working days/);
  assert.match(await at(page, "guide-version").innerText(), /^Version 1/);
}));

test("who wanted a number from a guide comes back to this guide", () => withKiosk(async (kiosk) => {
  const { page } = kiosk;
  await open(kiosk, "death-cancellation", "死亡户口注销");
  await kiosk.press("guide-take-number");
  await kiosk.seeScreen("priority");
  await kiosk.press("go-back");
  await page.waitForSelector(`${id("guide-page")}[data-guide="death-cancellation"]`);
}));

test("what is printed says its version, and the kiosk knows when it is out of date", () => withKiosk(async (kiosk, served) => {
  const { page } = kiosk;
  await open(kiosk, ALLOWANCE, ALLOWANCE_NAME);
  const version = await at(page, "guide-version").innerText();
  await kiosk.press("guide-print");
  await page.waitForFunction(() => window.prints === 1);
  const { text, codes: [code] } = await printed(page);
  for (const words of [ALLOWANCE_NAME, "户口簿", "社会救助法", "12345", version]) assert.ok(text.includes(unspaced(words)), `${words} is on the paper`);
  assert.match(code, /^3\d{23}$/);
  await kiosk.goHome();
  await scan(page, code);
  await page.waitForSelector(`${id("guide-print-state")}[data-state="current"]`);
  // The hall changes the guide.
  served.guides.guides.find((guide) => guide.id === ALLOWANCE).visits = 2;
  await kiosk.reload();
  await scan(page, code);
  await page.waitForSelector(`${id("guide-print-state")}[data-state="outdated"]`);
  assert.equal(await at(page, "guide-title").locator("h1").innerText(), ALLOWANCE_NAME);
}, { guides: shippedGuides() }));

for (const [paper, fits] of [["a4", ([width, height]) => width === 595 && height === 842], ["80", ([width]) => width === 227]]) {
  test(`a guide comes whole on paper of ${paper === "a4" ? "A4" : "80 mm"}, with its version and a code that scans`, () => withKiosk(async (kiosk) => {
    const { page } = kiosk;
    await page.goto(`${site.origin}/?demo=1&setup=1`);
    await seeStarted(page);
    await kiosk.checkHallCode();
    for (const name of ["setup-next", `setup-paper-${paper}`, "setup-next", "setup-next", "setup-next", "setup-done"]) await kiosk.press(name);
    await kiosk.seeScreen("home");
    await open(kiosk, ALLOWANCE, ALLOWANCE_NAME);
    const version = await at(page, "guide-version").innerText();
    await kiosk.press("guide-print");
    await page.waitForFunction(() => window.prints === 1);
    const { text, sizes, codes: [code] } = await printed(page);
    assert.ok(sizes.length > 0 && sizes.every(fits), `${paper}: ${JSON.stringify(sizes)}`);
    const guide = shippedGuides().guides.find(({ id }) => id === ALLOWANCE);
    const words = [guide.name.zh, ...guide.materials.filter(({ need }) => need === "required").map(({ name }) => name.zh), guide.legal_basis.at(-1).law, guide.complaint.zh, version];
    for (const word of words) assert.ok(text.includes(unspaced(word)), `${word} is on the paper`);
    assert.match(code, /^3\d{23}$/);
  }));
}

test("the code on the screen holds the text itself", () => withKiosk(async (kiosk) => {
  await open(kiosk, ALLOWANCE, ALLOWANCE_NAME);
  await kiosk.press("guide-take-qr");
  const text = qrIn(await at(kiosk.page, "guide-code").screenshot());
  assert.ok(text.startsWith(`${ALLOWANCE_NAME}\n`) && /户口簿/.test(text) && /20 个工作日/.test(text) && /校验码 [0-9A-F]{5}-[0-9A-F]{5}$/.test(text), text);
  await kiosk.press("guide-carry-close");
  await at(kiosk.page, "guide-section-materials").waitFor();
}, { deviceScaleFactor: 1 }));

test("a guide made of hostile texts is text, on the screen and on paper", () => {
  const content = shippedGuides();
  const guide = content.guides.find(({ id }) => id === ALLOWANCE);
  const hostile = `<img src=x onerror="window.harmed=1"><script>window.harmed=1</script> [click](javascript:window.harmed=1) ![x](data:text/html,<script>window.harmed=1</script>) \u202e\u200bgnp.exe 👵🏽`;
  guide.summary.zh = hostile + "长".repeat(1_000_000);
  guide.name.zh = `${ALLOWANCE_NAME}${hostile}`.slice(0, 60);
  guide.materials[0].name.zh = hostile;
  guide.faq[0].a.zh = hostile;
  return withKiosk(async (kiosk) => {
    const { page } = kiosk;
    await open(kiosk, ALLOWANCE, ALLOWANCE_NAME);
    await page.locator(id("guide-section-summary")).getByText("<script>window.harmed=1</script>").first().waitFor();
    await kiosk.press("guide-tab-faq");
    await at(page, "guide-section-faq").waitFor();
    await kiosk.press("guide-print");
    await page.waitForFunction(() => window.prints === 1);
    const { harmed, strange, hidden, wide } = await page.evaluate(() => ({
      harmed: window.harmed,
      strange: document.querySelectorAll('[data-testid="kiosk"] :is(img, script, a, iframe), .sheet :is(img, script, a, iframe)').length,
      hidden: /[\u202a-\u202e\u2066-\u2069\u200b]/.test(document.body.textContent),
      wide: document.documentElement.scrollWidth > innerWidth,
    }));
    assert.deepEqual({ harmed, strange, hidden, wide }, { harmed: undefined, strange: 0, hidden: false, wide: false });
  }, { guides: content });
});

test("a megabyte in every text of a guide stops nothing: found, read, printed, taken along, and said to be too long", { timeout: 120_000 }, () => {
  const content = shippedGuides();
  const guide = content.guides.find(({ id }) => id === ALLOWANCE);
  const much = `${"长".repeat(100_000)}。[x](javascript:window.harmed=1)<b>\u202e\u200b`;
  const text = { zh: much, en: much };
  for (const name of ["summary", "authority", "place", "contact", "complaint"]) guide[name] = text;
  guide.name = { zh: `${ALLOWANCE_NAME}${much}`, en: `Allowance${much}` };
  guide.materials = Array.from({ length: 300 }, () => ({ ...guide.materials[0], name: text, note: { zh: "短", en: "short" } })).map((material, nth) => (nth < 3 ? material : { ...material, name: { zh: "短", en: "short" } }));
  guide.faq = Array.from({ length: 300 }, (_, nth) => ({ q: { zh: "问？", en: "Q?" }, a: nth < 3 ? text : { zh: "。".repeat(3_000), en: "." } }));
  guide.steps[0].text = text;
  guide.aliases = [`低保${much}`];
  return withKiosk(async (kiosk) => {
    const { page } = kiosk;
    await watchTasks(page);
    await kiosk.goHome();
    await kiosk.press("home-guides");
    await at(page, "guide-search").fill("低保");
    await page.locator(`[data-guide="${ALLOWANCE}"] button`).click();
    await at(page, "guide-page").waitFor();
    assert.match(await page.locator(".guide-foot").innerText(), /没有全部显示/);
    for (const part of ["steps", "conditions", "faq", "law", "contact", "materials"]) {
      await kiosk.press(`guide-tab-${part}`);
      await at(page, `guide-section-${part}`).waitFor();
    }
    await kiosk.press("guide-take-qr");
    await at(page, "guide-code").waitFor();
    await kiosk.press("guide-carry-close");
    await kiosk.press("guide-print");
    await page.waitForFunction(() => window.prints === 1);
    assert.match(await page.locator(".leaf-sample").evaluate((node) => node.textContent), /没有全部显示/);
    await kiosk.press("lang-en");
    await page.getByText("not all of it is shown").first().waitFor();
    const { harmed, hidden, wide, nodes } = await page.evaluate(() => ({
      harmed: window.harmed, hidden: /[\u202a-\u202e\u2066-\u2069\u200b]/.test(document.body.textContent), wide: document.documentElement.scrollWidth > innerWidth, nodes: document.querySelectorAll("*").length,
    }));
    assert.deepEqual({ harmed, hidden, wide }, { harmed: undefined, hidden: false, wide: false });
    const longest = await longestTask(page);
    console.log(`a megabyte in every text: ${nodes} elements, the longest task ${longest} ms`);
    assert.ok(longest < TASK_MS_MAX, `a task of ${longest} ms`);
    await kiosk.takeNumber({ queue: "A" });
  }, { guides: content });
});

test("without the reader the kiosk says so, gives numbers, and tries again", () => withKiosk(async (kiosk) => {
  const { page } = kiosk;
  let broken = true;
  await page.context().route("**/reader.js*", (route) => (broken ? route.abort() : route.continue()));
  await kiosk.press("home-guides");
  await at(page, "guides-failed").waitFor();
  await kiosk.takeNumber({ queue: "B" });
  broken = false;
  await kiosk.goHome();
  await kiosk.press("home-guides");
  await at(page, "guide-choice-0").waitFor();
}));

test("guides open without the server", () => withInstallation(async (hall) => {
  const page = await hall.window(`${site.origin}/?demo=1`);
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
  await page.waitForFunction(async () => (await caches.match("/content/guides.json")) && (await caches.match("/reader.js")));
  await hall.context.setOffline(true);
  await page.reload();
  await seeStarted(page);
  const kiosk = new Kiosk(page);
  await open(kiosk, ALLOWANCE, "dibao");
}, { viewport: { width: 1080, height: 1920 } }));

/** A local Chinese voice that says nothing and ends a sentence when it is told to. */
const installVoice = (page) => page.addInitScript(() => {
  window.said = [];
  const values = { lang: "zh-CN", localService: true, name: "Test", voiceURI: "test", default: true };
  const voice = Object.create(SpeechSynthesisVoice.prototype, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])));
  Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", { set() {} });
  SpeechSynthesis.prototype.getVoices = () => [voice];
  SpeechSynthesis.prototype.speak = (utterance) => { window.said.push(utterance.text); window.uttered = utterance; };
  SpeechSynthesis.prototype.cancel = () => { window.uttered = null; };
  window.finishSentence = () => window.uttered?.dispatchEvent(new Event("end"));
});

test("a guide is read aloud, the sentence is marked and in sight, and a touch stops it", () => withKiosk(async (kiosk) => {
  const { page } = kiosk;
  await installVoice(page);
  await page.reload();
  await seeStarted(page);
  await open(kiosk, ALLOWANCE, "低保");
  await kiosk.press("guide-tab-faq");
  await kiosk.press("guide-listen");
  for (let sentence = 1; sentence <= 3; sentence++) {
    await page.waitForFunction((sentence) => {
      const [line, pane] = [document.querySelector(".spoken"), document.querySelector(".pane-inside")].map((node) => node?.getBoundingClientRect());
      return window.said.length >= sentence && line && line.top >= pane.top - 1 && (line.bottom <= pane.bottom + 1 || line.height > pane.height);
    }, sentence);
    if (sentence < 3) await page.evaluate(() => window.finishSentence());
  }
  await page.locator(".guide-foot").click();
  await page.locator(".spoken").waitFor({ state: "detached" });
}, { viewport: { width: 1366, height: 768 } }));

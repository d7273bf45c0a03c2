// The states of the pages on which the hall tells everybody something, for the table of all states.

import { readFileSync } from "node:fs";
import { at } from "./pages/page.mjs";

const NOTICES = "**/content/notices.json";
const shipped = () => JSON.parse(readFileSync(new URL("../../public/content/notices.json", import.meta.url), "utf8"));

/** The shipped file with as much of everything on the pages as its limits allow. */
function fullest() {
  const board = shipped();
  const zh = (count) => "社区公告内容样例".repeat(20).slice(0, count);
  const en = (count) => "community notices with words of usual length ".repeat(10).slice(0, count - 1).concat("s");
  const words = (zhMax, enMax) => ({ zh: zh(zhMax), en: en(enMax) });
  const [name, title, line, text] = [() => words(16, 40), () => words(26, 60), () => words(40, 90), () => words(80, 200)];
  const [rowName, person, about] = [() => words(12, 32), () => words(8, 20), () => words(24, 55)];
  for (const department of board.departments) department.name = words(14, 30);
  for (const news of board.news) Object.assign(news, { title: title(), text: [text(), text(), text()] });
  for (const account of board.accounts) {
    const row = (kind) => ({ kind, name: rowName(), values: Array(3).fill(99_999_999), total: 299_999_997 });
    Object.assign(account, { title: name(), note: line(), opening_cents: 123456789, closing_cents: 123456789, lines: [...Array(4).fill("income"), ...Array(4).fill("spending")].map(row), periods: ["2026-10", "2026-11", "2026-12"] });
  }
  const items = ["minimum-living-review", "low-income-margin", "public-rental-review"];
  for (const regulation of board.regulations) Object.assign(regulation, { title: title(), number: about(), issuer: about(), revised: "2026-10-10", says: text(), items });
  board.grid_duties = Array(5).fill(about());
  for (const grid of board.grids) Object.assign(grid, { manager: person(), area: about() });
  for (const place of board.places) place.name = name();
  for (const desk of board.desks) desk.about = words(20, 42);
  for (const service of board.lines) Object.assign(service, { name: rowName(), about: about(), number: "000-0000-0000" });
  board.sample = text();
  return JSON.stringify(board);
}
const NONE = '[data-testid="address-none"]';
const screen = (name) => [`kiosk screen ${name}`];

/** Rows of the board. */
export function boardStates(kioskRow, press) {
  /** Presses its way from home and waits until the page is there. */
  const read = (name, ...steps) => async (stage) => {
    const page = await press("home-notices", ...steps)(stage);
    await page.waitForSelector(`[data-testid="kiosk"][data-screen="${name}"]`);
    await page.waitForFunction(() => !document.querySelector('[data-testid="board-loading"]'));
    return page;
  };
  /** An address is typed and answered, with the keyboard on the screen or not. */
  const asked = (typed, seen, { keys = false } = {}) => async (stage) => {
    const page = await read("streets", "board-places")(stage);
    await at(page, "address-input").fill(typed[stage.language]);
    await page.locator(seen).and(page.locator('[data-testid^="address-"]')).waitFor();
    if (!keys) await at(page, "address-keyboard").click();
    return page;
  };
  const row = (id, name, steps, more) => kioskRow(id, screen(name), read(name, ...steps), more);
  /** The board with a file that is not as it should be. */
  const served = (answer, steps, seen) => async (stage) => {
    await stage.context.route(NOTICES, answer);
    const page = await press("home-notices", ...steps)(stage);
    await at(page, seen).waitFor();
    return page;
  };
  return [
    kioskRow("notices", [...screen("notices"), "kiosk board Ready"], async (stage) => {
      const page = await read("notices")(stage);
      await page.locator(".board .note").waitFor();
      return page;
    }, { modes: ["seated", "contrast"] }),
    row("news", "news", ["board-news"], { modes: ["seated"] }),
    row("story", "story", ["board-news", "news-heating-check"], { modes: ["contrast"] }),
    row("accounts", "accounts", ["board-accounts"]),
    row("account", "account", ["board-accounts", "account-public-income"], { modes: ["seated", "contrast"] }),
    row("account-quarters", "account", ["board-accounts", "account-meeting-costs"]),
    row("regulations", "regulations", ["board-regulations"]),
    row("regulation", "regulation", ["board-regulations", "regulation-minimum-living-measures"]),
    kioskRow("streets", [...screen("streets"), "kiosk address List"], read("streets", "board-places"), { modes: ["seated"] }),
    kioskRow("streets-keys", screen("streets"), async (stage) => { const page = await read("streets", "board-places")(stage); await at(page, "address-input").focus(); await at(page, "keypad-x").waitFor(); return page; }),
    kioskRow("address-one", ["kiosk address Found"], asked({ zh: "xyl18", en: "18 Xiangyang Road" }, '[data-state="one"]', { keys: true }), { modes: ["seated", "contrast"] }),
    kioskRow("address-one-read", [], asked({ zh: "向阳路18号", en: "18 Xiangyang Road" }, '[data-state="one"]')),
    kioskRow("address-several", [], asked({ zh: "12", en: "12" }, '[data-state="several"]', { keys: true }), { modes: ["seated", "contrast"] }),
    kioskRow("address-none", [], asked({ zh: "月亮街5号", en: "5 Moon Street" }, NONE, { keys: true }), { modes: ["contrast"] }),
    kioskRow("address-uncovered", [], asked({ zh: "向阳路121号", en: "121 Xiangyang Road" }, NONE)),
    kioskRow("address-failed", ["kiosk address Failed"], async (stage) => {
      // A reader that hears the question and says nothing.
      await stage.kiosk({ before: (page) => page.addInitScript(() => {
        const tell = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function told(text, ...rest) { return String(text).includes('"whose"') ? undefined : tell.call(this, text, ...rest); };
      }) });
      return asked({ zh: "12", en: "12" }, '[data-testid="address-failed"]', { keys: true })(stage);
    }, { stage: "no answer" }),
    row("street", "street", ["board-places", "place-xiangyang"], { modes: ["seated", "contrast"] }),
    row("grid", "grid", ["board-places", "place-xiangyang", "part-0"], { modes: ["seated", "contrast"] }),
    row("lines", "lines", ["board-lines"], { modes: ["seated"] }),
    row("lines-more", "lines", ["board-lines", "page-next"]),
    row("desks", "desks", ["board-desks"], { modes: ["seated"] }),
    ...[
      ["notices", [], "board-news"],
      ["news", ["board-news"], "news-flu-shots"],
      ["story", ["board-news", "news-flu-shots"], "board-text"],
      ["account", ["board-accounts", "account-public-income"], "board-table"],
      ["accounts", ["board-accounts"], "account-public-income"],
      ["regulations", ["board-regulations"], "regulation-social-insurance-law"],
      ["regulation", ["board-regulations", "regulation-social-insurance-law"], "board-text"],
      ["streets", ["board-places"], "place-muge"],
      ["street", ["board-places", "place-xiangyang"], "part-0"],
      ["grid", ["board-places", "place-xiangyang", "part-0"], "board-text"],
      ["lines", ["board-lines", "page-next"], "page-number"],
      ["desks", ["board-desks"], "page-number"],
    ].map(([name, steps, seen]) => kioskRow(`board-full-${name}`, screen(name), served((route) => route.fulfill({ contentType: "application/json", body: fullest() }), steps, seen), { stage: "board full" })),
    kioskRow("board-full-address", [], async (stage) => {
      const page = await served((route) => route.fulfill({ contentType: "application/json", body: fullest() }), ["board-places"], "address-input")(stage);
      await at(page, "address-input").fill("12");
      await at(page, "address-answer").waitFor();
      return page;
    }, { stage: "board full" }),
    kioskRow("board-loading", ["kiosk board Asked"], served(() => {}, ["board-news"], "board-loading"), { stage: "board loading" }),
    kioskRow("board-missing", ["kiosk board Not", "kiosk no board Missing"], served((route) => route.fulfill({ status: 404, body: "" }), ["board-news"], "board-none"), { stage: "board missing" }),
    kioskRow("lines-missing", ["kiosk no board Missing"], served((route) => route.fulfill({ status: 404, body: "" }), ["board-lines"], "board-lines-missing"), { stage: "board missing" }),
    kioskRow("board-wrong", ["kiosk no board Wrong"], served((route) => route.fulfill({ contentType: "application/json", body: "{}" }), ["board-places"], "board-none"), { stage: "board wrong" }),
  ];
}

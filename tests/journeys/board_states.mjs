// The states of the pages on which the hall tells everybody something, for the table of all states.

import { at } from "./pages/page.mjs";

const NOTICES = "**/content/notices.json";
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
    row("news-last", "news", ["board-news", "page-next"]),
    row("story", "story", ["board-news", "news-heating-check"], { modes: ["contrast"] }),
    row("story-longest", "story", ["board-news", "page-next", "news-fraud"]),
    row("accounts", "accounts", ["board-accounts"]),
    row("account", "account", ["board-accounts", "account-public-income"], { modes: ["seated", "contrast"] }),
    row("account-people", "account", ["board-accounts", "account-elder-canteen"]),
    row("account-quarters", "account", ["board-accounts", "account-meeting-costs"]),
    row("regulations", "regulations", ["board-regulations"]),
    row("regulations-next", "regulations", ["board-regulations", "page-next"]),
    row("regulation", "regulation", ["board-regulations", "regulation-minimum-living-measures"]),
    row("regulation-longest", "regulation", ["board-regulations", "page-next", "regulation-public-rental-measures"]),
    row("streets", "streets", ["board-places"], { modes: ["seated"] }),
    row("street", "street", ["board-places", "place-xiangyang"], { modes: ["seated", "contrast"] }),
    row("street-estate", "street", ["board-places", "place-muge"]),
    row("grid", "grid", ["board-places", "place-xiangyang", "part-0"], { modes: ["seated", "contrast"] }),
    row("lines", "lines", ["board-lines"], { modes: ["seated"] }),
    row("lines-more", "lines", ["board-lines", "page-next"]),
    row("lines-last", "lines", ["board-lines", "page-next", "page-next", "page-next"]),
    row("desks", "desks", ["board-desks"], { modes: ["seated"] }),
    row("desks-more", "desks", ["board-desks", "page-next"]),
    kioskRow("board-loading", ["kiosk board Asked"], served(() => {}, ["board-news"], "board-loading"), { stage: "board loading" }),
    kioskRow("board-missing", ["kiosk board Not", "kiosk no board Missing"], served((route) => route.fulfill({ status: 404, body: "" }), ["board-news"], "board-none"), { stage: "board missing" }),
    kioskRow("lines-missing", ["kiosk no board Missing"], served((route) => route.fulfill({ status: 404, body: "" }), ["board-lines"], "board-lines-missing"), { stage: "board missing" }),
    kioskRow("board-wrong", ["kiosk no board Wrong"], served((route) => route.fulfill({ contentType: "application/json", body: "{}" }), ["board-places"], "board-none"), { stage: "board wrong" }),
  ];
}

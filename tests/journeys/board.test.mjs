// What the hall tells everybody, at the kiosk: a grid manager in three touches, a file that is wrong and then mended, and no server at all.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DIST, serveSite, until, withInstallation, withoutWorker } from "./harness.mjs";
import { signIn } from "./pages/gate.mjs";
import { openKiosk } from "./pages/kiosk.mjs";
import { at } from "./pages/page.mjs";

const PATH = join("content", "notices.json");
const shipped = JSON.parse(readFileSync(join(DIST, PATH), "utf8"));

let site;
before(async () => { site = await serveSite(); });
after(() => site.close());

test("whoever lives in a street finds the grid manager in three touches, and the way back", { timeout: 60_000 }, () => withInstallation(async (hall) => {
  const kiosk = await openKiosk(hall, site.origin);
  await kiosk.press("home-notices");
  await kiosk.seeScreen("notices");
  for (const [name, screen] of [["board-places", "streets"], ["place-xiangyang", "street"], ["part-1", "grid"]]) {
    await kiosk.press(name);
    await kiosk.seeScreen(screen);
  }
  const facts = await at(kiosk.page, "board-fact").allInnerTexts();
  const grid = shipped.grids.find(({ number }) => number === 2);
  assert.deepEqual(facts.slice(0, 2), [grid.manager.zh, grid.phone], "the even side of the street");
  const standIn = shipped.grids.find(({ number }) => number === grid.stand_in);
  assert.ok(facts[2].includes(standIn.manager.zh) && facts[2].includes(standIn.phone), facts[2]);
  await kiosk.press("lang-en");
  await at(kiosk.page, "board-fact").getByText(grid.manager.en, { exact: true }).waitFor();
  for (const screen of ["street", "streets", "notices", "home"]) {
    await kiosk.press("go-back");
    await kiosk.seeScreen(screen);
  }
}));

test("a wrong file is said to be wrong, never empty; staff are told where; mended it is read at the next try", { timeout: 60_000 }, () => withInstallation(async (hall) => {
  const content = { body: structuredClone(shipped) };
  content.body.accounts[0].closing_cents += 1;
  const kiosk = await openKiosk(hall, site.origin, { before: async (page) => {
    await withoutWorker(page.context());
    await page.route("**/content/notices.json", (route) => route.fulfill({ contentType: "application/json", body: JSON.stringify(content.body) }));
  } });
  await kiosk.press("home-notices");
  await kiosk.press("board-accounts");
  await at(kiosk.page, "board-none").waitFor();
  // Hours and the hall's own help lines need no such file.
  await kiosk.press("go-back");
  await kiosk.press("board-lines");
  await at(kiosk.page, "help-lines").getByText("12345").waitFor();
  const staff = await signIn(await hall.window(`${site.origin}/staff/?demo=1`), { tab: "machine" });
  await staff.getByText("/accounts/0/closing_cents").first().waitFor();
  content.body = shipped;
  await kiosk.press("go-back");
  await kiosk.press("board-accounts");
  await at(kiosk.page, `account-${shipped.accounts[0].id}`).click();
  await at(kiosk.page, "board-table").waitFor();
}));

test("without the server the board is there like everything else", { timeout: 60_000 }, async () => {
  const own = await serveSite();
  let isUp = true;
  try {
    await withInstallation(async (hall) => {
      const kiosk = await openKiosk(hall, own.origin);
      await kiosk.page.evaluate(() => navigator.serviceWorker.ready);
      await until(() => kiosk.page.evaluate(() => Boolean(navigator.serviceWorker.controller)), "the worker answers for the page");
      await own.close();
      isUp = false;
      await kiosk.press("home-notices");
      await kiosk.press("board-news");
      await at(kiosk.page, `news-${shipped.news[0].id}`).click();
      await at(kiosk.page, "board-text").waitFor();
    });
  } finally {
    if (isUp) await own.close();
  }
});

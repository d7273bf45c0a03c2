// What the hall tells everybody, at the kiosk: a grid manager in three touches, a file that is wrong and then mended, and no server at all.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DIST, serveSite, until, withInstallation, withoutWorker } from "./harness.mjs";
import { signIn } from "./pages/gate.mjs";
import { openKiosk } from "./pages/kiosk.mjs";
import { at, id } from "./pages/page.mjs";

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

test("whoever types an address is told whose it is and why, in characters, by sound, with the screen's keys or others, and chooses where it is not sure", { timeout: 90_000 }, () => withInstallation(async (hall) => {
  const kiosk = await openKiosk(hall, site.origin);
  const { page } = kiosk;
  await kiosk.press("home-notices");
  await kiosk.press("board-places");
  const field = at(page, "address-input");
  const grid = (number) => shipped.grids.find((grid) => grid.number === number);
  const seeManager = (number) => at(page, "address-answer").locator('[data-testid="board-fact"]').getByText(grid(number).manager.zh, { exact: true }).waitFor();
  for (const [typed, number] of [["向阳路17号", 1], ["xiangyanglu 18", 2], ["fzcjsy12", 8], ["17 Xiangyang Road", 1]]) {
    await field.fill(typed);
    await seeManager(number);
  }
  assert.match(await at(page, "address-why").innerText(), /向阳路 1 号到 59 号 单号/);
  // With the keys of the screen: initials and a number.
  await kiosk.press("address-clear");
  await at(page, "place-xiangyang").waitFor();
  for (const key of "xyl61") await kiosk.press(`keypad-${key}`);
  await seeManager(6);
  assert.equal(await field.inputValue(), "xyl61");
  const facts = await at(page, "board-fact").allInnerTexts();
  assert.deepEqual(facts.slice(0, 2), [grid(6).manager.zh, grid(6).phone]);
  assert.ok(facts[2].includes(grid(grid(6).stand_in).manager.zh), facts[2]);
  // A keyboard with keys, into the field; a number alone belongs to several.
  await field.fill("");
  await field.focus();
  await page.keyboard.type("12", { delay: 90 });
  await page.waitForSelector(`${id("address-answer")}[data-state="several"]`);
  await kiosk.press("whose-0");
  await kiosk.seeScreen("grid");
  await at(page, "board-fact").getByText(grid(2).phone, { exact: true }).waitFor();
  await kiosk.press("go-back");
  await kiosk.seeScreen("streets");
  assert.equal(await field.inputValue(), "12", "what was typed is still there");
  // Nothing: the streets and the help lines.
  await field.fill("月亮街5号");
  await at(page, "address-none").waitFor();
  assert.match(await at(page, "help-lines").innerText(), /12345/);
  await kiosk.press("address-by-name");
  await at(page, "place-xiangyang").waitFor();
  // It goes with the person.
  await field.fill("向阳路17号");
  await seeManager(1);
  await kiosk.goHome();
  await kiosk.press("home-notices");
  await kiosk.press("board-places");
  assert.equal(await field.inputValue(), "");
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  assert.ok(!kept.includes("向阳路"), "no address is noted on the machine");
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

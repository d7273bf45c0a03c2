// The kiosk among people: pages that break down, scanners that type, fingers that rest, and screens that are given another task.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seeStarted, serveSite, withInstallation } from "./harness.mjs";
import { openCounter } from "./pages/counter.mjs";
import { openKiosk } from "./pages/kiosk.mjs";
import { at, id, scan } from "./pages/page.mjs";


let site;
before(async () => { site = await serveSite(); });
after(() => site.close());

const screenOf = (page) => at(page, "kiosk").getAttribute("data-screen");
const hasKeyboard = (page, selector) => page.waitForFunction((selector) => document.activeElement?.matches(selector), selector);

test("a page that is loaded anew at the number shows it again, and forgets it with the person", { timeout: 60_000 }, () => withInstallation(async (hall) => {
  const kiosk = await openKiosk(hall, site.origin, { query: "demo=1&lang=zh" });
  await kiosk.press("lang-en");
  const ticket = await kiosk.takeNumber({ queue: "A" });
  await kiosk.reload();
  await kiosk.seeScreen("ticket");
  assert.equal(await at(kiosk.page, "ticket-number").getAttribute("data-number"), ticket.number);
  assert.equal(await kiosk.page.getAttribute("html", "lang"), "en", "in the person's language");
  await kiosk.press("paper-yes");
  await kiosk.page.waitForSelector(`${id("paper-question")}[data-state="answered"]`);
  await kiosk.reload();
  await kiosk.page.waitForSelector(`${id("paper-question")}[data-state="answered"]`);
  await kiosk.goHome();
  await kiosk.reload();
  await kiosk.seeScreen("home");
}));

test("a scanner finds the ticket, and what it types besides presses nothing", { timeout: 60_000 }, () => withInstallation(async (hall) => {
  const kiosk = await openKiosk(hall, site.origin);
  const { page } = kiosk;
  const ticket = await kiosk.takeNumber({ queue: "A" });
  await scan(page, "101072611210200234081747");
  await at(page, "case-error").waitFor();
  assert.equal(await at(page, "ticket-number").getAttribute("data-number"), ticket.number, "the number stays");
  await scan(page, ticket.code);
  await page.waitForSelector(`${id("paper-question")}[data-state="answered"]`);
  await kiosk.goHome();

  await at(page, "home-take-number").focus();
  await scan(page, "42");
  assert.equal(await screenOf(page), "home", "the end of a short code presses nothing");
  await scan(page, ticket.code);
  await kiosk.seePlace("waiting");
}));

test("a finger that rests opens no menu, and a new screen's heading has the keyboard", { timeout: 60_000 }, () => withInstallation(async (hall) => {
  const kiosk = await openKiosk(hall, site.origin);
  const menu = await kiosk.page.evaluate(() => document.body.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true })));
  assert.equal(menu, false, "the browser's menu is refused");
  await kiosk.press("home-take-number");
  await hasKeyboard(kiosk.page, "h1");
  await kiosk.press("head-home");
  await kiosk.press("home-case");
  await hasKeyboard(kiosk.page, id("case-input"));
}));

test("whoever knows the hall's code makes a display of the screen, and a kiosk again", { timeout: 60_000 }, () => withInstallation(async (hall) => {
  const kiosk = await openKiosk(hall, site.origin, { query: "demo=1&setup=1" });
  const { page } = kiosk;
  await kiosk.press("setup-next");
  assert.ok(await at(page, "setup-role-display").isDisabled());
  assert.ok(await at(page, "setup-locked").isVisible());
  await kiosk.press("setup-back");
  await kiosk.checkHallCode();
  await kiosk.press("setup-role-display");
  for (let step = 2; step < 6; step++) await kiosk.press("setup-next");
  await kiosk.press("setup-done");
  await at(page, "display-setup").waitFor();

  await page.goto(`${site.origin}/?demo=1`);
  await page.waitForURL("**/display/?demo=1");
  await page.goto(`${site.origin}/display/?demo=1&setup=1`);
  await at(page, "setup-to-kiosk").click();
  await seeStarted(page);
  await kiosk.seeScreen("setup");
}));

test("a call for help that no window can hear says so, until one can", { timeout: 60_000 }, () => withInstallation(async (hall) => {
  const kiosk = await openKiosk(hall, site.origin);
  await kiosk.press("home-help");
  await kiosk.page.waitForSelector(`${id("help-status")}[data-state="unheard"]`);
  await openCounter(hall, site.origin);
  await kiosk.page.waitForSelector(`${id("help-status")}[data-state="ringing"]`);
}));

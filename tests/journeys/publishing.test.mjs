// Publishing as people do it: keys at first start, a second person, the history, files between machines, and a kiosk that shows it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, seeStarted, serveSite, withoutWorker } from "./harness.mjs";
import { readJournal } from "./journal.mjs";
import { ADMINISTRATOR, EDITOR, Gate } from "./pages/gate.mjs";
import { at, id } from "./pages/page.mjs";
import { APPROVER, AUTHOR, Publishing, bundle, guidesWith, keyOf, shippedPart, strangerKey } from "./pages/publishing.mjs";

const GUIDE = "minimum-living";

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

/** A profile of its own. */
async function inHall(use) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
  context.setDefaultTimeout(15_000);
  await withoutWorker(context);
  await context.addInitScript(() => { window.print = () => { window.prints = (window.prints ?? 0) + 1; }; });
  const open = async (path) => {
    const page = await context.newPage();
    await page.goto(`${site.origin}${path}?demo=1&lang=en`);
    await seeStarted(page);
    return page;
  };
  try {
    return await use({ context, open, staff: async (person) => new Publishing(await open("/staff/")).enter(person) });
  } finally {
    await context.close();
  }
}

test("the keys are made once, by an administrator, with a kit on paper, and changed with it", { timeout: 120_000 }, () => inHall(async ({ staff }) => {
  const desk = await staff(APPROVER);
  assert.equal(await at(desk.page, "in-force").getAttribute("data-state"), "shipped");
  assert.equal(await at(desk.page, "key-make").count(), 0, "an approver makes no key");
  await at(desk.page, "publishing-keys").filter({ hasText: "Let an administrator sign in" }).waitFor();
  await desk.change(ADMINISTRATOR);
  await desk.press("key-make");
  await desk.press("key-go-on");
  await at(desk.page, "key-kit-groups").locator("code").nth(16).waitFor();
  await desk.press("key-kit-print");
  await desk.page.waitForFunction(() => window.prints === 1);
  const paper = await at(desk.page, "key-kit-sheet-groups").locator("code").allTextContents();
  assert.deepEqual(paper, await at(desk.page, "key-kit-groups").locator("code").allTextContents());
  // Nothing is pinned before part of it has come back from the paper.
  await at(desk.page, "key-kit-group").fill("000000");
  await desk.press("key-kit-keep");
  await desk.told("failed", "not what stands on paper");
  assert.ok(!JSON.stringify(await readJournal(desk.page)).includes("key_pinned"));
  const kit = await desk.keepKit();
  assert.deepEqual(kit, paper);
  await desk.page.waitForSelector(`${id("publishing-keys")}[data-state="here"]`);
  assert.ok(!JSON.stringify(await readJournal(desk.page)).includes(kit[0]), "the kit stands in the record");

  // By the old key, and by the kit: a slip is said by its group, an old kit no longer does.
  const first = await keyOf(desk.page);
  await desk.press("key-change");
  await desk.press("key-go-on");
  await desk.told("done", "new key counts");
  const second = await keyOf(desk.page);
  assert.notEqual(second.publicKey, first.publicKey);
  await desk.press("key-use-kit");
  const wrong = [...kit.slice(0, 4), kit[4].replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)), ...kit.slice(5)];
  await at(desk.page, "key-kit-typed").fill(wrong.join(" "));
  await desk.press("key-kit-check");
  await desk.told("failed", "Group 5");
  await at(desk.page, "key-kit-typed").fill(kit.join("-"));
  await desk.press("key-kit-check");
  const another = await desk.keepKit();
  assert.notDeepEqual(another, kit);
  await desk.page.waitForSelector(`${id("publishing-keys")}[data-state="here"]`);
  assert.notEqual((await keyOf(desk.page)).publicKey, second.publicKey);
  await desk.press("key-use-kit");
  await at(desk.page, "key-kit-typed").fill(kit.join(""));
  await desk.press("key-kit-check");
  await desk.told("failed", "not the kit that counts");
}));

test("what one brings back another approves, nobody their own, and it is published, withdrawn and told", { timeout: 120_000 }, () => inHall(async ({ staff, open }) => {
  const desk = await staff(ADMINISTRATOR);
  await desk.makeKey();
  const key = await keyOf(desk.page);
  await desk.change(AUTHOR);
  await desk.importBundle(await bundle(key, { version: 1 }), "Version 1");
  await desk.importBundle(await bundle(key, { version: 2, guides: guidesWith(GUIDE, (guide) => { guide.visits = 2; guide.version += 1; }) }), "Version 2");
  await desk.seeInForce(2);

  const second = new Publishing(await open("/staff/"));
  await second.enter(APPROVER);
  await desk.edition(1).getByTestId("bring-back").click();
  await desk.told("done", "another person must approve");
  // The author sees what it changes, and why not.
  await desk.page.waitForSelector(`${id("guide-diff")}[data-state="different"]`);
  assert.match(await at(desk.page, "guide-diff").innerText(), /minimum-living: Visits\s+2\s+1/);
  assert.match(await at(desk.page, "guide-approve-why").innerText(), /Nobody approves what they wrote themselves/);
  assert.equal(await at(desk.page, "guide-approve").count(), 0);
  assert.equal(await at(desk.page, "guide-publish").count(), 0);

  // The other window has heard of it: returned with a note, put forward again, approved, published.
  await second.press("guide-return");
  await second.press("return-send");
  await second.told("failed", "Say what must be changed");
  await at(second.page, "return-note").fill("One visit is wrong");
  await second.press("return-send");
  await second.told("done", "Returned");
  await at(desk.page, "proposal-note").filter({ hasText: "One visit is wrong" }).waitFor();
  await desk.press("guide-take-back");
  await desk.told("done", "Taken back");
  await desk.edition(1).getByTestId("bring-back").click();
  await desk.told("done", "another person must approve");
  await second.press("guide-approve");
  await second.told("done", "Approved");
  await second.press("guide-publish");
  await second.press("publish-yes");
  await second.told("done", "Version 3 is published");
  await second.seeInForce(3);
  await desk.seeInForce(3);
  assert.match(await second.edition(3).innerText(), /brought back from version 1/);
  // Withdrawn: the one before it is shown again.
  await second.edition(3).getByTestId("withdraw").click();
  await second.press("withdraw-yes");
  await second.told("done", "withdrawn");
  await second.seeInForce(2);
  assert.equal(await second.edition(3).getAttribute("data-state"), "withdrawn");
  // An editor who is nothing else has no such part.
  await new Gate(second.page).signOut();
  await new Gate(second.page).signIn(EDITOR);
  assert.equal(await at(second.page, "tab-publishing").count(), 0);
}));

test("a version goes to another machine by file, and every other file is refused in words", { timeout: 120_000 }, async () => {
  let [card, exported] = [];
  let key;
  await inHall(async ({ staff }) => {
    const desk = await staff(ADMINISTRATOR);
    await desk.makeKey();
    const own = await keyOf(desk.page);
    const made = {};
    for (const [name, change] of Object.entries({
      one: { version: 1 }, two: { version: 2 }, three: { version: 3 }, same: { version: 2, made_at: Date.now() - 86_400_000 },
      expired: { version: 4, made_at: Date.now() - 400 * 86_400_000, expires_at: Date.now() - 40 * 86_400_000 },
      schema: { version: 4, guides: "{}" },
      alone: { version: 4, author: APPROVER, approvers: [APPROVER] },
      hall: { version: 4, hall: "demo-9999" },
    })) made[name] = await bundle(own, change);
    await desk.change(APPROVER);
    await desk.importBundle(made.two, "Version 2");
    exported = await desk.download(desk.edition(2).getByTestId("bundle-export"));
    assert.deepEqual(exported, made.two, "what comes out is what went in");
    card = await desk.download(at(desk.page, "card-export"));
    key = made;
  });
  await inHall(async ({ staff }) => {
    const desk = await staff(ADMINISTRATOR);
    await desk.choose("card-import", Buffer.from("{}"));
    await desk.told("failed", "no key card");
    await desk.choose("card-import", card);
    assert.match(await at(desk.page, "key-card").getAttribute("data-code"), /^([0-9a-f]{4} ?){4}$/);
    await desk.press("card-confirm");
    await desk.told("done", "key is confirmed");
    await desk.page.waitForSelector(`${id("publishing-keys")}[data-state="elsewhere"]`);
    await desk.change(APPROVER);
    await desk.importBundle(exported, "Version 2");
    await desk.seeInForce(2);
    const stranger = await bundle(await strangerKey(), { version: 4 });
    const unsigned = Buffer.from(`${key.three.toString().split(',"signature"')[0]}}`);
    const flipped = Buffer.from(key.three);
    flipped[flipped.length - 20] ^= 1;
    const before = JSON.stringify(await readJournal(desk.page));
    for (const [file, words] of [
      [unsigned, "not signed"], [stranger, "signed by key"], [key.one, "version 2 is here already"], [key.same, "with other content"], [key.expired, "has expired"],
      [flipped, "was changed"], [key.three.subarray(0, 5_000), "damaged"], [Buffer.alloc(9 * 1024 * 1024, 32), "too large"], [key.schema, "does not have the right form"],
      [key.alone, "second person"], [key.hall, "for hall demo-9999"], [Buffer.from(shippedPart("guides.json")), "not a content bundle"],
    ]) {
      await desk.importRefused(file, words);
      await at(desk.page, "publishing-message").filter({ hasText: "Nothing was imported" }).waitFor();
    }
    assert.equal(JSON.stringify(await readJournal(desk.page)), before, "nothing of a refused bundle is recorded");
    await desk.seeInForce(2);
    // The file that is in force may come again.
    await desk.importBundle(exported, "Version 2");
  });
});

// Publishing as people do it: keys at first start, a second person, the history, files between machines, and a kiosk that shows it.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { openBrowser, seeStarted, serveSite, until } from "./harness.mjs";
import { factsOf, loseDatabase, readJournal } from "./journal.mjs";
import { ADMINISTRATOR, EDITOR, Gate } from "./pages/gate.mjs";
import { Kiosk } from "./pages/kiosk.mjs";
import { at, id, scan } from "./pages/page.mjs";
import { printed } from "./pages/paper.mjs";
import { APPROVER, AUTHOR, Publishing, bundle, guidesWith, hallsOf, keyOf, shippedPart, strangerKey } from "./pages/publishing.mjs";

const GUIDE = "minimum-living";

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

const inHall = hallsOf(() => browser, () => site);

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
  const number = await at(desk.page, "key-kit-sheet-number").textContent();
  // Nothing is pinned before part of it has come back from the paper.
  await at(desk.page, "key-kit-group").fill("000000");
  await desk.press("key-kit-keep");
  await desk.told("failed", "not what stands on paper");
  assert.ok(!JSON.stringify(await readJournal(desk.page)).includes("key_pinned"));
  const kit = await desk.keepKit();
  assert.deepEqual(kit, paper);
  await desk.page.waitForSelector(`${id("publishing-keys")}[data-state="here"]`);
  assert.match(number, /^([0-9a-f]{4} ?){4}$/);
  await at(desk.page, "publishing-keys").filter({ hasText: number }).waitFor();
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
  // What follows is said before anything is made: every change stays unless another is chosen.
  await at(desk.page, "key-since").filter({ hasText: "a new key" }).waitFor();
  await desk.press("key-since-go-on");
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
  assert.match(await at(desk.page, "guide-diff").innerText(), /Applying for the minimum living allowance: Visits\s+2\s+1/);
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

test("a kiosk shows what was published when nobody is there, an old printout is outdated, and what is lost falls back to what was shipped", { timeout: 180_000 }, () => inHall(async ({ context, staff }) => {
  const window = await context.newPage();
  await window.clock.install();
  await window.goto(`${site.origin}/?demo=1`);
  await seeStarted(window);
  const kiosk = new Kiosk(window);
  const open = async () => {
    await kiosk.goHome();
    await kiosk.press("home-guides");
    await at(kiosk.page, "guide-search").fill("zdshbz");
    await kiosk.page.locator(`[data-guide="${GUIDE}"] button`).click();
    await at(kiosk.page, "guide-page").waitFor();
    return at(kiosk.page, "guide-title").locator("h1").innerText();
  };
  const shipped = await open();
  await kiosk.press("guide-print");
  await kiosk.page.waitForFunction(() => window.prints === 1);
  const { codes: [code] } = await printed(kiosk.page);

  const desk = await staff(ADMINISTRATOR);
  await desk.makeKey();
  const key = await keyOf(desk.page);
  await desk.change(APPROVER);
  const renamed = guidesWith(GUIDE, (guide) => { guide.name = { ...guide.name, zh: `${guide.name.zh}（新）`, en: "Published anew" }; guide.version += 1; });
  await desk.importBundle(await bundle(key, { version: 1, guides: renamed }), "Version 1");
  // Whoever reads goes on with what they have.
  assert.equal(await open(), shipped);
  await kiosk.goHome();
  // Nobody touches it: the reader lets go of the old guides, and the next person sees the new ones.
  await kiosk.page.clock.runFor(5 * 60_000);
  assert.notEqual(await open(), shipped);
  await kiosk.goHome();
  await scan(kiosk.page, code);
  await kiosk.page.waitForSelector(`${id("guide-print-state")}[data-state="outdated"]`);

  // The storage loses the bundle: shipped content again, and staff are told on their page and by a fault.
  await desk.page.evaluate(async () => {
    const asked = (request) => new Promise((done, fail) => { request.onsuccess = () => done(request.result); request.onerror = () => fail(request.error); });
    const database = await asked(indexedDB.open("residents-window-demo"));
    const store = database.transaction("blobs", "readwrite").objectStore("blobs");
    for (const key of await asked(store.getAllKeys())) if (String(key).startsWith("bundle/")) await asked(store.delete(key));
    database.close();
  });
  await desk.change(APPROVER);
  await desk.page.waitForSelector(`${id("in-force")}[data-state="missing"]`);
  assert.match(await at(desk.page, "in-force-warning").innerText(), /version 1 is missing/);
  await kiosk.reload();
  assert.equal(await open(), shipped);
}));

test("a browser that cleared its storage shows what was shipped, says on every desk what is missing, and takes it in again", { timeout: 120_000 }, () => inHall(async ({ context, staff, open }) => {
  const first = await staff(ADMINISTRATOR);
  await first.makeKey();
  const key = await keyOf(first.page);
  const card = await first.download(at(first.page, "card-export"));
  await first.change(APPROVER);
  const [older, published] = [await bundle(key, { version: 6 }), await bundle(key, { version: 7 })];
  await first.importBundle(published, "Version 7");
  await first.page.close();
  await (await loseDatabase(context, site.origin)).close();

  const counter = await open("/counter/");
  await at(counter, "content-shipped").filter({ hasText: "Version 7" }).waitFor();
  const desk = await staff(ADMINISTRATOR);
  await desk.page.waitForSelector(`${id("in-force")}[data-state="missing"]`);
  assert.match(await at(desk.page, "in-force-warning").innerText(), /version 7 is missing/);
  // The keys are what the card says, when two people have looked; then the bundle comes back, and nothing older does.
  await desk.choose("card-import", card);
  await at(desk.page, "keys-comparing").waitFor();
  await desk.confirmBy(ADMINISTRATOR);
  await desk.told("done", "a second person");
  await desk.change(APPROVER);
  await desk.press("keys-confirm");
  await desk.confirmBy(APPROVER);
  await desk.told("done", "Both have confirmed");
  await desk.importRefused(older, "version 6");
  await desk.importBundle(published, "Version 7");
  await desk.seeInForce(7);
  await at(counter, "content-shipped").waitFor({ state: "detached" });
}));

/** A hall whose IT lays files beside the site: `lies` says which; `look` has the window that does so ask for it. */
const besideTheSite = (use) => inHall(async ({ context, staff }) => {
  const desk = await staff(ADMINISTRATOR);
  await desk.makeKey();
  const lies = { body: null, tag: undefined, asked: [] };
  await context.route("**/content/bundle.json", (route) => {
    const known = route.request().headers()["if-none-match"];
    lies.asked.push(known);
    if (lies.body === null) return route.fulfill({ status: 404 });
    if (lies.tag && known === lies.tag) return route.fulfill({ status: 304 });
    return route.fulfill({ body: lies.body, contentType: "application/json", headers: lies.tag ? { etag: lies.tag } : {} });
  });
  // A window looks as soon as it is the one that does.
  const look = async (body = lies.body, tag = lies.tag) => {
    Object.assign(lies, { body, tag });
    const before = lies.asked.length;
    await desk.page.reload();
    await seeStarted(desk.page);
    await new Gate(desk.page).seeSignedIn(ADMINISTRATOR);
    await until(() => lies.asked.length > before, "the site is asked");
    await new Gate(desk.page).tab("publishing");
    await desk.ready();
  };
  const seeRefused = (words) => at(desk.page, "site-refused").filter({ hasText: words }).waitFor();
  const seeTaken = async (version) => {
    await desk.seeInForce(version);
    await desk.edition(version).filter({ hasText: "beside the site" }).waitFor();
  };
  const faults = async () => JSON.stringify(await readJournal(desk.page)).split('\\"C3\\"').length - 1;
  return use({ desk, key: await keyOf(desk.page), lies, look, seeRefused, seeTaken, faults });
});

test("the bundle beside the site is taken in, and a refused one is told once for each ETag", { timeout: 120_000 }, () => besideTheSite(async ({ desk, key, lies, look, seeRefused, seeTaken, faults }) => {
  await look(await bundle(key, { version: 5 }), '"one"');
  await seeTaken(5);
  await look(await bundle(key, { version: 4 }), '"two"');
  await seeRefused("version 5 is here already");
  await look();
  assert.equal(lies.asked.at(-1), '"two"');
  await desk.seeInForce(5);
  await seeRefused("version 5 is here already");
  assert.equal(await faults(), 1, "told once");
}));

test("a server without ETags sends the file each time: it is taken in once, refused once, and a newer one is seen", { timeout: 120_000 }, () => besideTheSite(async ({ desk, key, lies, look, seeRefused, seeTaken, faults }) => {
  await look(await bundle(key, { version: 5 }));
  await seeTaken(5);
  await look();
  await look(await bundle(await strangerKey(), { version: 6 }));
  await seeRefused("signed by key");
  await look();
  await seeRefused("signed by key");
  await look(await bundle(key, { version: 6 }));
  await seeTaken(6);
  await at(desk.page, "site-refused").waitFor({ state: "detached" });
  assert.ok(lies.asked.length > 4 && lies.asked.every((known) => known === undefined), `asked by ${lies.asked}`);
  assert.equal(await faults(), 1, "told once");
  const published = factsOf(await readJournal(desk.page), "content").filter(({ kind }) => kind === "published");
  assert.deepEqual(published.map(({ fact }) => fact.edition.version), [5, 6], "taken in once");
}));

test("a bundle of the future is refused until one of the clocks is right, and an expired one is told as such", { timeout: 120_000 }, () => besideTheSite(async ({ desk, key, look, seeRefused, seeTaken }) => {
  const [day, now] = [86_400_000, Date.now()];
  await look(await bundle(key, { version: 1, made_at: now + 60 * day, expires_at: now + 300 * day }), '"future"');
  await seeRefused("later than this machine's date");
  assert.equal(await at(desk.page, "in-force").getAttribute("data-state"), "shipped");
  await look(await bundle(key, { version: 1, made_at: now - 400 * day, expires_at: now - 100 * day }), '"expired"');
  await seeRefused("has expired");
  await look(await bundle(key, { version: 20_000 }), '"far"');
  await seeRefused("not believable");
  await look(await bundle(key, { version: 1 }), '"right"');
  await seeTaken(1);
  await at(desk.page, "site-refused").waitFor({ state: "detached" });
}));

test("an older file put back beside the site changes nothing, a newer one does, and a file that is taken away leaves what is in force", { timeout: 120_000 }, () => besideTheSite(async ({ desk, key, look, seeRefused, seeTaken }) => {
  const [older, newer] = [await bundle(key, { version: 5 }), await bundle(key, { version: 7 })];
  await look(older, '"five"');
  await seeTaken(5);
  await look(newer, '"seven"');
  await seeTaken(7);
  // IT restores yesterday's folder.
  await look(older, '"five"');
  await seeRefused("version 7 is here already");
  await desk.seeInForce(7);
  await look(null);
  await at(desk.page, "site-refused").waitFor({ state: "detached" });
  await desk.seeInForce(7);
  await look(await bundle(key, { version: 7, made_at: Date.now() - 86_400_000 }), '"other seven"');
  await seeRefused("with other content");
  await look(await bundle(key, { version: 8 }), '"eight"');
  await seeTaken(8);
  await at(desk.page, "site-refused").waitFor({ state: "detached" });
}));

test("a hall that is published is used by every window as soon as it may", { timeout: 120_000 }, () => inHall(async ({ context, staff, open }) => {
  const desk = await staff(ADMINISTRATOR);
  await desk.makeKey();
  const key = await keyOf(desk.page);
  const display = await open("/display/");
  const hall = JSON.parse(shippedPart("hall.json"));
  const change = async (version, edit) => {
    const text = JSON.stringify(edit(structuredClone(hall)));
    const file = JSON.parse(`${(await bundle(key, { version })).toString()}`);
    const parts = file.parts.map((part) => (part.name === "hall.json" ? { name: part.name, sha256: createHash("sha256").update(text).digest("hex"), text } : part));
    return bundle(key, { version, parts });
  };
  await desk.change(APPROVER);
  await desk.importBundle(await change(1, (hall) => ({ ...hall, name: { ...hall.name, en: "Hall of the New Name" } })), "Version 1");
  // A word takes effect at once: the display loads itself anew, the staff's window says that it should be.
  await at(desk.page, "reload").waitFor();
  await display.getByText("Hall of the New Name").first().waitFor({ state: "attached" });
}));

test("what an administrator puts forward in the form another person sees in words, approves and publishes", { timeout: 120_000 }, () => inHall(async ({ staff }) => {
  const desk = await staff(ADMINISTRATOR);
  await desk.makeKey();
  await new Gate(desk.page).tab("settings");
  await at(desk.page, "form-section-items").click();
  await at(desk.page, "form-open-0").click();
  await at(desk.page, "form-input-items-0-name-en").fill("Living allowance");
  await at(desk.page, "form-change").waitFor();
  await at(desk.page, "form-send").click();
  await at(desk.page, "form-sent").waitFor();
  await desk.change(APPROVER);
  assert.deepEqual(await at(desk.page, "diff-row").first().locator("th, td").allInnerTexts(), ["Items › Living allowance › Name › English", "Minimum living allowance", "Living allowance"]);
  await desk.press("guide-approve");
  await desk.told("done", "Approved");
  await desk.press("guide-publish");
  await desk.press("publish-yes");
  await desk.told("done", "Version 1 is published");
  await desk.seeInForce(1);
  await at(desk.page, "reload").waitFor();
}));

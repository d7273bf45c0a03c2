// Signing keys in doubt: two people confirm them, nobody twice and nobody through another's PIN; keys made anew; and what the recovery kit takes back.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, serveSite } from "./harness.mjs";
import { factsOf, readJournal, tearRecord } from "./journal.mjs";
import { ADMINISTRATOR, Gate, MANAGER, OTHER_ADMINISTRATOR, demoPin } from "./pages/gate.mjs";
import { at, id } from "./pages/page.mjs";
import { APPROVER, AUTHOR, bundle, hallsOf, keyChange, keyOf, strangerKey } from "./pages/publishing.mjs";

const NEW_PIN = "274913";

let site;
let browser;
before(async () => { [site, browser] = [await serveSite(), await openBrowser()]; });
after(async () => { await browser.close(); await site.close(); });

const inHall = hallsOf(() => browser, () => site);
const facts = async (desk) => factsOf(await readJournal(desk.page), "content");
/** The short names that somebody compares: key and recovery kit. */
const names = (desk) => at(desk.page, "key-names").locator("code").allTextContents();

/** A hall that has published two versions, and whose record of the second is damaged. */
async function doubted(staff) {
  const desk = await staff(ADMINISTRATOR);
  const kit = await desk.makeKey();
  const key = await keyOf(desk.page);
  await desk.change(AUTHOR);
  for (const version of [1, 2]) await desk.importBundle(await bundle(key, { version }), `Version ${version}`);
  await tearRecord(desk.page, "content");
  await desk.reload(AUTHOR);
  return { desk, kit, key };
}

test("keys before a damaged record are confirmed by two people, each by their PIN, and publishing goes on", { timeout: 180_000 }, () => inHall(async ({ staff, open }) => {
  const { desk, key } = await doubted(staff);
  // Whoever is no administrator is told who must begin; nothing is taken in meanwhile.
  await desk.seeKeys("doubtful");
  await at(desk.page, "keys-need-administrator").waitFor();
  assert.equal(await at(desk.page, "key-compare").count(), 0);
  assert.match(await at(desk.page, "keys-doubt").innerText(), /cannot be read: 1 in all.*neither publishes nor imports/);
  await desk.importRefused(await bundle(key, { version: 3 }), "before two people have compared the key");
  // What is shown may be old, and that is said: here, on the staff's other parts, and at the counters.
  await desk.page.waitForSelector(`${id("in-force")}[data-state="older"]`);
  assert.match(await at(desk.page, "in-force-warning").innerText(), /Version 1 is shown; this machine has used version 2.*First let two people/);
  assert.equal(await at(desk.page, "content-older").count(), 0, "said once on one screen");

  await desk.change(ADMINISTRATOR);
  await new Gate(desk.page).tab("hall");
  await at(desk.page, "content-older").filter({ hasText: "may not be the newest: Version 1 is shown" }).waitFor();
  await new Gate(desk.page).tab("publishing");
  const counter = await open("/counter/");
  await at(counter, "content-older").waitFor();
  const compared = await names(desk);
  assert.equal(compared.length, 2);
  await desk.press("key-compare");
  assert.deepEqual(await names(desk), compared, "what is compared stands above the PIN");
  await desk.confirmBy(ADMINISTRATOR, "111");
  await desk.told("failed", "6 to 12 digits");
  await desk.confirmBy(ADMINISTRATOR, NEW_PIN);
  await desk.told("failed", "4 more");
  assert.ok((await facts(desk)).every(({ kind }) => kind !== "keys_compared"));
  await desk.confirmBy(ADMINISTRATOR);
  await desk.told("done", "a second person must sign in");
  await desk.seeKeys("waiting");
  assert.equal(await at(desk.page, "keys-first").getAttribute("data-person"), ADMINISTRATOR);
  assert.match(await at(desk.page, "keys-waiting-for").innerText(), /Fan Zhiyuan, Wen Lihua, Burigude, Nuomin/);
  await at(desk.page, "keys-own-part").filter({ hasText: "You are the first person" }).waitFor();
  // Signing in again makes no other person.
  await desk.change(ADMINISTRATOR);
  await desk.seeKeys("waiting");
  assert.equal(await at(desk.page, "keys-confirm").count(), 0);

  await desk.change(APPROVER);
  assert.deepEqual(await names(desk), compared);
  await desk.press("keys-confirm");
  await desk.confirmBy(APPROVER);
  await desk.told("done", "Both have confirmed");
  await desk.seeKeys("here");
  const pinned = (await facts(desk)).filter(({ kind }) => kind === "key_pinned").at(-1);
  assert.deepEqual([pinned.fact.by, pinned.fact.vouched_by], [ADMINISTRATOR, APPROVER]);
  await desk.importBundle(await bundle(key, { version: 4 }), "Version 4");
  await desk.seeInForce(4);
  await desk.page.waitForSelector(`${id("in-force")}[data-state="published"]`);
  await at(counter, "content-older").waitFor({ state: "detached" });
}));

test("nobody confirms through a person whose PIN they have let be chosen, and everybody reads why", { timeout: 180_000 }, () => inHall(async ({ staff }) => {
  const { desk } = await doubted(staff);
  await desk.change(ADMINISTRATOR);
  await desk.press("key-compare");
  await desk.confirmBy(ADMINISTRATOR);
  await desk.told("done", "a second person");
  // The administrator vouches for the approver's new PIN, and so could sign in as the approver.
  const gate = new Gate(desk.page);
  await gate.signOut();
  await gate.name(APPROVER);
  await gate.see("typing");
  await at(desk.page, "pin-forgot").click();
  await at(desk.page, "pin-colleague").selectOption(ADMINISTRATOR);
  await at(desk.page, "pin-colleague-submit").click();
  await gate.see("typing");
  await gate.type(demoPin(ADMINISTRATOR));
  await gate.choose(NEW_PIN);
  await gate.seeSignedIn(APPROVER);
  await gate.tab("publishing");
  await desk.seeKeys("waiting");
  assert.equal(await at(desk.page, "keys-confirm").count(), 0);
  assert.match(await at(desk.page, "keys-cannot").innerText(), /Wen Lihua cannot be the second person: .*Zhou Mingkai has lately vouched/);
  assert.ok(!(await at(desk.page, "keys-waiting-for").innerText()).includes("Wen Lihua"));
  // Somebody whom nobody has let in confirms.
  await desk.change(OTHER_ADMINISTRATOR);
  await desk.press("keys-confirm");
  await desk.confirmBy(OTHER_ADMINISTRATOR);
  await desk.told("done", "Both have confirmed");
  await desk.seeKeys("here");
  // A manager who may neither approve nor change keys has no such part.
  await new Gate(desk.page).signOut();
  await new Gate(desk.page).signIn(MANAGER);
  assert.equal(await at(desk.page, "tab-publishing").count(), 0);
}));

test("lost keys come back by a key card, or are made anew, and always by two people", { timeout: 240_000 }, () => inHall(async ({ staff, open }) => {
  const desk = await staff(ADMINISTRATOR);
  const kit = await desk.makeKey();
  const key = await keyOf(desk.page);
  const card = await desk.download(at(desk.page, "card-export"));
  await desk.change(AUTHOR);
  await desk.importBundle(await bundle(key, { version: 1 }), "Version 1");
  await tearRecord(desk.page, "content", (kind) => kind === "key_pinned");
  await desk.reload(AUTHOR);
  await desk.seeKeys("lost");
  await desk.change(ADMINISTRATOR);
  assert.equal(await at(desk.page, "key-compare").count(), 0, "nothing is known");
  assert.equal(await at(desk.page, "key-make").count(), 0, "these are not the first keys");
  const manager = await open("/manager/");
  await new Gate(manager).signIn(MANAGER);
  await at(manager, "content-shipped").filter({ hasText: "Version 1" }).waitFor();
  await desk.choose("card-import", Buffer.from("{}"));
  await desk.told("failed", "no key card");
  await desk.choose("card-import", card);
  await at(desk.page, "keys-comparing").waitFor();
  await desk.confirmBy(ADMINISTRATOR);
  await desk.told("done", "a second person");
  await desk.change(APPROVER);
  await desk.press("keys-confirm");
  await desk.confirmBy(APPROVER);
  await desk.told("done", "Both have confirmed");
  await desk.seeKeys("here");
  await desk.page.waitForSelector(`${id("in-force")}[data-state="published"]`);

  // The confirmation is lost as well, and there is no card: this machine's key goes on, with a new kit.
  await desk.change(OTHER_ADMINISTRATOR);
  await tearRecord(desk.page, "content", (kind) => kind === "key_pinned");
  await desk.reload(OTHER_ADMINISTRATOR);
  await desk.seeKeys("lost");
  await desk.press("key-anew");
  await at(desk.page, "key-ask").filter({ hasText: "still has a key" }).waitFor();
  await desk.press("key-go-on");
  const another = await desk.keepKit();
  assert.notDeepEqual(another, kit);
  await at(desk.page, "keys-comparing").waitFor();
  await desk.confirmBy(OTHER_ADMINISTRATOR);
  await desk.told("done", "a second person");
  assert.equal((await keyOf(desk.page)).publicKey, key.publicKey);
  await desk.change(AUTHOR);
  await desk.press("keys-confirm");
  await desk.confirmBy(AUTHOR);
  await desk.told("done", "Both have confirmed");
  await desk.importBundle(await bundle(key, { version: 5 }), "Version 5");
  await desk.change(ADMINISTRATOR);
  await desk.press("key-use-kit");
  await at(desk.page, "key-kit-typed").fill(kit.join(" "));
  await desk.press("key-kit-check");
  await desk.told("failed", "not the kit that counts");
  await at(desk.page, "key-kit-typed").fill(another.join(" "));
  await desk.press("key-kit-check");
  await at(desk.page, "key-since").waitFor();
}));

test("a thief has changed the key: the kit says since when, what follows is shown first, and what the hall had published comes back, as every desk is told", { timeout: 180_000 }, () => inHall(async ({ staff, open }) => {
  const desk = await staff(ADMINISTRATOR);
  const kit = await desk.makeKey();
  const key = await keyOf(desk.page);
  const card = JSON.parse(await desk.download(at(desk.page, "card-export")));
  await desk.change(AUTHOR);
  await desk.importBundle(await bundle(key, { version: 1 }), "Version 1");
  const thief = await strangerKey();
  const stolen = await keyChange(key, card, thief);
  await desk.importBundle(await bundle(thief, { version: 2, key_changes: [stolen] }), "Version 2");
  await desk.seeKeys("other");
  await desk.change(ADMINISTRATOR);
  await desk.press("key-use-kit");
  await at(desk.page, "key-kit-typed").fill(kit.join(" "));
  await desk.press("key-kit-check");
  const choices = at(desk.page, "key-since-choice");
  assert.deepEqual(await choices.evaluateAll((all) => all.map((one) => [one.dataset.number, one.checked])), [["1", true], ["0", false]]);
  assert.match(await at(desk.page, "key-since-after").innerText(), /is believed as before[\s\S]*Version 2 \(made/);
  await choices.nth(1).check();
  await desk.page.waitForSelector(`${id("key-since-lost")}[data-code="2"][data-number="1"]`);
  assert.match(await at(desk.page, "key-since-after").innerText(), /withdrawn: version 2[\s\S]*Version 1 \(made/);
  await desk.seeInForce(2);
  await desk.press("key-since-go-on");
  await desk.keepKit();
  await desk.seeKeys("here");
  await desk.seeInForce(1);
  assert.equal(await desk.edition(2).getAttribute("data-state"), "withdrawn");
  const counter = await open("/counter/");
  await at(counter, "kit-used").filter({ hasText: "version 2 withdrawn" }).waitFor();
  await at(desk.page, "kit-used").waitFor();
  // The thief is shut out; the hall goes on above everything.
  await desk.change(AUTHOR);
  await desk.importRefused(await bundle(thief, { version: 3, key_changes: [stolen] }), "Statement 1");
  await desk.importRefused(await bundle(key, { version: 3 }), "signed by key");
  const fresh = await keyOf(desk.page);
  const rescue = JSON.parse(await desk.download(at(desk.page, "card-export"))).changes;
  await desk.importBundle(await bundle(fresh, { version: 3, key_changes: rescue }), "Version 3");
  await desk.seeInForce(3);
}));

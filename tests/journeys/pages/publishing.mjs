// Publishing as staff do it, and bundles as another machine would make them.

import { createHash, webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, seeStarted, shippedContent, withoutWorker } from "../harness.mjs";
import { Gate, demoPin } from "./gate.mjs";
import { at, id, seeAttribute } from "./page.mjs";

/** Writes and approves; approves and publishes. */
export const [AUTHOR, APPROVER] = ["fan-zhiyuan", "wen-lihua"];
const DAY_MS = 86_400_000;
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** A shipped part as text. */
export const shippedPart = (name) => readFileSync(join(DIST, "content", name), "utf8");

/** The shipped guides with one of them changed. */
export function guidesWith(guide, change) {
  const file = JSON.parse(shippedPart("guides.json"));
  change(file.guides.find((one) => one.id === guide));
  return JSON.stringify(file);
}

/** Somebody who signs: what public key they have, and how. */
export async function strangerKey() {
  const pair = await webcrypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  return {
    publicKey: hex(await webcrypto.subtle.exportKey("raw", pair.publicKey)),
    sign: async (text) => hex(await webcrypto.subtle.sign("Ed25519", pair.privateKey, Buffer.from(text))),
  };
}

/** The key of the page's own machine, used where the browser keeps it: nobody can take it out, and whoever has the machine can sign with it. */
export async function keyOf(page) {
  const use = (text) => page.evaluate(async (text) => {
    const asked = (request) => new Promise((done, fail) => { request.onsuccess = () => done(request.result); request.onerror = () => fail(request.error); });
    const database = await asked(indexedDB.open("residents-window-keys-demo"));
    const [pair] = await asked(database.transaction("keys").objectStore("keys").getAll());
    database.close();
    const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    if (text === null) return hex(await crypto.subtle.exportKey("raw", pair.publicKey));
    return hex(await crypto.subtle.sign("Ed25519", pair.privateKey, new TextEncoder().encode(text)));
  }, text);
  return { publicKey: await use(null), sign: use };
}

/** A bundle of the demonstration, in its one spelling; `change` is made before it is signed. */
export async function bundle(key, { version = 1, guides = shippedPart("guides.json"), ...change } = {}) {
  const part = (name, text) => ({ name, sha256: sha256(text), text });
  const content = {
    form: "residents-window/bundle/1",
    hall: `demo-${shippedContent().code}`,
    version,
    made_at: Date.now() - 3 * DAY_MS,
    expires_at: Date.now() + 300 * DAY_MS,
    author: "yang-suqin",
    approvers: ["burigude"],
    key: sha256(Buffer.from(key.publicKey, "hex")).slice(0, 16),
    key_changes: [],
    parts: [part("guides.json", guides), part("hall.json", shippedPart("hall.json")), part("notices.json", shippedPart("notices.json"))],
    ...change,
  };
  const signed = JSON.stringify(content).slice(0, -1);
  return Buffer.from(`${signed},"signature":"${await key.sign(signed)}"}`);
}

/** Halls for tests: each in a profile of its own, with windows, and staff windows that are at the part "publishing". */
export const hallsOf = (browser, site) => async (use) => {
  const context = await browser().newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
  context.setDefaultTimeout(15_000);
  await withoutWorker(context);
  const open = async (path) => {
    const page = await context.newPage();
    await page.goto(`${site().origin}${path}?demo=1&lang=en`);
    await seeStarted(page);
    return page;
  };
  try {
    return await use({ context, open, staff: async (person) => new Publishing(await open("/staff/")).enter(person) });
  } finally {
    await context.close();
  }
};

/** The statement that `to` counts from now on, in place of the first key, as whoever has that key can make it. */
export async function keyChange(key, card, to) {
  const change = { number: 1, from: sha256(Buffer.from(key.publicKey, "hex")).slice(0, 16), to: to.publicKey, recovery: card.recovery, at: Date.now(), by: "old_key" };
  const said = ["residents-window/key-change/1", card.hall, change.number, change.from, change.to, change.recovery, change.at, "old-key"];
  return { ...change, signature: await key.sign(said.map((line) => `${line}\n`).join("")) };
}

/** The part "publishing" of a staff window. */
export class Publishing {
  constructor(page) {
    this.page = page;
  }

  /** Signs in and turns to it. */
  async enter(person) {
    const gate = await new Gate(this.page).signIn(person);
    await gate.tab("publishing");
    await this.ready();
    return this;
  }

  /** Somebody else signs in here. */
  async change(person) {
    await new Gate(this.page).signOut();
    return this.enter(person);
  }

  /** Waits until nothing is asked. */
  ready() {
    return this.page.waitForSelector(`${id("publishing")}[data-state="ready"] ${id("in-force")}`);
  }

  async press(name) {
    await at(this.page, name).click();
  }

  /** Waits for what was told. */
  async told(state, words) {
    await this.page.locator(`${id("publishing-message")}[data-state="${state}"]`).filter({ hasText: words }).waitFor();
    await this.ready();
  }

  /** The page is loaded anew; whoever is signed in stays so. */
  async reload(person) {
    await this.page.reload();
    await seeStarted(this.page);
    const gate = new Gate(this.page);
    await gate.seeSignedIn(person);
    await gate.tab("publishing");
    return this.ready();
  }

  /** Waits until the keys stand so. */
  seeKeys(state) {
    return seeAttribute(this.page, "publishing-keys", "data-state", state);
  }

  /** Types a PIN to confirm keys. */
  async confirmBy(person, pin = demoPin(person)) {
    await at(this.page, "keys-pin").fill(pin);
    await this.press("keys-pin-send");
  }

  /** First start on this machine: the key, and the kit, which is the answer. */
  async makeKey() {
    await this.press("key-make");
    await this.press("key-go-on");
    return this.keepKit();
  }

  /** Copies the kit and proves it. */
  async keepKit() {
    await at(this.page, "key-kit-groups").locator("code").first().waitFor();
    const groups = await at(this.page, "key-kit-groups").locator("code").allTextContents();
    const asked = Number(await at(this.page, "key-kit-group").getAttribute("data-number"));
    await at(this.page, "key-kit-group").fill(groups[asked - 1]);
    await this.press("key-kit-keep");
    await at(this.page, "key-kit").waitFor({ state: "detached" });
    await this.ready();
    return groups;
  }

  /** Chooses a file after a button. */
  async choose(button, buffer, name = "file.json") {
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), this.press(button)]);
    await chooser.setFiles({ name, mimeType: "application/json", buffer });
  }

  /** Takes a bundle in. */
  async importBundle(buffer, words) {
    await this.choose("bundle-import", buffer);
    await this.told("done", words);
  }

  /** Tries to take a bundle in. */
  async importRefused(buffer, words) {
    await this.choose("bundle-import", buffer);
    await this.told("failed", words);
  }

  /** What a button gives as a file. */
  async download(button) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), button.click()]);
    return readFileSync(await download.path());
  }

  /** The row of a version. */
  edition(version) {
    return this.page.locator(`${id("edition")}[data-number="${version}"]`);
  }

  /** Waits until this version is in force. */
  seeInForce(version) {
    return seeAttribute(this.page, "in-force-version", "data-number", String(version));
  }
}

// The windows in which states are reached: a kiosk, a display, counters, with a disk that can be full or silent.

import { seeStarted } from "./harness.mjs";
import { Counter } from "./pages/counter.mjs";
import { Display } from "./pages/display.mjs";
import { Gate } from "./pages/gate.mjs";
import { Kiosk } from "./pages/kiosk.mjs";
import { at, id } from "./pages/page.mjs";

/** How often a display asks the other windows, and how long it takes at most until it says that they are silent. */
const [ASK_SECONDS, STALE_SECONDS] = [5, 16];

/** Prepared before a page's own scripts: a disk that can be full or silent, locks that can be silent. */
function installBrakes() {
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function transaction(stores, mode, ...rest) {
    if (window.full && mode === "readwrite") throw new DOMException("the disk is full", "QuotaExceededError");
    if (window.stalled && mode === "readwrite") {
      const holder = begin.call(this, stores, mode);
      const store = holder.objectStore([stores].flat()[0]);
      const hold = () => { if (window.stalled) store.get("").onsuccess = hold; };
      hold();
    }
    return begin.call(this, stores, mode, ...rest);
  };
  const request = LockManager.prototype.request;
  LockManager.prototype.request = function locked(name, ...rest) {
    return window.locksStalled && name.includes("counter-") ? new Promise(() => {}) : request.call(this, name, ...rest);
  };
}
/** Makes the disk of a page silent, or lets it answer again. */
export const stall = (page, on) => page.evaluate((on) => { window.stalled = on; }, on);

/** The windows of one stage in one language. */
export class Stage {
  constructor(context, origin, language) {
    Object.assign(this, { context, origin, language, windows: {} });
  }

  /** A window of this stage, made when it is first asked for. */
  async window(name, path, { query = "demo=1", time, before } = {}) {
    if (this.windows[name]) return this.windows[name];
    const page = await this.context.newPage();
    await page.addInitScript(installBrakes);
    if (time) await page.clock.install({ time });
    await before?.(page);
    await page.goto(`${this.origin}${path}?${query}&lang=${this.language}`);
    await seeStarted(page);
    this.windows[name] = page;
    return page;
  }

  async kiosk(how) { return new Kiosk(await this.window("kiosk", "/", how)); }
  async display(how) { return new Display(await this.window("display", "/display/", how)); }
  /** The staff's window, as the manager sees it; `person: null` leaves it at the names. */
  staff(how) { return this.signedIn("staff", how); }
  manager(how) { return this.signedIn("manager", how); }
  async signedIn(name, { person, tab, ...how } = {}) {
    const isNew = !this.windows[name];
    const page = await this.window(name, `/${name}/`, how);
    const gate = new Gate(page);
    if (isNew && person !== null) await gate.signIn(person);
    if (tab) await gate.tab(tab);
    return page;
  }
  async counter(how) { return new Counter(await this.window("counter", "/counter/", how)); }

  /** The counter in the background of a stage, with somebody at it. */
  async staffed(number = "1") {
    const counter = await this.counter();
    if (await at(counter.page, "counter-select").count()) await counter.sitDown(number);
    return counter;
  }
}

/**
 * A display that knows a counter's window, and that window closed while its counter is open: the display, and how many seconds later it says so. All
 * windows of a context share its clock.
 */
export async function silenceCounters(stage) {
  const { page } = await stage.display({ time: new Date() });
  const counter = await stage.staffed("1");
  // The display has asked once more, and heard the counter.
  await second(page, ASK_SECONDS + 1);
  await counter.page.close();
  delete stage.windows.counter;
  for (let seconds = 1; seconds <= STALE_SECONDS; seconds++) {
    await second(page);
    if (await page.locator(`${id("display-stale")}[data-because="counters"]`).count()) return { page, seconds };
  }
  throw new Error("the display never said that the counters are silent");
}

/** Seconds pass, and in each of them the storage has the time to answer. */
async function second(page, count = 1) {
  for (let nth = 0; nth < count; nth++) {
    await page.clock.runFor(1_000);
    for (let turn = 0; turn < 3; turn++) await page.evaluate(async () => (await indexedDB.databases()).length);
  }
}

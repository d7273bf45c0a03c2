// What all surfaces have in common: everything is found by its test id.

/** The selector of a test id. */
export const id = (name) => `[data-testid="${name}"]`;

/** What has this name. */
export const at = (page, name) => page.getByTestId(name);

/** Waits until an attribute of what has this name has a value. */
export const seeAttribute = (page, name, attribute, value) => page.waitForSelector(`${id(name)}[${attribute}="${value}"]`, { state: "attached" });

/** Has a page remember when somebody pressed something last: for `lastPress`. */
export const rememberPresses = (page) => page.addInitScript(() => {
  for (const kind of ["click", "keydown"]) addEventListener(kind, () => { window.lastPress = performance.timeOrigin + performance.now(); }, true);
});

/** The instant of the last press in a window. */
export const lastPress = (page) => page.evaluate(() => window.lastPress);

/** So far apart a scanner's keys come, in milliseconds. */
const SCANNER_GAP_MS = 4;
const sessions = new WeakMap();

/** A key as the browser is told of it. */
function strokeOf(key) {
  if (key === "Enter") return { code: "Enter", key, windowsVirtualKeyCode: 13, text: "\r" };
  if (!/^[0-9A-Z]$/.test(key)) throw new Error(`no scanner of ours types ${key}`);
  return { code: key < "A" ? `Digit${key}` : `Key${key}`, key, windowsVirtualKeyCode: key.charCodeAt(0), text: key };
}

/** A page whose clock a test has taken over tells a key's time by that clock: when the page came to it, and not when it was pressed. */
const hasOwnClock = (page) => page.evaluate(() => !String(Object.getOwnPropertyDescriptor(Event.prototype, "timeStamp").get).includes("[native code]"));
/** Enough for a busy machine between asking for the time and stopping it. */
const UNTIL_STOPPED_MS = 3_000;

/**
 * Types as a scanner does, all keys and Enter in one burst. Each key bears the instant at which a scanner would have sent it, as a key of a real one does:
 * a machine that is busy brings them late, and no slower. A clock of the test's own stands still meanwhile.
 */
export async function scan(page, characters) {
  const stops = await hasOwnClock(page);
  if (stops) await page.clock.pauseAt((await page.evaluate(() => Date.now())) + UNTIL_STOPPED_MS);
  await strike(page, characters);
  if (stops) await page.clock.resume();
}

async function strike(page, characters) {
  if (!sessions.has(page)) sessions.set(page, page.context().newCDPSession(page));
  const session = await sessions.get(page);
  const strokes = [...characters, "Enter"].map(strokeOf);
  const begun = Date.now() - strokes.length * SCANNER_GAP_MS;
  await Promise.all(strokes.flatMap(({ text, ...key }, nth) => {
    const at = (ms) => (begun + nth * SCANNER_GAP_MS + ms) / 1_000;
    return [
      session.send("Input.dispatchKeyEvent", { type: "keyDown", ...key, text, timestamp: at(0) }),
      session.send("Input.dispatchKeyEvent", { type: "keyUp", ...key, timestamp: at(1) }),
    ];
  }));
}

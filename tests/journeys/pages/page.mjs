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

/** Types as a scanner does, all keys and Enter in one burst: much faster than people, however slow this machine is. */
export const scan = (page, digits) => Promise.all([...digits, "Enter"].map((key) => page.keyboard.press(key)));

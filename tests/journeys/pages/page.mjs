// What all surfaces have in common: everything is found by its test id.

/** The selector of a test id. */
export const id = (name) => `[data-testid="${name}"]`;

/** What has this name. */
export const at = (page, name) => page.getByTestId(name);

/** Waits until an attribute of what has this name has a value. */
export const seeAttribute = (page, name, attribute, value) => page.waitForSelector(`${id(name)}[${attribute}="${value}"]`, { state: "attached" });

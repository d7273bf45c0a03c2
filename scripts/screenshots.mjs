// Every surface and state at its sizes, in both languages, into screenshots/: look at them, and mend what you would not accept in a real hall.
//
// node scripts/screenshots.mjs [word...]: only states whose id contains a word. LANGUAGES=zh for one language.

import { mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { openBrowser, serveSite } from "../tests/journeys/harness.mjs";
import { STATES } from "../tests/journeys/states.mjs";
import { walk } from "../tests/journeys/walk.mjs";

const folder = fileURLToPath(new URL("../screenshots", import.meta.url));
const words = process.argv.slice(2);
const chosen = STATES.filter(({ id }) => words.length === 0 || words.some((word) => id.includes(word)));
// A state may stand on what the rows before it in its stage have done.
const rows = STATES.filter((row) => chosen.some((one) => one.surface === row.surface && one.stage === row.stage));

if (words.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const [site, browser] = [await serveSite(), await openBrowser()];
let pictures = 0;
const missing = [];
try {
  await walk(browser, site.origin, {
    rows,
    languages: (process.env.LANGUAGES ?? "zh,en").split(","),
    async visit(row, page, { language, size, mode }) {
      if (!chosen.includes(row)) return;
      await page.screenshot({ path: join(folder, `${row.id}-${language}-${size}${mode && `-${mode}`}.png`), animations: "disabled" });
      pictures += 1;
    },
    failed(row, language, error) { missing.push(`${row.id} (${language}): ${error.message.split("\n")[0]}`); },
  });
} finally {
  await browser.close();
  await site.close();
}
console.log(`${pictures} pictures in ${folder}`);
for (const line of missing) console.log(`NOT REACHED: ${line}`);
process.exit(missing.length ? 1 : 0);

// Walks the table of states in both languages, at every size, with large type, and the main ones seated and in high contrast.

import { withoutWorker } from "./harness.mjs";
import { at } from "./pages/page.mjs";
import { STATES, Stage } from "./states.mjs";

/** Walks the table in both languages: `visit(row, page, { language, size, mode })` for each picture; a state that is not reached goes to `failed`. */
export async function walk(browser, origin, { visit, failed, rows = STATES, languages = ["zh", "en"] }) {
  for (const language of languages) {
    let stage;
    for (const row of rows) {
      if (stage?.name !== `${row.surface} ${row.stage}`) {
        await stage?.context.close();
        const context = await browser.newContext({ viewport: { width: row.sizes[0][0], height: row.sizes[0][1] } });
        context.setDefaultTimeout(10_000);
        await withoutWorker(context);
        stage = Object.assign(new Stage(context, origin, language), { name: `${row.surface} ${row.stage}` });
      }
      try {
        const page = await row.reach(stage);
        await visitSizes(row, page, language, visit);
      } catch (error) {
        await failed(row, language, error);
      }
    }
    await stage?.context.close();
  }
}

async function visitSizes(row, page, language, visit) {
  await page.bringToFront();
  for (const mode of ["", ...(row.elder ? ["elder"] : []), ...(row.modes ?? [])]) {
    if (mode) await at(page, `mode-${mode}`).click();
    for (const [width, height] of row.sizes) {
      await page.setViewportSize({ width, height });
      await visit(row, page, { language, size: `${width}x${height}`, mode });
    }
    if (mode) await at(page, `mode-${mode}`).click();
  }
  const [width, height] = row.sizes[0];
  await page.setViewportSize({ width, height });
}

// Walks the table of states in both languages, at every size, and with large type.

import { withoutWorker } from "./harness.mjs";
import { at } from "./pages/page.mjs";
import { STATES, Stage } from "./states.mjs";

/** Walks the table in both languages: `visit(row, page, { language, size, elder })` for each picture; a state that is not reached goes to `failed`. */
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
  for (const elder of row.elder ? [false, true] : [false]) {
    if (elder) await at(page, "mode-elder").click();
    for (const [width, height] of row.sizes) {
      await page.setViewportSize({ width, height });
      await visit(row, page, { language, size: `${width}x${height}`, elder });
    }
  }
  if (row.elder) await at(page, "mode-elder").click();
  const [width, height] = row.sizes[0];
  await page.setViewportSize({ width, height });
}

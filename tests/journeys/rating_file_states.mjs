// The states of ratings as files and of their verification, for the table of all states.

import { readFileSync } from "node:fs";
import { at, seeAttribute } from "./pages/page.mjs";
import { seedRatingRecords } from "./rating_files.mjs";

/** A demonstration whose day is a known one: the ratings are of the week before. */
const MORNING = new Date("2026-11-25T02:00:00Z");

async function manager(stage) {
  const kiosk = await stage.kiosk({ time: MORNING });
  await seedRatingRecords(kiosk.page, 6);
  return stage.manager({ time: MORNING });
}

async function exported(page) {
  const [file] = await Promise.all([page.waitForEvent("download"), at(page, "rating-export-json").click()]);
  await seeAttribute(page, "rating-exported", "data-state", "done");
  return readFileSync(await file.path(), "utf8");
}

async function verify(page, text, heads, state) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), at(page, "rating-verify-file").click()]);
  await chooser.setFiles({ name: "ratings-0107-2026-10-29-2026-11-25.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await at(page, "rating-verify-file-name").filter({ hasText: "ratings-0107" }).waitFor();
  await at(page, "rating-verify-heads").fill(heads);
  await at(page, "rating-verify").click();
  await seeAttribute(page, "rating-verdict", "data-state", state);
  await at(page, "rating-verdict").scrollIntoViewIfNeeded();
  return page;
}

const proof = (state, change = (text) => text, heads = () => "") => async (stage) => {
  const page = await manager(stage);
  const text = await exported(page);
  return verify(page, change(text), heads(JSON.parse(text)), state);
};

/** The rows, made as those of the manager are. */
export function ratingFileStates(row) {
  const given = { stage: "rating files", bothLanguages: true };
  const own = ({ heads }) => heads.filter(([writer]) => writer.endsWith("/rating")).map((head) => head.join(" ")).join("\n");
  return [
    row("rating-file-done", ["manager files Done"], async (stage) => { const page = await manager(stage); await exported(page); return page; }, given),
    row("rating-file-bad-range", ["manager files BadRange"], async (stage) => {
      const page = await stage.manager({ time: MORNING });
      await at(page, "rating-export-to").fill("2025-01-01");
      await at(page, "rating-export-csv").click();
      await seeAttribute(page, "rating-exported", "data-state", "bad-range");
      return page;
    }, { stage: "manager" }),
    row("rating-proof-consistent", ["manager proof Consistent", "manager proof Told"], proof("consistent"), given),
    row("rating-proof-complete", ["manager proof Complete"], proof("complete", undefined, own), given),
    row("rating-proof-faulty", ["manager proof Faulty"], proof("faulty", (text) => text.replace('"score":5', '"score":4').replace(/\{"writer"[^\n]*"number":3,[^\n]*\n/, ""), own), given),
    row("rating-proof-bad-line", ["manager proof BadLine"], proof("failed", undefined, () => "lobby-1/rating 7"), given),
  ];
}

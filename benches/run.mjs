// Measures dist/ beside its peers and prints a table; the samples go to bench-results/ with the commit.
//
//   node benches/run.mjs [--quick] [--only append,day,tap,firstLoad,start,search,keystroke,feed,scan,draw,figures,sheet] [--dist DIR] [--no-build]
//
// Exit: 0 when the run counts, with whatever misses stand in the table; 1 when a control lies outside 0.9-1.1 or an answer was wrong: then no figure of
// that measure counts.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startServer } from "../scripts/serve.mjs";
import { append } from "./measures/append.mjs";
import { day } from "./measures/day.mjs";
import { draw } from "./measures/draw.mjs";
import { feed } from "./measures/feed.mjs";
import { figures } from "./measures/figures.mjs";
import { keystroke } from "./measures/keystroke.mjs";
import { scan } from "./measures/scan.mjs";
import { search } from "./measures/search.mjs";
import { sheet } from "./measures/sheet.mjs";
import { firstLoad, start } from "./measures/start.mjs";
import { tap } from "./measures/tap.mjs";
import { openPages } from "./pages.mjs";
import { printControls, printRows, verdict } from "./table.mjs";

const MEASURES = { firstLoad, append, day, tap, start, search, keystroke, feed, scan, draw, figures, sheet };
const FULL = {
  append: { rounds: 60, each: 10, warm: 50 },
  fold: { events: 25_000, folds: 40 },
  open: { opens: 12 },
  issue: { before: 5_000, rounds: 45, each: 10, warm: 30 },
  tap: { taps: 60, warm: 3 },
  start: { starts: 25, warm: 2 },
  search: { guides: 10_000, texts: 400, sounds: 200, checked: 200, slow: 20, builds: 3, loads: 15 },
  keystroke: { rounds: 10 },
  feed: { imports: 5 },
  scan: { cases: 100_000, scans: 60 },
  draw: { codes: 1_000, rounds: 15 },
  figures: { rounds: 10 },
  sheet: { rows: 100_000, rounds: 7, records: 100_000 },
};
const QUICK = {
  append: { rounds: 10, each: 5, warm: 20 },
  fold: { events: 25_000, folds: 5 },
  open: { opens: 2 },
  issue: { before: 5_000, rounds: 9, each: 5, warm: 10 },
  tap: { taps: 5, warm: 1 },
  start: { starts: 4, warm: 1 },
  search: { guides: 10_000, texts: 60, sounds: 30, checked: 40, slow: 4, builds: 1, loads: 3 },
  keystroke: { rounds: 2 },
  feed: { imports: 1 },
  scan: { cases: 5_000, scans: 10 },
  draw: { codes: 200, rounds: 4 },
  figures: { rounds: 2 },
  sheet: { rows: 20_000, rounds: 2, records: 20_000 },
};

const root = fileURLToPath(new URL("..", import.meta.url));
const { values: options } = parseArgs({ options: {
  quick: { type: "boolean" }, only: { type: "string" }, dist: { type: "string", default: join(root, "dist") }, "no-build": { type: "boolean" },
} });
const wanted = options.only?.split(",") ?? Object.keys(MEASURES);
const unknown = wanted.filter((name) => !(name in MEASURES));
if (unknown.length > 0) fail(`there is no measure ${unknown}; there are ${Object.keys(MEASURES)}`);

function fail(why) {
  console.error(`FAILED: ${why}`);
  process.exit(1);
}

const git = (...words) => execFileSync("git", ["-C", root, ...words]).toString().trim();
const commit = () => {
  try {
    return git("rev-parse", "--short=12", "HEAD") + (git("status", "--porcelain") ? " with changes" : "");
  } catch {
    return "unknown";
  }
};

const results = join(root, "bench-results");
mkdirSync(results, { recursive: true });
if (!options["no-build"] && spawnSync(join(root, "benches/build.sh"), { stdio: "inherit" }).status !== 0) process.exit(1);

const benchSite = join(results, "site");
// On the disk of the project: what /tmp lies on need not have one.
const profile = mkdtempSync(join(results, "profile-"));
const pages = await openPages({ profile, benchSite, dist: resolve(options.dist) });
const surroundings = {
  commit: commit(), at: new Date().toISOString(), chromium: pages.version, processors: `${cpus().length} x ${cpus()[0].model}`,
  memory_gb: Math.round(totalmem() / 2 ** 30), load_before: loadavg().map((load) => Number(load.toFixed(2))), counts: options.quick ? "quick" : "full",
};
const context = {
  pages, benchSite, dist: resolve(options.dist), counts: options.quick ? QUICK : FULL, hall: readFileSync(join(root, "public/content/hall.json"), "utf8"),
  native: { program: join(results, "bench-program"), hall: join(root, "public/content/hall.json") },
};

const found = [];
const failures = [];
try {
  for (const name of wanted) {
    console.log(`measuring: ${name}`);
    try {
      found.push({ measure: name, ...(await MEASURES[name](context)) });
    } catch (error) {
      failures.push(`${name}: ${error.message.split("\n")[0]}`);
      console.error(error);
    }
  }
} finally {
  await pages.close();
  rmSync(profile, { recursive: true, force: true });
}

surroundings.load_after = loadavg().map((load) => Number(load.toFixed(2)));
const rows = found.flatMap(({ rows }) => rows).map((row) => ({ ...row, verdict: verdict(row) }));
const controls = found.flatMap(({ controls }) => controls);
const file = join(results, `${surroundings.at.replace(/[:.]/g, "-")}.json`);
writeFileSync(file, `${JSON.stringify({ surroundings, rows, controls, failures, samples: Object.fromEntries(found.map(({ measure, samples }) => [measure, samples])) }, null, 1)}\n`);

console.log(`\ncommit ${surroundings.commit} · ${surroundings.processors} · Chromium ${surroundings.chromium} · load ${surroundings.load_before[0]} before, ${surroundings.load_after[0]} after${options.quick ? " · QUICK: too few samples to be quoted" : ""}\n`);
printRows(rows);
const counts = printControls(controls);
for (const failure of failures) console.log(`FAILED  ${failure}`);
console.log(`\n${file.slice(root.length)}`);
if (!counts || failures.length > 0) {
  console.log("THIS RUN DOES NOT COUNT: a control lies outside 0.9-1.1 or an answer was wrong. Run it again on a machine that does nothing else.");
  process.exit(1);
}

// Asks two other calendars about every day and writes down their answers: tests/calendar/peers.txt, against which a test holds hall.json's table.
//   node scripts/calendar.mjs            the years of the table
//   node scripts/calendar.mjs 2027       that year; what hall.json needs for it is printed
// Needs npm, python3 and pip; nothing of theirs becomes a part of the product. The State Council's notice decides where they differ.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SEED = "chinese-days@1.5.7"; // npm, MIT
const PEER = "chinesecalendar==1.11.0"; // pip, MIT
const years = process.argv.slice(2).map(Number);
const wanted = years.length > 0 ? years : [2023, 2024, 2025, 2026];

const days = (year) => {
  const first = Date.UTC(year, 0, 1);
  return Array.from({ length: (Date.UTC(year + 1, 0, 1) - first) / 86_400_000 }, (_, day) => new Date(first + day * 86_400_000));
};
const name = (day) => day.toISOString().slice(0, 10);
const isWeekend = (day) => [0, 6].includes(day.getUTCDay());

const work = mkdtempSync(join(tmpdir(), "calendar-"));
try {
  const run = (command, ...args) => execFileSync(command, args, { cwd: work, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  run("npm", "pack", "--silent", SEED);
  run("tar", "xzf", readdirSync(work).find((file) => file.endsWith(".tgz")));
  const { holidays, workdays } = JSON.parse(readFileSync(join(work, "package/dist/chinese-days.json"), "utf8"));
  const ofSeed = (year) => days(year).map((day) => (name(day) in holidays ? 0 : name(day) in workdays || !isWeekend(day) ? 1 : 0));

  run("python3", "-m", "pip", "install", "--quiet", "--no-deps", "--target", "peer", PEER);
  const ask = `
import sys, datetime
sys.path.insert(0, "peer")
import chinese_calendar
for year in sys.argv[1:]:
    day, answers = datetime.date(int(year), 1, 1), ""
    while day.year == int(year):
        answers += "1" if chinese_calendar.is_workday(day) else "0"
        day += datetime.timedelta(days=1)
    print(answers)
`;
  const ofPeer = run("python3", "-c", ask, ...wanted.map(String)).trim().split("\n");

  if (years.length > 0) {
    const inYear = (table) => Object.keys(table).filter((day) => wanted.includes(Number(day.slice(0, 4)))).sort();
    console.log(JSON.stringify({ holidays: inYear(holidays), workdays: inYear(workdays) }, null, 2));
  } else {
    const head = "# Is it a day of work? A line for each calendar and year, a digit for each day: 1 yes, 0 no. Made by: node scripts/calendar.mjs\n";
    const line = (who, year, answers) => `${who} ${year} ${answers}\n`;
    const lines = wanted.map((year, at) => line(SEED, year, ofSeed(year).join("")) + line(PEER, year, ofPeer[at]));
    writeFileSync(new URL("../tests/calendar/peers.txt", import.meta.url), head + lines.join(""));
  }
  wanted.forEach((year, at) => {
    const differ = days(year).filter((_, day) => String(ofSeed(year)[day]) !== ofPeer[at][day]).map(name);
    console.error(`${year}: ${differ.length === 0 ? "both say the same of every day" : `they differ: ${differ.join(" ")}`}`);
  });
} finally {
  rmSync(work, { recursive: true });
}

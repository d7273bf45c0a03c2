// Ratings in the journal for the journeys of exports, and what stands in the files.

import { append, keep } from "./cases.mjs";

const uuid = (nth) => `0198c0de-0000-7000-8000-${String(nth).padStart(12, "0")}`;

/** What residents have typed. */
export const COMMENTS = ["等了一个上午", "=1+1", "打 138 1234 5678 找我", "\u202e=HYPERLINK(\"http://x\")", "第一行\n第二行, \"好\""];

/** So many ratings of one day, one after another; each third bad. */
export async function seedRatingRecords(page, count, day = "2026-11-16") {
  const appends = [];
  for (let nth = 0; nth < count; nth++) {
    const score = nth % 3 === 2 ? 2 : 5 - (nth % 2);
    const typed = COMMENTS[nth % 7];
    const comment = typed && await keep(page, typed);
    const service = { item: "minimum-living", queue: "A", counter: "2", clerk: "bai-haitao" };
    const rated = { level: score, ...(score < 3 && { reasons: ["slow"] }), ...(comment && { comment }), service, language: "zh" };
    const [stream, time] = [`rating/ticket:${day}:${uuid(nth)}`, Date.parse(`${day}T09:00:00+08:00`) + nth * 61_000];
    appends.push({ stream, time, event: { rated } });
    if (score < 3) appends.push({ stream, time, event: { follow_up_opened: { call_back: 1, mend: 15 } } });
  }
  await append(page, appends);
}

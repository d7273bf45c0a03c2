// Ratings in the journal, written as a kiosk would: straight into IndexedDB, with a writer of their own; and the tickets they are about.

import { append, keep } from "./cases.mjs";

/** The clerk who holds counter 2. */
export const CLERK = "bai-haitao";
const uuid = (nth) => `0198c0de-0000-7000-8000-${String(nth).padStart(12, "0")}`;
const at = (day, clock = "09:30") => Date.parse(`${day}T${clock}:00+08:00`);

/** The stream's last word for the ticket of a day. */
export const ticketOf = (day, nth) => `ticket:${day}:${uuid(nth)}`;

/** A ticket served at counter 2 on a day, as what is appended for it. */
function served(day, nth, { item = "minimum-living", counter = "2" } = {}) {
  const [stream, number] = [`ticket/${day}/${uuid(nth)}`, `A${String(nth).padStart(3, "0")}`];
  const issued = { queue: "A", item, priority: false, random: 1, language: "zh" };
  return [{ stream, time: at(day, "09:00"), event: { issued } }, { stream, time: at(day, "09:20"), event: { served: { number, counter } } }];
}

/** What a resident says of a service, and what comes with it. */
function rated(subject, day, score, { reasons = score < 3 ? ["slow"] : [], comment, item = "minimum-living", clerk = CLERK, marked, language = "zh" } = {}) {
  const service = subject.startsWith("open:") ? {} : { item, queue: "A", counter: "2", clerk };
  const stream = `rating/${subject}`;
  const happened = (event) => ({ stream, time: at(day), event });
  return [
    happened({ rated: { level: score, reasons, ...(comment && { comment }), dimensions: score < 3 ? ["attitude"] : [], service, language } }),
    ...(marked ? [happened({ marked_suspicious: { why: marked } })] : []),
    ...(score < 3 ? [happened({ follow_up_opened: { call_back: 1, mend: 15 } })] : []),
  ];
}

/** Puts ratings of the past into the demo's journal: `{ day, nth, score, subject, comment, marked }`; without a score the ticket was served and never rated. */
export async function seedRatings(page, ratings) {
  const appends = [];
  for (const { day, nth, score, subject, comment, ...more } of ratings) {
    if (!subject) appends.push(...served(day, nth, more));
    if (score) appends.push(...rated(subject ?? ticketOf(day, nth), day, score, { ...more, comment: comment && await keep(page, comment) }));
  }
  if (appends.length > 0) await append(page, appends);
}

/** A month of twenty services: fourteen rated, two of them badly and one suspiciously; and two of the hall as a whole. */
export const SOME_RATINGS = [
  ...Array.from({ length: 11 }, (_, nth) => ({ day: "2026-11-16", nth: nth + 1, score: [5, 5, 4, 5, 3][nth % 5] })),
  { day: "2026-11-17", nth: 21, score: 2, comment: "等了一个上午 <b>没人</b>管" },
  { day: "2026-11-20", nth: 22, score: 1 },
  { day: "2026-11-20", nth: 23, score: 5, marked: "repeated" },
  ...Array.from({ length: 6 }, (_, nth) => ({ day: "2026-11-18", nth: nth + 31 })),
  { day: "2026-11-18", subject: `open:${uuid(901)}`, score: 5 }, { day: "2026-11-18", subject: `open:${uuid(902)}`, score: 4 },
];

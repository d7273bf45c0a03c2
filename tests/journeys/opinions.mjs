// Opinions in the journal, written as a kiosk would: straight into IndexedDB, with a writer of their own.

import { append, keep } from "./cases.mjs";
import { checked } from "./pages/scanner.mjs";

/** The number of an opinion of 2026: year, serial, check digits. */
export const numberOf = (serial) => checked(`26${String(serial).padStart(5, "0")}`);
const at = (day, clock = "09:30") => Date.parse(`${day}T${clock}:00+08:00`);

/** Puts opinions of the past into the demo's journal: `{ day, kind, text, phone, taken, answered, aside, burst }`; their serials are their order. */
export async function seedOpinions(page, opinions) {
  const appends = [];
  for (const [nth, { day, kind = "problem", text, phone, taken, answered, aside, burst }] of opinions.entries()) {
    const stream = `opinion/${numberOf(nth + 1)}`;
    const happened = (event, clock) => appends.push({ stream, time: at(day, clock), event });
    const record = await keep(page, JSON.stringify({ form: 1, text, ...(phone && { phone, sealed: "gone.AAAA" }) }));
    happened({ posted: { kind, record, wants_answer: Boolean(phone), language: "zh", ...(burst && { in_burst: true }) } });
    if (taken) happened({ taken_up: { by: taken } }, "10:00");
    if (answered) happened({ answered: { by: taken, note: await keep(page, answered) } }, "11:00");
    if (aside) happened({ put_aside: { by: taken, note: await keep(page, aside) } }, "11:00");
  }
  await append(page, appends);
}

/** One of each state and kind. */
export const SOME_OPINIONS = [
  { day: "2026-11-10", kind: "suggestion", text: "大厅门口能不能放几把椅子？", taken: "tana", answered: "已经放了六把。" },
  { day: "2026-11-16", kind: "problem", text: "三号楼二单元楼道的灯坏了 <b>两周</b> =cmd|'/c calc'!A1", phone: "138****5678", burst: true },
  { day: "2026-11-18", kind: "problem", text: "垃圾桶太少", taken: "tana" },
  { day: "2026-11-19", kind: "praise", text: "2 号窗口的姑娘很耐心" },
  { day: "2026-11-20", kind: "suggestion", text: "请把周末也开门", taken: "cui-yongmei", aside: "开放时间由区里统一规定。" },
];

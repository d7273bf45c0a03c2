//! Words on paper: the receipt of a case on 80 mm and on A5, and the list of what is missing.

words! {
    title() { zh "收件回执", en "Receipt" }
    missing_title() { zh "一次性告知：还缺的材料", en "What is still missing, told at once" }
    demo() { zh "演示：不是真的回执", en "DEMO: not a real receipt" }
    number() { zh "回执号", en "Receipt" }
    item() { zh "事项", en "Item" }
    applicant() { zh "申请人", en "Applicant" }
    agent(name: &str) { zh "代办人 {name}", en "handed in by {name}" }
    accepted(day: &str, time: &str, counter: &str) { zh "{day} {time} 在 {counter} 号窗口收件", en "Accepted {day} {time} at counter {counter}" }
    clerk(name: &str) { zh "首问负责人：{name}", en "First asked: {name}" }
    promised_on(day: &str) { zh "承诺 {day} 前办结", en "Promised by {day}" }
    promised_limit(limit: &str) { zh "承诺时限：{limit}（日期要等节假日公布后才能算出）", en "Promised: {limit} (the date is known once the holidays are published)" }
    promised_waits(limit: &str) { zh "承诺时限：{limit}，从材料补齐的第二天算起", en "Promised: {limit}, counted from the day after everything is here" }
    taken(count: usize) { zh "已收材料 {count} 样", en "{count} papers taken" }
    lacking(count: usize) { zh "还缺材料 {count} 样，补齐前不计时", en "{count} papers missing; time does not run until they are here" }
    complete() { zh "材料齐全", en "Nothing is missing" }
    how_to_follow() { zh "在大厅自助机扫这个码，随时看办到哪一步", en "Scan this code at the kiosk in the hall to see where your case is" }
    short_way(number: &str) { zh "没有纸也可以：输入 {number} 和手机后四位", en "Without the paper: type {number} and the last four digits of your phone" }
    help(line: &str) { zh "咨询、投诉：{line}", en "Help and complaints: {line}" }
    again(day: &str) { zh "{day} 补打", en "Printed again {day}" }
    bring_back() { zh "请把缺的材料交到窗口，带上回执", en "Please bring what is missing to the counter, with your receipt" }
}

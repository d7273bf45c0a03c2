//! Words of the manager's screen.

words! {
    title() { zh "管理", en "Manager" }
    today_title(day: &str) { zh "今日情况（{day}）", en "Today ({day})" }
    live() { zh "数字直接来自号票记录，随时更新。", en "These figures come straight from the ticket records and move with them." }
    col_queue() { zh "队列", en "Queue" }
    total() { zh "合计", en "Total" }
    counters_open(open: usize, of: usize) { zh "开窗 {open} / {of}", en "{open} of {of} counters open" }
}

//! Words on paper: the 80 mm ticket and the test slip. Paper has both languages where a person may need them.

words! {
    taken_at(date: &str, time: &str) { zh "{date} {time} 取号", en "Taken {date} {time}" }
    ahead(count: u32) { zh "前面 {count} 人", en "{count} before you" }
    wait(low: u16, high: u16) { zh "约等 {low}–{high} 分钟", en "about {low}–{high} min" }
    wait_unknown() { zh "等候时间：数据不够", en "waiting time: not enough data" }
    at_counters(list: &str) { zh "{list} 号窗口", en "Counter {list}" }
    priority() { zh "优先", en "Priority" }
    demo() { zh "演示：不是真的号票", en "DEMO: not a real ticket" }
    test_title() { zh "测试小票", en "Test slip" }
    test_hint() { zh "如果您看得到四边的线，并且能扫出下面的两个码，打印机就装好了。", en "If you see the line on all four sides and both codes scan, the printer is set up." }
}

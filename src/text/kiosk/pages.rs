//! Words of the pages to read: what to bring, rating, notices.

words! {
    bring() { zh "您要带的", en "What to bring" }
    where_to() { zh "在哪里办", en "Where" }
    when_open() { zh "什么时候办", en "When" }
    open_now(until: &str) { zh "现在可以办，到 {until}", en "Open now, until {until}" }
    same_as_hall() { zh "大厅开放时都可以办", en "Whenever the hall is open" }
    only_then(hours: &str) { zh "只在 {hours}", en "Only {hours}" }
    daily_quota(quota: u32) { zh "每天 {quota} 个号", en "{quota} numbers a day" }
    at_counters(list: &str) { zh "{list} 号窗口", en "Counter {list}" }
    take_this() { zh "就办这个，取号", en "Take a number for this" }
    asked_once() { zh "材料不齐时，窗口会一次告诉您还缺什么。", en "If something is missing, the counter tells you everything at once." }
    rate_phone() { zh "打电话", en "Phone" }
    opening_hours() { zh "开放时间", en "Opening hours" }
    help_lines() { zh "热线电话", en "Help lines" }
    closed() { zh "不开放", en "closed" }
    holidays_as_published() { zh "法定节假日不开放，调休上班日照常开放", en "Closed on public holidays; open on make-up working days" }
    closure(day: &str, reason: &str) { zh "{day} 不开放：{reason}", en "Closed {day}: {reason}" }
    and_so_on(weekdays: &str, hours: &str) { zh "{weekdays} {hours}", en "{weekdays} {hours}" }
    weekdays_range(first: &str, last: &str) { zh "{first}至{last}", en "{first} to {last}" }
}

/// A weekday, 1 (Monday) to 7.
pub fn weekday(language: crate::domain::hall::Language, number: u8) -> &'static str {
    let place = usize::from(number.clamp(1, 7) - 1);
    match language {
        crate::domain::hall::Language::Zh => ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][place],
        crate::domain::hall::Language::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][place],
    }
}

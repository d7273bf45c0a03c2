//! Words of the attract and home screens.

words! {
    touch_to_begin() { zh "轻触屏幕开始", en "Touch to begin" }
    touch_to_begin_other() { zh "Touch to begin", en "轻触屏幕开始" }
    open_today(hours: &str) { zh "今天开放 {hours}", en "Open today {hours}" }
    closed_today() { zh "今天不开放", en "Closed today" }
    greeting() { zh "您好，要办什么？", en "Hello. What can we do for you?" }
    hint() { zh "轻触下面的一项。不会用？请按“呼叫帮助”。", en "Touch one of these. Not sure? Press “Call for help”." }
    take_number() { zh "取号办事", en "Take a number" }
    take_number_hint() { zh "领一个号，坐着等叫号", en "Sit down and wait to be called" }
    waiting_in(queue: &str) { zh "{queue} 等候", en "{queue}: waiting" }
    waiting_label() { zh "各类业务正在等候的人数", en "People waiting now" }
    guides() { zh "办事指南", en "What to bring" }
    guides_hint() { zh "怎么办、带什么", en "What you need, where to go" }
    case() { zh "查办件、查号码", en "Where is my case?" }
    case_hint() { zh "扫回执或号票上的条形码", en "Scan your receipt or ticket" }
    rate() { zh "评价、提意见", en "Tell us" }
    rate_hint() { zh "评服务，提意见和建议", en "Rate the service, or say what you think" }
    notices() { zh "公告公开", en "Notices" }
    notices_hint() { zh "网格员、热线、居务公开", en "News, grid manager, help lines" }
    scan_hint() { zh "手里有回执或号票？把条形码对准扫描口，直接看办到哪里、还有几位", en "Have a receipt or ticket? Hold its bar code to the scanner to see where it is." }
    hall_closed(reason: &str, next: &str) { zh "{reason}{next}", en "{reason} {next}" }
    setup_offer() { zh "这块屏幕还没有设置（工作人员）", en "This screen has not been set up yet (staff)" }
    setup_open() { zh "设置", en "Set up" }
    setup_decline() { zh "不用设置", en "Not needed" }
}

//! Words of the screen on which a code is scanned or typed.

words! {
    title() { zh "查号码进度", en "Where is my turn?" }
    hint() { zh "把号票的条形码对准扫描口，或输入票上的 24 位数字。", en "Hold the ticket's bar code to the scanner, or type its 24 digits." }
    field() { zh "号票编码（24 位数字）", en "Ticket code (24 digits)" }
    progress(digits: usize) { zh "已输入 {digits} / 24 位", en "{digits} of 24 digits" }
    submit() { zh "查一查", en "Look it up" }
    clear() { zh "清空", en "Clear" }
    erase() { zh "退一位", en "Erase one digit" }
    receipts_later() { zh "这个大厅还不发收件回执。问办件进度，请到窗口或打电话。", en "This hall gives no receipts yet. To ask about an application, go to a counter or phone." }
    empty() { zh "还没有输入号码。", en "Nothing has been typed yet." }
    wrong_length(digits: usize) { zh "号票编码是 24 位数字，现在是 {digits} 位。请对照号票再看一看。", en "A ticket code has 24 digits; this has {digits}. Please compare it with the ticket." }
    misread() { zh "有一位数字不对。请对照号票再看一看，或者重新扫一次。", en "One of the digits is wrong. Please compare it with the ticket, or scan again." }
    other_day(day: &str) { zh "这是 {day} 的号票，已经过期。要办事请重新取号。", en "This ticket is from {day} and is no longer valid. Please take a new number." }
    other_hall() { zh "这是别的大厅的号票，请到那个大厅去。", en "This ticket belongs to another hall." }
    other_halls_guide() { zh "这是别的大厅打印的办事指南，这里不能核对是不是最新。各地规定会不一样，请在这里重新查一下。", en "This guide was printed in another hall, which alone can say whether it is current. Rules differ: please look it up here." }
    receipt() { zh "这是收件回执。回执查询这个大厅还没有开通，请到窗口或打电话问。", en "This is a receipt. This hall cannot look up receipts yet; please ask at a counter or phone." }
    not_found() { zh "今天没有这张号票。请对照号票再看一看，或者问工作人员。", en "There is no such ticket today. Please compare it with the ticket, or ask the staff." }
}

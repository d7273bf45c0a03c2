//! Words of the screen on which a code is scanned or typed.

words! {
    title() { zh "查办件、查号码", en "Where is my case or my turn?" }
    hint() { zh "把回执或号票的条形码对准扫描口，或输入上面的 24 位数字。回执也可以只输 18 位的回执号。", en "Hold the bar code of your receipt or ticket to the scanner, or type its 24 digits. The 18 digits of a receipt will do, too." }
    hint_other() { zh "其他部门的编号也可以查，有字母就按“字母”。", en "Numbers of other offices will do, too." }
    letters() { zh "字母", en "Letters" }
    digits_only() { zh "数字", en "Digits" }
    other_number() { zh "其他部门的编号", en "Number of another office" }
    field() { zh "回执或号票的编码", en "Code of the receipt or ticket" }
    progress(digits: usize, most: usize) { zh "已输入 {digits} / {most} 位", en "{digits} of {most} digits" }
    done() { zh "看完了，清除", en "Done: clear it" }
    looking() { zh "正在查……", en "Looking it up…" }
    carry_close() { zh "看完了，返回办件", en "Back to the case" }
    submit() { zh "查一查", en "Look it up" }
    clear() { zh "清空", en "Clear" }
    erase() { zh "退一位", en "Erase one digit" }
    last_title() { zh "手机号最后四位是什么？", en "The last four digits of the phone?" }
    last_hint() { zh "回执号别人也可能猜到，所以再问一下办件时留的手机号，只要最后四位。回执丢了或换了号，请到窗口。", en "A receipt number could be guessed, so please type the last four digits of the phone number left with the application. If you have lost the receipt or changed the number, ask at a counter." }
    last_field() { zh "手机号最后四位", en "Last four digits of the phone" }
    four_digits() { zh "请输入四位数字。", en "Please type four digits." }
    no_case() { zh "没有找到对得上的办件。请对照回执再输一次；还是不行，请拿回执到窗口。", en "No case fits. Please compare it with the receipt and try again; if that does not help, take the receipt to a counter." }
    spent() { zh "这个号试错太多次，今天这台机器不再查它。请扫回执上的条形码，或到窗口。", en "This number was tried too often; this machine does not look it up again today. Scan the receipt's bar code, or ask at a counter." }
    slowed() { zh "这台机器刚才查错了好几次，为保护大家的办件，请等一会儿再查，或拿回执到窗口。", en "Too many wrong numbers were tried here. Please wait a little, or take your receipt to a counter." }
    unreadable() { zh "有这个办件，但是它的记录这台机器读不出来。请到窗口问，工作人员会处理。", en "There is such a case, but this machine cannot read its record. Please ask at a counter." }
    no_answer() { zh "现在查不了，请再试一次，或到窗口问。", en "It cannot be looked up just now. Please try again, or ask at a counter." }
    not_rated_here() { zh "这里评价的是本大厅的号票和回执。其他部门的办件，请在那个部门评价；也可以不输号码，评价整个大厅。", en "Tickets and receipts of this hall are rated here. Cases of other offices are rated there; you can also rate this hall as a whole." }
    rated_on_its_day(day: &str) { zh "这是 {day} 的号票，当天才能评价。办成收件的，请用回执评价；也可以评价整个大厅。", en "This ticket is from {day} and was to be rated then. If you were given a receipt, rate by that, or rate the hall as a whole." }
    empty() { zh "还没有输入号码。", en "Nothing has been typed yet." }
    wrong_length(digits: usize) { zh "编码是 24 位数字，回执号是 18 位，现在是 {digits} 位。请对照纸上再看一看。", en "A code has 24 digits, a receipt number 18; this has {digits}. Please compare it with the paper." }
    misread() { zh "有一位数字不对。请对照纸上再看一看，或者重新扫一次。", en "One of the digits is wrong. Please compare it with the paper, or scan again." }
    other_day(day: &str) { zh "这是 {day} 的号票，已经过期。要办事请重新取号。", en "This ticket is from {day} and is no longer valid. Please take a new number." }
    other_hall() { zh "这是别的大厅的号票，请到那个大厅去。", en "This ticket belongs to another hall." }
    other_halls_guide() { zh "这是别的大厅打印的办事指南，这里不能核对是不是最新。各地规定会不一样，请在这里重新查一下。", en "This guide was printed in another hall, which alone can say whether it is current. Rules differ: please look it up here." }
    other_halls_receipt() { zh "这是别的大厅的回执，请到那个大厅查。", en "This receipt belongs to another hall; please ask there." }
    not_found() { zh "今天没有这张号票。请对照号票再看一看，或者问工作人员。", en "There is no such ticket today. Please compare it with the ticket, or ask the staff." }
}

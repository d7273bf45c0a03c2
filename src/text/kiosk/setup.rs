//! Words of setting up a screen, for the staff.

words! {
    title() { zh "设置这块屏幕", en "Set up this screen" }
    step(number: usize, of: usize) { zh "第 {number} 步，共 {of} 步", en "Step {number} of {of}" }
    skip() { zh "跳过", en "Skip" }
    next() { zh "下一步", en "Next" }
    previous() { zh "上一步", en "Back" }
    finish() { zh "完成", en "Finish" }
    later() {
        zh "以后可以再改：启动地址后面加上 ?setup=1，打开一次",
        en "You can change all of this later: start once with ?setup=1 at the end of the address",
    }
    locked() { zh "只有核对过大厅编码才能改。没有核对，就都照旧。", en "This can be changed only after the hall's code was checked. Without it everything stays as it is." }
    hall_question() { zh "请输入大厅编码（4 位）", en "Type the hall's code (4 digits)" }
    hall_hint(hall: &str) { zh "现在装的内容属于：{hall}。编码对得上，才说明装对了。", en "The content on this machine belongs to: {hall}. The code must match." }
    hall_check() { zh "核对", en "Check" }
    hall_wrong() { zh "编码对不上。请检查 hall.json 是不是这个大厅的。", en "The code does not match. Check that hall.json is the one of this hall." }
    hall_right() { zh "编码对上了", en "The code matches" }
    role_question() { zh "这块屏幕做什么用？", en "What is this screen for?" }
    role_kiosk() { zh "取号机", en "Kiosk" }
    role_kiosk_hint() { zh "居民在这里取号、查询", en "Residents take numbers here" }
    role_display() { zh "叫号屏", en "Display" }
    role_display_hint() { zh "挂在窗口上方", en "Hangs over the counters" }
    role_counter() { zh "窗口电脑", en "Counter" }
    role_counter_hint() { zh "工作人员叫号用", en "Clerks call from here" }
    paper_question() { zh "打印机装的是什么纸？", en "Which paper is in the printer?" }
    paper_80() { zh "80 毫米热敏纸", en "80 mm roll" }
    paper_80_hint() { zh "取号后马上打印", en "Tickets print at once" }
    paper_a4() { zh "A4 纸", en "A4 sheets" }
    paper_a4_hint() { zh "指南印成整张，号票印在一角", en "Guides fill the sheet, tickets stand in a corner" }
    paper_none() { zh "没有打印机", en "No printer" }
    paper_none_hint() { zh "请居民记号码或拍照", en "People remember or photograph the number" }
    screen_question() { zh "屏幕有多大？", en "How large is the screen?" }
    screen_measured(width: u32, height: u32) { zh "现在的分辨率：{width} × {height}", en "Now {width} × {height}" }
    screen_small() { zh "小于 19 寸", en "Below 19 inches" }
    screen_small_hint() { zh "字再大一些", en "Letters a little larger" }
    screen_usual() { zh "19 至 32 寸", en "19 to 32 inches" }
    screen_usual_hint() { zh "一般的取号机", en "The usual kiosk" }
    screen_large() { zh "大于 32 寸", en "Above 32 inches" }
    screen_large_hint() { zh "坐姿操作时按钮更低", en "In seated mode buttons go lower" }
    clock_question() { zh "日期和时间对吗？", en "Are date and time right?" }
    clock_hint() { zh "号票上会印日期；日期错了，号就错了。", en "Tickets carry the date; a wrong date makes wrong numbers." }
    clock_right() { zh "对", en "Yes, right" }
    clock_wrong_hint() { zh "不对：请在这台机器的系统设置里改好，再回来。", en "If not: correct it in the system settings of this machine, then come back." }
    clock_doubted() { zh "时钟和记录对不上，请仔细看日期。", en "The clock does not agree with the records: look closely at the date." }
    test_question() { zh "打一张测试小票", en "Print a test slip" }
    test_hint() { zh "看纸出来没有、字全不全、码能不能扫。", en "See whether paper comes out, nothing is cut off and the codes scan." }
    test_print() { zh "打印测试小票", en "Print the test slip" }
    test_no_printer() { zh "没有打印机，不用测试。", en "No printer: nothing to test." }
}

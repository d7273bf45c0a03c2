//! The fault table of the installations: a code, what it means and what to do. Records hold the code and values only.

use crate::domain::hall::Language;

words! {
    program() { zh "程序出错，已自动重新打开", en "The program failed and opened itself again" }
    program_remedy() { zh "偶尔一次不用处理；反复出现请把下面的内容告诉管理员。", en "Nothing to do when it happens once; tell the administrator what stands below if it comes back." }
    paper() { zh "没有出纸", en "No paper came out" }
    paper_remedy() { zh "请装纸，或查看打印机是否卡纸、关机。", en "Fill in paper, or see whether the printer is jammed or off." }
    notices() { zh "公告内容读不出来", en "The notices cannot be read" }
    notices_remedy() { zh "请按下面写的位置改正 notices.json。", en "Correct notices.json at the place that stands below." }
    bundle() { zh "网站上放的发布包没有采用", en "The bundle that lies beside the site was not taken in" }
    bundle_remedy() { zh "原来的内容照常使用。请在“发布”页看原因，再换一个文件。", en "The content in use stays. See the reason under “publishing”, then put another file there." }
    feed() { zh "其他系统的办件数据取不到", en "Cases of another system cannot be fetched" }
    feed_remedy() { zh "原来的数据照常使用。请在“办件数据”页看原因。", en "What was there stays in use. See the reason under “Case data”." }
    emptied() { zh "存储被清空，已跳号继续", en "The storage was emptied; numbers were skipped ahead" }
    emptied_remedy() { zh "请告诉管理员，并核对今天的号票；检查磁盘和浏览器的清理设置。", en "Tell the administrator and check today's tickets; look at the disk and at what the browser clears." }
    tail_lost() { zh "最后几条记录丢失，已跳号继续", en "The last records were lost; numbers were skipped ahead" }
    tail_lost_remedy() { zh "请告诉管理员，并核对今天的号票；这台机器可能断过电。", en "Tell the administrator and check today's tickets; this machine may have lost power." }
    unproven() { zh "核对记录用的文件损坏，已重新建立", en "The file that guards the records was damaged and made anew" }
    unproven_remedy() { zh "请验证记录，并与日结单上的链头核对。", en "Verify the records against the heads of a day sheet." }
    unguarded() { zh "浏览器不能在数据库之外保存核对文件", en "The browser cannot keep the guarding file outside the database" }
    unguarded_remedy() { zh "取号照常。请使用新版浏览器，不要用无痕窗口。", en "Numbers are given as usual. Use a current browser, and no private window." }
    numbers_unknown() { zh "记录全部丢失，不知道今天发过哪些号", en "All records are lost; nobody knows which numbers were given" }
    numbers_unknown_remedy() { zh "请收回或记下居民手里的号，再由工作人员确认。", en "Collect or note the numbers people hold; then staff confirm." }
    records_unreadable() { zh "有一份编号记录读不出来", en "A record of running numbers cannot be read" }
    records_unreadable_remedy() { zh "用到它的部分不能办理，其余照常；请告诉管理员。", en "What needs it does not work, everything else does; tell the administrator." }
    set_up_anew() { zh "登录记录丢失，大厅被重新设置", en "The record of PINs was lost, and the hall was set up anew" }
    set_up_anew_remedy() { zh "请核对是谁设置的；不是管理员本人的，请马上报告主管，并检查存储和发布内容。", en "Make sure who did it. If it was not the administrator, tell the manager at once and look at the storage and at what is published." }
    guides() { zh "办事指南打不开", en "The guides cannot be opened" }
    guides_remedy() { zh "请看下面的原因：文件缺失、损坏或格式不对时，请放回正确的指南文件。", en "See the reason below: when the file is missing, damaged or of a wrong shape, put the right one back." }
    unknown(code: &str) { zh "代码 {code}", en "Code {code}" }
    unknown_remedy() { zh "这个程序不认识这个代码，请告诉管理员。", en "This program does not know the code; tell the administrator." }
    /// Code, what it means and what to do.
    line(time: &str, code: &str, what: &str, remedy: &str) { zh "{time} {code} {what}。{remedy}", en "{time} {code} {what}. {remedy}" }
}

/// What the code of a recorded fault means, and what to do.
pub fn words_of(language: Language, code: &str) -> (String, String) {
    match code {
        "P1" => (program(language), program_remedy(language)),
        "K1" => (paper(language), paper_remedy(language)),
        "C1" => (guides(language), guides_remedy(language)),
        "C2" => (notices(language), notices_remedy(language)),
        "C4" => (feed(language), feed_remedy(language)),
        "C3" => (bundle(language), bundle_remedy(language)),
        "D1" => (emptied(language), emptied_remedy(language)),
        "D2" => (tail_lost(language), tail_lost_remedy(language)),
        "D3" => (unproven(language), unproven_remedy(language)),
        "D4" => (unguarded(language), unguarded_remedy(language)),
        "D5" => (numbers_unknown(language), numbers_unknown_remedy(language)),
        "D6" => (records_unreadable(language), records_unreadable_remedy(language)),
        "D7" => (set_up_anew(language), set_up_anew_remedy(language)),
        other => (unknown(language, other), unknown_remedy(language)),
    }
}

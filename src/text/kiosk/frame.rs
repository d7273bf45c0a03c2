//! Words round every screen: header, foot, help, idle, storage.

words! {
    subtitle() { zh "居民之窗 · 自助服务", en "Residents' Window · self-service" }
    to_home() { zh "回首页", en "Home" }
    back() { zh "返回", en "Back" }
    elder() { zh "大字版", en "Larger text" }
    seated() { zh "坐姿操作", en "Seated" }
    contrast() { zh "高对比", en "Contrast" }
    voice() { zh "语音朗读", en "Read aloud" }
    listen() { zh "念给我听", en "Read it to me" }
    no_voice() { zh "没有语音", en "No voice" }
    help() { zh "呼叫帮助", en "Call for help" }
    chinese() { zh "中文", en "中文" }
    english() { zh "English", en "English" }
    modes_label() { zh "显示和语言", en "Display and language" }
    help_calling() { zh "正在通知工作人员……", en "Calling the staff…" }
    help_ringing() { zh "已经通知工作人员，请在这里稍等", en "The staff have been called. Please wait here." }
    help_unheard() { zh "还没有人应答，请直接到窗口找工作人员", en "Nobody answers yet. Please ask at a counter." }
    help_rings_for(time: &str) { zh "已响铃 {time}", en "Ringing for {time}" }
    help_coming() { zh "工作人员马上就来", en "Somebody is on the way to you." }
    help_failed() { zh "没能通知到，请直接到窗口找工作人员", en "The call did not get through. Please ask at a counter." }
    idle_question() { zh "您还在吗？", en "Are you still there?" }
    idle_explained(seconds: u32) {
        zh "{seconds} 秒后回到首页，您看过的内容会清除",
        en "In {seconds} seconds this screen goes back to the start and everything you looked at is cleared.",
    }
    idle_stay() { zh "我还在", en "I am still here" }
    storage_silent() { zh "取号机暂时联系不上数据，不能取号。请到窗口找工作人员。", en "This screen cannot reach its records, so it cannot give numbers now. Please ask at a counter." }
    storage_unreadable() { zh "有一些记录读不出来，工作人员会处理。您的号以叫号屏为准。", en "Some records cannot be read; the staff will see to it. The display over the counters counts." }
    must_reload() { zh "这块屏幕要更新，马上重新打开。", en "This screen is being updated and opens again in a moment." }
}

/// `1:05` of a number of seconds.
pub fn duration(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

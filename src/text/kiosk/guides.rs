//! Words of finding and reading guides.

words! {
    title() { zh "办事指南", en "How-to guides" }
    search_label() { zh "搜一搜", en "Search" }
    search_hint() { zh "例如 dibao、db、低保", en "Type a word, or pinyin such as dibao" }
    show_keyboard() { zh "打字找", en "Type" }
    hide_keyboard() { zh "收起键盘", en "Hide keys" }
    clear() { zh "清空", en "Clear" }
    erase() { zh "删除", en "Delete" }
    space() { zh "空格", en "Space" }
    ways_label() { zh "怎么找", en "How to look" }
    opening() { zh "正在打开指南……", en "Opening the guides…" }
    failed() { zh "指南现在打不开", en "The guides cannot be opened now" }
    failed_next() { zh "请按“呼叫帮助”，或到窗口问。取号不受影响。", en "Call for help, or ask at a counter. Numbers are given as usual." }
    try_again() { zh "再试一次", en "Try again" }
    gone() { zh "这份指南已经撤下", en "This guide has been withdrawn" }
    none_here() { zh "这里还没有指南", en "There is no guide here yet" }
    found(count: usize) { zh "找到 {count} 件", en "{count} found" }
    none_found(typed: &str) { zh "没有找到“{typed}”", en "Nothing found for “{typed}”" }
    none_found_next() { zh "换个说法再试，或按分类找，也可以问工作人员：", en "Try another word, look by kind, or ask:" }
    none_by_class() { zh "按分类找", en "Look by kind" }
    near() { zh "您是不是要找：", en "Perhaps you mean:" }
    in_chinese() { zh "这份指南只有中文", en "This guide is in Chinese only" }
    bring() { zh "您要带的材料", en "What to bring" }
    perhaps_on_paper() { zh "写着“看情况”的，符合才要带", en "“perhaps”: only if it applies to you" }
    perhaps() { zh "看情况", en "perhaps" }
    question_of(at: usize, all: usize) { zh "帮您挑材料：第 {at} 问，最多 {all} 问", en "Your own list: question {at} of at most {all}" }
    you_said(answers: &str) { zh "您的情况：{answers}", en "You said: {answers}" }
    answer_again() { zh "重新选", en "Answer again" }
    where_label() { zh "在哪办", en "Where" }
    counters(list: &str) { zh "{list} 号窗", en "Counter {list}" }
    ask_staff() { zh "问服务台", en "Ask the desk" }
    print() { zh "打印带走", en "Print" }
    printing() { zh "正在打印……", en "Printing…" }
    carry() { zh "扫码带走", en "Take by phone" }
    carry_title() { zh "用手机扫一扫，带走要点", en "Scan with your phone to take it along" }
    carry_hint() { zh "不用联网，文字就在码里。", en "No network needed: the text is in the code itself." }
    carry_close() { zh "看完了，返回指南", en "Back to the guide" }
    listen() { zh "读给我听", en "Read to me" }
    stop() { zh "停下", en "Stop" }
    turn_up() { zh "往上看", en "Up" }
    turn_down() { zh "往下看", en "Down" }
    print_current() { zh "您手上的打印件是最新的", en "Your print is current" }
    print_outdated() { zh "您手上的打印件已经过时，请以屏幕上的为准", en "Your print is out of date: go by what the screen says" }
    printed_at(time: &str) { zh "打印时间 {time}", en "Printed {time}" }
    check_again() { zh "规定会变，办理前可在自助机上扫下面的码，看这一版还是不是最新的。", en "Rules change. Scan the code below at the kiosk to see whether this version is still current." }
    way_class() { zh "按分类", en "By kind" }
    way_event() { zh "按人生大事", en "By occasion" }
    way_department() { zh "按部门", en "By department" }
    way_asked() { zh "大家常看", en "Most asked" }
    tab_materials() { zh "要带什么", en "Bring" }
    tab_steps() { zh "怎么办", en "Steps" }
    tab_conditions() { zh "谁能办", en "Who" }
    tab_law() { zh "法律依据", en "Law" }
    tab_faq() { zh "常见问题", en "Q & A" }
    tab_contact() { zh "咨询投诉", en "Contact" }
}

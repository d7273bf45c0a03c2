//! Words of "demand by guide", on the manager's screen and on paper.

words! {
    title() { zh "居民在看什么", en "What residents look up" }
    what_is_kept() {
        zh "只记次数，不记是谁、几点。同一次使用里看几遍算一次。搜不到的词，只有全部由指南里的名称和常用词组成时才记下文字；别的（姓名、住址、电话、拼音……）只计数，不留文字。",
        en "Sums only, never who or at what hour; read twice in one visit counts once. Of a search without result the text is kept only when it is made of the guides' own and common words; anything else (names, addresses, numbers, pinyin) is counted without its text."
    }
    from() { zh "从", en "From" }
    to() { zh "到", en "To" }
    show() { zh "查看", en "Show" }
    print() { zh "打印这张表", en "Print this table" }
    looking() { zh "正在汇总……", en "Adding up…" }
    failed() { zh "现在读不出来，请稍后再试。记录没有丢。", en "It cannot be read now; please try again later. Nothing is lost." }
    bad_range(days: u64) { zh "请选好起止日期，最多 {days} 天。", en "Choose a first and a last day, at most {days} days." }
    none() { zh "这段时间还没有人看过指南。", en "Nobody has looked up a guide in this time." }
    span(from: &str, to: &str) { zh "{from} 至 {to}", en "{from} to {to}" }
    summary(read: u32, printed: u32, carried: u32, numbers: u32, missed: u32) {
        zh "指南被看 {read} 次，打印 {printed} 次，扫码带走 {carried} 次，从指南取号 {numbers} 个；没有结果的搜索 {missed} 次。",
        en "Guides were read {read} times, printed {printed} times, taken by phone {carried} times; {numbers} numbers were taken from them; {missed} searches found nothing."
    }
    most(name: &str, read: u32) { zh "看得最多的是“{name}”，{read} 次。", en "Read most: “{name}”, {read} times." }
    most_missed(text: &str, times: u32) { zh "找不到的里面最多的是“{text}”，{times} 次：可以写进指南的别名。", en "Most often not found: “{text}”, {times} times. It could become another name of a guide." }
    ways(list: &str) { zh "怎么找到的：{list}。", en "How guides were found: {list}." }
    way_count(way: &str, times: u32) { zh "{way} {times} 次", en "{way} {times}" }
    between() { zh "，", en ", " }
    col_guide() { zh "指南", en "Guide" }
    col_read() { zh "看", en "Read" }
    col_printed() { zh "打印", en "Printed" }
    col_carried() { zh "扫码带走", en "Taken by phone" }
    col_numbers() { zh "取号", en "Numbers" }
    total() { zh "合计", en "Total" }
    missed_title() { zh "没有结果的搜索", en "Searches that found nothing" }
    col_text() { zh "搜的是", en "Searched for" }
    col_times() { zh "次数", en "Times" }
    not_kept() { zh "（不留文字的）", en "(text not kept)" }
    no_missed() { zh "没有。", en "None." }
    way_class() { zh "按分类", en "by kind" }
    way_event() { zh "按人生大事", en "by occasion" }
    way_department() { zh "按部门", en "by department" }
    way_asked() { zh "大家常看", en "most read" }
    way_typed() { zh "打字搜", en "by typing" }
    way_print() { zh "扫打印件", en "by a print" }
    sheet_made(time: &str, device: &str) { zh "{time} 由 {device} 打印", en "Printed {time} on {device}" }
}

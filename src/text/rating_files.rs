//! Words about ratings as files: exporting them, and verifying such a file.

words! {
    sheet_name() { zh "评价", en "Ratings" }
    title() { zh "导出评价", en "Ratings as a file" }
    help() { zh "导出这段时间的全部评价，三种文件的内容相同；留言里的手机号和证件号已遮盖。JSON 文件另附记录链，可以核验有没有少、有没有改。", en "All ratings of these days; the three files say the same, and phones and identity numbers in comments are masked. The JSON file also holds the chain of records, by which anybody can see whether something is missing or changed." }
    from() { zh "从", en "From" }
    to() { zh "到", en "To" }
    export_csv() { zh "导出表格（CSV）", en "Export as CSV" }
    export_xlsx() { zh "导出表格（XLSX）", en "Export as XLSX" }
    export_json() { zh "导出数据和记录链（JSON）", en "Export data and chain (JSON)" }
    stop() { zh "停止", en "Stop" }
    progress() { zh "导出进度", en "Progress of the export" }
    exporting() { zh "正在导出……", en "Exporting…" }
    exported(rows: usize) { zh "已导出 {rows} 条评价", en "Exported; ratings: {rows}" }
    stopped() { zh "已停止，没有生成文件", en "Stopped; there is no file" }
    too_many() { zh "评价太多，一张表格放不下，请缩短时间，或导出 CSV。", en "A spreadsheet has no room for so many ratings: choose fewer days, or CSV." }
    failed() { zh "没有导出，请再试一次。记录没有丢。", en "It was not exported; try again. No record is lost." }
    bad_range() { zh "请选好起止日期。", en "Choose a first and a last day." }

    proof_title() { zh "核验评价文件", en "Verify a file of ratings" }
    proof_help() { zh "选一个导出的 JSON 文件，看它有没有少记录、有没有被改过。只看文件本身只能说前后一致；再给出打印在日结单上的链头，或者一份更早的导出文件，才能说完整无改动。", en "Choose an exported JSON file to see whether records of it are missing or changed. Alone, a file can only be consistent; with the heads printed on a day sheet, or with an earlier export, it can be shown to be complete and unchanged." }
    choose_file() { zh "选择要核验的文件", en "Choose the file to verify" }
    choose_earlier() { zh "选择更早的导出文件（可不选）", en "Choose an earlier export (optional)" }
    chosen(name: &str) { zh "已选：{name}", en "Chosen: {name}" }
    not_chosen() { zh "未选", en "none chosen" }
    heads_label() { zh "日结单上的链头（可不填，每行一个）", en "Heads from a day sheet (optional, one a line)" }
    verify() { zh "核验", en "Verify" }
    verify_live() { zh "核验本机的全部记录", en "Verify this machine's records" }
    proof_progress() { zh "核验进度", en "Progress of the verification" }
    verifying() { zh "正在核验……", en "Verifying…" }
    heads_bad(line: usize) { zh "第 {line} 行不是链头，请照日结单填写：写入者、序号、64 位校验值。", en "Line {line} is no head: writer, number and 64 digits, as on the day sheet." }

    complete(records: u64) { zh "完整，没有改动（{records} 条记录，和链头相符）", en "Complete and unchanged, by the heads (records: {records})" }
    complete_until(records: u64, newer: u64) { zh "到链头为止完整，没有改动；之后的 {newer} 条前后一致，要用更新的链头核验（共 {records} 条记录）", en "Complete and unchanged as far as the heads reach; {newer} newer records are consistent, and need a newer head (records: {records})" }
    consistent(records: u64) { zh "前后一致（{records} 条记录）。没有外部链头，看不出末尾有没有被截去或重做。", en "Consistent (records: {records}). Without heads from outside nobody can see whether its end was cut off or made anew." }
    faulty(count: usize) { zh "有问题，共 {count} 处：", en "Something is wrong, in so many places: {count}" }
    rows(from: &str, to: &str, rows: u64) { zh "评价 {rows} 条，{from} 至 {to}。", en "Ratings from {from} to {to}: {rows}." }
    unproven(count: u64) { zh "{count} 条留言遮盖过号码，文字本身无法核对。", en "Comments in which a number was masked, so that nothing proves their words: {count}." }
    more(count: usize) { zh "还有 {count} 处没有列出", en "and {count} more" }
    no_export() { zh "这不是评价的导出文件，或者文件不完整。", en "This is no export of ratings, or not a whole one." }
    newer_form() { zh "这个文件是更新的程序导出的，请用那个程序核验。", en "A newer program made this file: verify it there." }
    no_earlier() { zh "更早的那个文件不是评价的导出文件，或者它本身就有问题。", en "The earlier file is no export of ratings, or is wrong itself." }
    too_large() { zh "文件太大，请按较短的时间分开导出。", en "The file is too large: export fewer days at a time." }
    proof_failed() { zh "没有核验成，请再试一次。", en "It was not verified; try again." }
    file_failed() { zh "文件读不出来，请再选一次。", en "The file cannot be read; choose it again." }

    one(number: u64) { zh "第 {number} 条", en "record {number}" }
    span(first: u64, last: u64) { zh "第 {first} 至 {last} 条", en "records {first} to {last}" }
    missing(whose: &str, which: &str) { zh "{whose}：{which}缺失", en "{whose}: missing: {which}" }
    changed(whose: &str, which: &str) { zh "{whose}：{which}被改过", en "{whose}: changed: {which}" }
    doubled(whose: &str, which: &str) { zh "{whose}：{which}重复", en "{whose}: there more than once: {which}" }
    inserted(whose: &str, which: &str) { zh "{whose}：{which}不属于记录链，是插进来的", en "{whose}: inserted, no part of the chain: {which}" }
    misplaced(whose: &str, which: &str) { zh "{whose}：{which}位置不对", en "{whose}: in another place: {which}" }
    cut_off(whose: &str, which: &str) { zh "{whose}：{which}链头里有，文件里没有，末尾被截去", en "{whose}: cut off, although a head knows them: {which}" }
    rewritten(whose: &str, which: &str) { zh "{whose}：{which}之中有改动，后面的被重做过，和链头不符", en "{whose}: one of these was changed and what follows made anew, for a head says otherwise: {which}" }
    unreadable(at: u64) { zh "文件里的第 {at} 条记录读不出来", en "The {at}. record in the file cannot be read" }
    stream(name: &str, version: u32) { zh "{name} 缺第 {version} 次记录，或者有两次", en "{name}: version {version} is missing, or there twice" }
    row_missing(id: &str) { zh "评价 {id}：记录里有，表里没有", en "Rating {id}: in the records, but no row says it" }
    row_doubled(id: &str) { zh "评价 {id}：表里重复", en "Rating {id}: more than one row" }
    row_inserted(id: &str) { zh "评价 {id}：记录里没有，是加进表里的", en "Rating {id}: a row that no record says" }
    row_misplaced(id: &str) { zh "评价 {id}：在表里的位置不对", en "Rating {id}: its row is in another place" }
    row_changed(id: &str, column: &str) { zh "评价 {id}：{column} 一栏和记录不符", en "Rating {id}: column {column} says something else than the records" }
    row_unreadable(at: u64) { zh "表里第 {at} 行读不出来", en "The {at}. row cannot be read" }
}

/// Of one record or of several.
pub fn which(language: crate::domain::hall::Language, first: u64, last: u64) -> String {
    if first == last { one(language, first) } else { span(language, first, last) }
}

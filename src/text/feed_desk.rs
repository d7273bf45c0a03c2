//! Words of the staff's screen on which the cases of other systems are taken in.

use crate::domain::feed::rules::{Doubt, Extent};
use crate::domain::hall::Language;

words! {
    tab() { zh "办件数据", en "Case data" }
    title() { zh "其他系统的办件数据", en "Cases of other systems" }
    help() { zh "导入后，居民可以在自助机查到这些办件。姓名和电话导入时自动遮盖。新文件整份替换上一份。", en "Residents can look these cases up at the kiosk. Names and phones are masked as they come in. A new file replaces the one before as a whole." }
    none() { zh "还没有设置其他系统。请在“大厅设置”的“其他系统的办件”里添加。", en "No other system is named yet: add one in the hall's settings under “Cases of other systems”." }
    looking() { zh "正在查看……", en "Looking…" }
    unreadable() { zh "读不到记录，请稍后再试", en "The records cannot be read now; try again later" }
    never() { zh "还没有导入过", en "Nothing imported yet" }
    cleared() { zh "数据已过保存期，已经清除", en "What was imported has been kept long enough and was erased" }
    last(time: &str, taken: u32, wrong: u32) { zh "{time} 导入 {taken} 件，有错 {wrong} 行", en "Imported {time}: {taken} cases, {wrong} wrong rows" }
    import() { zh "导入文件", en "Import a file" }
    formats() { zh "CSV 或 JSON 文件，最多 64 MB、30 万行", en "A CSV or JSON file, at most 64 MB and 300,000 rows" }

    reading(name: &str) { zh "正在导入：{name}", en "Importing: {name}" }
    progress(percent: u8, rows: usize) { zh "{percent}%，已读 {rows} 行。可以离开这一页，导入会继续；关闭窗口就放弃。", en "{percent} %, {rows} rows read. You may turn to another part of this page; closing the window gives it up." }
    cancel() { zh "停止导入", en "Stop" }

    taken(name: &str) { zh "{name}：已导入", en "{name}: imported" }
    not_taken(name: &str) { zh "{name}：没有导入，原来的数据不变", en "{name}: not imported; what was there stays" }
    asks(name: &str) { zh "{name}：要换成这份数据吗？", en "{name}: take this in its place?" }
    asks_fewer() { zh "这份数据不到原来的一半，可能没有导全。", en "This has less than half of what is there: perhaps not all of it was exported." }
    asks_older() { zh "这份数据比原来的旧，可能拿错了文件。", en "This is older than what is there: perhaps it is the wrong file." }
    asks_help() { zh "换了以后，居民只能查到这份数据里的办件。", en "Once it is taken in, residents find only the cases in it." }
    there_is() { zh "原来的", en "What is there" }
    it_has() { zh "这一份", en "What this has" }
    cases(count: u32) { zh "{count} 件", en "cases: {count}" }
    newest(moment: &str) { zh "最新一条 {moment}", en "newest: {moment}" }
    take_anyway() { zh "没问题，换成这份", en "Take it all the same" }
    leave() { zh "先不换", en "Leave as it is" }
    held_few(now: u32, before: u32) { zh "新数据只有 {now} 件，原来有 {before} 件，可能没有导全", en "it has only {now} cases where there were {before}; perhaps not all of it was exported" }
    held_old(now: &str, before: &str) { zh "新数据最新一条是 {now}，原来的是 {before}，可能拿错了文件", en "its newest case is of {now}, and what is there has one of {before}; perhaps it is the wrong file" }
    held(why: &str) { zh "{why}。没有自动替换，原来的数据不变；核对以后按“现在获取”。", en "{why}. It was not taken in by itself; what was there stays. Look into it, then press “Fetch now”." }

    cancelled() { zh "已停止。原来的数据不变。", en "Stopped. What was there stays." }
    busy() { zh "另一个窗口正在导入，请等它结束。", en "Another window is importing; wait until it has finished." }
    failed() { zh "没有完成，原来的数据不变。请再试一次；还是不行就告诉管理员。", en "It was not finished; what was there stays. Try again, and tell the administrator if that does not help." }
    not_fetched() { zh "没有取到数据。请检查地址、用户名和密码，以及对方系统是否正常。", en "Nothing could be fetched. Check the address, the name and password, and whether the other system is up." }
    with_detail(said: &str, detail: &str) { zh "{said}（技术信息：{detail}）", en "{said} (Technical: {detail})" }
    detail(detail: &str) { zh "（技术信息：{detail}）", en "(Technical: {detail})" }
    wrong_title(count: usize) { zh "{count} 行有错，没有取用", en "{count} wrong rows were not taken" }
    shown_of(shown: usize, all: usize) { zh "下面是前 {shown} 处，共 {all} 处；全部见下载的清单。", en "The first {shown} of {all}; the list to download has all of them." }
    save_report() { zh "下载错误清单", en "Download the list" }
    report_name() { zh "错误清单", en "wrong-rows" }
    close() { zh "知道了", en "Done" }

    fetched_from(minutes: u32) { zh "每 {minutes} 分钟自动获取，来自：", en "Fetched every {minutes} minutes from" }
    last_success(time: &str) { zh "最近一次成功：{time}", en "Last success: {time}" }
    no_success() { zh "还没有成功过", en "No success yet" }
    last_failure(time: &str, why: &str) { zh "最近一次失败：{time}，{why}", en "Last failure: {time}: {why}" }
    fetch_now() { zh "现在获取", en "Fetch now" }
    user() { zh "用户名", en "Name" }
    password() { zh "密码", en "Password" }
    keep() { zh "保存到本机", en "Keep on this machine" }
    kept() { zh "本机已保存用户名和密码", en "Name and password are kept on this machine" }
    credentials_help() { zh "只存在这台机器上，不进入内容文件，也不会发布。两项都空着就是不用密码。", en "They stay on this machine: not in the content, never published. Both empty: no password." }
    forget() { zh "删除", en "Forget them" }
}

/// How much is in a file, in one line each.
pub fn extent(language: Language, extent: Extent) -> Vec<String> {
    let newest = extent.newest.map(|moment| newest(language, &moment.to_string()));
    std::iter::once(cases(language, extent.taken)).chain(newest).collect()
}

/// Why what was fetched by itself was not taken in.
pub fn held_back(language: Language, doubt: &Doubt) -> String {
    let why = match (doubt.is_fewer, doubt.now.newest, doubt.before.newest) {
        (false, Some(now), Some(before)) => held_old(language, &now.to_string(), &before.to_string()),
        _ => held_few(language, doubt.now.taken, doubt.before.taken),
    };
    held(language, &why)
}

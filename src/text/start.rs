//! The fault table of the start: a code, what is wrong and what to do, for whoever stands in front of it.

use crate::domain::hall::Language;

words! {
    ask_staff() { zh "请叫工作人员。今天已经取的号不会丢。", en "Please call the staff. Numbers already taken are not lost." }
    try_again() { zh "再试一次", en "Try again" }
    code(code: &str) { zh "代码 {code}", en "Code {code}" }

    not_secure() { zh "这个地址不安全，打不开", en "This address is not secure" }
    not_secure_remedy() {
        zh "请用 https 地址，或在本机用 http://127.0.0.1:8080/ 打开。",
        en "Use an https address, or http://127.0.0.1:8080/ on this machine.",
    }
    newer() { zh "这台机器上已经有更新的程序", en "A newer program has been used on this machine" }
    newer_remedy() {
        zh "请关闭所有居民之窗窗口，再重新打开，让新程序生效。记录都在，没有改动。",
        en "Close all windows of Residents' Window and open them again, so that the new program takes over. All records are there, unchanged.",
    }
    unavailable() { zh "记录暂时打不开", en "The records cannot be opened at the moment" }
    unavailable_remedy() {
        zh "可能有另一个窗口还开着旧程序，或者浏览器不允许保存数据。请关闭其他居民之窗窗口，再按“再试一次”。",
        en "Another window may still run the old program, or the browser does not allow data to be kept. Close the other windows, then press “Try again”.",
    }
    blocked() { zh "正在更新，要先关闭旧窗口", en "Updating: the old windows must be closed first" }
    blocked_remedy() {
        zh "另一个居民之窗窗口还开着旧程序。请把它关闭或刷新，这里会自动继续。",
        en "Another window of Residents' Window still runs the old program. Close or reload it; this one goes on by itself.",
    }
    damaged() { zh "这台机器的记录读不出来", en "The records of this machine cannot be read" }
    damaged_remedy() {
        zh "请不要清除浏览器数据。请叫工作人员，改用另一台机器取号。",
        en "Do not clear the browser's data. Call the staff and take numbers at another machine.",
    }
    content() { zh "大厅内容文件有错误，不能使用", en "The hall's content file has faults and cannot be used" }
    content_remedy() {
        zh "请按下面列出的位置改正 hall.json，再按“再试一次”。",
        en "Mend hall.json at the places listed below, then press “Try again”.",
    }
    no_content() { zh "取不到大厅内容文件", en "The hall's content file cannot be had" }
    no_content_remedy() {
        zh "请检查网站文件是否完整（content/hall.json），再按“再试一次”。",
        en "Check that the site's files are complete (content/hall.json), then press “Try again”.",
    }
}

/// What is wrong at the start, as a fault of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartTrouble {
    /// Neither https nor localhost.
    NotSecure,
    /// The storage belongs to a newer program.
    Newer,
    /// Another window holds the storage with an older program.
    Blocked,
    /// The storage does not open.
    Unavailable,
    /// The storage cannot be read.
    Damaged,
    /// The content has faults.
    Content,
    /// The content is missing.
    NoContent,
}

impl StartTrouble {
    /// Code of the fault table.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotSecure => "S1",
            Self::Newer => "S2",
            Self::Unavailable => "S3",
            Self::Damaged => "S4",
            Self::Content => "S5",
            Self::NoContent => "S6",
            Self::Blocked => "S7",
        }
    }

    /// What is wrong, and what to do.
    pub fn words(self, language: Language) -> (String, String) {
        match self {
            Self::NotSecure => (not_secure(language), not_secure_remedy(language)),
            Self::Newer => (newer(language), newer_remedy(language)),
            Self::Unavailable => (unavailable(language), unavailable_remedy(language)),
            Self::Blocked => (blocked(language), blocked_remedy(language)),
            Self::Damaged => (damaged(language), damaged_remedy(language)),
            Self::Content => (content(language), content_remedy(language)),
            Self::NoContent => (no_content(language), no_content_remedy(language)),
        }
    }
}

//! Words of the board of opinions and suggestions (社情民意), and of what is done with one.

use crate::domain::hall::Language;
use crate::domain::identity::PersonId;
use crate::domain::opinion::deed::Act;
use crate::domain::opinion::{Kind, OpinionEvent, OpinionRefusal, Stage};

words! {
    board_title() { zh "社情民意", en "Opinions and suggestions" }
    board_help() { zh "居民在取号机上写的意见建议。先受理，再答复或说明理由不采纳；不能删除。", en "What residents wrote at the kiosk. Somebody takes it up, then answers it or puts it aside with a reason; nothing can be removed." }
    looking() { zh "正在读意见建议……", en "Reading the opinions…" }
    failed() { zh "意见建议现在读不出来，正在再试。记录没有丢。", en "The opinions cannot be read now; it is tried again. Nothing is lost." }
    page_failed() { zh "现在读不出来，请稍后再试。记录没有丢。", en "It cannot be read now; please try again later. Nothing is lost." }
    none() { zh "还没有意见建议。", en "There are no opinions yet." }
    none_open() { zh "意见建议都已办结。", en "Every opinion is dealt with." }
    lost(count: usize) { zh "有 {count} 条记录损坏，不在这里。", en "The records of {count} opinions are damaged; they are not listed here." }
    show_over(count: usize) { zh "已办结的 {count} 条也列出", en "List the {count} that are over as well" }
    more(count: usize) { zh "还有 {count} 条没有列出。", en "{count} more are not listed." }
    show_more(count: usize) { zh "再显示 {count} 条", en "Show {count} more" }
    find_label() { zh "按编号查找", en "Find by number" }
    find() { zh "查找", en "Find" }
    find_none() { zh "没有这个编号的意见，请核对每一位数字。", en "There is no opinion with this number; please check every digit." }
    find_damaged() { zh "这个编号的记录已损坏，打不开。", en "The record of this opinion is damaged; it cannot be opened." }
    figures() { zh "按类别和状态统计", en "By kind and state" }
    all_kinds() { zh "合计", en "All" }
    col_kind() { zh "类别", en "Kind" }
    col_number() { zh "编号", en "Number" }
    col_age() { zh "收到", en "Received" }
    col_stage() { zh "状态", en "State" }
    col_handler() { zh "受理人", en "Who sees to it" }
    nobody() { zh "未受理", en "nobody" }
    age(day: &str, days: i64) { zh "{day}（{days} 天前）", en "{day} ({days} days ago)" }
    age_today(day: &str) { zh "{day}（今天）", en "{day} (today)" }
    wants_answer() { zh "要答复", en "wants an answer" }
    in_burst() { zh "一分钟内连续提交", en "one of many within a minute" }
    open_one() { zh "查看", en "Open" }

    suggestion() { zh "建议", en "Suggestion" }
    problem() { zh "反映问题", en "Problem" }
    praise() { zh "表扬", en "Praise" }
    posted() { zh "待受理", en "new" }
    taken_up() { zh "已受理", en "taken up" }
    answered() { zh "已答复", en "answered" }
    put_aside() { zh "不采纳", en "put aside" }

    back() { zh "返回列表", en "Back to the list" }
    page_title(kind: &str, number: &str) { zh "{kind}　编号 {number}", en "{kind} · number {number}" }
    received(when: &str) { zh "{when} 收到", en "Received {when}" }
    words_title() { zh "居民写的", en "The resident's words" }
    words_gone() { zh "（文字已过保存期或已损坏）", en "(the words are no longer kept, or damaged)" }
    contact_title() { zh "答复方式", en "How to answer" }
    no_answer() { zh "不用答复", en "no answer needed" }
    contact_gone() { zh "电话已过保存期或已损坏", en "the phone is no longer kept, or damaged" }
    show_contact() { zh "显示完整号码", en "Show the whole number" }
    contact_help() { zh "只在这里显示，不会导出。", en "Shown here only; never exported." }
    not_readable_here() { zh "号码加密保存，这台机器没有钥匙。", en "The number is sealed, and this machine has no key to it." }
    history_title() { zh "经过", en "What happened" }

    act_take_up() { zh "受理", en "Take up" }
    act_answer() { zh "答复…", en "Answer…" }
    act_put_aside() { zh "不采纳…", en "Put aside…" }
    nothing_now() { zh "已经办结，没有要做的。", en "It is over: there is nothing to do." }
    note_answer() { zh "怎样答复的、做了什么", en "What was answered, or done about it" }
    note_put_aside() { zh "为什么不采纳", en "Why it is put aside" }
    unsure() { zh "不知道保存了没有。请原样再按一次，不会重复。", en "It is not known whether it was saved. Press again without changing anything: it will not be done twice." }

    told_posted() { zh "居民提交", en "Given by a resident" }
    told_taken_up(who: &str) { zh "{who} 受理", en "{who} took it up" }
    told_answered(who: &str) { zh "{who} 答复", en "{who} answered" }
    told_put_aside(who: &str) { zh "{who}：不采纳", en "{who} put it aside" }
    told_unknown() { zh "新版程序记录的事项", en "Something that a newer program recorded" }

    clock_in_doubt() { zh "这台机器的日期要先确认", en "The date of this machine must be confirmed first" }
    no_such() { zh "没有这条意见", en "There is no such opinion" }
    take_up_first() { zh "请先受理", en "Take it up first" }
    already_is(stage: &str) { zh "它已经是：{stage}", en "It is further on: {stage}" }
}

/// What an opinion is.
pub fn kind(language: Language, kind: Kind) -> String {
    match kind {
        Kind::Suggestion => suggestion(language),
        Kind::Problem => problem(language),
        Kind::Praise => praise(language),
    }
}

/// How far it is.
pub fn stage(language: Language, stage: Stage) -> String {
    match stage {
        Stage::Posted => posted(language),
        Stage::TakenUp => taken_up(language),
        Stage::Answered => answered(language),
        Stage::PutAside => put_aside(language),
    }
}

/// What stands on the button of an act.
pub fn act(language: Language, act: Act) -> String {
    match act {
        Act::TakeUp => act_take_up(language),
        Act::Answer => act_answer(language),
        Act::PutAside => act_put_aside(language),
    }
}

/// What stands above the words of an act.
pub fn note_of(language: Language, act: Act) -> String {
    match act {
        Act::PutAside => note_put_aside(language),
        Act::Answer | Act::TakeUp => note_answer(language),
    }
}

/// Why nothing happened.
pub fn refusal(language: Language, refusal: &OpinionRefusal) -> String {
    match refusal {
        OpinionRefusal::ClockInDoubt => clock_in_doubt(language),
        OpinionRefusal::NoSuch => no_such(language),
        OpinionRefusal::TakeUpFirst => take_up_first(language),
        OpinionRefusal::AlreadyIs(now) => already_is(language, &stage(language, *now)),
    }
}

/// What happened, in a sentence; `name` gives somebody's name. Typed words are not in it.
pub fn sentence(language: Language, event: Option<&OpinionEvent>, name: impl Fn(&PersonId) -> String) -> String {
    match event {
        None => told_unknown(language),
        Some(OpinionEvent::Posted(_)) => told_posted(language),
        Some(OpinionEvent::TakenUp { by }) => told_taken_up(language, &name(by)),
        Some(OpinionEvent::Answered { by, .. }) => told_answered(language, &name(by)),
        Some(OpinionEvent::PutAside { by, .. }) => told_put_aside(language, &name(by)),
    }
}

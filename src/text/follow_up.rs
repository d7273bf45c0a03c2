//! Words of the board of bad ratings, of what is done with one, and of the counter that is told of its own.

use crate::domain::hall::Language;
use crate::domain::rating::deed::{Act, NoteFault};
use crate::domain::rating::{CallOutcome, RatingEvent};

words! {
    board_title() { zh "差评整改", en "Bad ratings to see to" }
    board_help() { zh "差评要先回访，再整改或由两人核实，最后答复。期限按大厅工作日计算，不能删除。", en "A bad rating is called back, mended or looked into by two people, and answered. Limits are working days of the hall; nothing can be removed." }
    looking() { zh "正在读评价记录……", en "Reading the ratings…" }
    failed() { zh "现在读不出来，请稍后再试。记录没有丢。", en "It cannot be read now; please try again later. Nothing is lost." }
    none() { zh "没有差评。", en "There is no bad rating." }
    none_open() { zh "差评都已办结。", en "Every bad rating is closed." }
    lost(count: usize) { zh "有 {count} 条评价的记录损坏，不在这里。", en "The records of {count} ratings are damaged; they are not listed here." }
    summary(open: usize, near: usize, overdue: usize) { zh "未办结 {open} 条，其中临近到期 {near} 条，超期 {overdue} 条。", en "{open} are not closed: {near} near their limit, {overdue} overdue." }
    show_closed(count: usize) { zh "已办结的 {count} 条也列出", en "List the {count} closed ones as well" }
    more(count: usize) { zh "还有 {count} 条没有列出。", en "{count} more are not listed." }
    col_what() { zh "办的事", en "Service" }
    col_level() { zh "评价", en "Rating" }
    col_stage() { zh "状态", en "State" }
    col_left() { zh "期限", en "Time left" }
    col_handler() { zh "负责人", en "Who sees to it" }
    nobody() { zh "未指派", en "nobody" }
    open_one() { zh "处理", en "Open" }
    call_due(standing: &str) { zh "回访：{standing}", en "Call: {standing}" }
    mend_due(standing: &str) { zh "整改：{standing}", en "Mending: {standing}" }
    answer_due() { zh "等待答复居民", en "the resident waits for an answer" }
    closed_on(day: &str) { zh "{day} 办结", en "closed on {day}" }
    late_mark() { zh "超期", en "overdue" }
    near_mark() { zh "临近", en "near" }
    appeal_waits() { zh "窗口申诉待复核", en "an objection waits" }
    appeal_upheld() { zh "申诉成立，不计入窗口", en "objection upheld: not counted" }
    marked() { zh "有疑问标记", en "marked as suspicious" }
    hall_as_whole() { zh "大厅整体", en "the hall as a whole" }
    service_unknown() { zh "没有说明办的事", en "service not known" }

    back() { zh "返回列表", en "Back to the list" }
    rated_on(when: &str) { zh "{when} 评价", en "Rated {when}" }
    reasons_title() { zh "原因", en "Reasons" }
    about_title() { zh "涉及", en "About" }
    comment_title() { zh "居民写的", en "The resident's words" }
    no_comment() { zh "没有写", en "nothing written" }
    text_gone() { zh "（文字已过保存期或已损坏）", en "(the words are no longer kept, or damaged)" }
    clerk_line(name: &str) { zh "窗口人员：{name}", en "Clerk: {name}" }
    by_receipt(number: &str) { zh "收件回执 {number}", en "Receipt {number}" }
    by_ticket() { zh "凭号票评价，没有姓名和电话", en "Rated with a ticket: no name and no phone" }
    by_nobody() { zh "没有凭证的评价，不知道是谁", en "Rated without a code: nobody knows by whom" }
    contact_title() { zh "联系人", en "Whom to call" }
    contact_help() { zh "只在这里显示，不会导出。", en "Shown here only; never exported." }
    again_line(level: &str) { zh "居民再次评价：{level}", en "The resident has rated again: {level}" }
    history_title() { zh "经过", en "What happened" }
    recorded_at(place: &str) { zh "记录于 {place}", en "recorded at {place}" }

    act_assign() { zh "指派负责人…", en "Say who sees to it…" }
    act_call() { zh "记录回访…", en "Note a call…" }
    act_mend() { zh "已整改…", en "Mended…" }
    act_groundless() { zh "认为不属实…", en "Nothing was wrong…" }
    act_find_groundless() { zh "第二人：确认不属实", en "Second person: nothing was wrong" }
    act_reject_groundless() { zh "第二人：属实，继续整改", en "Second person: something was wrong" }
    act_appeal() { zh "申诉…", en "Object…" }
    act_hear() { zh "复核申诉…", en "Hear the objection…" }
    act_answer() { zh "答复居民…", en "Answer the resident…" }
    act_unmark() { zh "取消疑问标记…", en "Take the mark back…" }
    nothing_now() { zh "现在没有要您做的。", en "There is nothing for you to do now." }
    handler() { zh "负责人", en "Who sees to it" }
    choose() { zh "请选择", en "Please choose" }
    outcome() { zh "回访结果", en "What became of the call" }
    reached() { zh "联系上了", en "somebody answered" }
    not_reached() { zh "没人接", en "nobody answered" }
    no_contact() { zh "没有可以联系的人", en "nobody can be called" }
    verdict() { zh "复核结果", en "What was found" }
    upheld() { zh "申诉成立：这条不计入窗口", en "upheld: it does not count against the counter" }
    not_upheld() { zh "申诉不成立", en "not upheld" }
    note_call() { zh "说了什么（可不填）", en "What was said (may be empty)" }
    note_mend() { zh "怎样整改的", en "What was mended, and how" }
    note_groundless() { zh "为什么认为不属实", en "Why nothing was wrong" }
    note_appeal() { zh "申诉理由", en "Why you object" }
    note_hear() { zh "复核理由", en "Why" }
    note_answer() { zh "怎样答复的", en "What the resident was told" }
    note_unmark() { zh "为什么应当计入", en "Why it should count" }
    note_help() { zh "不要写姓名、手机号和证件号码。", en "No names, mobile numbers or identity numbers, please." }
    do_it() { zh "确定", en "Do it" }
    cancel() { zh "取消", en "Cancel" }
    working() { zh "正在保存……", en "Saving…" }
    done() { zh "已保存", en "Saved" }
    unsure() { zh "不知道保存了没有。请原样再按一次“确定”，不会重复。", en "It is not known whether it was saved. Press “Do it” again without changing anything: it will not be done twice." }
    not_yours() { zh "这件事不归您办", en "This is not yours to do" }
    note_missing() { zh "请写几个字说明", en "Please say why, in words" }
    note_long(most: usize) { zh "最多 {most} 个字", en "At most {most} characters" }
    note_personal() { zh "里面有手机号或证件号码，请去掉", en "It holds a mobile or an identity number: please take it out" }
    note_nobody() { zh "请选负责人", en "Choose who sees to it" }

    told_rated(level: &str) { zh "居民评价：{level}", en "Rated: {level}" }
    told_marked(why: &str) { zh "标记疑问：{why}", en "Marked: {why}" }
    told_unmarked(who: &str) { zh "{who} 取消疑问标记", en "{who} took the mark back" }
    told_opened(call: u16, mend: u16) { zh "开始整改：{call} 个工作日内回访，{mend} 个工作日内整改", en "To see to; working days until the call: {call}, until it is mended: {mend}" }
    told_assigned(who: &str) { zh "指派给 {who}", en "Given to {who}" }
    told_called(who: &str, outcome: &str) { zh "{who} 回访：{outcome}", en "{who} called: {outcome}" }
    told_mended(who: &str) { zh "{who}：已整改", en "{who}: mended" }
    told_called_groundless(who: &str) { zh "{who} 认为不属实，等第二人核实", en "{who}: nothing was wrong; a second person must look" }
    told_found_groundless(who: &str) { zh "{who} 核实：不属实", en "{who} agrees: nothing was wrong" }
    told_not_groundless(who: &str) { zh "{who} 核实：属实，继续整改", en "{who} does not agree: it goes on" }
    told_appealed(who: &str) { zh "{who} 申诉", en "{who} objected" }
    told_upheld(who: &str) { zh "{who} 复核：申诉成立", en "{who}: objection upheld" }
    told_not_upheld(who: &str) { zh "{who} 复核：申诉不成立", en "{who}: objection not upheld" }
    told_answered(who: &str) { zh "{who} 答复了居民，办结", en "{who} answered the resident; closed" }
    told_again(level: &str) { zh "居民再次评价：{level}", en "Rated again: {level}" }
    told_unknown() { zh "新版程序记录的事项", en "Something that a newer program recorded" }

    own_title(count: usize) { zh "对您的意见（{count}）", en "Complaints about you ({count})" }
    own_help() { zh "已经回访过的意见。不写是谁、哪张号票、写了什么。有不同看法可以申诉一次，由他人复核。", en "Complaints that were called back. Not shown: who, which ticket, what was written. If you see it differently you may object once; somebody else looks at it." }
    own_line(day: &str, what: &str) { zh "{day}　{what}", en "{day} · {what}" }
    own_reasons(list: &str) { zh "原因：{list}", en "Reasons: {list}" }
    own_no_reasons() { zh "没有选原因", en "no reason was chosen" }
    own_appealed() { zh "已申诉，等待复核", en "You have objected; it waits to be heard" }
    own_upheld() { zh "申诉成立，不计入窗口", en "Your objection was upheld: it does not count" }
    own_not_upheld() { zh "申诉没有成立", en "Your objection was not upheld" }
    own_closed() { zh "已办结", en "closed" }
    invite() { zh "请提醒居民：可以到取号机上评价，自愿，凭号票或回执。窗口不能代为评价。", en "Please tell the resident: the service can be rated at the kiosk with the ticket or receipt, if they like. Counters cannot rate." }
    between() { zh "、", en ", " }
}

/// What stands on the button of an act.
pub fn act(language: Language, act: Act) -> String {
    match act {
        Act::Assign => act_assign(language),
        Act::CallBack => act_call(language),
        Act::Mend => act_mend(language),
        Act::CallGroundless => act_groundless(language),
        Act::FindGroundless => act_find_groundless(language),
        Act::RejectGroundless => act_reject_groundless(language),
        Act::Appeal => act_appeal(language),
        Act::HearAppeal => act_hear(language),
        Act::Answer => act_answer(language),
        Act::Unmark => act_unmark(language),
    }
}

/// What stands above the words of an act; nothing where none are asked for.
pub const fn note_of(act: Act) -> Option<fn(Language) -> String> {
    match act {
        Act::CallBack => Some(note_call),
        Act::Mend => Some(note_mend),
        Act::CallGroundless => Some(note_groundless),
        Act::Appeal => Some(note_appeal),
        Act::HearAppeal => Some(note_hear),
        Act::Answer => Some(note_answer),
        Act::Unmark => Some(note_unmark),
        Act::Assign | Act::FindGroundless | Act::RejectGroundless => None,
    }
}

/// What is wrong with the words.
pub fn note_fault(language: Language, fault: NoteFault) -> String {
    match fault {
        NoteFault::Missing => note_missing(language),
        NoteFault::TooLong => note_long(language, crate::domain::case::SideRef::TEXT_LENGTH_MAX),
        NoteFault::Personal => note_personal(language),
        NoteFault::Nobody => note_nobody(language),
    }
}

/// What became of a call.
pub fn call_outcome(language: Language, of: CallOutcome) -> String {
    match of {
        CallOutcome::Reached => reached(language),
        CallOutcome::NotReached => not_reached(language),
        CallOutcome::NoContact => no_contact(language),
    }
}

/// What happened, in a sentence; `name` gives somebody's name. Typed words are not in it.
pub fn sentence(language: Language, event: Option<&RatingEvent>, name: impl Fn(&crate::domain::identity::PersonId) -> String) -> String {
    match event {
        None => told_unknown(language),
        Some(RatingEvent::Rated(rated)) => told_rated(language, &super::rating::level(language, rated.level)),
        Some(RatingEvent::MarkedSuspicious { why }) => told_marked(language, &super::rating::suspicion(language, *why)),
        Some(RatingEvent::Unmarked { by, .. }) => told_unmarked(language, &name(by)),
        Some(RatingEvent::FollowUpOpened { call_back, mend }) => told_opened(language, *call_back, *mend),
        Some(RatingEvent::Assigned { to }) => told_assigned(language, &name(to)),
        Some(RatingEvent::CalledBack { by, outcome, .. }) => told_called(language, &name(by), &call_outcome(language, *outcome)),
        Some(RatingEvent::Mended { by, .. }) => told_mended(language, &name(by)),
        Some(RatingEvent::CalledGroundless { by, .. }) => told_called_groundless(language, &name(by)),
        Some(RatingEvent::FoundGroundless { by }) => told_found_groundless(language, &name(by)),
        Some(RatingEvent::NotGroundless { by }) => told_not_groundless(language, &name(by)),
        Some(RatingEvent::Appealed { by, .. }) => told_appealed(language, &name(by)),
        Some(RatingEvent::AppealHeard { by, upheld: true, .. }) => told_upheld(language, &name(by)),
        Some(RatingEvent::AppealHeard { by, upheld: false, .. }) => told_not_upheld(language, &name(by)),
        Some(RatingEvent::Answered { by, .. }) => told_answered(language, &name(by)),
        Some(RatingEvent::RatedAgain { level, .. }) => told_again(language, &super::rating::level(language, *level)),
    }
}

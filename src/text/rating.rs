//! Words about ratings: the five levels as the national rule names them, what a rating is about, why something is not possible, how far a follow-up is.

use super::common::date;
use crate::domain::hall::Language;
use crate::domain::rating::figures::Share;
use crate::domain::rating::{Dimension, Level, RatingRefusal, Stage, Suspicion};
use crate::domain::time::UtcOffset;

words! {
    very_satisfied() { zh "非常满意", en "Very satisfied" }
    satisfied() { zh "满意", en "Satisfied" }
    fair() { zh "基本满意", en "Fairly satisfied" }
    unsatisfied() { zh "不满意", en "Unsatisfied" }
    very_unsatisfied() { zh "非常不满意", en "Very unsatisfied" }

    efficiency() { zh "办事效率", en "Efficiency" }
    attitude() { zh "服务态度", en "Attitude" }
    skill() { zh "业务水平", en "Knowledge of the matter" }
    environment() { zh "大厅环境", en "The hall itself" }

    repeated() { zh "几秒内连续评价", en "Several within seconds" }
    before_the_end() { zh "办理结束前评价", en "Before the service had ended" }
    burst() { zh "同一台机器短时间内评价很多", en "Many from one machine in a short time" }

    stage_open() { zh "待指派", en "Nobody has it yet" }
    stage_assigned() { zh "待回访", en "The call is due" }
    stage_called() { zh "待整改", en "Mending is due" }
    stage_doubted() { zh "待第二人核实", en "A second person must look" }
    stage_settled() { zh "待答复", en "The answer is due" }
    stage_closed() { zh "已办结", en "Closed" }

    clock_in_doubt() { zh "这台机器的日期要工作人员看过才能评价，请叫工作人员", en "The date of this machine must be looked at first; please call the staff" }
    rated_before(day: &str) { zh "{day} 已经评价过了，谢谢您。每次办事评价一次就够了", en "It was rated on {day}. Thank you: once is enough" }
    rated_before_add(day: &str) { zh "{day} 已经评价过了，谢谢您。您还可以再追加一次评价", en "It was rated on {day}. Thank you. You may add one more rating" }
    under_receipt(number: &str) { zh "这张号票办成了收件，请用收件回执评价（{number}）", en "This ticket led to a case: please rate it with the receipt ({number})" }
    needs_reason() { zh "请选一个原因，好让我们改进", en "Please choose a reason, so that we can do better" }
    wrong_reasons() { zh "原因选错了，请重新选", en "These reasons cannot be chosen together; please choose again" }
    wrong_dimensions() { zh "同一方面选了两次，请重新选", en "One aspect was chosen twice; please choose again" }
    no_such_rating() { zh "没有这条评价", en "There is no such rating" }
    rated_again_before() { zh "已经追加评价过一次，谢谢您", en "A second rating was given before. Thank you" }
    not_again_now() { zh "现在不能追加评价：差评要等答复以后，其他评价过了期限", en "No second rating now: after a bad one it comes with the answer, after others within some days" }
    not_marked() { zh "这条评价没有疑问标记", en "This rating is not marked" }
    no_follow_up() { zh "这条评价不是差评，没有整改", en "This is no bad rating; nothing follows it" }
    already_is(stage: &str) { zh "现在的状态是“{stage}”，不能这样做", en "Not now: {stage}" }
    call_first() { zh "请先回访居民", en "Call the resident first" }
    not_settled() { zh "还没有整改，也没有核实结果，不能答复", en "Nothing was mended or found yet, so there is nothing to answer" }
    nothing_to_judge() { zh "没有等待核实的内容", en "Nothing waits for being judged" }
    same_person() { zh "核实的人不能是提出的人，请另一位同事来", en "Another person must judge this" }
    own_rating() { zh "这是对您本人的评价，请另一位同事处理", en "This rating is about you; a colleague must do this" }
    appealed_before() { zh "已经申诉过一次", en "An objection was made before" }

    share(of: u32, all: u32, percent: &str) { zh "{percent}（{of} / {all}）", en "{percent} ({of} of {all})" }
    share_small(of: u32, all: u32) { zh "{of} / {all}（数量少，不算百分比）", en "{of} of {all} (too few for a percentage)" }
    share_none() { zh "没有", en "none" }
}

/// A level, as the national rule names it.
pub fn level(language: Language, of: Level) -> String {
    match of {
        Level::VerySatisfied => very_satisfied(language),
        Level::Satisfied => satisfied(language),
        Level::Fair => fair(language),
        Level::Unsatisfied => unsatisfied(language),
        Level::VeryUnsatisfied => very_unsatisfied(language),
    }
}

/// What a rating is about.
pub fn dimension(language: Language, of: Dimension) -> String {
    match of {
        Dimension::Efficiency => efficiency(language),
        Dimension::Attitude => attitude(language),
        Dimension::Skill => skill(language),
        Dimension::Environment => environment(language),
    }
}

/// Why somebody must look at it.
pub fn suspicion(language: Language, of: Suspicion) -> String {
    match of {
        Suspicion::Repeated => repeated(language),
        Suspicion::BeforeTheEnd => before_the_end(language),
        Suspicion::Burst => burst(language),
    }
}

/// How far a follow-up is.
pub fn stage(language: Language, of: Stage) -> String {
    match of {
        Stage::Open => stage_open(language),
        Stage::Assigned => stage_assigned(language),
        Stage::Called => stage_called(language),
        Stage::Doubted => stage_doubted(language),
        Stage::Settled => stage_settled(language),
        Stage::Closed => stage_closed(language),
    }
}

/// Why nothing happened.
pub fn refusal(language: Language, refusal: &RatingRefusal, offset: UtcOffset) -> String {
    match refusal {
        RatingRefusal::ClockInDoubt => clock_in_doubt(language),
        RatingRefusal::RatedBefore { at, may_add } => {
            let day = date(language, offset.day(*at));
            if *may_add { rated_before_add(language, &day) } else { rated_before(language, &day) }
        }
        RatingRefusal::UnderReceipt(number) => under_receipt(language, &number.grouped()),
        RatingRefusal::NeedsReason => needs_reason(language),
        RatingRefusal::WrongReasons => wrong_reasons(language),
        RatingRefusal::WrongDimensions => wrong_dimensions(language),
        RatingRefusal::NoSuchRating => no_such_rating(language),
        RatingRefusal::RatedAgainBefore => rated_again_before(language),
        RatingRefusal::NotAgainNow => not_again_now(language),
        RatingRefusal::NotMarked => not_marked(language),
        RatingRefusal::NoFollowUp => no_follow_up(language),
        RatingRefusal::AlreadyIs(now) => already_is(language, &stage(language, *now)),
        RatingRefusal::CallFirst => call_first(language),
        RatingRefusal::NotSettled => not_settled(language),
        RatingRefusal::NothingToJudge => nothing_to_judge(language),
        RatingRefusal::SamePerson => same_person(language),
        RatingRefusal::OwnRating => own_rating(language),
        RatingRefusal::AppealedBefore => appealed_before(language),
    }
}

/// A share with what it is made of; a percentage only where there are enough.
pub fn share_of(language: Language, of: Share) -> String {
    match of.per_mille() {
        None => share_none(language),
        Some(_) if of.is_small() => share_small(language, of.of, of.all),
        Some(tenths) => share(language, of.of, of.all, &format!("{}.{}%", tenths / 10, tenths % 10)),
    }
}

//! Words about cases: why something is not possible, where a case is, until when it must be decided. What happened to it, in sentences: [`happened`].

pub mod happened;
pub mod page;

use super::common::date;
use crate::domain::case::command::{CaseIs, MATERIALS_MAX};
use crate::domain::case::{AskedAgain, CaseRefusal, Ground, HandedIn, Stage, Verdict};
use crate::domain::deadline::{Left, Standing};
use crate::domain::hall::Language;

words! {
    clock_in_doubt() { zh "这台机器的日期要工作人员看过才能收件，请叫管理员", en "The date of this machine must be looked at before a case is accepted; please call the administrator" }
    number_taken() { zh "这个回执号刚刚被别的窗口用了，请再按一次", en "Another counter has just used this receipt number; please press again" }
    wrong_number() { zh "回执号不是本大厅今天的号，没有收件", en "The receipt number is not one of this hall and day; nothing was accepted" }
    no_such_case() { zh "没有这个办件", en "There is no such case" }
    no_such_item() { zh "大厅的清单里没有这个事项", en "This item is not in the hall's list" }
    no_procedure() { zh "这个事项还没有写明办理环节，请管理员先补上", en "No procedure is given for this item; the administrator must add one first" }
    no_promise() { zh "指南没有写承诺时限，请编辑先补上", en "The guide promises no time limit; the editor must add one first" }
    promised_longer() { zh "承诺时限比法定时限长，请编辑先改正", en "The promised limit is longer than the statutory one; the editor must mend it first" }
    too_many_materials(most: usize) { zh "材料超过 {most} 样", en "There are more than {most} materials" }
    no_such_counter() { zh "没有这个窗口", en "There is no such counter" }
    not_this_clerk() { zh "这位工作人员不在这个窗口的岗位上", en "This clerk has no post at this counter" }
    no_such_step() { zh "这个办件没有这个环节", en "The case has no such step" }
    step_behind() { zh "已经到这个环节或过了这个环节；走错了请用“更正”", en "The case is in this step or beyond it; to go back, make a correction" }
    is_running() { zh "这个办件正在办理", en "The case is being worked on" }
    is_waiting() { zh "这个办件在等补材料，请先收材料", en "The case waits for material: take that in first" }
    is_suspended() { zh "这个办件已暂停计时，请先恢复", en "The case is suspended: resume it first" }
    is_decided() { zh "这个办件已经办结", en "The case is decided" }
    is_over() { zh "这个办件已经送达或撤回", en "The case is delivered or was withdrawn" }
    not_suspended() { zh "这个办件没有暂停", en "The case is not suspended" }
    ground_needs_note() { zh "请写明依据哪条规定", en "Write down which rule allows it" }
    no_such_material() { zh "这个办件没有这样材料", en "The case has no such material" }
    not_missing() { zh "这样材料已经有了，或者没有要求补", en "This material is there already or was not asked for" }
    nothing_named() { zh "请选出是哪样材料", en "Choose which material" }
    told_before() { zh "已经一次性告知过；再要材料请选明原因", en "The applicant was told everything at once before; say why something more is needed" }
    urged_today() { zh "今天已经催办过", en "It was urged today" }
    no_such_entry() { zh "要更正的那一条不是这样的记录", en "The entry does not say what is to be corrected" }
    too_late() { zh "只有当天记错的决定和送达可以撤销；请按规定另行处理，并在这里加说明", en "Only what was recorded by mistake today can be taken back. Follow the rules for anything older, and add a remark here" }
    nothing_to_do() { zh "已经是这样了", en "Nothing to change" }

    running() { zh "正在办理", en "Being worked on" }
    waiting() { zh "等您补材料", en "Waiting for your papers" }
    waiting_at_desk() { zh "等申请人补材料", en "Waiting for the applicant's papers" }
    suspended(ground: &str) { zh "依法暂停计时：{ground}", en "Time stopped by law: {ground}" }
    granted() { zh "准予，已办结", en "Granted" }
    refused() { zh "不予办理，已办结", en "Refused" }
    withdrawn() { zh "申请人已撤回", en "Withdrawn by the applicant" }
    granted_delivered() { zh "已办结，结果已送达", en "Granted and delivered" }
    refused_delivered() { zh "不予办理，决定书已送达", en "Refused; the decision was delivered" }

    hearing() { zh "听证", en "hearing" }
    tender() { zh "招标", en "tender" }
    auction() { zh "拍卖", en "auction" }
    inspection() { zh "检验", en "inspection" }
    testing() { zh "检测", en "testing" }
    quarantine() { zh "检疫", en "quarantine" }
    appraisal() { zh "鉴定", en "appraisal" }
    expert_review() { zh "专家评审", en "expert review" }
    public_notice() { zh "公示", en "public notice" }
    force_majeure() { zh "不可抗力", en "force majeure" }
    other_rule() { zh "其他规定", en "another rule" }

    not_as_asked() { zh "补来的材料不合要求", en "what came was not what was asked for" }
    found_in_check() { zh "审核中发现的新情况", en "the check found something new" }
    forgotten() { zh "大厅上次漏说了", en "the hall forgot it last time" }

    in_person() { zh "本人到窗口", en "in person" }
    by_agent() { zh "他人代办", en "by somebody for the applicant" }
    from_home() { zh "上门收件", en "fetched from home" }

    due_today(day: &str) { zh "今天（{day}）是最后一天", en "Today ({day}) is the last day" }
    due_on(day: &str, left: u32) { zh "{day}前办结，还有 {left} 个工作日", en "Due {day}, {left} working days left" }
    near_on(day: &str, left: u32) { zh "快到期：{day}前办结，只剩 {left} 个工作日", en "Near: due {day}, only {left} working days left" }
    overdue_by(day: &str, by: u32) { zh "已超期 {by} 个工作日（应在 {day} 前办结）", en "Overdue by {by} working days (it was due {day})" }
    overdue_since(day: &str) { zh "已超期（应在 {day} 前办结）", en "Overdue (it was due {day})" }
    stopped_working(left: u32) { zh "计时已停，恢复后还有 {left} 个工作日", en "Time is stopped; {left} working days are left once it goes on" }
    stopped_days(left: u32) { zh "计时已停，恢复后还有 {left} 天", en "Time is stopped; {left} days are left once it goes on" }
    beyond_working(left: u32) { zh "从收件或恢复计时起 {left} 个工作日；后面的节假日公布以后才能算出日期", en "{left} working days from acceptance or from when time went on; the date is known once the holidays are published" }
    beyond_days(left: u32) { zh "从收件或恢复计时起 {left} 天；后面的节假日公布以后才能算出日期", en "{left} days from acceptance or from when time went on; the date is known once the holidays are published" }
    kept() { zh "按时办结", en "Done in time" }
    broken(day: &str) { zh "超期办结（应在 {day} 前办结）", en "Done too late (it was due {day})" }

    appeal_usual() { zh "不服本决定的，可以自收到决定书之日起六十日内申请行政复议，或者六个月内向人民法院提起行政诉讼。", en "Against this decision you may ask for administrative reconsideration within 60 days of receiving it, or sue before the people's court within six months." }
}

/// Why the rules refused.
pub fn refusal(language: Language, refusal: &CaseRefusal) -> String {
    match refusal {
        CaseRefusal::ClockInDoubt => clock_in_doubt(language),
        CaseRefusal::NumberTaken => number_taken(language),
        CaseRefusal::WrongNumber => wrong_number(language),
        CaseRefusal::NoSuchCase => no_such_case(language),
        CaseRefusal::NoSuchItem => no_such_item(language),
        CaseRefusal::NoProcedure => no_procedure(language),
        CaseRefusal::NoPromise => no_promise(language),
        CaseRefusal::PromisedLonger => promised_longer(language),
        CaseRefusal::TooManyMaterials => too_many_materials(language, MATERIALS_MAX),
        CaseRefusal::NoSuchCounter => no_such_counter(language),
        CaseRefusal::NotThisClerk => not_this_clerk(language),
        CaseRefusal::NoSuchStep => no_such_step(language),
        CaseRefusal::StepBehind => step_behind(language),
        CaseRefusal::CaseIs(what) => case_is(language, *what),
        CaseRefusal::NotSuspended => not_suspended(language),
        CaseRefusal::GroundNeedsNote => ground_needs_note(language),
        CaseRefusal::NoSuchMaterial => no_such_material(language),
        CaseRefusal::NotMissing => not_missing(language),
        CaseRefusal::NothingNamed => nothing_named(language),
        CaseRefusal::ToldBefore => told_before(language),
        CaseRefusal::UrgedToday => urged_today(language),
        CaseRefusal::NoSuchEntry => no_such_entry(language),
        CaseRefusal::NothingToDo => nothing_to_do(language),
        CaseRefusal::TooLate => too_late(language),
    }
}

fn case_is(language: Language, what: CaseIs) -> String {
    match what {
        CaseIs::Running => is_running(language),
        CaseIs::Waiting => is_waiting(language),
        CaseIs::Suspended => is_suspended(language),
        CaseIs::Decided => is_decided(language),
        CaseIs::Over => is_over(language),
    }
}

/// What a case is, as whoever works on it reads it.
pub fn stage_at_desk(language: Language, of: &Stage) -> String {
    match of {
        Stage::Waiting => waiting_at_desk(language),
        of => stage(language, of),
    }
}

/// What a case is, as its applicant reads it.
pub fn stage(language: Language, stage: &Stage) -> String {
    match stage {
        Stage::Running => running(language),
        Stage::Waiting => waiting(language),
        Stage::Suspended(on) => suspended(language, &ground(language, *on)),
        Stage::Decided { verdict: Verdict::Refused { .. }, .. } => refused(language),
        Stage::Decided { .. } => granted(language),
        Stage::Over { verdict: Verdict::Withdrawn, .. } => withdrawn(language),
        Stage::Over { verdict: Verdict::Refused { .. }, .. } => refused_delivered(language),
        Stage::Over { verdict: Verdict::Granted, .. } => granted_delivered(language),
    }
}

/// On which ground the clock stands still.
pub fn ground(language: Language, ground: Ground) -> String {
    match ground {
        Ground::Hearing => hearing(language),
        Ground::Tender => tender(language),
        Ground::Auction => auction(language),
        Ground::Inspection => inspection(language),
        Ground::Testing => testing(language),
        Ground::Quarantine => quarantine(language),
        Ground::Appraisal => appraisal(language),
        Ground::ExpertReview => expert_review(language),
        Ground::PublicNotice => public_notice(language),
        Ground::ForceMajeure => force_majeure(language),
        Ground::OtherRule => other_rule(language),
    }
}

/// Why an applicant is asked once more.
pub fn asked_again(language: Language, again: AskedAgain) -> String {
    match again {
        AskedAgain::NotAsAsked => not_as_asked(language),
        AskedAgain::FoundInCheck => found_in_check(language),
        AskedAgain::Forgotten => forgotten(language),
    }
}

/// How a case was handed in.
pub fn handed_in(language: Language, way: HandedIn) -> String {
    match way {
        HandedIn::InPerson => in_person(language),
        HandedIn::Agent => by_agent(language),
        HandedIn::HomeVisit => from_home(language),
    }
}

/// Until when, and how much of it is left.
pub fn standing(language: Language, standing: Standing) -> String {
    match standing {
        Standing::OnTime { due, left: 0 } | Standing::Near { due, left: 0 } => due_today(language, &date(language, due)),
        Standing::OnTime { due, left } => due_on(language, &date(language, due), left),
        Standing::Near { due, left } => near_on(language, &date(language, due), left),
        Standing::Overdue { due, by: Some(by) } if by > 0 => overdue_by(language, &date(language, due), by),
        Standing::Overdue { due, .. } => overdue_since(language, &date(language, due)),
        Standing::Stopped(Left { days, working: true }) => stopped_working(language, days),
        Standing::Stopped(Left { days, working: false }) => stopped_days(language, days),
        Standing::Beyond(Left { days, working: true }) => beyond_working(language, days),
        Standing::Beyond(Left { days, working: false }) => beyond_days(language, days),
        Standing::Kept => kept(language),
        Standing::Broken { due } => broken(language, &date(language, due)),
    }
}

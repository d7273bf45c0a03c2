//! What happened to a case, a sentence for each entry of its timeline. Names and typed words are not in it: they lie in side records, where a screen that may
//! show them looks.

use crate::domain::case::{CaseEvent, Correction, Delivery, Trait, Verdict};
use crate::domain::hall::Language;

words! {
    accepted(counter: &str) { zh "{counter} 号窗口收件，发了回执", en "Accepted at counter {counter}; receipt handed over" }
    accepted_missing(counter: &str, missing: usize) { zh "{counter} 号窗口收件，一次性告知还缺 {missing} 样材料", en "Accepted at counter {counter}; you were told at once that {missing} papers are missing" }
    step_entered(step: &str) { zh "进入环节：{step}", en "Went on to: {step}" }
    requested(count: usize) { zh "请您补 {count} 样材料，计时暂停", en "{count} papers are needed from you; time is stopped" }
    requested_other() { zh "请您补材料，计时暂停", en "Something is needed from you; time is stopped" }
    supplied(count: usize) { zh "收到补来的 {count} 样材料", en "{count} papers came" }
    supplied_other() { zh "收到补来的材料", en "What was asked for came" }
    suspended(ground: &str) { zh "依法暂停计时：{ground}", en "Time stopped by law: {ground}" }
    resumed() { zh "恢复计时", en "Time goes on" }
    granted() { zh "准予，办结", en "Granted" }
    refused() { zh "决定不予办理，理由和救济途径见决定书", en "Refused; reasons and how to appeal are in the decision" }
    withdrawn() { zh "申请人撤回", en "Withdrawn by the applicant" }
    at_counter(counter: &str) { zh "在 {counter} 号窗口领取结果", en "Result fetched at counter {counter}" }
    by_post() { zh "结果已寄出", en "Result sent by post" }
    at_home() { zh "结果送到家", en "Result brought home" }
    urged() { zh "催办", en "Urged" }
    corrected_person() { zh "更正了申请人信息", en "The applicant's data were corrected" }
    corrected_step(step: &str) { zh "更正：现在的环节是{step}", en "Corrected: the step is {step}" }
    corrected_given() { zh "更正：这样材料已经交了", en "Corrected: a paper had been handed in" }
    corrected_missing() { zh "更正：这样材料没有交", en "Corrected: a paper had not been handed in" }
    corrected_delivery() { zh "更正了送达方式", en "The way of delivery was corrected" }
    undone() { zh "更正：此前记录有误，尚未办结或尚未送达", en "Corrected: it was not decided or not delivered yet" }
    remarked() { zh "补充说明", en "Remark" }
    handed_over() { zh "换了经办人", en "Another clerk handles it" }
    reprinted() { zh "补打了回执", en "Receipt printed again" }
    found_by_phone() { zh "窗口按电话查找过", en "Looked up at a counter by phone" }
    found_by_document() { zh "窗口按证件号码查找过", en "Looked up at a counter by document" }
    unknown() { zh "新版程序记录的事项", en "Something that a newer program recorded" }
}

/// What happened, in a sentence; `step` is the name of the step that the event speaks of.
pub fn sentence(language: Language, event: Option<&CaseEvent>, step: &str) -> String {
    match event {
        None => unknown(language),
        Some(CaseEvent::Accepted(accepted_now)) => {
            let missing = accepted_now.materials.iter().filter(|material| !material.given).count();
            let counter = accepted_now.counter.as_str();
            if missing == 0 { accepted(language, counter) } else { accepted_missing(language, counter, missing) }
        }
        Some(CaseEvent::StepEntered { .. }) => step_entered(language, step),
        Some(CaseEvent::MaterialRequested { materials, .. }) if materials.is_empty() => requested_other(language),
        Some(CaseEvent::MaterialRequested { materials, .. }) => requested(language, materials.len()),
        Some(CaseEvent::MaterialSupplied { materials, .. }) if materials.is_empty() => supplied_other(language),
        Some(CaseEvent::MaterialSupplied { materials, .. }) => supplied(language, materials.len()),
        Some(CaseEvent::Suspended { ground, .. }) => suspended(language, &super::ground(language, *ground)),
        Some(CaseEvent::Resumed) => resumed(language),
        Some(CaseEvent::Decided { verdict: Verdict::Granted }) => granted(language),
        Some(CaseEvent::Decided { verdict: Verdict::Refused { .. } }) => refused(language),
        Some(CaseEvent::Decided { verdict: Verdict::Withdrawn }) => withdrawn(language),
        Some(CaseEvent::Delivered { delivery }) => delivered(language, delivery),
        Some(CaseEvent::Urged { .. }) => urged(language),
        Some(CaseEvent::Corrected { correction, .. }) => corrected(language, correction, step),
        Some(CaseEvent::HandedOver { .. }) => handed_over(language),
        Some(CaseEvent::Reprinted) => reprinted(language),
        Some(CaseEvent::Found { by: Trait::Phone }) => found_by_phone(language),
        Some(CaseEvent::Found { by: Trait::Document }) => found_by_document(language),
    }
}

fn delivered(language: Language, delivery: &Delivery) -> String {
    match delivery {
        Delivery::Counter { counter } => at_counter(language, counter.as_str()),
        Delivery::Post { .. } => by_post(language),
        Delivery::HomeVisit => at_home(language),
    }
}

fn corrected(language: Language, correction: &Correction, step: &str) -> String {
    match correction {
        Correction::Person { .. } => corrected_person(language),
        Correction::Step { .. } => corrected_step(language, step),
        Correction::Material { given: true, .. } => corrected_given(language),
        Correction::Material { given: false, .. } => corrected_missing(language),
        Correction::Delivery { .. } => corrected_delivery(language),
        Correction::Undone => undone(language),
        Correction::Remark => remarked(language),
    }
}

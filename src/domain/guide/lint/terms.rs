//! Dates, limits, fees, laws and codes of a guide.

use super::{FindingKind, Found};
use crate::domain::guide::choices::{Need, Processing, Source};
use crate::domain::guide::model::{Guide, Material};
use crate::domain::guide::terms::{Fee, Limit};
use crate::domain::time::Day;

/// Highest number of a time limit.
const LIMIT_MAX: u16 = 400;
/// Most visits that a guide may ask for.
const VISITS_MAX: u8 = 5;
/// Most originals or copies of a material.
const COPIES_MAX: u8 = 9;
/// Most characters of an identity.
const ID_LENGTH_MAX: usize = 48;
/// Fewest characters of a law's name or of the rule behind a fee.
const LAW_CHARS_MIN: usize = 3;
/// Marks round the name of a law: every screen adds them.
const LAW_MARKS: [char; 4] = ['\u{300a}', '\u{300b}', '\u{3008}', '\u{3009}'];
/// How an article begins, and the word it holds.
const ARTICLE: (char, char) = ('\u{7b2c}', '\u{6761}');

pub(super) fn check(guide: &Guide, today: Day, found: &mut Found<'_>) {
    codes(guide, found);
    dates(guide, today, found);
    limits(guide, found);
    fee(&guide.fee, found);
    laws(guide, found);
    guide.materials.iter().enumerate().for_each(|(at, material)| copies(at, material, found));
    found.when(guide.visits > VISITS_MAX, "/visits", FindingKind::NumberTooLarge { max: VISITS_MAX });
    let digits = guide.complaint.zh.chars().filter(|letter| letter.is_numeric()).count();
    found.when(!guide.complaint.zh.trim().is_empty() && digits < 3, "/complaint/zh", FindingKind::NoComplaintNumber);
    found.count("/aliases", guide.aliases.len(), 0, 12);
    found.count("/conditions", guide.conditions.len(), 1, 20);
    found.count("/steps", guide.steps.len(), 2, 9);
    found.count("/results", guide.results.len(), 1, 9);
    found.count("/materials", guide.materials.len(), 1, 14);
    found.count("/faq", guide.faq.len(), 2, 8);
    for (at, result) in guide.results.iter().enumerate() {
        found.count(&format!("/results/{at}/delivery"), result.delivery.len(), 1, 5);
    }
    for (at, alias) in guide.aliases.iter().enumerate() {
        let count = alias.chars().count();
        found.when(count > 30, &format!("/aliases/{at}"), FindingKind::FarTooLong { max: 30, found: count });
        let first = guide.aliases[..at].iter().position(|earlier| earlier == alias);
        if let Some(first) = first {
            found.add(&format!("/aliases/{at}"), FindingKind::Duplicate { first: format!("/aliases/{first}") });
        }
    }
}

/// Small words with hyphens between them.
pub(super) fn is_id(text: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    text.len() <= ID_LENGTH_MAX && text.split('-').all(word)
}

fn codes(guide: &Guide, found: &mut Found<'_>) {
    found.when(!is_id(&guide.id), "/id", FindingKind::BadId);
    for (path, code, (min, max)) in [("/basic_code", &guide.basic_code, (8, 16)), ("/local_code", &guide.local_code, (12, 31))] {
        let is_code = (min..=max).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
        found.when(!is_code, path, if code.trim().is_empty() { FindingKind::Blank } else { FindingKind::BadCode { min, max } });
    }
    found.when(guide.version == 0, "/version", FindingKind::TooFew { min: 1, found: 0 });
}

fn dates(guide: &Guide, today: Day, found: &mut Found<'_>) {
    match guide.cancelled {
        Some(end) if end <= guide.effective => found.add("/cancelled", FindingKind::EndsBeforeItBegins),
        Some(since) if since <= today => found.add("/cancelled", FindingKind::Expired { since }),
        _ => {}
    }
    found.when(guide.effective > today, "/effective", FindingKind::NotYetEffective { from: guide.effective });
}

fn limits(guide: &Guide, found: &mut Found<'_>) {
    let (promised, statutory) = (guide.promised_limit, guide.statutory_limit);
    match promised {
        Limit::NotLaidDown => found.add("/promised_limit", FindingKind::NoPromise),
        _ if promised.hundredths_of_days() > statutory.hundredths_of_days() => {
            found.add("/promised_limit", FindingKind::PromisedLonger { promised, statutory });
        }
        _ => {}
    }
    let at_once = guide.processing == Processing::AtOnce;
    found.when(at_once != (promised == Limit::AtOnce), "/processing", FindingKind::AtOnceMismatch);
    let steps = guide.steps.iter().enumerate().filter_map(|(at, step)| Some((format!("/steps/{at}/limit"), step.limit?)));
    let all = [("/statutory_limit".to_owned(), statutory), ("/promised_limit".to_owned(), promised)].into_iter().chain(steps.clone());
    for (path, limit) in all {
        let is_wrong = matches!(limit, Limit::Within(value, _) if !(1..=LIMIT_MAX).contains(&value));
        found.when(is_wrong, &path, FindingKind::LimitOutOfRange { max: LIMIT_MAX });
    }
    // Days of waiting in which nobody works on it are counted by the law apart; half as long again is surely too long.
    let sum: u64 = steps.map(|(_, limit)| if limit == Limit::NotLaidDown { 0 } else { u64::from(limit.hundredths_of_days()) }).sum();
    let is_longer = promised != Limit::NotLaidDown && sum * 2 > u64::from(promised.hundredths_of_days()) * 3;
    found.when(is_longer, "/steps", FindingKind::StepsLonger { promised });
}

fn fee(fee: &Fee, found: &mut Found<'_>) {
    match fee {
        Fee::Free => {}
        Fee::NotStated => found.add("/fee", FindingKind::FeeNotStated),
        Fee::Charged { basis, .. } => {
            found.when(basis.trim().chars().count() < LAW_CHARS_MIN, "/fee/basis", FindingKind::FeeWithoutBasis);
        }
    }
}

fn laws(guide: &Guide, found: &mut Found<'_>) {
    found.when(guide.legal_basis.is_empty(), "/legal_basis", FindingKind::NoLegalBasis);
    for (at, basis) in guide.legal_basis.iter().enumerate() {
        let law = format!("/legal_basis/{at}/law");
        found.when(basis.law.trim().chars().count() < LAW_CHARS_MIN, &law, FindingKind::Blank);
        found.when(basis.law.contains(LAW_MARKS), &law, FindingKind::LawInMarks);
        let is_article = basis.article.strip_prefix(ARTICLE.0).and_then(|rest| rest.find(ARTICLE.1)).is_some_and(|at| at > 0);
        found.when(!is_article, &format!("/legal_basis/{at}/article"), FindingKind::BadArticle);
    }
}

fn copies(at: usize, material: &Material, found: &mut Found<'_>) {
    let path = format!("/materials/{at}");
    let is_nothing = material.original == 0 && material.copies == 0 && material.source != Source::SharedData;
    found.when(is_nothing, &format!("{path}/original"), FindingKind::NoCopies);
    let is_nameless = matches!(material.source, Source::Authority | Source::Employer) && material.source_name.is_none();
    found.when(is_nameless, &format!("{path}/source_name"), FindingKind::NoSourceName);
    for (name, count) in [("original", material.original), ("copies", material.copies)] {
        found.when(count > COPIES_MAX, &format!("{path}/{name}"), FindingKind::NumberTooLarge { max: COPIES_MAX });
    }
    found.when(material.need == Need::Conditional && material.when.is_empty(), &format!("{path}/when"), FindingKind::NoCondition);
    found.when(material.need == Need::Required && !material.when.is_empty(), &format!("{path}/when"), FindingKind::ConditionIgnored);
}

//! The page of a guide for one person: first what a person needs, details behind.

use super::prose::{self, Numbers, plain};
use super::{bounds, carry, mark, sections};
use crate::domain::guide::checklist::{Answers, Needed, needed, to_bring};
use crate::domain::guide::{Desk, Fee, Guide, Limit, Material, Source};
use crate::domain::hall::Language;
use crate::flow::guides::page::Question;
use crate::flow::guides::{Amount, Fact, GuidePage};
use crate::text::guide as words;

/// What a page is made with, besides the guide.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// The name of the guide's class.
    pub class: &'a str,
    /// Four digits of the hall.
    pub hall_code: &'a str,
    /// Said while these are sample guides.
    pub sample: Option<&'a str>,
    /// Language of the person.
    pub language: Language,
}

/// The page.
pub fn page(guide: &Guide, answers: &Answers, frame: Frame<'_>) -> GuidePage {
    let language = frame.language;
    // Version and mark are those of the whole guide, however much of it is shown.
    let (version, mark) = (version_line(guide, language), mark::code(guide, frame.hall_code));
    let (bounded, is_cut) = bounds::bounded(guide, language);
    let guide = &*bounded;
    let mut numbers = Numbers::default();
    let summary = prose::lines(guide.summary.get(language), &mut numbers);
    let facts = facts(guide, language, &mut numbers);
    let known = known_answers(guide, answers);
    let materials: Vec<Amount> =
        to_bring(guide, &known).map(|(material, needed)| amount(material, needed, language, &mut numbers)).collect();
    let question = question(guide, &known, language);
    GuidePage {
        guide: guide.id.clone(),
        item: guide.item.to_string(),
        title: bounds::title(&guide.name, language),
        tags: words::tags(language, frame.class, words::processing(language, guide.processing)),
        only_chinese: language == Language::En && !guide.is_in_english(),
        summary,
        facts,
        answered: answered(guide, &known, language),
        progress: (guide.questions.iter().filter(|q| known.contains_key(&q.id)).count(), guide.questions.len()),
        materials_note: materials_note(guide, question.is_some(), materials.len(), language),
        materials,
        question,
        steps: guide.steps.iter().map(|step| self::step(step, language, &mut numbers)).collect(),
        sections: sections::all(guide, language, &mut numbers),
        mark: mark.map(|code| code.to_string()).unwrap_or_default(),
        print: None,
        sample: note(frame.sample, is_cut, language),
        carry: carry::text(guide, &known, language, &version),
        version,
    }
}

/// What is said of the whole page: that it is a sample, that something of it is not shown.
fn note(sample: Option<&str>, is_cut: bool, language: Language) -> Option<String> {
    let said: Vec<String> = sample.map(plain).into_iter().chain(is_cut.then(|| words::not_all_shown(language))).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// Answers that the guide asks for and knows: others come from an older version of it.
fn known_answers(guide: &Guide, answers: &Answers) -> Answers {
    let knows = |question: &str, answer: &str| {
        guide.questions.iter().any(|asked| asked.id == question && asked.answers.iter().any(|known| known.id == answer))
    };
    answers.iter().filter(|(question, answer)| knows(question, answer)).map(|(q, a)| (q.clone(), a.clone())).collect()
}

fn facts(guide: &Guide, language: Language, numbers: &mut Numbers) -> Vec<Fact> {
    let by_law = match guide.statutory_limit {
        Limit::Within(..) if guide.statutory_limit != guide.promised_limit => {
            words::statutory(language, &words::limit(language, guide.statutory_limit))
        }
        _ => String::new(),
    };
    let (fee, basis) = match &guide.fee {
        Fee::Free => (words::free(language), String::new()),
        Fee::Charged { text, basis } => {
            (words::charged(language), words::fee_and_basis(language, &plain(text.get(language)), &plain(basis)))
        }
        Fee::NotStated => (words::not_stated(language), String::new()),
    };
    let visits = if guide.visits == 0 { words::no_visit(language) } else { words::visits(language, guide.visits) };
    [
        (words::how_long(language), words::limit(language, guide.promised_limit), by_law),
        (words::how_much(language), fee, basis),
        (words::how_often(language), visits, String::new()),
    ]
    .into_iter()
    .map(|(label, value, more)| Fact { number: numbers.next(), label, value, more })
    .collect()
}

fn amount(material: &Material, needed: Needed, language: Language, numbers: &mut Numbers) -> Amount {
    let count = match (material.original, material.copies) {
        (0, 0) => words::nothing_to_bring(language),
        (original, 0) => words::original(language, original),
        (0, copies) => words::copies(language, copies),
        (original, copies) => words::original_and_copies(language, original, copies),
    };
    let whom = match (&material.source_name, material.source) {
        (Some(name), Source::Own) => Some(plain(name.get(language))),
        (None, Source::Own) => None,
        (Some(name), _) => Some(plain(name.get(language))),
        (None, source) => Some(words::source(language, source).to_owned()),
    };
    Amount {
        number: numbers.next(),
        name: plain(material.name.get(language)),
        amount: whom.map_or_else(|| count.clone(), |whom| words::from_whom(language, &count, &whom)),
        note: plain(material.note.get(language)),
        is_sure: needed == Needed::Yes,
    }
}

/// The next question that still decides something.
fn question(guide: &Guide, known: &Answers, language: Language) -> Option<Question> {
    let decides = |id: &str| guide.materials.iter().any(|m| needed(m, known) == Needed::Perhaps && m.when.contains_key(id));
    let next = guide.questions.iter().find(|question| !known.contains_key(&question.id) && decides(&question.id))?;
    let answers = next.answers.iter().map(|answer| (answer.id.clone(), plain(answer.text.get(language)))).collect();
    Some(Question { id: next.id.clone(), text: plain(next.text.get(language)), answers })
}

fn answered(guide: &Guide, known: &Answers, language: Language) -> String {
    let chosen = guide.questions.iter().filter_map(|question| {
        let answer = known.get(&question.id)?;
        question.answers.iter().find(|a| a.id == *answer).map(|a| plain(a.text.get(language)))
    });
    chosen.collect::<Vec<_>>().join(" · ")
}

fn materials_note(guide: &Guide, is_open: bool, shown: usize, language: Language) -> String {
    let all = guide.materials.len();
    match is_open {
        true => words::perhaps_materials(language, shown),
        false if shown < all => words::some_materials(language, shown, all),
        false => words::all_materials(language, all),
    }
}

fn step(step: &crate::domain::guide::Step, language: Language, numbers: &mut Numbers) -> Fact {
    let who = if step.desk == Desk::Resident { None } else { Some(words::desk(language, step.desk)) };
    let limit = step.limit.map(|limit| words::limit(language, limit));
    let value: Vec<&str> = who.into_iter().chain(limit.as_deref()).collect();
    Fact { number: numbers.next(), label: plain(step.name.get(language)), value: value.join(" · "), more: plain(step.text.get(language)) }
}

/// Version, date and short hash, as they stand on the screen and on every print.
pub fn version_line(guide: &Guide, language: Language) -> String {
    words::version(language, guide.version, &guide.effective.to_string(), &mark::hash(guide))
}

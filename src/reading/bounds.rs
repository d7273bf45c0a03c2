//! What a page holds at most: a text pasted by mistake, or a list without end, must stop no screen and no printer. What is left out is said to be left out.

use std::borrow::Cow;

use super::prose::{is_endless, plain};
use crate::domain::guide::{Fee, Guide, Text};
use crate::domain::hall::{Bilingual, Language};

/// Entries of one list that are shown: more than any guide may have.
pub const ENTRIES_MAX: usize = 40;
/// Letters of a title: longer ones leave no room for anything else.
pub const TITLE_CHARS_MAX: usize = 120;
const ELLIPSIS: char = '…';

/// The guide with lists that end, and whether anything of it is not shown in this language.
pub fn bounded(guide: &Guide, language: Language) -> (Cow<'_, Guide>, bool) {
    let is_long = texts(guide).map(|text| text.get(language)).chain(lines(guide)).any(is_endless)
        || exceeds(guide.name.get(language), TITLE_CHARS_MAX);
    let mut short = Cow::Borrowed(guide);
    macro_rules! end {
        ($($list:ident)*) => {$(
            if guide.$list.len() > ENTRIES_MAX {
                short.to_mut().$list.truncate(ENTRIES_MAX);
            }
        )*};
    }
    end!(legal_basis conditions steps results questions materials faq);
    let is_cut = is_long || matches!(short, Cow::Owned(_));
    (short, is_cut)
}

/// A title that leaves room for what stands below it.
pub fn title(name: &Bilingual, language: Language) -> String {
    let whole = name.get(language);
    if !exceeds(whole, TITLE_CHARS_MAX) {
        return plain(whole);
    }
    let beginning: String = whole.chars().take(TITLE_CHARS_MAX).collect();
    plain(&beginning) + &String::from(ELLIPSIS)
}

/// Whether a text has more letters, without counting all of an endless one.
pub fn exceeds(text: &str, chars_max: usize) -> bool {
    text.chars().nth(chars_max).is_some()
}

/// Every text of a guide that stands on its page as it is, in whichever language.
fn lines(guide: &Guide) -> impl Iterator<Item = &str> {
    let laws = guide.legal_basis.iter().flat_map(|basis| [Some(&basis.law), basis.number.as_ref(), Some(&basis.article)]).flatten();
    let basis = if let Fee::Charged { basis, .. } = &guide.fee { Some(basis) } else { None };
    laws.chain(basis).map(String::as_str)
}

/// Every text of a guide that stands on its page.
fn texts(guide: &Guide) -> impl Iterator<Item = &Text> {
    let single = [&guide.summary, &guide.authority, &guide.place, &guide.contact, &guide.complaint];
    let laws = guide.legal_basis.iter().filter_map(|basis| basis.says.as_ref());
    let steps = guide.steps.iter().flat_map(|step| [&step.name, &step.text]);
    let materials = guide.materials.iter().flat_map(|material| [&material.name, &material.note].into_iter().chain(&material.source_name));
    let asked = guide.faq.iter().flat_map(|faq| [&faq.q, &faq.a]);
    let questions = guide.questions.iter().flat_map(|question| question.answers.iter().map(|answer| &answer.text).chain([&question.text]));
    let results = guide.results.iter().map(|result| &result.name);
    let fee = if let Fee::Charged { text, .. } = &guide.fee { Some(text) } else { None };
    single
        .into_iter()
        .chain(fee)
        .chain(laws)
        .chain(steps)
        .chain(materials)
        .chain(asked)
        .chain(questions)
        .chain(results)
        .chain(&guide.conditions)
}

//! The details of a guide: who can apply, law, questions, whom to ask.

use super::prose::{self, Numbers, plain};
use crate::domain::guide::{Guide, LegalBasis};
use crate::domain::hall::Language;
use crate::flow::guides::{Block, Line, Piece, Section, Tab};
use crate::text::guide as words;

/// All sections, in reading order.
pub(super) fn all(guide: &Guide, language: Language, numbers: &mut Numbers) -> Vec<Section> {
    let mut write = |tab: Tab, title: String, blocks: &dyn Fn(&mut Numbers) -> Vec<Block>| Section { tab, title, blocks: blocks(numbers) };
    let scope = words::scope_line(language, words::scope(language, guide.scope), words::level(language, guide.level));
    let codes = words::code_line(language, &plain(&guide.basic_code), &plain(&guide.local_code));
    vec![
        write(Tab::Conditions, words::conditions(language), &|numbers| {
            guide.conditions.iter().flat_map(|text| entries(prose::blocks(text.get(language), numbers))).collect()
        }),
        write(Tab::Conditions, words::results(language), &|numbers| {
            guide.results.iter().map(|result| one(outcome(result, language), true, numbers)).collect()
        }),
        write(Tab::Faq, words::faq(language), &|numbers| guide.faq.iter().flat_map(|faq| asked(faq, language, numbers)).collect()),
        write(Tab::Law, words::law(language), &|numbers| {
            guide.legal_basis.iter().flat_map(|basis| law(basis, language, numbers)).collect()
        }),
        write(Tab::Law, words::codes(language), &|numbers| {
            vec![
                strong(codes.clone(), numbers),
                one(words::kind(language, guide.kind).to_owned(), false, numbers),
                one(words::effective(language, &guide.effective.to_string()), false, numbers),
            ]
        }),
        write(Tab::Contact, words::contact(language), &|numbers| prose::blocks(guide.contact.get(language), numbers)),
        write(Tab::Contact, words::complaint(language), &|numbers| prose::blocks(guide.complaint.get(language), numbers)),
        write(Tab::Contact, words::place(language), &|numbers| prose::blocks(guide.place.get(language), numbers)),
        write(Tab::Contact, words::authority(language), &|numbers| {
            let mut blocks = prose::blocks(guide.authority.get(language), numbers);
            blocks.push(one(scope.clone(), false, numbers));
            blocks
        }),
    ]
}

fn one(text: String, is_entry: bool, numbers: &mut Numbers) -> Block {
    Block { is_entry, lines: vec![Line { number: numbers.next(), pieces: vec![Piece { strong: false, text }] }] }
}

fn strong(text: String, numbers: &mut Numbers) -> Block {
    Block { is_entry: false, lines: vec![Line { number: numbers.next(), pieces: vec![Piece { strong: true, text }] }] }
}

fn entries(blocks: Vec<Block>) -> impl Iterator<Item = Block> {
    blocks.into_iter().map(|block| Block { is_entry: true, ..block })
}

fn outcome(result: &crate::domain::guide::Outcome, language: Language) -> String {
    let ways: Vec<&str> = result.delivery.iter().map(|way| words::delivery(language, *way)).collect();
    words::outcome(language, &plain(result.name.get(language)), &crate::text::kiosk::ticket::list(language, &ways))
}

fn asked(faq: &crate::domain::guide::Faq, language: Language, numbers: &mut Numbers) -> Vec<Block> {
    let question = words::question(language, &plain(faq.q.get(language)));
    let mut blocks = vec![strong(question, numbers)];
    blocks.extend(prose::blocks(faq.a.get(language), numbers));
    blocks
}

fn law(basis: &LegalBasis, language: Language, numbers: &mut Numbers) -> Vec<Block> {
    let (law, article) = (plain(&basis.law), plain(&basis.article));
    let name = match &basis.number {
        Some(number) => words::law_numbered(language, &law, &plain(number), &article),
        None => words::law_article(language, &law, &article),
    };
    let mut blocks = vec![strong(name, numbers)];
    if let Some(says) = &basis.says {
        blocks.extend(prose::blocks(says.get(language), numbers));
    }
    blocks
}

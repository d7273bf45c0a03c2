//! Writes guides as a table.

use std::collections::BTreeMap;

use super::cell::{join, join_when, limit, optional};
use super::{Column, RowKind, Words};
use crate::domain::guide::model::{Guide, Material, Text};
use crate::domain::guide::terms::Fee;
use crate::domain::sheet::cell::protect;
use crate::domain::sheet::write::{Encoding, csv_file};

/// One row in the making.
#[derive(Default)]
struct Cells(BTreeMap<Column, String>);

impl Cells {
    fn row(words: &Words, guide: &str, kind: RowKind) -> Self {
        let mut cells = Self::default();
        cells.text(Column::Guide, guide);
        cells.word(Column::Row, (words.row)(kind));
        cells
    }

    /// A text as it is, protected.
    fn text(&mut self, column: Column, text: &str) {
        self.0.insert(column, protect(text));
    }

    /// A word, a number or a day that the import reads whatever a spreadsheet makes of it.
    fn word(&mut self, column: Column, word: impl ToString) {
        self.0.insert(column, word.to_string());
    }

    fn both(&mut self, [zh, en]: [Column; 2], text: &Text) {
        self.text(zh, &text.zh);
        self.0.insert(en, optional(text.en.as_deref()));
    }

    fn both_or_none(&mut self, [zh, en]: [Column; 2], text: Option<&Text>) {
        if let Some(text) = text {
            self.0.insert(zh, optional(Some(&text.zh)));
            self.0.insert(en, optional(text.en.as_deref()));
        }
    }

    fn finish(&self) -> Vec<&str> {
        Column::ALL.iter().map(|column| self.0.get(column).map_or("", String::as_str)).collect()
    }
}

const NAME: [Column; 2] = [Column::NameZh, Column::NameEn];
const TEXT: [Column; 2] = [Column::TextZh, Column::TextEn];

/// These guides as a file; nothing only when the encoding cannot write one of their letters.
pub fn export<'a>(guides: impl IntoIterator<Item = &'a Guide>, words: &Words, encoding: Encoding) -> Option<Vec<u8>> {
    file(guides.into_iter().flat_map(|guide| rows(words, guide)).collect(), words, encoding)
}

/// An empty table to fill in: the headings, and a row of each kind for a guide that is still to be named. It cannot be imported as it is.
pub fn template(words: &Words, encoding: Encoding) -> Option<Vec<u8>> {
    file(RowKind::ALL.iter().map(|kind| Cells::row(words, words.example, *kind)).collect(), words, encoding)
}

fn file(rows: Vec<Cells>, words: &Words, encoding: Encoding) -> Option<Vec<u8>> {
    let headings = Column::ALL.iter().map(|column| (words.column)(*column)).collect();
    csv_file(std::iter::once(headings).chain(rows.iter().map(Cells::finish)), encoding)
}

fn rows(words: &Words, guide: &Guide) -> Vec<Cells> {
    let start = |kind| Cells::row(words, &guide.id, kind);
    let mut rows = vec![guide_row(words, guide)];
    for basis in &guide.legal_basis {
        let mut row = start(RowKind::Law);
        row.text(Column::NameZh, &basis.law);
        row.0.insert(Column::LawNumber, optional(basis.number.as_deref()));
        row.text(Column::Article, &basis.article);
        row.both_or_none(TEXT, basis.says.as_ref());
        rows.push(row);
    }
    for condition in &guide.conditions {
        let mut row = start(RowKind::Condition);
        row.both(TEXT, condition);
        rows.push(row);
    }
    for question in &guide.questions {
        let mut row = start(RowKind::Question);
        row.text(Column::Question, &question.id);
        row.both(NAME, &question.text);
        rows.push(row);
        for answer in &question.answers {
            let mut row = start(RowKind::Answer);
            row.text(Column::Question, &question.id);
            row.text(Column::Answer, &answer.id);
            row.both(NAME, &answer.text);
            rows.push(row);
        }
    }
    rows.extend(guide.materials.iter().map(|material| material_row(words, start(RowKind::Material), material)));
    for step in &guide.steps {
        let mut row = start(RowKind::Step);
        row.both(NAME, &step.name);
        row.both(TEXT, &step.text);
        row.word(Column::Desk, (words.desk)(step.desk));
        row.word(Column::StepLimit, step.limit.map_or_else(String::new, |of| limit(words, of)));
        rows.push(row);
    }
    for result in &guide.results {
        let mut row = start(RowKind::Outcome);
        row.both(NAME, &result.name);
        row.word(Column::Delivery, join(result.delivery.iter().map(|way| (words.delivery)(*way))));
        rows.push(row);
    }
    for faq in &guide.faq {
        let mut row = start(RowKind::Faq);
        row.both(NAME, &faq.q);
        row.both(TEXT, &faq.a);
        rows.push(row);
    }
    rows
}

fn material_row(words: &Words, mut row: Cells, material: &Material) -> Cells {
    row.both(NAME, &material.name);
    row.both(TEXT, &material.note);
    row.word(Column::Need, (words.need)(material.need));
    row.text(Column::When, &join_when(&material.when));
    row.word(Column::Originals, material.original);
    row.word(Column::Copies, material.copies);
    row.word(Column::Source, (words.source)(material.source));
    row.both_or_none([Column::SourceNameZh, Column::SourceNameEn], material.source_name.as_ref());
    row
}

fn guide_row(words: &Words, guide: &Guide) -> Cells {
    let mut row = Cells::row(words, &guide.id, RowKind::Guide);
    row.text(Column::NameZh, &guide.name.zh);
    row.text(Column::NameEn, &guide.name.en);
    row.both(TEXT, &guide.summary);
    row.word(Column::Version, guide.version);
    row.word(Column::Effective, guide.effective);
    row.word(Column::Cancelled, guide.cancelled.map_or_else(String::new, |day| day.to_string()));
    row.text(Column::Class, &guide.class);
    row.text(Column::Department, &guide.department);
    row.text(Column::Item, guide.item.as_str());
    row.text(Column::Aliases, &join(guide.aliases.iter().map(String::as_str)));
    row.text(Column::LifeEvents, &join(guide.life_events.iter().map(String::as_str)));
    row.text(Column::BasicCode, &guide.basic_code);
    row.text(Column::LocalCode, &guide.local_code);
    row.word(Column::Kind, (words.kind)(guide.kind));
    row.word(Column::Level, (words.level)(guide.level));
    row.word(Column::Audience, (words.audience)(guide.audience));
    row.word(Column::Processing, (words.processing)(guide.processing));
    row.word(Column::StatutoryLimit, limit(words, guide.statutory_limit));
    row.word(Column::PromisedLimit, limit(words, guide.promised_limit));
    match &guide.fee {
        Fee::NotStated => {}
        Fee::Free => row.word(Column::Fee, words.free),
        Fee::Charged { text, basis } => {
            row.word(Column::Fee, words.charged);
            row.both([Column::FeeZh, Column::FeeEn], text);
            row.text(Column::FeeBasis, basis);
        }
    }
    row.word(Column::Visits, guide.visits);
    row.word(Column::Scope, (words.scope)(guide.scope));
    row.both([Column::AuthorityZh, Column::AuthorityEn], &guide.authority);
    row.both([Column::PlaceZh, Column::PlaceEn], &guide.place);
    row.both([Column::ContactZh, Column::ContactEn], &guide.contact);
    row.both([Column::ComplaintZh, Column::ComplaintEn], &guide.complaint);
    row
}

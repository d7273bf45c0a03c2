//! From the rows of a table to guides.

use std::collections::BTreeMap;

use super::cell::{read_limit, read_optional, split, split_when};
use super::fault::{TableFault, TableFaultKind as K};
use super::read::{Row, Table};
use super::{Column, RowKind, Words};
use crate::domain::guide::choices::{Audience, Delivery, Desk, Kind, Level, Need, Processing, Scope, Source};
use crate::domain::guide::model::{Answer, Faq, Guide, LegalBasis, Material, Outcome, Question, Step, Text};
use crate::domain::guide::terms::{Fee, Limit};
use crate::domain::hall::Bilingual;
use crate::domain::identity::ItemId;
use crate::domain::sheet::cell::{plain, read_day, unprotect};
use crate::domain::time::Day;

/// The guides of a table, in the order of their own rows.
pub(super) fn guides_of(table: &Table, words: &Words) -> Result<Vec<Guide>, Vec<TableFault>> {
    let mut reading = Reading { table, words, faults: Vec::new() };
    let kinds: Vec<Option<RowKind>> = table.rows.iter().map(|row| reading.kind_of(row)).collect();
    let mut guides: Vec<Guide> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (row, _) in table.rows.iter().zip(&kinds).filter(|(_, kind)| **kind == Some(RowKind::Guide)) {
        let id = identity(row, Column::Guide);
        if let Some(first) = places.get(id) {
            reading.fault(row, Column::Guide, K::GuideTwice { first: *first });
        } else {
            places.insert(id, row.number);
            // Without a guide there are faults, and nothing is imported.
            guides.extend(reading.guide(row, id));
        }
    }
    for (row, kind) in table.rows.iter().zip(kinds).filter_map(|(row, kind)| Some((row, kind?))).filter(|(_, kind)| *kind != RowKind::Guide)
    {
        let id = identity(row, Column::Guide);
        if !places.contains_key(id) {
            reading.fault(row, Column::Guide, K::NoGuideRow(id.to_owned()));
        }
        if let Some(guide) = guides.iter_mut().find(|guide| guide.id == id) {
            reading.entry(row, kind, guide);
        }
    }
    reading.faults.sort_by_key(|fault| (fault.row, fault.column));
    if reading.faults.is_empty() { Ok(guides) } else { Err(reading.faults) }
}

struct Reading<'a> {
    table: &'a Table,
    words: &'a Words,
    faults: Vec<TableFault>,
}

impl Reading<'_> {
    fn fault(&mut self, row: &Row, column: Column, kind: K) {
        self.faults.push(self.table.fault(row.number, column, kind));
    }

    /// The kind of a row, with nothing in columns that are not its own.
    fn kind_of(&mut self, row: &Row) -> Option<RowKind> {
        if row.cell(Column::Guide).trim().is_empty() {
            self.fault(row, Column::Guide, K::NoGuide);
        }
        let word = plain(row.cell(Column::Row));
        let Some(kind) = RowKind::ALL.iter().copied().find(|kind| (self.words.row)(*kind) == word) else {
            self.fault(row, Column::Row, K::UnknownRow(row.cell(Column::Row).to_owned()));
            return None;
        };
        let foreign = |column: &&Column| !matches!(column, Column::Guide | Column::Row) && !kind.columns().contains(column);
        for column in Column::ALL.iter().filter(foreign) {
            if !row.cell(*column).trim().is_empty() {
                self.fault(row, *column, K::NotInThisRow(kind));
            }
        }
        Some(kind)
    }

    /// Nothing after a fault that leaves no guide; whatever else is wrong in the row is found all the same.
    fn guide(&mut self, row: &Row, id: &str) -> Option<Guide> {
        use Column as C;
        let words = *self.words;
        let (version, visits) = (self.number(row, C::Version, u32::MAX), self.small(row, C::Visits));
        let (effective, cancelled, item) = (self.needed_day(row, C::Effective), self.day(row, C::Cancelled), self.item(row));
        let (kind, level) = (self.choice(row, C::Kind, Kind::ALL, words.kind), self.choice(row, C::Level, Level::ALL, words.level));
        let audience = self.choice(row, C::Audience, Audience::ALL, words.audience);
        let processing = self.choice(row, C::Processing, Processing::ALL, words.processing);
        let scope = self.choice(row, C::Scope, Scope::ALL, words.scope);
        let (statutory_limit, promised_limit) = (self.limit(row, C::StatutoryLimit), self.limit(row, C::PromisedLimit));
        let fee = self.fee(row);
        Some(Guide {
            id: id.to_owned(),
            version,
            effective: effective?,
            cancelled,
            class: text(row, C::Class),
            department: text(row, C::Department),
            item: item?,
            name: Bilingual { zh: text(row, C::NameZh), en: text(row, C::NameEn) },
            aliases: split(unprotect(row.cell(C::Aliases))),
            basic_code: text(row, C::BasicCode),
            local_code: text(row, C::LocalCode),
            kind,
            legal_basis: Vec::new(),
            authority: both(row, [C::AuthorityZh, C::AuthorityEn]),
            level,
            audience,
            processing,
            summary: both(row, TEXT),
            conditions: Vec::new(),
            steps: Vec::new(),
            statutory_limit,
            promised_limit,
            fee,
            place: both(row, [C::PlaceZh, C::PlaceEn]),
            contact: both(row, [C::ContactZh, C::ContactEn]),
            complaint: both(row, [C::ComplaintZh, C::ComplaintEn]),
            visits,
            scope,
            results: Vec::new(),
            questions: Vec::new(),
            materials: Vec::new(),
            faq: Vec::new(),
            life_events: split(unprotect(row.cell(C::LifeEvents))),
        })
    }

    /// One entry of one of the guide's lists.
    fn entry(&mut self, row: &Row, kind: RowKind, guide: &mut Guide) {
        use Column as C;
        let words = *self.words;
        match kind {
            RowKind::Guide => {}
            RowKind::Law => guide.legal_basis.push(LegalBasis {
                law: text(row, C::NameZh),
                number: read_optional(row.cell(C::LawNumber)),
                article: text(row, C::Article),
                says: both_or_none(row, TEXT),
            }),
            RowKind::Condition => guide.conditions.push(both(row, TEXT)),
            RowKind::Step => {
                let desk = self.choice(row, C::Desk, Desk::ALL, words.desk);
                let limit = if row.cell(C::StepLimit).trim().is_empty() { None } else { Some(self.limit(row, C::StepLimit)) };
                guide.steps.push(Step { name: both(row, NAME), text: both(row, TEXT), desk, limit });
            }
            RowKind::Outcome => {
                let delivery = self.deliveries(row);
                guide.results.push(Outcome { name: both(row, NAME), delivery });
            }
            RowKind::Question => {
                guide.questions.push(Question { id: identity(row, C::Question).to_owned(), text: both(row, NAME), answers: Vec::new() });
            }
            RowKind::Answer => {
                let answer = Answer { id: identity(row, C::Answer).to_owned(), text: both(row, NAME) };
                let asked = identity(row, C::Question);
                // The nearest above: two questions of one identity are the lint's matter.
                match guide.questions.iter_mut().rev().find(|question| question.id == asked) {
                    Some(question) => question.answers.push(answer),
                    None => self.fault(row, C::Question, K::NoQuestion(asked.to_owned())),
                }
            }
            RowKind::Material => {
                let material = self.material(row);
                guide.materials.push(material);
            }
            RowKind::Faq => guide.faq.push(Faq { q: both(row, NAME), a: both(row, TEXT) }),
        }
    }

    fn material(&mut self, row: &Row) -> Material {
        use Column as C;
        let words = *self.words;
        let when = unprotect(row.cell(C::When));
        let when = split_when(when).unwrap_or_else(|| {
            self.fault(row, C::When, K::NotACondition(when.to_owned()));
            Vec::new()
        });
        Material {
            name: both(row, NAME),
            need: self.choice(row, C::Need, Need::ALL, words.need),
            when: when.into_iter().collect(),
            original: self.small(row, C::Originals),
            copies: self.small(row, C::Copies),
            source: self.choice(row, C::Source, Source::ALL, words.source),
            source_name: both_or_none(row, [C::SourceNameZh, C::SourceNameEn]),
            note: both(row, TEXT),
        }
    }

    fn fee(&mut self, row: &Row) -> Fee {
        use Column as C;
        let details = [C::FeeZh, C::FeeEn, C::FeeBasis].iter().any(|column| !row.cell(*column).is_empty());
        let word = plain(row.cell(C::Fee));
        match word.as_str() {
            word if word == self.words.charged => {
                return Fee::Charged { text: both(row, [C::FeeZh, C::FeeEn]), basis: text(row, C::FeeBasis) };
            }
            _ if details => self.fault(row, C::Fee, K::FeeMismatch),
            "" => {}
            word if word == self.words.free => return Fee::Free,
            _ => {
                let choices = vec![self.words.free, self.words.charged];
                self.fault(row, C::Fee, K::NotAChoice { found: row.cell(C::Fee).to_owned(), choices });
            }
        }
        Fee::NotStated
    }

    fn deliveries(&mut self, row: &Row) -> Vec<Delivery> {
        let (cell, word) = (row.cell(Column::Delivery), self.words.delivery);
        let mut ways = Vec::new();
        for found in split(cell) {
            match Delivery::ALL.iter().find(|way| word(**way) == plain(&found)) {
                Some(way) => ways.push(*way),
                None => self.fault(
                    row,
                    Column::Delivery,
                    K::NotAChoice { found, choices: Delivery::ALL.iter().map(|way| word(*way)).collect() },
                ),
            }
        }
        ways
    }

    /// One of the choices; the first of them after a fault, for nothing is imported then.
    fn choice<T: Copy>(&mut self, row: &Row, column: Column, all: &[T], word: fn(T) -> &'static str) -> T {
        let found = row.cell(column);
        match all.iter().find(|choice| word(**choice) == plain(found)) {
            Some(choice) => *choice,
            None => {
                let choices = all.iter().map(|choice| word(*choice)).collect();
                self.fault(row, column, K::NotAChoice { found: found.to_owned(), choices });
                all[0]
            }
        }
    }

    fn number(&mut self, row: &Row, column: Column, max: u32) -> u32 {
        let found = row.cell(column);
        plain(unprotect(found)).parse().ok().filter(|number| *number <= max).unwrap_or_else(|| {
            self.fault(row, column, K::NotANumber { found: found.to_owned(), max });
            0
        })
    }

    fn small(&mut self, row: &Row, column: Column) -> u8 {
        u8::try_from(self.number(row, column, u32::from(u8::MAX))).unwrap_or(0)
    }

    fn limit(&mut self, row: &Row, column: Column) -> Limit {
        read_limit(self.words, row.cell(column)).unwrap_or_else(|| {
            self.fault(row, column, K::NotALimit(row.cell(column).to_owned()));
            Limit::AtOnce
        })
    }

    /// The day of a cell, or nothing when it is blank.
    fn day(&mut self, row: &Row, column: Column) -> Option<Day> {
        let cell = row.cell(column);
        let day = read_day(cell);
        if day.is_none() && !cell.trim().is_empty() {
            self.fault(row, column, K::NotADay(cell.to_owned()));
        }
        day
    }

    fn needed_day(&mut self, row: &Row, column: Column) -> Option<Day> {
        if row.cell(column).trim().is_empty() {
            self.fault(row, column, K::NotADay(String::new()));
        }
        self.day(row, column)
    }

    fn item(&mut self, row: &Row) -> Option<ItemId> {
        let found = unprotect(row.cell(Column::Item)).trim();
        let item = ItemId::new(found);
        if item.is_none() {
            self.fault(row, Column::Item, K::NotAnItem(found.to_owned()));
        }
        item
    }
}

const NAME: [Column; 2] = [Column::NameZh, Column::NameEn];
const TEXT: [Column; 2] = [Column::TextZh, Column::TextEn];

fn text(row: &Row, column: Column) -> String {
    unprotect(row.cell(column)).to_owned()
}

/// Identities have no blanks; people type some after them.
fn identity(row: &Row, column: Column) -> &str {
    unprotect(row.cell(column)).trim()
}

fn both(row: &Row, [zh, en]: [Column; 2]) -> Text {
    Text { zh: text(row, zh), en: read_optional(row.cell(en)) }
}

/// Nothing when both cells are blank.
fn both_or_none(row: &Row, [zh, en]: [Column; 2]) -> Option<Text> {
    let (zh, en) = (read_optional(row.cell(zh)), read_optional(row.cell(en)));
    (zh.is_some() || en.is_some()).then(|| Text { zh: zh.unwrap_or_default(), en })
}

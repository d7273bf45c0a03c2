//! What a manager's window reads of all cases: the figures with the names that they are grouped by, what other systems count, and the export.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::cases::side_text;
use super::command::Failure;
use super::contents;
use super::feeds;
use super::turns::Turns;
use super::window::Window;
use crate::device;
use crate::domain::case::export::{COLUMNS, Line, cells, with_heads};
use crate::domain::case::figures::{Counts, Month, Taken, Watching, by_month, by_year, taken, watching};
use crate::domain::case::side::PersonRecord;
use crate::domain::case::{Case, Terms};
use crate::domain::guide::parse::parse;
use crate::domain::hall::{Bilingual, Language};
use crate::domain::identity::{CounterId, FeedId, ItemId};
use crate::domain::parts::GUIDES;
use crate::domain::report::{CaseSums, Span, case_sums};
use crate::domain::sheet::table::{Form, Table};
use crate::domain::time::{Day, Timestamp};
use crate::domain::xlsx::XlsxFault;
use crate::journal::Place;
use crate::projection::case_table::{CaseTable, catch_up};
use crate::text::case_report as words;

/// The figures of some days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// By item, by counter, by department.
    pub watching: [Vec<(Bilingual, Watching)>; 3],
    /// Decided in these days, by item.
    pub taken: Vec<(Bilingual, Taken)>,
    /// Months, the newest first.
    pub months: Vec<(Month, Counts)>,
    /// Years, the newest first.
    pub years: Vec<(i32, Counts)>,
    /// Other systems: cases in the last file, and when that came.
    pub foreign: Vec<(Bilingual, Option<(u32, Timestamp)>)>,
    /// Receipts of which the record is damaged.
    pub lost: usize,
}

/// All cases, as far as a manager's window has read them.
#[derive(Default)]
pub struct Cases {
    table: RefCell<CaseTable>,
}

impl Cases {
    /// The figures, with everything that was decided from `from` to `to`.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub async fn figures(&self, window: &Window, from: Day, to: Day) -> Result<Figures, Failure> {
        catch_up(&self.table, window.journal()).await?;
        let departments = departments(window).await;
        let foreign = foreign(window).await?;
        let (hall, today) = (window.hall(), window.today());
        let (table, terms) = (self.table.borrow(), Terms::of(&hall));
        let item = |id: &ItemId| hall.item(id).map_or_else(|| same(id.as_str()), |item| item.name.clone());
        let counter = |case: &Case| {
            let name = hall.counter(&case.counter).map_or_else(Bilingual::default, |counter| counter.name.clone());
            Bilingual { zh: format!("{} {}", case.counter, name.zh), en: format!("{} {}", case.counter, name.en) }
        };
        let department = |case: &Case| departments.get(&case.guide).cloned().unwrap_or_else(|| same("\u{2014}"));
        let by = |name: &dyn Fn(&Case) -> Bilingual| {
            // Groups of one name are one.
            let groups = watching(table.unfinished(), &terms, today, |case| (name(case).zh, name(case).en));
            groups.into_iter().map(|((zh, en), seen)| (Bilingual { zh, en }, seen)).collect()
        };
        let months = by_month(table.all(), &terms);
        Ok(Figures {
            watching: [by(&|case| item(&case.item)), by(&counter), by(&department)],
            taken: taken(table.all(), &terms, (from, to), |case| case.item.clone())
                .into_iter()
                .map(|(id, taken)| (item(&id), taken))
                .collect(),
            years: by_year(&months),
            months,
            foreign,
            lost: table.lost().len(),
        })
    }

    /// What a month or a year says of cases, and what was decided in it by counter.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub async fn sums(&self, window: &Window, span: Span) -> Result<(CaseSums, BTreeMap<CounterId, Taken>), Failure> {
        catch_up(&self.table, window.journal()).await?;
        Ok(case_sums(self.table.borrow().all(), &Terms::of(&window.hall()), span, window.today()))
    }

    /// The place that everything read so far reaches.
    pub fn reached(&self) -> Place {
        self.table.borrow().reached()
    }

    /// Records that could not be read.
    pub fn unreadable(&self) -> usize {
        self.table.borrow().unreadable().len()
    }

    /// The cases that were accepted from `from` to `to`, as a file; JSON has the heads of the chains. Made in short turns.
    ///
    /// # Errors
    /// When the journal cannot be read, a spreadsheet has no room, or the browser takes no file.
    pub async fn export(&self, window: &Window, (from, to): (Day, Day), form: Form, language: Language) -> Result<(), Failure> {
        let (journal, mut turns) = (window.journal(), Turns::begin());
        catch_up(&self.table, journal).await?;
        let (hall, terms) = (window.hall(), Terms::of(&window.hall()));
        let is_of_span = |case: &&Case| (from..=to).contains(&terms.offset.day(case.accepted_at));
        let chosen: Vec<Case> = self.table.borrow().all().filter(is_of_span).cloned().collect();
        let no_file = |fault: XlsxFault| Failure::Unavailable(fault.to_string());
        let mut table = Table::begin(form, &words::title(language), &COLUMNS);
        for case in &chosen {
            let record = side_text(journal, &case.person).await?.flatten().and_then(|text| PersonRecord::read(&text));
            let (name, phone) = record.map_or((None, None), |record| (Some(record.name), record.phone));
            let item = hall.item(&case.item).map_or_else(|| case.item.to_string(), |item| item.name.get(language).to_owned());
            table.row(&cells(&Line { case, item, name, phone }, &terms)).map_err(no_file)?;
            turns.take().await;
        }
        let mut bytes = table.finish().map_err(no_file)?;
        if form == Form::Json {
            let heads = journal.heads().await?;
            let heads: Vec<_> = heads.iter().map(|head| (head.writer.as_str().to_owned(), head.number, head.hash.to_string())).collect();
            bytes = with_heads(&bytes, &heads);
        }
        let name = format!("cases-{}-{from}-{to}.{}", hall.code, form.ending());
        device::files::save(&name, form.kind(), &bytes).map_err(Failure::Unavailable)
    }
}

/// What has no name stands by its identity.
fn same(text: &str) -> Bilingual {
    Bilingual { zh: text.to_owned(), en: text.to_owned() }
}

/// The department of each guide, by its name. Without the guides there are none.
async fn departments(window: &Window) -> BTreeMap<String, Bilingual> {
    let guides = contents::load(window).await.ok().and_then(|(contents, _)| parse(contents.text(GUIDES)).ok());
    let Some(guides) = guides else { return BTreeMap::new() };
    let names: BTreeMap<String, Bilingual> = guides.departments.into_iter().map(|named| (named.id, named.name)).collect();
    guides.guides.into_iter().filter_map(|guide| Some((guide.id, names.get(&guide.department)?.clone()))).collect()
}

async fn foreign(window: &Window) -> Result<Vec<(Bilingual, Option<(u32, Timestamp)>)>, Failure> {
    let mut found = Vec::new();
    for feed in &window.hall().feeds {
        let id: &FeedId = &feed.id;
        let last = feeds::look(window, id).await?.last.map(|(import, at)| (import.taken, at));
        found.push((feed.name.clone(), last));
    }
    Ok(found)
}

//! Where a case is, as a resident reads it: from the entries of its stream and the records beside it, a page of lines in both languages. Pure.
//!
//! Whether somebody may see it is decided here, too: by the random digits of the whole code, or by the last four digits of the phone.

mod carry;
mod due;
mod foreign;
pub mod rating;
mod rows;

use serde::{Deserialize, Serialize};

use super::prose::plain;
use crate::domain::case::mask::PersonName;
use crate::domain::case::side::{PersonRecord, TrackingNumber};
use crate::domain::case::{CaseFile, CaseStanding, SideRef, Stage, Terms, Verdict};
use crate::domain::codes::receipt::GivenReceipt;
use crate::domain::deadline::Standing;
use crate::domain::feed::FeedRow;
use crate::domain::hall::parse::{ContentFault, parse};
use crate::domain::hall::{Hall, Language};
use crate::domain::identity::{Actor, StepId};
use crate::domain::time::{Day, Timestamp};
use crate::flow::cases::{CasePage, CasePages};
use crate::text::case::page as words;
use crate::text::{case as common, common as plainly};

/// What the kiosk found, and what somebody gave to see it.
#[derive(Debug, Deserialize)]
pub struct CaseAsk {
    /// The digits that were scanned or typed.
    pub code: String,
    /// The last four digits of the phone, where they were asked for.
    #[serde(default)]
    pub last: Option<String>,
    /// Version, instant and events of each append to its stream.
    pub appends: Vec<(u32, Timestamp, Vec<String>)>,
    /// Records of its stream that cannot be read.
    pub unreadable: usize,
    /// The records beside the journal that its events name, as far as they are there.
    pub sides: Vec<(String, String)>,
    /// The hall's day.
    pub day: Day,
    /// And time.
    pub now: Timestamp,
}

/// The rows of other systems' cases with one number, and what somebody gave to see it.
#[derive(Debug, Deserialize)]
pub struct ForeignAsk {
    /// Each row as it is kept, and when it was taken in.
    pub rows: Vec<(String, Timestamp)>,
    /// The last four digits of the phone.
    pub last: String,
    /// The hall's day.
    pub day: Day,
}

/// The answer.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseTold {
    /// The page.
    Pages(Box<CasePages>),
    /// There is no such case, or what was given does not fit it: nobody learns which.
    Unknown,
    /// There is one, and how it began cannot be read.
    Unreadable,
}

/// What cases are told with, made once.
#[derive(Debug)]
pub struct Cases {
    hall: Hall,
    terms: Terms,
    /// Who recorded something is not told: one name stands for all.
    somebody: Actor,
}

/// One case while its page is made.
#[derive(Clone, Copy)]
struct Source<'a> {
    language: Language,
    hall: &'a Hall,
    file: &'a CaseFile,
    standing: CaseStanding,
    person: &'a Person,
    sides: &'a [(String, String)],
    unreadable: usize,
    today: Day,
    now: Timestamp,
}

/// The record of the person.
enum Person {
    Known(Box<PersonRecord>),
    /// It was erased.
    Gone,
    /// It is there and not what the event speaks of.
    Damaged,
}

impl Cases {
    /// From the text of `hall.json`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn open(hall: &str) -> Result<Self, Vec<ContentFault>> {
        let hall = parse(hall)?;
        let terms = Terms::of(&hall);
        let somebody = Actor::new("somebody").ok_or_else(Vec::new)?;
        Ok(Self { hall, terms, somebody })
    }

    /// The four digits of the hall.
    pub fn hall_code(&self) -> &str {
        &self.hall.code
    }

    /// The page of a case, for whoever may see it.
    pub fn tell(&self, ask: &CaseAsk) -> CaseTold {
        let Ok(given) = GivenReceipt::parse_of(&self.hall, &ask.code) else { return CaseTold::Unknown };
        let Some(file) = self.file(given, ask) else {
            let is_there = ask.unreadable > 0 || !ask.appends.is_empty();
            return if is_there { CaseTold::Unreadable } else { CaseTold::Unknown };
        };
        let person = person(&file, &ask.sides);
        if !may_see(&file, &person, given, ask.last.as_deref()) {
            return CaseTold::Unknown;
        }
        let standing = file.case.standing(&self.terms, ask.day);
        let pages = CasePages::of(|language| {
            page(Source {
                language,
                hall: &self.hall,
                file: &file,
                standing,
                person: &person,
                sides: &ask.sides,
                unreadable: ask.unreadable,
                today: ask.day,
                now: ask.now,
            })
        });
        CaseTold::Pages(Box::new(pages))
    }

    /// The page of another system's case, for whoever knows its phone: such numbers can be guessed, and two systems may give the same one. What cannot be
    /// read is said to whoever knows the phone, too, as far as that can be read.
    pub fn tell_foreign(&self, ask: &ForeignAsk) -> CaseTold {
        let (mut is_damaged, mut has_compared, mut told) = (false, false, CaseTold::Unknown);
        for (kept, imported) in &ask.rows {
            let Some(row) = FeedRow::of_kept(kept) else {
                match FeedRow::phone_of_kept(kept).map(|phone| phone.ends_with_digits(&ask.last)) {
                    Some(true) => told = CaseTold::Unreadable,
                    Some(false) => has_compared = true,
                    None => is_damaged = true,
                }
                continue;
            };
            has_compared = true;
            let is_kept = !row.is_expired(ask.day, self.hall.limits.case_retention_days());
            if is_kept && row.phone.as_ref().is_some_and(|phone| phone.ends_with_digits(&ask.last)) {
                let foreign = foreign::Foreign { hall: &self.hall, terms: &self.terms, row: &row, imported: *imported, today: ask.day };
                return CaseTold::Pages(Box::new(CasePages::of(|language| foreign::page(foreign, language))));
            }
        }
        // A try that could have been right of another row is paid for.
        if is_damaged && !has_compared { CaseTold::Unreadable } else { told }
    }

    fn file(&self, given: GivenReceipt, ask: &CaseAsk) -> Option<CaseFile> {
        let events = ask.appends.iter().flat_map(|(version, at, events)| events.iter().map(move |event| (*version, *at, event)));
        events.fold(None, |file, (version, at, event)| CaseFile::read(file, given.number(), (at, &self.somebody, version), event))
    }
}

fn may_see(file: &CaseFile, person: &Person, given: GivenReceipt, last: Option<&str>) -> bool {
    match (given, person, last) {
        (GivenReceipt::Whole(code), ..) => Some(code) == file.case.code(),
        (GivenReceipt::Short(_), Person::Known(person), Some(last)) => {
            person.phone.as_ref().is_some_and(|phone| phone.ends_with_digits(last))
        }
        (GivenReceipt::Short(_), ..) => false,
    }
}

/// What lies beside the journal under a reference; the text is nothing when it is not what the event speaks of.
fn beside<'a>(side: &SideRef, sides: &'a [(String, String)]) -> Option<Option<&'a str>> {
    sides.iter().find(|(name, _)| name == side.name()).map(|(_, kept)| side.read(kept))
}

fn person(file: &CaseFile, sides: &[(String, String)]) -> Person {
    match beside(&file.case.person, sides) {
        None => Person::Gone,
        Some(kept) => kept.and_then(PersonRecord::read).map_or(Person::Damaged, |person| Person::Known(Box::new(person))),
    }
}

impl Source<'_> {
    /// A typed text, if it is still there.
    fn typed(&self, side: &SideRef) -> Option<String> {
        beside(side, self.sides).flatten().map(plain).filter(|text| !text.is_empty())
    }

    fn tracking(&self, side: &SideRef) -> Option<String> {
        beside(side, self.sides).flatten().and_then(TrackingNumber::new).map(|number| number.as_str().to_owned())
    }

    fn step(&self, id: Option<&StepId>) -> String {
        let of_hall = |id| self.hall.procedure_of(self.hall.item(&self.file.case.item)?)?.step(id);
        let step = id.and_then(of_hall).map(|step| step.name.get(self.language).to_owned());
        step.unwrap_or_else(|| words::some_step(self.language))
    }

    fn counter(&self) -> &str {
        self.file.case.counter.as_str()
    }

    fn moment(&self, at: Timestamp) -> String {
        let offset = self.hall.utc_offset_minutes;
        words::moment(self.language, &self.day(offset.day(at)), &plainly::clock(at, offset))
    }

    fn day(&self, day: Day) -> String {
        day_in_words(self.language, day, self.today)
    }

    fn is_late(&self) -> bool {
        matches!(self.standing.promised, Standing::Overdue { .. })
    }
}

/// A day, with its year where that is not this one.
fn day_in_words(language: Language, day: Day, today: Day) -> String {
    use chrono::Datelike;
    match day.date().year() == today.date().year() {
        true => words::day_of_year(language, day),
        false => crate::text::kiosk::board::full_date(language, day),
    }
}

fn page(source: Source<'_>) -> CasePage {
    let (language, case) = (source.language, &source.file.case);
    let title = source.hall.item(&case.item).map_or_else(|| words::some_item(language), |item| item.name.get(language).to_owned());
    let says = match case.stage {
        Stage::Running => words::in_step(language, &source.step(case.current_step())),
        ref stage => common::stage(language, stage),
    };
    let (todo, due) = (todo(source), due::due(source));
    let as_of = words::as_of(language, &source.moment(source.now));
    let standing = if case.is_open() { common::standing(language, source.standing.promised) } else { String::new() };
    let spoken = [title.as_str(), &says, &standing, &todo].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    CasePage {
        who: who(source),
        number: words::receipt(language, &case.number.grouped()),
        state: state(&case.stage).to_owned(),
        place: place(source),
        rows: rows::rows(source),
        notes: notes(source),
        carry: carry::text(source, [&title, &says, &standing, &todo], &as_of),
        title,
        says,
        due,
        todo,
        as_of,
        spoken,
    }
}

/// The name of a stage for the outside.
const fn state(stage: &Stage) -> &'static str {
    match stage {
        Stage::Running => "running",
        Stage::Waiting => "waiting",
        Stage::Suspended(_) => "suspended",
        Stage::Decided { .. } => "decided",
        Stage::Over { .. } => "over",
    }
}

fn who(source: Source<'_>) -> String {
    let (language, Person::Known(person)) = (source.language, source.person) else { return String::new() };
    let phone = person.phone.as_ref().map(|phone| words::phone(language, phone.as_str()));
    let agent = person.agent.as_ref().map(|agent| words::agent(language, agent.as_str()));
    let parts = [Some(words::applicant(language, person.name.as_str())), phone, agent];
    plain(&parts.into_iter().flatten().collect::<Vec<_>>().join(&words::between(language)))
}

fn place(source: Source<'_>) -> String {
    let (language, case) = (source.language, &source.file.case);
    let clerk = source.hall.clerk(&case.handler).and_then(|clerk| PersonName::new(clerk.name.get(language)));
    match clerk {
        // The star stays with its name at the end of a line.
        Some(name) => words::asks_at(language, source.counter(), &name.masked().as_str().replace('*', "\u{2060}*")),
        None => words::asks_counter(language, source.counter()),
    }
}

/// What the person must do now. Nothing typed stands in it.
fn todo(source: Source<'_>) -> String {
    let (language, case, counter) = (source.language, &source.file.case, source.counter());
    let tell = if let Person::Known(person) = source.person { Some(person.tell) } else { None };
    let todo = match &case.stage {
        Stage::Running => words::wait(language, tell),
        Stage::Waiting => {
            let missing: Vec<String> =
                case.missing().filter_map(|at| Some(plain(case.materials.get(usize::from(at))?.name(language)))).collect();
            let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
            match missing.as_slice() {
                [] => words::bring_other(language, counter),
                papers => words::bring(language, counter, &crate::text::kiosk::ticket::list(language, papers)),
            }
        }
        Stage::Suspended(ground) => words::stopped_by_law(language, *ground),
        Stage::Decided { verdict: Verdict::Refused { .. }, .. } => words::fetch_refusal(language, counter),
        Stage::Decided { .. } => words::fetch(language, counter),
        Stage::Over { verdict: Verdict::Withdrawn, .. } => words::apply_again(language),
        Stage::Over { verdict: Verdict::Refused { .. }, .. } => words::refused_done(language),
        Stage::Over { .. } => words::all_done(language),
    };
    let line = source.hall.help_lines.first().filter(|_| source.is_late());
    match line.map(|line| words::line(language, line.name.get(language), &line.number)) {
        Some(line) => words::and(language, &todo, &words::may_urge(language, &line)),
        None => todo,
    }
}

/// What else must be known: what was typed, what is gone or cannot be read.
fn notes(source: Source<'_>) -> Vec<String> {
    let (language, case) = (source.language, &source.file.case);
    let mut notes = Vec::new();
    if let Stage::Decided { verdict: Verdict::Refused { reason, appeal }, .. }
    | Stage::Over { verdict: Verdict::Refused { reason, appeal }, .. } = &case.stage
    {
        notes.extend(source.typed(reason).map(|text| words::reason(language, &text)));
        let how = source.typed(appeal).unwrap_or_else(|| common::appeal_usual(language));
        notes.push(words::appeal(language, &how));
    }
    let wanted = case.other_wanted.as_ref().filter(|_| case.stage == Stage::Waiting).and_then(|side| source.typed(side));
    notes.extend(wanted.map(|text| words::also_wanted(language, &text)));
    if let Some(Standing::Overdue { due, .. }) = source.standing.statutory {
        notes.push(words::against_law(language, &source.day(due)));
    }
    notes.extend(rows::left_out(source).map(|count| words::shortened(language, count)));
    notes.extend((source.unreadable > 0).then(|| words::unreadable(language, source.unreadable)));
    notes.extend(match source.person {
        Person::Known(_) => None,
        Person::Gone => Some(words::not_kept(language)),
        Person::Damaged => Some(words::person_unreadable(language)),
    });
    notes
}

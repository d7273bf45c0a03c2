//! Reports in a manager's window: made of the tables that the other parts of the page read, signed, and held against their signatures.

use std::rc::Rc;

use super::case_report::Cases;
use super::command::Failure;
use super::rating_desk::RatingDesk;
use super::report_office::{ReportOffice, Seen, SignTrouble, signatures};
use super::staff::{Head, heads};
use super::ticket_figures::Tickets;
use super::window::Window;
use crate::device;
use crate::device::timer::Pause;
use crate::domain::case::Terms;
use crate::domain::identity::{PersonId, RequestId};
use crate::domain::rating::report::By;
use crate::domain::report::{Because, Made, Parts, Signatures, Span, Standing, Sums, judged};
use crate::domain::statistics::Filter;
use crate::domain::time::{Day, Timestamp};
use crate::journal::Place;

/// Ratings that have not been read yet are looked for again after so long.
const READY_MS: u32 = 100;
/// So often, for about a minute: the desk tries for ever to read them, and whoever asks for a report wants an answer.
const READY_LOOKS_MAX: u32 = 60_000 / READY_MS;

/// What reports are made of. Clones are the same.
#[derive(Clone)]
pub struct Reports {
    /// Tickets.
    pub tickets: Rc<Tickets>,
    /// Cases.
    pub cases: Rc<Cases>,
    /// Ratings.
    pub ratings: RatingDesk,
}

/// A report as it was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// When.
    pub at: Timestamp,
    /// The hall's day then.
    pub today: Day,
    /// The span itself.
    pub now: Sums,
    /// The span before.
    pub before: Sums,
    /// The canonical form.
    pub made: Made,
    /// Up to where everything was counted.
    pub reaches: Place,
    /// Its signatures; nothing where they cannot be read, which is not "none".
    pub signatures: Option<Signatures>,
    /// The heads of the chains.
    pub heads: Vec<Head>,
}

impl Report {
    /// How it stands to its signatures; nothing where these cannot be read.
    pub fn standing(&self) -> Option<Standing> {
        Some(self.signatures.as_ref()?.standing(&self.made, self.today))
    }

    /// Up to where everything was counted, in words of the journal.
    pub fn reaches_text(&self) -> String {
        serde_json::to_string(&self.reaches).unwrap_or_else(|_| String::from("?"))
    }
}

impl Reports {
    /// Makes the report of a month or a year.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub async fn make(&self, window: &Window, span: Span) -> Result<Report, Failure> {
        let (before, reached_before) = self.sums(window, span.before()).await?;
        let (now, reached) = self.sums(window, span).await?;
        let reaches = reached.min(reached_before);
        let (at, today, heads) = (window.now(), window.today(), heads(window).await?);
        let signatures = signatures(window.journal(), span).await.ok();
        Ok(Report { at, today, made: Made::of(span, &now), now, before, reaches, signatures, heads })
    }

    /// What a span says, and the place up to which at least all of it was counted.
    async fn sums(&self, window: &Window, span: Span) -> Result<(Sums, Place), Failure> {
        self.until_ready().await?;
        let (days, today) = (span.days(), window.today());
        // Each place is taken before anybody else has a turn: a table reads on while the next one is counted.
        let tickets = self.tickets.figures(window, days, Filter::default()).await?;
        let reached_tickets = self.tickets.reached();
        let cases = self.cases.sums(window, span).await?;
        let reached_cases = self.cases.reached();
        self.ratings.catch_up().await?;
        let ratings = self.ratings.report_as_of(days, By::Counter, Sums::morning(days, today));
        let reached_ratings = self.ratings.with_table(|table| table.reached());
        device::timer::pause(0).await;
        let terms = Terms::of(&window.hall());
        let (judged, groundless) = self.ratings.with_table(|table| judged(table.all(), &terms, days, today));
        // Each table meets the same damaged records.
        let seen = [self.tickets.unreadable(), self.cases.unreadable(), self.ratings.with_table(|table| table.unreadable().len())];
        let damaged = seen.into_iter().max().map_or(0, |most| u32::try_from(most).unwrap_or(u32::MAX));
        let sums = Sums::of(Parts { tickets: &tickets, cases, ratings: &ratings, judged, groundless, damaged });
        Ok((sums, reached_tickets.min(reached_cases).min(reached_ratings)))
    }

    /// Waits until all ratings have been read.
    async fn until_ready(&self) -> Result<(), Failure> {
        for _ in 0..READY_LOOKS_MAX {
            if self.ratings.is_ready() {
                return Ok(());
            }
            device::timer::pause(READY_MS).await;
        }
        Err(Failure::Unavailable("the ratings could not be read".into()))
    }

    /// Signs a report as it stands on the screen; gives its signatures afterwards. Nothing is no failure: it is signed, and they cannot be read now.
    ///
    /// # Errors
    /// See [`SignTrouble`].
    pub async fn sign(
        &self,
        window: &Window,
        report: &Report,
        (request, who, because): (&RequestId, &PersonId, Option<Because>),
    ) -> Result<Option<Signatures>, SignTrouble> {
        let (hall, stamp, span) = (window.hall(), window.stamp(request.clone()), report.made.span);
        let office = ReportOffice { journal: window.journal(), hall: &hall, pause: Pause::new as fn(u32) -> Pause };
        let seen = Seen { made: &report.made, reaches: report.reaches };
        let current = async || Ok(Made::of(span, &self.sums(window, span).await?.0));
        office.sign(seen, (who, because), current, &stamp).await?;
        // It is durable: a read that fails now must not turn that into a failure.
        Ok(signatures(window.journal(), span).await.ok())
    }
}

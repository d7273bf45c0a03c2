//! Signing on a journal in memory: by whoever may, of what is over, once; and once more with a reason when the figures have changed.

use std::cell::Cell;
use std::collections::BTreeMap;

use futures_executor::block_on;
use futures_util::future::join;
use residents_window::domain::access::Role;
use residents_window::domain::hall::Hall;
use residents_window::domain::identity::{Installation, PersonId, RequestId};
use residents_window::domain::report::{Because, Made, SignRefusal, SignView, Signatures, Span, Standing, decide};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::{Day, Timestamp};
use residents_window::journal::memory::{Home, Outcome, Tamper};
use residents_window::journal::{Batch, Journal, Part, Place};
use residents_window::runtime::command::{Failure, Stamp};
use residents_window::runtime::report_office::{ReportOffice, Seen, SignTrouble, signatures};

use super::{day, span};
use crate::common::cases::shipped;
use crate::common::{actor, at};

const MANAGER: &str = "cui-yongmei";
const OTHER: &str = "burigude";
const HALL_GUIDE: &str = "tana";

fn person(id: &str) -> PersonId {
    PersonId::new(id).unwrap()
}

fn made(span: Span, issued: u64) -> Made {
    Made::of_figures(span, BTreeMap::from([("tickets/issued".to_owned(), issued)]))
}

fn october(issued: u64) -> Made {
    made(span("2026-10"), issued)
}

struct Desk {
    hall: Hall,
    home: Home,
    journal: Journal,
    now: Timestamp,
    requests: Cell<u32>,
}

impl Desk {
    fn new() -> Self {
        let home = Home::new(Installation::new("manager-1").unwrap());
        let journal = Journal::Memory(home.clone());
        Self { hall: shipped(), home, journal, now: at(day("2026-11-02"), "10:00"), requests: Cell::new(0) }
    }

    fn stamp(&self) -> Stamp {
        self.requests.set(self.requests.get() + 1);
        let request = RequestId::new(&format!("r-{}", self.requests.get())).unwrap();
        Stamp { request, now: self.now, by: actor("manager@hall"), clock_in_doubt: false }
    }

    /// The records say `current` by now.
    async fn ask(&self, who: &str, seen: &Made, current: &Made, because: Option<Because>, stamp: &Stamp) -> Result<(), SignTrouble> {
        let office = ReportOffice { journal: &self.journal, hall: &self.hall, pause: async |_| {} };
        let seen = Seen { made: seen, reaches: Place::START };
        office.sign(seen, (&person(who), because), async || Ok(current.clone()), stamp).await
    }

    fn sign(&self, who: &str, seen: &Made, because: Option<Because>) -> Result<(), SignTrouble> {
        block_on(self.ask(who, seen, seen, because, &self.stamp()))
    }

    fn found(&self, span: Span) -> Signatures {
        block_on(signatures(&self.journal, span)).unwrap()
    }

    fn entries(&self) -> usize {
        block_on(self.journal.after(Place::START, 1_000)).unwrap().entries.len()
    }
}

fn refused(why: SignRefusal) -> Result<(), SignTrouble> {
    Err(SignTrouble::Refused(why))
}

#[test]
fn what_is_signed_holds_who_when_the_figures_and_their_digest() {
    let desk = Desk::new();
    desk.sign(MANAGER, &october(120), None).unwrap();
    let found = desk.found(span("2026-10"));
    let last = found.last().unwrap();
    assert_eq!((&last.signed.by, last.at, last.signed.digest), (&person(MANAGER), desk.now, october(120).digest));
    assert_eq!((&last.signed.figures, last.signed.because), (&october(120).figures, None));
    assert_eq!(found.standing(&october(120), day("2026-11-02")), Standing::Signed);
    assert_eq!(desk.found(span("2026-09")), Signatures::default(), "each report has a stream of its own");
}

#[test]
fn signing_twice_is_told_kindly_and_one_request_is_one_append() {
    let desk = Desk::new();
    let (seen, stamp) = (october(120), desk.stamp());
    let mut nth = 0;
    desk.home.set_append_faults(move |_| {
        nth += 1;
        if nth == 1 { Outcome::UnknownWritten.into() } else { Outcome::Sound.into() }
    });
    block_on(desk.ask(MANAGER, &seen, &seen, None, &stamp)).unwrap();
    block_on(desk.ask(MANAGER, &seen, &october(121), None, &stamp)).unwrap();
    assert_eq!(desk.entries(), 1, "a repeated request is what it came to before, whatever the records say by now");
    assert_eq!(desk.sign(OTHER, &seen, Some(Because::Mistake)), refused(SignRefusal::SignedBefore { by: person(MANAGER), at: desk.now }));
    let other = made(span("2026-09"), 1);
    assert_eq!(block_on(desk.ask(MANAGER, &other, &other, None, &stamp)), Err(SignTrouble::Failed(Failure::Unknown)));
    assert_eq!(desk.entries(), 1);
}

#[test]
fn two_who_sign_at_once_are_one_signature() {
    let desk = Desk::new();
    let (seen, one, other) = (october(120), desk.stamp(), desk.stamp());
    let both = block_on(join(desk.ask(MANAGER, &seen, &seen, None, &one), desk.ask(OTHER, &seen, &seen, None, &other)));
    let by = desk.found(span("2026-10")).last().unwrap().signed.by.clone();
    let told = refused(SignRefusal::SignedBefore { by, at: desk.now });
    assert!(both == (Ok(()), told.clone()) || both == (told, Ok(())), "{both:?}");
    assert_eq!(desk.entries(), 1);
}

#[test]
fn who_may_not_and_what_is_not_over_is_refused() {
    let mut desk = Desk::new();
    assert_eq!(desk.sign(HALL_GUIDE, &october(1), None), refused(SignRefusal::NotPermitted));
    assert_eq!(desk.sign("nobody-at-all", &october(1), None), refused(SignRefusal::NotPermitted));
    let running = made(span("2026-11"), 1);
    assert_eq!(desk.sign(MANAGER, &running, None), refused(SignRefusal::TooEarly(day("2026-12-01"))));
    assert_eq!(desk.sign(MANAGER, &made(span("2026"), 1), None), refused(SignRefusal::TooEarly(day("2027-01-01"))));
    let doubtful = Stamp { clock_in_doubt: true, ..desk.stamp() };
    assert_eq!(block_on(desk.ask(MANAGER, &october(1), &october(1), None, &doubtful)), refused(SignRefusal::ClockInDoubt));
    desk.now = at(day("2026-11-30"), "23:59");
    assert_eq!(desk.sign(MANAGER, &running, None), refused(SignRefusal::TooEarly(day("2026-12-01"))));
    assert_eq!(desk.entries(), 0);
    desk.now = at(day("2026-12-01"), "00:00");
    desk.sign(MANAGER, &running, None).unwrap();
}

#[test]
fn what_changed_while_somebody_looked_is_not_signed() {
    let desk = Desk::new();
    let asked = block_on(desk.ask(MANAGER, &october(120), &october(121), None, &desk.stamp()));
    assert_eq!((asked, desk.entries()), (Err(SignTrouble::Moved), 0));
}

#[test]
fn figures_that_changed_are_told_and_signed_once_more_with_a_reason() {
    let desk = Desk::new();
    desk.sign(MANAGER, &october(120), None).unwrap();
    let (later, today) = (october(125), day("2026-11-02"));
    let Standing::Differs(found) = desk.found(later.span).standing(&later, today) else { panic!("it differs") };
    assert_eq!(
        found.iter().map(|one| (one.name.as_str(), one.signed, one.now)).collect::<Vec<_>>(),
        [("tickets/issued", Some(120), Some(125))]
    );
    assert_eq!(desk.sign(OTHER, &later, None), refused(SignRefusal::NeedsReason));
    desk.sign(OTHER, &later, Some(Because::LaterRecords)).unwrap();
    let all = desk.found(later.span);
    let told: Vec<(&str, Option<Because>)> = all.all.iter().map(|one| (one.signed.by.as_str(), one.signed.because)).collect();
    assert_eq!(told, [(MANAGER, None), (OTHER, Some(Because::LaterRecords))], "the first one stays");
    assert_eq!((all.version, all.standing(&later, today)), (2, Standing::Signed));
    // Back to what was signed first: that is another correction, never the old signature.
    assert_eq!(desk.sign(MANAGER, &october(120), None), refused(SignRefusal::NeedsReason));
}

#[test]
fn what_cannot_be_read_may_be_a_signature() {
    let desk = Desk::new();
    desk.sign(MANAGER, &october(120), None).unwrap();
    let place = block_on(desk.journal.after(Place::START, 10)).unwrap().entries[0].place;
    desk.home.tamper(Tamper::Tear(place));
    assert!(matches!(block_on(signatures(&desk.journal, span("2026-10"))), Err(Failure::Damaged(_))));
    assert!(matches!(desk.sign(MANAGER, &october(120), None), Err(SignTrouble::Failed(Failure::Damaged(_)))));
    assert_eq!(block_on(signatures(&desk.journal, span("2026-09"))).unwrap(), Signatures::default());
}

#[test]
fn what_does_not_fit_its_digest_is_no_signature_and_a_full_disk_signs_nothing() {
    let desk = Desk::new();
    let stream = Stream::report(span("2026-10"));
    let event =
        format!(r#"{{"signed":{{"by":"{MANAGER}","digest":"{}","figures":{{"tickets/issued":7}},"reaches":"1"}}}}"#, october(120).digest);
    let part = Part { stream, expected: 0, events: vec![event, "{\"later\":{}}".to_owned()] };
    let batch =
        Batch { request: RequestId::new("forged").unwrap(), parts: vec![part], take: None, time: desk.now, by: actor("manager@hall") };
    block_on(desk.journal.append(&batch)).unwrap();
    let found = desk.found(span("2026-10"));
    assert_eq!((found.all.len(), found.unknown, found.version), (0, 2, 1));
    desk.home.set_append_faults(|_| Outcome::Full.into());
    assert_eq!(desk.sign(MANAGER, &october(120), None), Err(SignTrouble::Failed(Failure::Full)));
    desk.home.heal();
    desk.sign(MANAGER, &october(120), None).unwrap();
    assert_eq!(desk.found(span("2026-10")).version, 2);
}

#[test]
fn only_a_manager_signs() {
    let made = october(1);
    for role in Role::ALL {
        let roles = [role];
        let view = SignView { today: Day::parse("2026-11-02").unwrap(), clock_in_doubt: false, roles: &roles };
        let decided = decide(&view, &Signatures::default(), (&made, "1"), (&person(MANAGER), None));
        assert_eq!(decided.is_ok(), role == Role::Manager, "{role:?}");
    }
}

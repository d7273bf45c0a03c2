//! The office on the journal in memory: what is durable before an answer, two windows at once, damage, and what the chains never hold.

use std::cell::Cell;

use futures_executor::block_on;
use futures_util::future::join;
use residents_window::domain::access::{Access, Kept, Refusal, SignedOut, Standing, Use, Voucher, Waited};
use residents_window::domain::identity::{Actor, Installation, PersonId, RequestId};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::Timestamp;
use residents_window::journal::memory::{Fate, Home, Outcome, Tamper};
use residents_window::journal::{Journal, Place};
use residents_window::runtime::access::{Answer, Office, Trouble};
use residents_window::runtime::command::{Failure, Stamp};

use super::{person, pin, session};

pub struct Hall {
    home: Home,
    pub journal: Journal,
    requests: Cell<u32>,
    pub now_ms: Cell<i64>,
    is_demo: bool,
}

impl Hall {
    pub fn new() -> Self {
        let home = Home::new(Installation::new("lobby-1").unwrap());
        Self { journal: Journal::Memory(home.clone()), home, requests: Cell::new(0), now_ms: Cell::new(1), is_demo: false }
    }

    pub fn of_demo() -> Self {
        Self { is_demo: true, ..Self::new() }
    }

    /// A hall in which `wang` has the PIN 274913.
    pub fn with_wang() -> Self {
        let hall = Self::new();
        hall.set("wang", "274913", None).unwrap();
        hall
    }

    pub fn office(&self) -> Office<'_, impl Fn() -> Stamp, impl AsyncFn(u32)> {
        let stamp = || {
            self.requests.set(self.requests.get() + 1);
            let request = RequestId::new(&format!("r-{}", self.requests.get())).unwrap();
            Stamp {
                request,
                now: Timestamp::from_millis(self.now_ms.get()),
                by: Actor::new("counter-1@lobby-1").unwrap(),
                clock_in_doubt: false,
            }
        };
        Office { journal: &self.journal, stamp, pause: async |_| {}, is_demo: self.is_demo }
    }

    pub fn set(&self, who: &str, text: &str, vouched_by: Option<PersonId>) -> Result<(), Trouble> {
        let voucher = vouched_by.map_or(Voucher::Nobody, Voucher::Person);
        let identity = format!("u-{}", self.requests.get());
        block_on(self.office().set_pin(&person(who), &pin(text), (&identity, &[9; 16]), (voucher, Waited::default()), &session("s-1")))
    }

    /// `voucher` types the PIN `text` for `colleague`.
    pub fn vouch(&self, voucher: &str, text: &str, colleague: &str) {
        let vouch = Use::Vouch { colleague: person(colleague) };
        assert_eq!(block_on(self.office().try_pin(&person(voucher), &pin(text), Waited::default(), vouch)), Ok(Answer::Right));
    }

    pub fn try_now(&self, who: &str, text: &str) -> Result<Answer, Trouble> {
        block_on(self.office().try_pin(&person(who), &pin(text), Waited::default(), sign_in()))
    }

    pub fn look(&self, who: &str) -> Access {
        block_on(self.office().look(&person(who))).unwrap()
    }

    fn secret_name(&self, who: &str) -> String {
        let Kept::At { secret, .. } = self.look(who).kept else { panic!("{who} has no PIN") };
        secret.as_str().to_owned()
    }

    fn place_of_append(&self, who: &str, nth: usize) -> Place {
        block_on(self.journal.read(&Stream::access(&person(who)), 0)).unwrap().entries[nth].place
    }
}

pub fn sign_in() -> Use {
    Use::SignIn { session: session("s-2") }
}

fn tries_after(answer: Result<Answer, Trouble>) -> u32 {
    match answer {
        Ok(Answer::Wrong(access)) => access.tries,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_right_pin_signs_in_and_forgets_the_wrong_ones() {
    let hall = Hall::with_wang();
    assert_eq!(tries_after(hall.try_now("wang", "999998")), 1);
    assert_eq!(tries_after(hall.try_now("wang", "274914")), 2);
    assert_eq!(hall.try_now("wang", "274913"), Ok(Answer::Right));
    let access = hall.look("wang");
    assert_eq!((access.tries, access.session), (0, Some(session("s-2"))));
    block_on(hall.office().sign_out(&person("wang"), &session("s-2"), SignedOut::Left)).unwrap();
    assert_eq!(hall.look("wang").session, None);
}

#[test]
fn a_thousand_wrong_tries_do_not_get_in_and_then_neither_does_the_right_one() {
    let hall = Hall::with_wang();
    let answers: Vec<_> = (0..1_000).map(|nth| hall.try_now("wang", &format!("{:06}", 300_000 + nth * 7))).collect();
    assert_eq!(answers.iter().filter(|answer| matches!(answer, Ok(Answer::Wrong(_)))).count(), 5);
    let locked = Err(Trouble::Refused(Refusal::Locked { left_ms: 30_000 }));
    assert!(answers[5..].iter().all(|answer| *answer == locked));
    assert_eq!(hall.try_now("wang", "274913"), locked, "while locked nothing is compared");
    let (access, office) = (hall.look("wang"), hall.office());
    let waited = Waited { since_try: access.last_try, ms: 30_000 };
    assert_eq!(block_on(office.try_pin(&person("wang"), &pin("274913"), waited, sign_in())), Ok(Answer::Right));
}

#[test]
fn a_browser_killed_before_its_answer_has_lost_the_try() {
    let hall = Hall::with_wang();
    // The first append of a try is written; whatever would come after it never does.
    let mut nth = 0;
    hall.home.set_append_faults(move |_| {
        nth += 1;
        if nth % 2 == 0 { Outcome::Unavailable.into() } else { Fate::default() }
    });
    for tries in 1..=4 {
        assert!(matches!(hall.try_now("wang", "274913"), Err(Trouble::Failed(Failure::Unavailable(_)))));
        assert_eq!(hall.look("wang").tries, tries);
    }
}

#[test]
fn a_try_that_is_not_surely_recorded_is_not_answered() {
    let hall = Hall::with_wang();
    hall.home.set_append_faults(|_| Outcome::UnknownLost.into());
    assert_eq!(hall.try_now("wang", "274913"), Err(Trouble::Failed(Failure::Unknown)));
    hall.home.set_append_faults(|_| Outcome::Full.into());
    assert_eq!(hall.try_now("wang", "999998"), Err(Trouble::Failed(Failure::Full)));
}

#[test]
fn two_windows_that_try_at_once_pay_for_both() {
    let hall = Hall::with_wang();
    // Each append waits until the other window has decided as well.
    hall.home.set_append_faults(|_| Fate { late_before: 3, ..Fate::default() });
    let (one, two) = (hall.office(), hall.office());
    let wang = person("wang");
    let (wrong, other) = (pin("999998"), pin("888889"));
    let (a, b) =
        block_on(join(one.try_pin(&wang, &wrong, Waited::default(), sign_in()), two.try_pin(&wang, &other, Waited::default(), sign_in())));
    let mut tries = [tries_after(a), tries_after(b)];
    tries.sort_unstable();
    assert_eq!((tries, hall.look("wang").tries), ([1, 2], 2));
}

#[test]
fn the_second_of_two_windows_finds_the_lock_that_the_first_has_caused() {
    let hall = Hall::with_wang();
    for _ in 0..4 {
        tries_after(hall.try_now("wang", "999998"));
    }
    hall.home.set_append_faults(|_| Fate { late_before: 3, ..Fate::default() });
    let (one, two, wang) = (hall.office(), hall.office(), person("wang"));
    let (wrong, right) = (pin("999998"), pin("274913"));
    let (a, b) =
        block_on(join(one.try_pin(&wang, &wrong, Waited::default(), sign_in()), two.try_pin(&wang, &right, Waited::default(), sign_in())));
    let locked = Err(Trouble::Refused(Refusal::Locked { left_ms: 30_000 }));
    assert_eq!((tries_after(a), b), (5, locked), "whether it was right is not told");
}

#[test]
fn a_pin_is_chosen_once_alone_and_then_with_a_colleague() {
    let hall = Hall::with_wang();
    let first = hall.secret_name("wang");
    assert_eq!(hall.set("wang", "555554", None), Err(Trouble::Refused(Refusal::HasPin)));
    assert_eq!(hall.set("wang", "555554", Some(person("wang"))), Err(Trouble::Refused(Refusal::OwnVoucher)));
    hall.set("li", "314159", None).unwrap();
    let not_proved = Err(Trouble::Refused(Refusal::NotProved));
    assert_eq!(hall.set("wang", "555554", Some(person("li"))), not_proved, "a word that nobody has given");
    hall.vouch("li", "314159", "zhao");
    assert_eq!(hall.set("wang", "555554", Some(person("li"))), not_proved, "the word for another");
    hall.vouch("li", "314159", "wang");
    assert_eq!(hall.look("li").session, Some(session("s-1")), "to vouch is not to sign in");
    for _ in 0..5 {
        tries_after(hall.try_now("wang", "999998"));
    }
    hall.set("wang", "555554", Some(person("li"))).unwrap();
    assert_eq!(hall.try_now("wang", "555554"), Ok(Answer::Right), "a new PIN ends the lock");
    assert_eq!(hall.set("wang", "666665", Some(person("li"))), not_proved, "one word is good for one PIN");
    hall.vouch("li", "314159", "wang");
    hall.now_ms.set(10 * 60_000 + 2);
    assert_eq!(hall.set("wang", "666665", Some(person("li"))), not_proved, "and for ten minutes");
    // Both names are in the record, and the earlier secret is gone.
    let page = block_on(hall.journal.read(&Stream::access(&person("wang")), 0)).unwrap();
    assert!(page.entries.iter().any(|entry| entry.parts[0].events.iter().any(|text| text.contains(r#""vouched_by":"li""#))));
    assert_eq!(block_on(hall.journal.get_blob(&first)).unwrap(), None);
    assert!(block_on(hall.journal.get_blob(&hall.secret_name("wang"))).unwrap().is_some());
}

#[test]
fn the_chains_hold_neither_pin_nor_hash_and_stay_whole_without_the_secret() {
    let hall = Hall::with_wang();
    tries_after(hall.try_now("wang", "999998"));
    let page = block_on(hall.journal.after(Place::START, 100)).unwrap();
    let all = format!("{:?}", page.entries);
    for secret in ["274913", "999998", "argon2", "$"] {
        assert!(!all.contains(secret), "{secret} in {all}");
    }
    block_on(hall.journal.erase_blob(&hall.secret_name("wang"))).unwrap();
    assert!(block_on(hall.journal.verify(&[])).unwrap().faults.is_empty());
    assert_eq!(hall.try_now("wang", "274913"), Err(Trouble::Refused(Refusal::Lost)));
    assert_eq!(hall.look("wang").tries, 1, "what cannot be compared costs no try");
}

#[test]
fn an_exchanged_secret_is_not_believed() {
    let hall = Hall::with_wang();
    hall.set("li", "314159", None).unwrap();
    let stolen = block_on(hall.journal.get_blob(&hall.secret_name("li"))).unwrap().unwrap();
    block_on(hall.journal.put_blob(&hall.secret_name("wang"), &stolen)).unwrap();
    assert_eq!(hall.try_now("wang", "314159"), Err(Trouble::Refused(Refusal::Lost)));
}

#[test]
fn a_damaged_record_is_not_a_person_without_a_pin() {
    for nth in [0, 1, 2] {
        for damage in [Tamper::Tear as fn(Place) -> Tamper, Tamper::Drop] {
            let hall = Hall::with_wang();
            tries_after(hall.try_now("wang", "999998"));
            tries_after(hall.try_now("wang", "999997"));
            hall.home.tamper(damage(hall.place_of_append("wang", nth)));
            let access = hall.look("wang");
            // Nothing can show that the newest record is missing at its end; the heads kept outside do (`verify`).
            if access.version == 3 {
                assert_eq!(access.standing(Waited::default()), Standing::Lost, "append {nth}");
                assert_eq!(hall.set("wang", "555554", None), Err(Trouble::Refused(Refusal::HasPin)));
                hall.set("li", "314159", None).unwrap();
                hall.vouch("li", "314159", "wang");
                hall.set("wang", "555554", Some(person("li"))).unwrap();
                assert_eq!(hall.try_now("wang", "555554"), Ok(Answer::Right));
            } else {
                assert_eq!((nth, access.tries), (2, 1));
            }
        }
    }
}

//! The office on the journal in memory: what lies beside it and when, two windows at once, full disks, storage that was cleared.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_executor::block_on;
use futures_util::future::join;
use residents_window::domain::content::{
    Act, ContentHall, Current, Denied, Digest, Draft, Edition, Part, Publishing, Refusal, SeedKey, Source, WhyShipped,
};
use residents_window::domain::identity::{Actor, Installation, PersonId, RequestId};
use residents_window::domain::time::Day;
use residents_window::journal::Journal;
use residents_window::journal::memory::{Fate, Home, Outcome};
use residents_window::runtime::command::{Failure, Stamp};
use residents_window::runtime::publishing::{PublishingOffice, Trouble};
use residents_window::runtime::publishing_ground::Ground;

use super::{HALL, anything, in_days, key, now, part, person, signed_by};

pub struct Desk {
    pub home: Home,
    pub journal: Journal,
    pub requests: Cell<u32>,
    noted: Rc<Cell<u32>>,
    /// Days that have passed.
    pub days: Cell<i64>,
    /// Who has lost which right.
    pub forbidden: RefCell<Vec<(String, Act)>>,
    is_demo: bool,
}

const SALT: &str = "0123456789abcdef0123456789abcdef0123";

impl Desk {
    /// A hall in which keys 1 and 2 are pinned.
    pub fn new() -> Self {
        Self::of(false)
    }

    fn of(is_demo: bool) -> Self {
        let home = Home::new(Installation::new("lobby-1").unwrap());
        let (requests, noted, days, forbidden) = Default::default();
        let desk = Self { journal: Journal::Memory(home.clone()), home, requests, noted, days, forbidden, is_demo };
        block_on(desk.office().pin_keys(&person("zhao"), HALL, (key(1).public(), key(2).public()))).unwrap();
        desk
    }

    /// A hall of which a note says that something was published, and whose records are gone.
    pub fn unreadable() -> Self {
        let home = Home::new(Installation::new("lobby-1").unwrap());
        let (requests, days, forbidden) = Default::default();
        let noted = Rc::new(Cell::new(1));
        Self { journal: Journal::Memory(home.clone()), home, requests, noted, days, forbidden, is_demo: false }
    }

    pub fn office(&self) -> PublishingOffice<'_, impl Fn() -> Stamp, impl AsyncFn(u32), impl Fn(&PersonId, Act) -> bool> {
        let stamp = || {
            self.requests.set(self.requests.get() + 1);
            let request = RequestId::new(&format!("r-{}", self.requests.get())).unwrap();
            Stamp { request, now: in_days(self.days.get()), by: Actor::new("staff@lobby-1").unwrap(), clock_in_doubt: false }
        };
        // Sun may look on.
        let may = |who: &PersonId, act: Act| who.as_str() != "sun" && !self.forbidden.borrow().contains(&(who.as_str().to_owned(), act));
        let noted = self.noted.clone();
        let ground = Ground {
            hall: ContentHall::new(HALL, self.is_demo),
            today: Day::from_ymd(2026, 11, 22).unwrap(),
            shipped: || Box::pin(async { Ok(vec![part("hall.json", "shipped")]) }),
            // What is called "faulty" is.
            check: |texts, _, _| match texts.iter().find(|(_, text)| text.contains("faulty")) {
                Some((name, _)) => Err(((*name).to_owned(), "/3".to_owned())),
                None => Ok(()),
            },
            note: Box::new(move |version| noted.set(version)),
            asks_hall: true,
        };
        PublishingOffice { journal: &self.journal, stamp, pause: async |_| {}, may, noted_version: self.noted.get(), ground }
    }

    pub fn look(&self) -> Publishing {
        block_on(self.office().look()).unwrap()
    }

    pub fn draft(&self, author: &str, text: &str) -> Draft {
        let parts: Vec<Part> = vec![part("hall.json", text)];
        let (form, hall, base) = (Draft::FORM.to_owned(), ContentHall::new(HALL, self.is_demo).to_string(), self.look().newest().0);
        Draft { form, hall, author: person(author), base, returns_to: None, expires_at: in_days(300), parts }
    }

    pub fn propose(&self, author: &str, text: &str) -> Digest {
        block_on(self.office().propose(&self.draft(author, text))).unwrap()
    }

    pub fn publish(&self, proposal: &Digest) -> Result<Edition, Trouble> {
        block_on(self.office().publish(&person("zhao"), proposal, &key(1), anything))
    }

    /// Li writes, Wang approves.
    pub fn publish_text(&self, text: &str) -> Edition {
        let proposal = self.propose("li", text);
        block_on(self.office().approve(&person("wang"), &proposal)).unwrap();
        self.publish(&proposal).unwrap()
    }

    /// Li writes, Wang approves; the hall stays as it was shipped.
    pub fn publish_guides(&self, text: &str) -> Edition {
        let parts = vec![part("guides.json", text), part("hall.json", "shipped")];
        let proposal = block_on(self.office().propose(&Draft { parts, ..self.draft("li", "") })).unwrap();
        block_on(self.office().approve(&person("wang"), &proposal)).unwrap();
        self.publish(&proposal).unwrap()
    }

    pub fn adopt(&self, bytes: &[u8]) -> Result<Edition, Trouble> {
        block_on(self.office().adopt(&person("zhao"), bytes, Source::File, anything))
    }

    pub fn current(&self) -> Current {
        block_on(self.office().current(now(), anything)).unwrap()
    }

    pub fn has_blob(&self, name: &str) -> bool {
        block_on(self.journal.get_blob(name)).unwrap().is_some()
    }
}

pub fn text_of(current: &Current) -> &str {
    match current {
        Current::Published { bundle, .. } => bundle.part("hall.json").unwrap(),
        Current::Shipped(why) => panic!("shipped: {why:?}"),
    }
}

fn why(current: Current) -> WhyShipped {
    match current {
        Current::Shipped(why) => why,
        Current::Published { edition, .. } => panic!("published: {edition:?}"),
    }
}

#[test]
fn what_one_writes_and_another_approves_is_published_and_shown() {
    let desk = Desk::new();
    assert_eq!(why(desk.current()), WhyShipped::NeverPublished);
    let proposal = desk.propose("li", "one");
    assert_eq!(block_on(desk.office().draft(&proposal)).unwrap().parts[0].text, "one");
    assert_eq!(desk.publish(&proposal), Err(Denied::NotApproved.into()));
    assert!(matches!(block_on(desk.office().approve(&person("li"), &proposal)), Err(Trouble::Denied(Denied::OwnProposal))));
    block_on(desk.office().approve(&person("wang"), &proposal)).unwrap();
    let edition = desk.publish(&proposal).unwrap();
    assert_eq!((edition.version, &edition.author, &edition.approvers), (1, &person("li"), &vec![person("wang")]));
    assert_eq!(text_of(&desk.current()), "one");
    assert!(!desk.has_blob(&Draft::blob(&proposal)), "the proposal's text is not kept twice");
    assert_eq!(desk.publish(&proposal), Err(Denied::NoSuchProposal.into()), "a second press publishes nothing");
}

#[test]
fn an_earlier_version_comes_back_as_a_new_one_by_the_same_rule() {
    let desk = Desk::new();
    desk.publish_text("one");
    desk.publish_text("two");
    let proposal = block_on(desk.office().propose_return(&person("li"), 1, in_days(300))).unwrap();
    assert_eq!(desk.publish(&proposal), Err(Denied::NotApproved.into()));
    block_on(desk.office().approve(&person("wang"), &proposal)).unwrap();
    let edition = desk.publish(&proposal).unwrap();
    assert_eq!((edition.version, edition.returns_to, text_of(&desk.current())), (3, Some(1), "one"));
    let unknown = block_on(desk.office().propose_return(&person("li"), 9, in_days(300)));
    assert_eq!(unknown, Err(Denied::NoSuchVersion.into()));
}

#[test]
fn nothing_of_a_refused_bundle_is_kept() {
    let desk = Desk::new();
    let good = signed_by(&key(1), &[], |_| {});
    let mut flipped = good.clone();
    flipped[200] ^= 1;
    let foreign = signed_by(&key(9), &[], |_| {});
    let before = desk.look();
    for bytes in [&flipped, &foreign, &b"x".to_vec()] {
        assert!(matches!(desk.adopt(bytes), Err(Trouble::Refused(_))));
        assert!(!desk.has_blob(&format!("bundle/{}", Digest::of(bytes))));
    }
    assert_eq!(desk.look(), before);
    let schema = block_on(desk.office().adopt(&person("zhao"), &good, Source::File, |_, _| Err("/x".into())));
    assert!(matches!(schema, Err(Trouble::Refused(Refusal::Schema { .. }))));
    assert!(!desk.has_blob(&format!("bundle/{}", Digest::of(&good))));
    // A storage that does not answer is no refusal, and afterwards the same file goes in.
    desk.home.set_append_faults(|_| Outcome::Full.into());
    assert_eq!(desk.adopt(&good), Err(Trouble::Failed(Failure::Full)));
    desk.home.heal();
    assert_eq!(desk.adopt(&good).map(|edition| edition.version), Ok(3));
}

#[test]
fn a_file_from_another_machine_is_taken_in_once_and_never_an_older_one() {
    let (one, other) = (Desk::new(), Desk::new());
    let first = one.publish_text("one");
    let first_file = block_on(one.office().export(&first)).unwrap();
    let second = one.publish_text("two");
    let second_file = block_on(one.office().export(&second)).unwrap();
    assert_eq!(other.adopt(&second_file).map(|edition| edition.source), Ok(Source::File));
    assert_eq!(text_of(&other.current()), "two");
    let before = other.look().version;
    assert!(other.adopt(&second_file).is_ok(), "the same again");
    assert_eq!(other.look().version, before, "changes nothing");
    assert_eq!(other.adopt(&first_file), Err(Trouble::Refused(Refusal::Older { found: 1, newest: 2 })));
}

#[test]
fn a_change_of_key_travels_with_the_bundle() {
    let (one, other) = (Desk::new(), Desk::new());
    one.publish_text("one");
    let trust = one.look().trust().unwrap().clone();
    let change = block_on(trust.change_key(&key(1), key(3).public(), now())).unwrap();
    block_on(one.office().change_key(&person("zhao"), &change)).unwrap();
    assert_eq!(text_of(&one.current()), "one", "what the old key has signed is shown on");
    let proposal = one.propose("li", "two");
    block_on(one.office().approve(&person("wang"), &proposal)).unwrap();
    assert_eq!(one.publish(&proposal), Err(Trouble::OtherKey));
    let edition = block_on(one.office().publish(&person("zhao"), &proposal, &key(3), anything)).unwrap();
    other.adopt(&block_on(one.office().export(&edition)).unwrap()).unwrap();
    assert_eq!(other.look().trust().map(|trust| trust.key()), Some(key(3).public()));
    // The old key, now in other hands, reaches nobody any more.
    let stolen = signed_by(&key(1), &[], |bundle| bundle.version = 9);
    assert!(matches!(other.adopt(&stolen), Err(Trouble::Refused(Refusal::WrongKey { .. }))));
}

#[test]
fn a_lost_bundle_is_told_by_its_version() {
    let desk = Desk::new();
    let edition = desk.publish_text("one");
    let file = block_on(desk.office().export(&edition)).unwrap();
    block_on(desk.journal.erase_blob(&edition.blob())).unwrap();
    assert_eq!(why(desk.current()), WhyShipped::Missing { version: 1 });
    desk.adopt(&file).unwrap();
    assert_eq!(text_of(&desk.current()), "one", "the file brings it back");
    block_on(desk.journal.put_blob(&edition.blob(), b"something else")).unwrap();
    assert_eq!(why(desk.current()), WhyShipped::Missing { version: 1 });
}

#[test]
fn a_cleared_storage_is_told_by_the_note_and_goes_on_above_it() {
    let one = Desk::new();
    let file = block_on(one.office().export(&one.publish_text("one"))).unwrap();
    let later = block_on(one.office().export(&one.publish_text("two"))).unwrap();
    // Whoever pins keys now does so with a second person: there were some.
    let lost = Desk::unreadable();
    let pinned = block_on(lost.office().pin_keys(&person("zhao"), HALL, (key(1).public(), key(2).public())));
    assert!(matches!(pinned, Err(Trouble::Denied(Denied::KeysLost))));
    let cleared = Desk::new();
    cleared.noted.set(2);
    assert_eq!(why(cleared.current()), WhyShipped::Missing { version: 2 });
    assert_eq!(cleared.adopt(&file), Err(Trouble::Refused(Refusal::Older { found: 1, newest: 2 })));
    assert_eq!(cleared.adopt(&later).map(|edition| edition.version), Ok(2));
    assert_eq!(text_of(&cleared.current()), "two");
}

#[test]
fn a_text_that_is_overtaken_while_it_is_put_forward_is_not_kept() {
    let desk = Desk::new();
    let first = desk.propose("li", "one");
    block_on(desk.office().approve(&person("wang"), &first)).unwrap();
    let late = desk.draft("qian", "late");
    let hash = Digest::of(late.text().unwrap().as_bytes());
    let (office, zhao, signer) = (desk.office(), person("zhao"), key(1));
    // Put down before the publication, refused after it.
    desk.home.set_append_faults(|_| Fate { late_before: 3, ..Fate::default() });
    let (published, put) = block_on(join(office.publish(&zhao, &first, &signer, anything), office.propose(&late)));
    assert!(published.is_ok(), "{published:?}");
    assert_eq!(put, Err(Denied::Stale { base: 0, newest: 1 }.into()));
    assert!(!desk.has_blob(&Draft::blob(&hash)));
}

#[test]
fn whoever_has_no_right_does_nothing() {
    let desk = Desk::new();
    let proposal = desk.propose("li", "one");
    let sun = person("sun");
    let denied = |act| Err(Trouble::Denied(Denied::NotAllowed(act)));
    assert_eq!(block_on(desk.office().approve(&sun, &proposal)).map(|_| ()), denied(Act::Approve));
    assert_eq!(block_on(desk.office().propose(&desk.draft("sun", "x"))).map(|_| ()), denied(Act::Propose));
    block_on(desk.office().approve(&person("wang"), &proposal)).unwrap();
    assert_eq!(block_on(desk.office().publish(&sun, &proposal, &key(1), anything)).map(|_| ()), denied(Act::Publish));
    assert_eq!(block_on(desk.office().adopt(&sun, b"x", Source::File, anything)).map(|_| ()), denied(Act::Adopt));
}

#[test]
fn a_returned_proposal_carries_its_note_until_the_next_one() {
    let desk = Desk::new();
    let proposal = desk.propose("li", "one");
    let returned = block_on(desk.office().return_to_author(&person("wang"), &proposal, "写清楚", ("u-1", SALT))).unwrap();
    let (_, note) = returned.proposals[0].returned.clone().unwrap();
    assert_eq!(block_on(desk.office().note(&note)), Ok("写清楚".to_owned()));
    let refused = block_on(desk.office().return_to_author(&person("li"), &proposal, "x", ("u-2", SALT)));
    assert!(matches!(refused, Err(Trouble::Denied(Denied::OwnProposal))) && !desk.has_blob("note/u-2"));
    desk.propose("li", "two");
    assert_eq!(block_on(desk.office().note(&note)), Err(Trouble::Gone), "erased with what it was about");
    assert!(!desk.has_blob(&Draft::blob(&proposal)));
}

#[test]
fn two_windows_that_publish_at_once_make_one_version() {
    let desk = Desk::new();
    let proposal = desk.propose("li", "one");
    block_on(desk.office().approve(&person("wang"), &proposal)).unwrap();
    desk.home.set_append_faults(|_| Fate { late_before: 3, ..Fate::default() });
    let (a, b): (SeedKey, SeedKey) = (key(1), key(1));
    let (office, zhao) = (desk.office(), person("zhao"));
    let (one, two) = block_on(join(office.publish(&zhao, &proposal, &a, anything), office.publish(&zhao, &proposal, &b, anything)));
    assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|ok| **ok).count(), 1, "{one:?} {two:?}");
    assert_eq!(desk.look().history.len(), 1);
    assert_eq!(text_of(&desk.current()), "one", "the loser has not erased the winner's bundle");
}

#[test]
fn what_this_machine_would_refuse_it_does_not_publish() {
    let desk = Desk::new();
    let proposal = desk.propose("li", "one");
    block_on(desk.office().approve(&person("wang"), &proposal)).unwrap();
    let outcome = block_on(desk.office().publish(&person("zhao"), &proposal, &key(1), |_, _| Err("/guides/3".into())));
    assert_eq!(outcome, Err(Trouble::Refused(Refusal::Schema { part: "hall.json".into(), detail: "/guides/3".into() })));
    assert!(desk.look().history.is_empty());
}

#[test]
fn the_newest_version_is_noted_whenever_it_comes_in_force_and_never_an_older_one() {
    let desk = Desk::new();
    assert_eq!(desk.noted.get(), 0);
    desk.publish_guides("one");
    let two = desk.publish_guides("two");
    assert_eq!(desk.noted.get(), 2);
    block_on(desk.office().withdraw(&person("wang"), 2)).unwrap();
    desk.look();
    assert_eq!(desk.noted.get(), 2, "what was withdrawn has been there");
    // Another window of this machine learns it by looking; a file brings it along.
    desk.noted.set(0);
    desk.look();
    assert_eq!(desk.noted.get(), 2);
    let other = Desk::new();
    other.adopt(&block_on(desk.office().export(&two)).unwrap()).unwrap();
    assert_eq!(other.noted.get(), 2);
}

#[test]
fn what_was_signed_in_the_demonstration_is_of_another_hall() {
    let (real, demo) = (Desk::new(), Desk::of(true));
    let (of_real, of_demo) = (real.look().trust().unwrap().hall().to_owned(), demo.look().trust().unwrap().hall().to_owned());
    assert_eq!((of_real.as_str(), of_demo.as_str()), ("0001", "demo-0001"));
    // The same keys, and yet nothing goes from one to the other.
    let played = block_on(demo.office().export(&demo.publish_text("one"))).unwrap();
    let meant = block_on(real.office().export(&real.publish_text("one"))).unwrap();
    assert_eq!(real.adopt(&played), Err(Trouble::Refused(Refusal::WrongHall { found: of_demo.clone(), expected: of_real.clone() })));
    assert_eq!(demo.adopt(&meant), Err(Trouble::Refused(Refusal::WrongHall { found: of_real, expected: of_demo })));
    let draft = real.draft("li", "two");
    assert_eq!(block_on(demo.office().propose(&draft)), Err(Denied::WrongHall.into()));
    let other = block_on(Desk::new().office().pin_keys(&person("zhao"), "0002", (key(1).public(), key(2).public())));
    assert!(matches!(other, Err(Trouble::Denied(Denied::WrongHall))));
}

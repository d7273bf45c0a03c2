//! Two people are two hands: whoever has lately let somebody choose a PIN could act as that person, and what has changed since an approval is asked again.

use futures_executor::block_on;
use residents_window::domain::access::kit::kit;
use residents_window::domain::access::{AccessEvent, Pin, SecretName, Use, Voucher, Waited};
use residents_window::domain::content::{Act, Denied, Digest};
use residents_window::domain::identity::{Actor, RequestId, SessionId};
use residents_window::domain::stream::Stream;
use residents_window::journal::{Batch, Part};
use residents_window::runtime::access::{Answer, Office};
use residents_window::runtime::command::Stamp;
use residents_window::runtime::publishing::Trouble;

use super::office::Desk;
use super::{in_days, person};

pub const PIN: &str = "274913";

impl Desk {
    pub fn pins(&self) -> Office<'_, impl Fn() -> Stamp, impl AsyncFn(u32)> {
        let stamp = || {
            self.requests.set(self.requests.get() + 1);
            let request = RequestId::new(&format!("r-{}", self.requests.get())).unwrap();
            Stamp { request, now: in_days(self.days.get()), by: Actor::new("staff@lobby-1").unwrap(), clock_in_doubt: false }
        };
        Office { journal: &self.journal, stamp, pause: async |_| {}, is_demo: false }
    }

    pub fn set_pin(&self, who: &str, voucher: Voucher) {
        let pin = Pin::new(PIN).unwrap();
        let (identity, session) = (format!("{who}-{}", self.days.get()), SessionId::new("s").unwrap());
        let office = self.pins();
        block_on(office.set_pin(&person(who), &pin, (&identity, &[7; 16]), (voucher, Waited::default()), &session)).unwrap();
    }

    /// `voucher` types their PIN for `colleague`.
    pub fn vouch(&self, voucher: &str, colleague: &str) {
        let use_for = Use::Vouch { colleague: person(colleague) };
        let office = self.pins();
        let answer = block_on(office.try_pin(&person(voucher), &Pin::new(PIN).unwrap(), Waited::default(), use_for));
        assert_eq!(answer, Ok(Answer::Right));
    }

    /// `voucher` lets `who` choose a PIN.
    pub fn let_choose(&self, voucher: &str, who: &str) {
        self.vouch(voucher, who);
        self.set_pin(who, Voucher::Person(person(voucher)));
    }

    /// Something stands in the record of somebody's PIN.
    pub fn tell(&self, who: &str, event: &AccessEvent) {
        let stream = Stream::access(&person(who));
        let expected = block_on(self.pins().look(&person(who))).unwrap().version;
        self.requests.set(self.requests.get() + 1);
        let part = Part { stream, expected, events: vec![serde_json::to_string(event).unwrap()] };
        let request = RequestId::new(&format!("r-{}", self.requests.get())).unwrap();
        let by = Actor::new("staff@lobby-1").unwrap();
        block_on(self.journal.append(&Batch { request, parts: vec![part], take: None, time: in_days(self.days.get()), by })).unwrap();
    }

    fn approve(&self, who: &str, proposal: &Digest) -> Result<(), Trouble> {
        block_on(self.office().approve(&person(who), proposal)).map(|_| ())
    }
}

/// A hall that was set up by Zhao on the first day; everybody's first PIN is on Zhao's word.
pub fn set_up() -> Desk {
    let desk = Desk::new();
    desk.set_pin("zhao", Voucher::SetUp);
    desk.let_choose("zhao", "li");
    desk.let_choose("zhao", "wang");
    desk
}

fn one_hand(by: &str) -> Result<(), Trouble> {
    Err(Denied::OneHand { by: person(by) }.into())
}

#[test]
fn first_pins_of_a_hall_that_was_just_set_up_are_as_good_as_any() {
    let desk = set_up();
    let proposal = desk.propose("li", "one");
    assert_eq!(desk.approve("wang", &proposal), Ok(()));
    assert!(desk.publish(&proposal).is_ok());
}

#[test]
fn an_administrator_who_lets_author_and_approver_choose_a_pin_is_one_person() {
    let desk = set_up();
    desk.days.set(30);
    desk.let_choose("zhao", "li");
    let proposal = desk.propose("li", "one");
    assert_eq!(desk.approve("wang", &proposal), Ok(()), "one of them alone is somebody else");
    block_on(desk.office().take_back(&person("li"), &proposal)).unwrap();
    desk.let_choose("zhao", "wang");
    let proposal = desk.propose("li", "two");
    assert_eq!(desk.approve("wang", &proposal), one_hand("zhao"));
    // Somebody whom Zhao has not touched approves it.
    assert_eq!(desk.approve("qian", &proposal), Ok(()));
    assert!(desk.publish(&proposal).is_ok());
    // A week later what was chosen then is theirs.
    desk.days.set(38);
    let proposal = desk.propose("li", "three");
    assert_eq!(desk.approve("wang", &proposal), Ok(()));
}

#[test]
fn the_author_is_not_the_approver_whom_they_have_just_let_in() {
    let desk = set_up();
    desk.days.set(30);
    desk.let_choose("zhao", "wang");
    let proposal = desk.propose("zhao", "one");
    assert_eq!(desk.approve("wang", &proposal), one_hand("zhao"));
    // Nor somebody new, who never had a PIN.
    desk.let_choose("zhao", "sun-2");
    assert_eq!(desk.approve("sun-2", &proposal), one_hand("zhao"));
    // The other way round: the approver has let the author in.
    let proposal = desk.propose("wang", "two");
    assert_eq!(desk.approve("zhao", &proposal), one_hand("zhao"));
}

#[test]
fn changing_the_pin_oneself_does_not_wash_the_word_off() {
    let desk = set_up();
    desk.days.set(30);
    for who in ["li", "wang"] {
        desk.let_choose("zhao", who);
        let office = desk.pins();
        block_on(office.try_pin(&person(who), &Pin::new(PIN).unwrap(), Waited::default(), Use::Change)).unwrap();
        desk.set_pin_again(who);
    }
    let proposal = desk.propose("li", "one");
    assert_eq!(desk.approve("wang", &proposal), one_hand("zhao"));
}

impl Desk {
    fn set_pin_again(&self, who: &str) {
        let office = self.pins();
        let (identity, session) = (format!("again-{who}"), SessionId::new("s").unwrap());
        let chosen = Pin::new("314159").unwrap();
        block_on(office.set_pin(&person(who), &chosen, (&identity, &[7; 16]), (Voucher::OwnPin, Waited::default()), &session)).unwrap();
    }
}

#[test]
fn a_word_given_between_approval_and_publication_counts_too() {
    let desk = set_up();
    desk.days.set(30);
    desk.let_choose("zhao", "li");
    let proposal = desk.propose("li", "one");
    desk.approve("wang", &proposal).unwrap();
    desk.days.set(31);
    desk.let_choose("zhao", "wang");
    assert_eq!(desk.publish(&proposal).map(|_| ()), one_hand("zhao"));
}

#[test]
fn whoever_lets_somebody_in_who_lets_another_in_is_all_three() {
    let desk = set_up();
    desk.days.set(30);
    desk.let_choose("wang", "zhao");
    // Six days later, still in the hand of Wang, Zhao lets Li choose; and Li writes another two days later.
    desk.days.set(36);
    desk.let_choose("zhao", "li");
    desk.days.set(38);
    let proposal = desk.propose("li", "one");
    assert_eq!(desk.approve("wang", &proposal), one_hand("wang"));
    assert_eq!(desk.approve("qian", &proposal), Ok(()), "whoever had no hand in it is another person");
    assert!(desk.publish(&proposal).is_ok());
    // Two who let each other choose at the same moment, which nobody goes round in for ever.
    desk.days.set(60);
    desk.let_choose("wang", "zhao");
    desk.let_choose("zhao", "wang");
    let proposal = desk.propose("li", "two");
    assert_eq!(desk.approve("wang", &proposal), Ok(()));
}

#[test]
fn whoever_was_let_in_only_afterwards_had_a_pin_of_their_own_before() {
    let desk = set_up();
    desk.days.set(30);
    desk.let_choose("zhao", "li");
    desk.days.set(31);
    desk.let_choose("wang", "zhao");
    let proposal = desk.propose("li", "one");
    assert_eq!(desk.approve("wang", &proposal), Ok(()));
}

#[test]
fn a_pin_by_the_kit_or_by_waiting_is_in_anybodys_hand_for_a_week() {
    let any_hand = |of: &str| Err(Trouble::Denied(Denied::AnyHand { of: person(of) }));
    let desk = set_up();
    desk.days.set(30);
    desk.tell("li", &AccessEvent::ResetUsed);
    let proposal = desk.propose("li", "one");
    assert_eq!(desk.approve("wang", &proposal), any_hand("li"));
    desk.days.set(38);
    let proposal = desk.propose("li", "two");
    assert_eq!(desk.approve("wang", &proposal), Ok(()));
    // The kit, and whoever is let in on such a word.
    let of_kit = AccessEvent::PinSet { secret: SecretName::of("k"), digest: "d".to_owned(), vouched_by: Some(kit()) };
    desk.tell("zhao", &of_kit);
    assert_eq!(desk.publish(&proposal).map(|_| ()), Ok(()), "neither wrote nor approved it");
    desk.tell("qian", &AccessEvent::PinSet { secret: SecretName::of("q"), digest: "d".to_owned(), vouched_by: Some(person("zhao")) });
    let proposal = desk.propose("li", "three");
    assert_eq!(desk.approve("qian", &proposal), any_hand("zhao"));
    assert_eq!(desk.approve("wang", &proposal), Ok(()));
}

#[test]
fn rights_are_asked_again_when_it_is_published() {
    let lost = |who: &str, act: Act, denied: Denied| {
        let desk = Desk::new();
        let proposal = desk.propose("li", "one");
        desk.approve("wang", &proposal).unwrap();
        desk.forbidden.borrow_mut().push((who.to_owned(), act));
        assert_eq!(desk.publish(&proposal), Err(denied.into()), "{who} {act:?}");
        // With a second approver who still may, it is published in that name alone.
        if act == Act::Approve {
            desk.approve("qian", &proposal).unwrap();
            assert_eq!(desk.publish(&proposal).unwrap().approvers, [person("qian")]);
        }
    };
    lost("wang", Act::Approve, Denied::NoLongerAllowed(Act::Approve));
    lost("li", Act::Propose, Denied::NoLongerAllowed(Act::Propose));
    lost("li", Act::ChangeHall, Denied::NoLongerAllowed(Act::ChangeHall));
}

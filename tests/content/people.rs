//! Two people are two people: whatever is proposed, changed, returned, approved and published, in any order and by anybody.

use futures_executor::block_on;
use proptest::prelude::*;
use residents_window::domain::content::{
    ContentEvent, Denied, Digest, Draft, Edition, KeyCard, KeyChange, NoteRef, Older, Order, Part, Publishing, Source, Trust,
    newest_edition,
};
use residents_window::domain::identity::PersonId;

use super::{HALL, in_days, key, now, part, person};

/// One step: who, what, and which text or proposal.
type Step = (u8, u8, u8);

const PEOPLE: [&str; 3] = ["li", "wang", "zhao"];

fn parts(number: u8) -> Vec<Part> {
    vec![part("hall.json", &format!("{{\"text\":{number}}}"))]
}

fn draft(author: &PersonId, base: u32, number: u8) -> (Draft, Digest) {
    let (form, hall) = (Draft::FORM.to_owned(), HALL.to_owned());
    let draft = Draft { form, hall, author: author.clone(), base, returns_to: None, expires_at: in_days(300), parts: parts(number) };
    let hash = Digest::of(draft.text().unwrap().as_bytes());
    (draft, hash)
}

fn with_keys() -> Publishing {
    let mut state = Publishing::default();
    let order = Order::PinKeys { hall: HALL, key: key(1).public(), recovery: key(2).public() };
    take(&mut state, &person("zhao"), &order).unwrap();
    state
}

fn take(state: &mut Publishing, who: &PersonId, order: &Order<'_>) -> Result<Vec<ContentEvent>, Denied> {
    let events = state.decide(who, order, now())?;
    let texts: Vec<String> = events.iter().map(|event| serde_json::to_string(event).unwrap()).collect();
    state.apply(state.version + 1, now(), &texts);
    Ok(events)
}

/// The first of two people compares these keys, the second confirms them.
fn confirm(state: &mut Publishing, card: &KeyCard, [first, second]: [&PersonId; 2]) -> Result<(), Denied> {
    take(state, first, &Order::CompareKeys(card))?;
    take(state, second, &Order::ConfirmKeys(card)).map(|_| ())
}

/// The edition that would be made of a proposal.
fn edition(state: &Publishing, hash: &Digest) -> Option<Edition> {
    let open = state.proposal(hash)?;
    Some(Edition {
        version: state.next_version(),
        hash: *hash,
        author: open.author.clone(),
        approvers: open.approvals.clone(),
        key: key(1).public().id(),
        parts: open.parts.clone(),
        made_at: now(),
        expires_at: open.expires_at,
        returns_to: None,
        source: Source::Here,
    })
}

fn step(state: &mut Publishing, (who, what, which): Step) -> Result<Vec<ContentEvent>, Denied> {
    let who = person(PEOPLE[usize::from(who) % 3]);
    let chosen = state.proposals.get(usize::from(which) % state.proposals.len().max(1)).map(|open| open.hash);
    let hash = chosen.unwrap_or(Digest::of(b"nothing"));
    match what {
        0 | 1 => {
            let (draft, hash) = draft(&who, state.newest().0, which % 3);
            take(state, &who, &Order::Propose(&draft, hash))
        }
        2 | 3 => take(state, &who, &Order::Approve(hash)),
        4 => take(state, &who, &Order::Return(hash, NoteRef::make("u", "s", "no").0)),
        5 => take(state, &who, &Order::TakeBack(hash)),
        _ => {
            let edition = edition(state, &hash).ok_or(Denied::NoSuchProposal)?;
            take(state, &who, &Order::Publish(hash, &edition))
        }
    }
}

/// What stands in the events alone, judged by somebody who does not know the fold: before each publication its proposal was made, then approved by another
/// person, and between that and the publication nobody changed, returned or took back anything of it, and nothing else was published.
fn is_of_two_people(events: &[ContentEvent]) -> bool {
    events
        .iter()
        .enumerate()
        .filter_map(|(at, event)| if let ContentEvent::Published { edition } = event { Some((at, edition)) } else { None })
        .all(|(at, edition)| {
            let proposed =
                events[..at].iter().rposition(|event| matches!(event, ContentEvent::Proposed { author, .. } if *author == edition.author));
            let Some(from) = proposed else { return false };
            let ContentEvent::Proposed { proposal, parts, .. } = &events[from] else { return false };
            let since = &events[from..at];
            let spoilt = since.iter().any(|event| match event {
                ContentEvent::Returned { proposal: of, .. } | ContentEvent::TakenBack { proposal: of, .. } => of == proposal,
                ContentEvent::Published { .. } => true,
                _ => false,
            });
            let yes = since
                .iter()
                .any(|event| matches!(event, ContentEvent::Approved { proposal: of, by } if of == proposal && *by != edition.author));
            !spoilt && yes && *parts == edition.parts && !edition.approvers.contains(&edition.author) && !edition.approvers.is_empty()
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn nothing_is_published_that_one_person_made_alone(steps in prop::collection::vec((0..3_u8, 0..8_u8, 0..6_u8), 1..40)) {
        let mut state = with_keys();
        let mut events = Vec::new();
        for taken in steps {
            if let Ok(happened) = step(&mut state, taken) {
                events.extend(happened);
            }
            prop_assert!(state.proposals.iter().all(|open| !open.approvals.contains(&open.author)));
        }
        prop_assert!(is_of_two_people(&events), "{events:?}");
        let versions: Vec<u32> = state.history.iter().map(|edition| edition.version).collect();
        prop_assert!(versions.is_sorted_by(|a, b| a < b), "{versions:?}");
    }

    /// One person in however many windows and sessions is one person.
    #[test]
    fn one_person_alone_publishes_nothing(steps in prop::collection::vec((0..1_u8, 0..8_u8, 0..6_u8), 1..60)) {
        let mut state = with_keys();
        steps.into_iter().for_each(|taken| drop(step(&mut state, taken)));
        prop_assert!(state.history.is_empty());
    }
}

#[test]
fn the_referee_can_say_no() {
    let mut state = with_keys();
    let (draft, hash) = draft(&person("li"), 0, 1);
    let mut events = take(&mut state, &person("li"), &Order::Propose(&draft, hash)).unwrap();
    let edition = Edition { approvers: vec![person("wang")], ..edition(&state, &hash).unwrap() };
    events.push(ContentEvent::Published { edition });
    assert!(!is_of_two_people(&events));
    events.insert(1, ContentEvent::Approved { proposal: hash, by: person("li") });
    assert!(!is_of_two_people(&events));
    events.insert(1, ContentEvent::Approved { proposal: hash, by: person("wang") });
    assert!(is_of_two_people(&events));
}

#[test]
fn what_may_not_be_is_refused_with_its_reason() {
    let (li, wang) = (person("li"), person("wang"));
    let mut state = with_keys();
    let (first, hash) = draft(&li, 0, 1);
    let (theirs, _) = draft(&wang, 0, 1);
    assert_eq!(take(&mut state, &li, &Order::Propose(&theirs, hash)), Err(Denied::NotTheAuthor));
    let old = Draft { expires_at: now(), ..first.clone() };
    assert_eq!(take(&mut state, &li, &Order::Propose(&old, hash)), Err(Denied::Expiry));
    let empty = Draft { parts: Vec::new(), ..first.clone() };
    assert_eq!(take(&mut state, &li, &Order::Propose(&empty, hash)), Err(Denied::Parts));
    take(&mut state, &li, &Order::Propose(&first, hash)).unwrap();
    assert_eq!(take(&mut state, &li, &Order::Approve(hash)), Err(Denied::OwnProposal));
    assert_eq!(state.publishable(&hash, now()).unwrap_err(), Denied::NotApproved);
    take(&mut state, &wang, &Order::Approve(hash)).unwrap();
    assert_eq!(take(&mut state, &wang, &Order::Approve(hash)), Err(Denied::ApprovedBefore));
    // A comma later it is another text, and nobody has approved that one.
    let (second, changed) = draft(&li, 0, 2);
    take(&mut state, &li, &Order::Propose(&second, changed)).unwrap();
    assert_eq!(state.publishable(&hash, now()).unwrap_err(), Denied::NoSuchProposal);
    assert_eq!(state.publishable(&changed, now()).unwrap_err(), Denied::NotApproved);
    // And back again: what was said of the first counts no more either.
    take(&mut state, &li, &Order::Propose(&first, hash)).unwrap();
    assert_eq!(state.publishable(&hash, now()).unwrap_err(), Denied::NotApproved);
    assert_eq!(take(&mut state, &wang, &Order::TakeBack(hash)), Err(Denied::NotTheAuthor));
    take(&mut state, &wang, &Order::Return(hash, NoteRef::make("u", "s", "no").0)).unwrap();
    assert_eq!(take(&mut state, &person("zhao"), &Order::Approve(hash)), Err(Denied::Returned));
    assert_eq!(take(&mut state, &li, &Order::Withdraw(1)), Err(Denied::NoSuchVersion));
}

#[test]
fn an_approval_by_the_author_in_the_journal_itself_counts_for_nothing() {
    let mut state = with_keys();
    let (draft, hash) = draft(&person("li"), 0, 1);
    take(&mut state, &person("li"), &Order::Propose(&draft, hash)).unwrap();
    let forged = serde_json::to_string(&ContentEvent::Approved { proposal: hash, by: person("li") }).unwrap();
    state.apply(state.version + 1, now(), &[forged]);
    assert_eq!(state.publishable(&hash, now()).unwrap_err(), Denied::NotApproved);
}

#[test]
fn what_was_overtaken_must_be_put_forward_anew() {
    let mut state = with_keys();
    let (li, wang) = (person("li"), person("wang"));
    let ((mine, my_hash), (theirs, their_hash)) = (draft(&li, 0, 1), draft(&wang, 0, 2));
    take(&mut state, &li, &Order::Propose(&mine, my_hash)).unwrap();
    take(&mut state, &wang, &Order::Propose(&theirs, their_hash)).unwrap();
    take(&mut state, &wang, &Order::Approve(my_hash)).unwrap();
    take(&mut state, &li, &Order::Approve(their_hash)).unwrap();
    let published = edition(&state, &my_hash).unwrap();
    take(&mut state, &li, &Order::Publish(my_hash, &published)).unwrap();
    assert_eq!(state.publishable(&their_hash, now()).unwrap_err(), Denied::Stale { base: 0, newest: 1 });
    let (again, hash) = draft(&li, 1, 1);
    assert_eq!(take(&mut state, &li, &Order::Propose(&again, hash)), Err(Denied::Unchanged));
}

#[test]
fn keys_are_pinned_once() {
    let zhao = person("zhao");
    let pin = |recovery| Order::PinKeys { hall: HALL, key: key(1).public(), recovery };
    assert!(matches!(take(&mut Publishing::default(), &zhao, &pin(key(1).public())), Err(Denied::KeyChange(_))));
    assert_eq!(take(&mut with_keys(), &zhao, &pin(key(2).public())), Err(Denied::HasKey));
    let mut lost = Publishing::default();
    lost.apply_unreadable();
    assert_eq!(take(&mut lost, &zhao, &pin(key(2).public())), Err(Denied::KeysLost));
    let change: KeyChange = with_keys().trust().unwrap().recover(&key(3), key(4).public(), key(2).public(), now());
    assert!(matches!(take(&mut with_keys(), &zhao, &Order::ChangeKey(&change)), Err(Denied::KeyChange(_))));
}

#[test]
fn an_append_that_cannot_be_read_voids_what_is_open_and_is_counted_past() {
    let mut state = with_keys();
    let (draft, hash) = draft(&person("li"), 0, 1);
    take(&mut state, &person("li"), &Order::Propose(&draft, hash)).unwrap();
    state.apply_unreadable();
    assert_eq!((state.proposals.len(), state.newest().0, state.next_version()), (0, 0, 2));
}

#[test]
fn keys_before_a_record_that_cannot_be_read_sign_nothing_until_two_have_confirmed_them() {
    let (zhao, qian) = (person("zhao"), person("qian"));
    let mut state = with_keys();
    let change = block_on(state.trust().unwrap().change_key(&key(1), key(3).public(), now())).unwrap();
    take(&mut state, &zhao, &Order::ChangeKey(&change)).unwrap();
    state.apply_unreadable();
    let known = state.known_trust().cloned();
    assert_eq!((state.trust(), known.as_ref().map(Trust::key)), (None, Some(key(3).public())));
    let next = block_on(known.as_ref().unwrap().change_key(&key(3), key(4).public(), now())).unwrap();
    assert_eq!(take(&mut state, &zhao, &Order::ChangeKey(&next)), Err(Denied::KeysDoubtful), "it may have been given up");
    let (draft, hash) = draft(&person("li"), 0, 1);
    take(&mut state, &person("li"), &Order::Propose(&draft, hash)).unwrap();
    assert_eq!(state.publishable(&hash, now()).unwrap_err(), Denied::KeysDoubtful);
    let edition = edition(&state, &hash).unwrap();
    assert_eq!(take(&mut state, &zhao, &Order::Adopt(&edition, &[])), Err(Denied::KeysDoubtful));
    let again = Order::PinKeys { hall: HALL, key: key(3).public(), recovery: key(2).public() };
    assert_eq!(take(&mut state, &zhao, &again), Err(Denied::KeysDoubtful));
    // One alone in the journal itself is not believed either.
    let alone =
        ContentEvent::KeyPinned { hall: HALL.into(), key: key(9).public(), recovery: key(2).public(), by: zhao.clone(), vouched_by: None };
    state.apply(state.version + 1, now(), &[serde_json::to_string(&alone).unwrap()]);
    assert!(state.trust().is_none());
    let mut other = state.clone();
    confirm(&mut state, &KeyCard::of(known.as_ref().unwrap()), [&zhao, &qian]).unwrap();
    assert_eq!(state.trust(), known.as_ref(), "the chain goes on");
    let another = Trust::pinned(HALL, key(7).public(), key(2).public());
    confirm(&mut other, &KeyCard::of(&another), [&zhao, &qian]).unwrap();
    assert_eq!(other.trust(), Some(&another));
}

#[test]
fn what_may_be_older_than_what_was_published_says_so() {
    let publish = |state: &mut Publishing, number| {
        let (draft, hash) = draft(&person("li"), state.newest().0, number);
        take(state, &person("li"), &Order::Propose(&draft, hash)).unwrap();
        take(state, &person("wang"), &Order::Approve(hash)).unwrap();
        let edition = edition(state, &hash).unwrap();
        take(state, &person("zhao"), &Order::Publish(hash, &edition)).unwrap();
    };
    let mut state = with_keys();
    assert_eq!(state.older(), None);
    publish(&mut state, 1);
    assert_eq!((state.older(), state.clone().with_note(1).older()), (None, None));
    assert_eq!(state.clone().with_note(2).older(), Some(Older::Noted(2)), "a newer one is noted");
    state.apply_unreadable();
    assert_eq!(state.older(), Some(Older::Unreadable), "it is shown, and said to be perhaps older");
    assert!(state.in_force().is_some());
    let card = KeyCard::of(with_keys().trust().unwrap());
    confirm(&mut state, &card, [&person("zhao"), &person("qian")]).unwrap();
    assert_eq!(state.older(), Some(Older::Unreadable), "keys are one thing, the content another");
    publish(&mut state, 2);
    assert_eq!(state.older(), None, "what is newer than whatever was lost");
}

#[test]
fn a_publication_says_what_was_approved_and_nothing_else() {
    let mut state = with_keys();
    let (draft, hash) = draft(&person("li"), 0, 1);
    take(&mut state, &person("li"), &Order::Propose(&draft, hash)).unwrap();
    take(&mut state, &person("wang"), &Order::Approve(hash)).unwrap();
    let right = edition(&state, &hash).unwrap();
    let wrong = [
        ("approvers", Edition { approvers: vec![person("qian")], ..right.clone() }),
        ("one more approver", Edition { approvers: vec![person("wang"), person("qian")], ..right.clone() }),
        ("no approver", Edition { approvers: Vec::new(), ..right.clone() }),
        ("expiry", Edition { expires_at: in_days(301), ..right.clone() }),
        ("return", Edition { returns_to: Some(1), ..right.clone() }),
        ("key", Edition { key: key(9).public().id(), ..right.clone() }),
        ("version", Edition { version: 2, ..right.clone() }),
        ("author", Edition { author: person("zhao"), ..right.clone() }),
        ("parts", Edition { parts: Vec::new(), ..right.clone() }),
    ];
    for (what, edition) in wrong {
        assert_eq!(take(&mut state, &person("zhao"), &Order::Publish(hash, &edition)), Err(Denied::NoSuchProposal), "{what}");
    }
    assert!(take(&mut state, &person("zhao"), &Order::Publish(hash, &right)).is_ok());
}

#[test]
fn an_edition_of_one_person_in_the_journal_itself_is_not_believed() {
    let mut state = with_keys();
    let (draft, hash) = draft(&person("li"), 0, 1);
    take(&mut state, &person("li"), &Order::Propose(&draft, hash)).unwrap();
    let made = edition(&state, &hash).unwrap();
    for approvers in [vec![], vec![person("li")], vec![person("wang"), person("li")]] {
        let forged = ContentEvent::Published { edition: Edition { approvers: approvers.clone(), ..made.clone() } };
        let text = serde_json::to_string(&forged).unwrap();
        assert_eq!(newest_edition([text.as_str()]), None, "{approvers:?}");
        state.apply(state.version + 1, now(), &[text]);
        assert!(state.in_force().is_none() && state.proposal(&hash).is_some(), "{approvers:?}");
    }
}

#[test]
fn what_is_put_forward_names_this_hall_and_a_version_that_was() {
    let mut state = with_keys();
    let li = person("li");
    let (right, hash) = draft(&li, 0, 1);
    let other = Draft { hall: "0002".into(), ..right.clone() };
    assert_eq!(take(&mut state, &li, &Order::Propose(&other, hash)), Err(Denied::WrongHall));
    let back = Draft { returns_to: Some(1), ..right };
    assert_eq!(take(&mut state, &li, &Order::Propose(&back, hash)), Err(Denied::NoSuchVersion));
}

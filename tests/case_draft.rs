//! A case that is being accepted: ticks follow the guide and its questions, and nothing incomplete becomes an application.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::cases::clerk;
use common::counter;
use residents_window::domain::case::command::{Entitled, HandIn};
use residents_window::domain::case::side::TellBy;
use residents_window::domain::guide::Guide;
use residents_window::domain::guide::parse::parse;
use residents_window::domain::hall::Language;
use residents_window::flow::case_draft::{Desk, Mark, Person, Ticks, Want, Way, application};

fn guides() -> Vec<Guide> {
    parse(include_str!("../public/content/guides.json")).unwrap().guides
}

fn asking() -> Guide {
    let asks = |guide: &Guide| guide.questions.iter().any(|q| guide.materials.iter().any(|m| m.when.contains_key(&q.id)));
    guides().into_iter().find(asks).unwrap()
}

/// Every question of the guide has its first answer.
fn answered(guide: &Guide) -> Ticks {
    let mut ticks = Ticks::default();
    ticks.answers.extend(guide.questions.iter().map(|question| (question.id.clone(), question.answers[0].id.clone())));
    ticks
}

fn person() -> Person {
    Person { name: "欧阳建国".to_owned(), phone: "138 1234 5678".to_owned(), ..Person::default() }
}

fn desk() -> Desk {
    Desk { random: 1, language: Language::Zh, counter: counter("2"), clerk: clerk("wu-yun"), ticket: None }
}

#[test]
fn what_must_be_there_is_missing_until_it_is_ticked() {
    let guide = guides().into_iter().find(|guide| guide.materials.iter().any(|m| m.when.is_empty())).unwrap();
    let mut ticks = answered(&guide);
    let at = guide.materials.iter().position(|material| material.when.is_empty()).unwrap();
    let mark = |ticks: &Ticks| ticks.rows(&guide).into_iter().find(|(place, _)| *place == at).unwrap().1;
    let mut seen = vec![mark(&ticks)];
    for _ in 0..2 {
        ticks.turn(&guide, at);
        seen.push(mark(&ticks));
    }
    assert_eq!(seen[1], Mark::Given);
    ticks.all_given(&guide);
    let given = application(&guide, &ticks, &person(), desk()).unwrap();
    assert!(given.materials.iter().all(|material| material.given));
    assert_eq!((given.item, given.promised, given.guide_version), (guide.item, guide.promised_limit, guide.version));
}

#[test]
fn an_answer_of_the_checklist_rules_papers_in_and_out() {
    let guide = asking();
    let (at, material) = guide.materials.iter().enumerate().find(|(_, material)| !material.when.is_empty()).unwrap();
    let (question, wanted) = material.when.iter().next().unwrap();
    let other =
        guide.questions.iter().find(|known| known.id == *question).unwrap().answers.iter().find(|a| !wanted.contains(&a.id)).unwrap();
    let mut ticks = Ticks::default();
    let mark = |ticks: &Ticks| ticks.rows(&guide).into_iter().find(|(place, _)| *place == at).map(|(_, mark)| mark);
    // Nobody has asked: whoever hands in must be told everything at once, so nothing is accepted before.
    assert_eq!(mark(&ticks), Some(Mark::Open));
    ticks.all_given(&guide);
    assert_eq!(mark(&ticks), Some(Mark::Open));
    assert_eq!(application(&guide, &ticks, &person(), desk()).err(), Some(Want::Answer));
    ticks.answers.insert(question.clone(), other.id.clone());
    assert_eq!(mark(&ticks), None);
    for (question, wanted) in &material.when {
        ticks.answers.insert(question.clone(), wanted[0].clone());
    }
    assert_eq!(mark(&ticks), Some(Mark::Missing));
    let mut turned = Vec::new();
    for _ in 0..3 {
        ticks.turn(&guide, at);
        turned.extend(mark(&ticks));
    }
    assert_eq!(turned, [Mark::NotNeeded, Mark::Given, Mark::Missing]);
}

#[test]
fn nothing_incomplete_becomes_an_application() {
    let guide = &guides()[0];
    let with = |change: fn(&mut Person)| {
        let mut person = person();
        change(&mut person);
        application(guide, &answered(guide), &person, desk()).map(|given| (given.way, given.person.agent.is_some()))
    };
    assert_eq!(with(|_| {}), Ok((HandIn::InPerson, false)));
    assert_eq!(with(|person| person.name = "  ".to_owned()), Err(Want::Name));
    assert_eq!(with(|person| person.phone = "12".to_owned()), Err(Want::Phone));
    assert_eq!(with(|person| person.phone.clear()), Err(Want::PhoneToTell));
    assert!(with(|person| (person.phone, person.tell) = (String::new(), TellBy::Nothing)).is_ok());
    assert_eq!(with(|person| person.document = "110105194912310021".to_owned()), Err(Want::Document));
    assert_eq!(with(|person| person.way = Way::Agent), Err(Want::Agent));
    assert_eq!(with(|person| (person.way, person.agent) = (Way::Agent, "王红".to_owned())), Ok((HandIn::Agent, true)));
    assert_eq!(with(|person| person.way = Way::HomeOld), Ok((HandIn::HomeVisit(Entitled::Over70), false)));
}

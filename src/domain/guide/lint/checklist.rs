//! The checklist of a guide: questions that decide something, conditions that can come true.

use std::collections::BTreeSet;

use super::terms::is_id;
use super::{FindingKind, Found};
use crate::domain::guide::choices::Need;
use crate::domain::guide::model::{Guide, QUESTIONS_MAX, Question};

pub(super) fn check(guide: &Guide, found: &mut Found<'_>) {
    found.count("/questions", guide.questions.len(), 0, QUESTIONS_MAX);
    for (at, question) in guide.questions.iter().enumerate() {
        let path = format!("/questions/{at}");
        identity(&path, &question.id, guide.questions[..at].iter().map(|earlier| earlier.id.as_str()), found);
        found.count(&format!("{path}/answers"), question.answers.len(), 2, 4);
        for (nth, answer) in question.answers.iter().enumerate() {
            let earlier = question.answers[..nth].iter().map(|earlier| earlier.id.as_str());
            identity(&format!("{path}/answers/{nth}"), &answer.id, earlier, found);
        }
        let decides = guide.materials.iter().any(|material| material.need == Need::Conditional && material.when.contains_key(&question.id));
        found.when(!decides, &path, FindingKind::QuestionWithoutEffect);
    }
    for (at, material) in guide.materials.iter().enumerate() {
        for (question, wanted) in &material.when {
            let path = format!("/materials/{at}/when/{question}");
            match guide.questions.iter().find(|asked| asked.id == *question) {
                None => found.add(&path, FindingKind::NoSuchQuestion(question.clone())),
                Some(asked) => answers(&path, asked, wanted, found),
            }
        }
    }
}

fn identity<'a>(path: &str, id: &str, mut earlier: impl Iterator<Item = &'a str>, found: &mut Found<'_>) {
    let path = format!("{path}/id");
    found.when(!is_id(id), &path, FindingKind::BadId);
    found.when(earlier.any(|earlier| earlier == id), &path, FindingKind::Duplicate { first: id.to_owned() });
}

fn answers(path: &str, asked: &Question, wanted: &[String], found: &mut Found<'_>) {
    let known: BTreeSet<&str> = asked.answers.iter().map(|answer| answer.id.as_str()).collect();
    let named: BTreeSet<&str> = wanted.iter().map(String::as_str).collect();
    found.count(path, wanted.len(), 1, usize::MAX);
    for unknown in named.difference(&known) {
        found.add(path, FindingKind::NoSuchAnswer((*unknown).to_owned()));
    }
    found.when(!known.is_empty() && named.is_superset(&known), path, FindingKind::AlwaysNeeded);
}

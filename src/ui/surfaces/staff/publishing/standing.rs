//! How keys that two people confirm stand to what this machine knows, and what follows from confirming them: a foreign key is not to look like any other.

use leptos::prelude::*;

use super::state::{PublishingScreen, use_publishing};
use crate::domain::content::{Consequence, Relation, Trust};
use crate::domain::hall::Language;
use crate::flow::publishing::Seen;
use crate::text::{publishing_desk as desk_words, publishing_keys as words};
use crate::ui::shell::use_language;

/// What the machine itself can say of these keys.
#[component]
pub fn KeysStanding(trust: Trust) -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    move || screen.seen().map(|seen| lines(screen, language.get(), &seen, &trust))
}

fn lines(screen: PublishingScreen, language: Language, seen: &Seen, trust: &Trust) -> AnyView {
    let (kind, relation, is_warning): (_, fn(Language) -> String, _) = match seen.state.relation_of(trust) {
        Relation::Same => ("same", words::relation_same, false),
        Relation::GoesOn => ("goes-on", words::relation_goes_on, false),
        Relation::GoesBack => ("goes-back", words::relation_goes_back, true),
        Relation::Other => ("other", words::relation_other, true),
        Relation::Unknown => ("unknown", words::relation_unknown, true),
    };
    let place = if seen.key.public() == Some(trust.key()) { words::key_is_here } else { words::key_is_elsewhere };
    let class = if is_warning { "desk-bad" } else { "" };
    let more = fate(screen, language, seen, &seen.state.consequence_of(trust));
    view! {
        <ul data-testid="keys-standing" data-kind=kind>
            <li class=class>{relation(language)}</li>
            <li>{place(language)}</li>
            {more.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
        </ul>
    }
    .into_any()
}

/// Which of the published versions stay, which are withdrawn, and what is shown then.
pub fn fate(screen: PublishingScreen, language: Language, seen: &Seen, consequence: &Consequence<'_>) -> Vec<String> {
    let all = seen.state.left().count();
    if all == 0 {
        return Vec::new();
    }
    let lost: Vec<String> =
        consequence.lost.iter().map(|edition| words::version_item(language, edition.version, &screen.stamp(edition.made_at))).collect();
    let withdrawn = match lost.is_empty() {
        true => words::after_all_kept(language),
        false => words::after_lost(language, &desk_words::names(language, &lost)),
    };
    let shown = match consequence.shown {
        Some(edition) => words::after_shown(language, edition.version, &screen.stamp(edition.made_at)),
        None => words::after_shipped(language),
    };
    vec![words::signed_of(language, all.saturating_sub(lost.len()), all), withdrawn, shown]
}

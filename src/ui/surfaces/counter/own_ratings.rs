//! What a clerk is told of bad ratings: that there is one to answer, on which day, for what and why, once somebody has called the resident or it is
//! settled. Never whose, never the level or the words, never a single good one. The clerk may object once. And the line that invites people to rate,
//! where they can: not here.

use leptos::prelude::*;

use super::state::use_slices;
use crate::domain::hall::{Hall, Language};
use crate::domain::identity::{ItemId, PersonId, ReasonId};
use crate::domain::rating::deed::{Act, StaffDeed, is_told, obstacle};
use crate::domain::rating::{Rating, Stage, Subject};
use crate::domain::time::Day;
use crate::flow::counter::Seat;
use crate::text::{common, follow_up as words};
use crate::ui::reacting::memo;
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::ratings::{NoteLine, reason_name, use_ratings};

/// Days for which a closed one stays listed.
const CLOSED_DAYS: i64 = 30;
/// Most listed.
const LISTED_MAX: usize = 20;

/// What is told of one.
#[derive(Clone, PartialEq)]
struct Own {
    /// Only to name it to the desk: a ticket's is never shown.
    subject: Subject,
    day: Day,
    item: Option<ItemId>,
    reasons: Vec<ReasonId>,
    stands: Stands,
}

/// How it stands for the clerk.
#[derive(Clone, Copy, PartialEq)]
enum Stands {
    MayObject,
    Objected,
    Upheld,
    NotUpheld,
    Closed,
}

impl Stands {
    fn of(rating: &Rating, who: &PersonId) -> Self {
        let follow_up = rating.follow_up();
        match follow_up.and_then(|follow_up| follow_up.appeal.as_ref()).map(|appeal| appeal.upheld) {
            Some(None) => Self::Objected,
            Some(Some(true)) => Self::Upheld,
            Some(Some(false)) => Self::NotUpheld,
            None if obstacle(rating, who, Act::Appeal).is_none() => Self::MayObject,
            None => Self::Closed,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::MayObject => "may-object",
            Self::Objected => "objected",
            Self::Upheld => "upheld",
            Self::NotUpheld => "not-upheld",
            Self::Closed => "closed",
        }
    }

    fn word(self, language: Language) -> Option<String> {
        match self {
            Self::MayObject => None,
            Self::Objected => Some(words::own_appealed(language)),
            Self::Upheld => Some(words::own_upheld(language)),
            Self::NotUpheld => Some(words::own_not_upheld(language)),
            Self::Closed => Some(words::own_closed(language)),
        }
    }
}

/// Complaints about whoever sits here; nothing where there are none.
#[component]
pub fn OwnRatings(seat: Seat) -> impl IntoView {
    let (shell, language, ratings) = (use_shell(), use_language(), use_ratings());
    let who = PersonId::from(&seat.clerk);
    let own = {
        let who = who.clone();
        memo(move || {
            if !ratings.is_ready() {
                return Vec::new();
            }
            let (offset, today) = (shell.with_hall(|hall| hall.utc_offset_minutes), shell.window().today());
            let is_old = |rating: &Rating| {
                let is_closed = rating.follow_up().is_some_and(|follow_up| follow_up.stage() == Stage::Closed);
                is_closed && today.days_since(offset.day(rating.at)) > CLOSED_DAYS
            };
            let line = |rating: &Rating| Own {
                subject: rating.subject.clone(),
                day: offset.day(rating.at),
                item: rating.rated.service.item.clone(),
                reasons: rating.rated.reasons.clone(),
                stands: Stands::of(rating, &who),
            };
            let mut found: Vec<Own> = ratings
                .desk()
                .with_table(|table| table.all().filter(|rating| is_told(rating, &who) && !is_old(rating)).map(line).collect());
            found.sort_by_key(|own| std::cmp::Reverse(own.day));
            found
        })
    };
    let is_any = memo(move || own.with(|own| !own.is_empty()));
    let who = StoredValue::new(who);
    let drawn = move || {
        // A line speaks the language in which it was drawn.
        language.track();
        own.with(|own| own.iter().take(LISTED_MAX).cloned().map(|own| view! { <Line own=own /> }).collect_view())
    };
    move || {
        is_any.get().then(|| {
            view! {
                <details class="own-ratings" data-testid="own-ratings">
                    <summary>{move || words::own_title(language.get(), own.with(Vec::len))}</summary>
                    <p class="desk-soft">{move || words::own_help(language.get())}</p>
                    <ul>{drawn}</ul>
                    <NoteLine />
                    {move || ratings.panel.get().map(|_| view! { <Objection who=who.get_value() /> })}
                </details>
            }
        })
    }
}

#[component]
fn Line(own: Own) -> impl IntoView {
    let (shell, language, ratings) = (use_shell(), use_language().get(), use_ratings());
    let (what, why) = shell.with_hall(|hall| (what(hall, &own, language), why(hall, &own, language)));
    let subject = own.subject.clone();
    let object = move |_| {
        ratings.go(Some(subject.clone()));
        ratings.begin(Act::Appeal);
    };
    view! {
        <li data-testid="own-rating" data-state=own.stands.name()>
            <span>{words::own_line(language, &common::date(language, own.day), &what)} " · " {words::own_reasons(language, &why)}</span> " "
            {own.stands.word(language).map(|word| view! { <b>{word}</b> })}
            {(own.stands == Stands::MayObject).then(|| view! {
                <button class="desk-small" type="button" data-testid="own-appeal" on:click=object>{words::act(language, Act::Appeal)}</button>
            })}
        </li>
    }
}

fn what(hall: &Hall, own: &Own, language: Language) -> String {
    let item = own.item.as_ref().map(|id| hall.item(id).map_or_else(|| id.to_string(), |item| item.name.get(language).to_owned()));
    item.unwrap_or_else(|| words::service_unknown(language))
}

fn why(hall: &Hall, own: &Own, language: Language) -> String {
    let names: Vec<String> = own.reasons.iter().map(|id| reason_name(hall, id, language)).collect();
    if names.is_empty() { words::own_no_reasons(language) } else { names.join(&words::between(language)) }
}

/// Why the clerk objects, in words.
#[component]
fn Objection(who: PersonId) -> impl IntoView {
    let (language, ratings) = (use_language(), use_ratings());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(subject) = ratings.open.get_untracked() {
            ratings.act(who.clone(), subject, ratings.draft.get_untracked());
        }
    };
    let typed = move |event| ratings.draft.update(|draft: &mut StaffDeed| draft.note = event_target_value(&event));
    view! {
        <form data-testid="own-objection" on:submit=submit>
            <label class="desk-field">
                <span>{move || words::note_appeal(language.get())}</span>
                <textarea rows="2" data-testid="own-note" prop:value=move || ratings.draft.with(|draft| draft.note.clone()) on:input=typed></textarea>
            </label>
            <p class="desk-soft">{move || words::note_help(language.get())}</p>
            <div class="desk-card-actions">
                <button class="desk-primary" type="submit" data-testid="own-do" disabled=move || ratings.busy.get()>{move || words::do_it(language.get())}</button>
                <button class="desk-button" type="button" data-testid="own-cancel" on:click=move |_| ratings.panel.set(None)>{move || words::cancel(language.get())}</button>
            </div>
        </form>
    }
}

/// Reminds the clerk to invite whoever is here: at the kiosk, not at the counter.
#[component]
pub fn Invitation() -> impl IntoView {
    let (language, slices) = (use_language(), use_slices());
    let is_somebody = Memo::new(move |_| slices.desk.with(|desk| desk.current.is_some()));
    move || is_somebody.get().then(|| view! { <p class="desk-invite" data-testid="invite-to-rate">{words::invite(language.get())}</p> })
}

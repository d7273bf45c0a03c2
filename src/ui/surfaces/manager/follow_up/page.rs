//! One bad rating, opened: what was said, whom to call, what happened so far, and what whoever is signed in can do now.

use leptos::prelude::*;

use super::deed::Panel;
use super::{service_name, stage_name};
use crate::domain::case::{SideRef, Terms};
use crate::domain::hall::Language;
use crate::domain::rating::deed::acts;
use crate::domain::rating::file::Told;
use crate::domain::rating::{FollowUp, Rating, Subject};
use crate::domain::time::Day;
use crate::runtime::cases::Person;
use crate::runtime::rating_desk::RatingPage;
use crate::text::{case, case_desk, common, counter as counter_words, follow_up as words, rating};
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::gate::use_gate;
use crate::ui::surfaces::ratings::{NoteLine, Opened, name_of, reason_name, use_ratings};

/// The open one.
#[component]
pub fn Page() -> impl IntoView {
    let (language, ratings) = (use_language(), use_ratings());
    let back = NodeRef::<leptos::html::Button>::new();
    // Whoever opened it from further down the page is brought to it. A browser that does not focus loses nothing.
    back.on_load(|button| {
        let _ = button.focus();
    });
    view! {
        <div class="desk-card-actions">
            <button node_ref=back class="desk-button" type="button" data-testid="followup-back" on:click=move |_| ratings.go(None)>{move || words::back(language.get())}</button>
        </div>
        {move || match (ratings.page.get(), language.get()) {
            (Opened::Looking, language) => view! { <p role="status">{words::looking(language)}</p> }.into_any(),
            (Opened::Failed, language) => view! { <p role="alert" data-testid="followup-failed">{words::failed(language)}</p> }.into_any(),
            // It speaks the language in which it was drawn.
            (Opened::Here(page), _) => view! { <Here page=*page /> }.into_any(),
        }}
        <NoteLine />
    }
}

#[component]
fn Here(page: RatingPage) -> impl IntoView {
    let stage = page.file.rating.follow_up().map(|follow_up| stage_name(follow_up.stage()));
    let page = StoredValue::new(page);
    view! {
        <div class="followup-page" data-testid="followup-page" data-stage=stage>
            <div class="followup-column"><Facts page=page /> <Acts page=page /></div>
            <div class="followup-column"><History page=page /></div>
        </div>
    }
}

#[component]
fn Facts(page: StoredValue<RatingPage>) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language().get());
    page.with_value(|page| {
        let one = &page.file.rating;
        let hall = shell.hall();
        let clerk = one.rated.service.clerk.as_ref().map(|id| hall.clerk(id).map_or_else(|| id.to_string(), |clerk| clerk.name.get(language).to_owned()));
        let stage = one.follow_up().map(|follow_up| rating::stage(language, follow_up.stage()));
        let limits = one.follow_up().map(|follow_up| limits(follow_up, &Terms::of(&hall), shell.window().today(), language));
        let about: Vec<String> = one.rated.dimensions.iter().map(|of| rating::dimension(language, *of)).collect();
        let again = one.again.as_ref().map(|again| words::again_line(language, &rating::level(language, again.level)));
        let comments = [one.rated.comment.as_ref(), one.again.as_ref().and_then(|again| again.comment.as_ref())];
        view! {
            <h3 data-testid="followup-title">{service_name(&hall, &one.subject, &one.rated.service, language)}</h3>
            <p class="followup-level" data-testid="followup-level" data-level=one.rated.level.score()>{rating::level(language, one.rated.level)} " · " <span data-testid="followup-stage">{stage}</span></p>
            <p class="desk-soft">{words::rated_on(language, &counter_words::stamp(one.at, hall.utc_offset_minutes))} {clerk.map(|name| format!(" · {}", words::clerk_line(language, &name)))}</p>
            <Flags one=one.clone() />
            <dl class="followup-facts">
                {limits.map(|lines| view! { <dt>{words::col_left(language)}</dt><dd data-testid="followup-limits">{lines.map(|line| view! { <p>{line}</p> })}</dd> })}
                <dt>{words::reasons_title(language)}</dt><dd data-testid="followup-reasons">{reasons(&hall, one, language)}</dd>
                {(!about.is_empty()).then(|| view! { <dt>{words::about_title(language)}</dt><dd>{about.join(&words::between(language))}</dd> })}
                <dt>{words::comment_title(language)}</dt>
                <dd data-testid="followup-comment">{comments.into_iter().flatten().map(|side| view! { <q class="followup-words" lang="">{typed(page, side, language)}</q> }).collect_view()}
                    {comments.iter().all(Option::is_none).then(|| words::no_comment(language))}</dd>
                <dt>{words::contact_title(language)}</dt><dd data-testid="followup-contact">{contact(page, language)}</dd>
            </dl>
            {again.map(|line| view! { <p data-testid="followup-again">{line}</p> })}
        }
    })
}

/// Where the call and mending stand.
fn limits(follow_up: &FollowUp, terms: &Terms, today: Day, language: Language) -> [String; 2] {
    let (call, mend) = (follow_up.call_standing(terms, today), follow_up.mend_standing(terms, today));
    [words::call_due(language, &case::standing(language, call)), words::mend_due(language, &case::standing(language, mend))]
}

#[component]
fn Flags(one: Rating) -> impl IntoView {
    let language = use_language().get();
    let appealed = one.appealed().is_some().then(|| words::appeal_waits(language));
    let upheld = one.is_upheld().then(|| words::appeal_upheld(language));
    let marked = one.is_suspicious().then(|| {
        let why: Vec<String> = one.suspicions.iter().map(|why| rating::suspicion(language, *why)).collect();
        words::told_marked(language, &why.join(&words::between(language)))
    });
    [appealed, upheld, marked]
        .into_iter()
        .flatten()
        .map(|word| view! { <span class="desk-tag" data-testid="followup-tag">{word}</span> })
        .collect_view()
}

fn reasons(hall: &crate::domain::hall::Hall, one: &Rating, language: Language) -> String {
    let names: Vec<String> = one.rated.reasons.iter().map(|id| reason_name(hall, id, language)).collect();
    if names.is_empty() { words::own_no_reasons(language) } else { names.join(&words::between(language)) }
}

/// Typed words, as text and nothing else.
fn typed(page: &RatingPage, side: &SideRef, language: Language) -> String {
    page.texts.get(side.name()).cloned().flatten().unwrap_or_else(|| words::text_gone(language))
}

fn contact(page: &RatingPage, language: Language) -> AnyView {
    let line = match (&page.file.rating.subject, &page.person) {
        (Subject::Ticket(..), _) => words::by_ticket(language),
        (Subject::Open(_), _) => words::by_nobody(language),
        (Subject::Receipt(number), None) => words::by_receipt(language, &number.grouped()),
        (Subject::Receipt(_), Some(Person::Erased)) => case_desk::no_longer_kept(language),
        (Subject::Receipt(_), Some(Person::Unreadable)) => case_desk::unreadable(language),
        (Subject::Receipt(number), Some(Person::Known(record, contact))) => {
            let (name, phone) = match contact {
                Some(contact) => (contact.name.in_clear().to_owned(), contact.phone.as_ref().map(|phone| phone.in_clear().to_owned())),
                None => (record.name.to_string(), record.phone.as_ref().map(ToString::to_string)),
            };
            let sealed = contact.is_none().then(|| view! { <p class="desk-soft">{case_desk::not_readable_here(language)}</p> });
            let phone = phone.unwrap_or_else(|| case_desk::no_phone(language));
            return view! {
                <b lang="">{name}</b> " · " <span data-testid="followup-phone">{phone}</span>
                <p class="desk-soft">{words::by_receipt(language, &number.grouped())} " · " {words::contact_help(language)}</p>
                {sealed}
            }
            .into_any();
        }
    };
    line.into_any()
}

#[component]
fn Acts(page: StoredValue<RatingPage>) -> impl IntoView {
    let (shell, language, ratings, gate) = (use_shell(), use_language(), use_ratings(), use_gate());
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let found =
        move || gate.person().map_or_else(Vec::new, |member| page.with_value(|page| acts(&page.file.rating, &member.roles, &member.id)));
    let buttons = move || {
        let found = found();
        if found.is_empty() {
            return view! { <p class="desk-soft" data-testid="followup-nothing">{words::nothing_now(language.get())}</p> }.into_any();
        }
        let button = move |(act, refusal): (crate::domain::rating::deed::Act, Option<crate::domain::rating::RatingRefusal>)| {
            let why = refusal.as_ref().map(|refusal| rating::refusal(language.get(), refusal, offset));
            view! {
                <div class="followup-act">
                    <button class="desk-button" type="button" data-testid=format!("followup-{}", act.name()) disabled=refusal.is_some() on:click=move |_| ratings.begin(act)>
                        {words::act(language.get(), act)}
                    </button>
                    {why.map(|why| view! { <span class="desk-soft">{why}</span> })}
                </div>
            }
        };
        view! { <div class="followup-acts" data-testid="followup-acts">{found.into_iter().map(button).collect_view()}</div> }.into_any()
    };
    move || match ratings.panel.get() {
        Some(act) => view! { <Panel act=act subject=page.with_value(|page| page.file.rating.subject.clone()) /> }.into_any(),
        None => buttons(),
    }
}

#[component]
fn History(page: StoredValue<RatingPage>) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language().get());
    let hall = shell.hall();
    let line = |told: &Told, page: &RatingPage| {
        let name = |person: &crate::domain::identity::PersonId| name_of(&hall, person, language);
        let note = told.event.as_ref().filter(|event| !matches!(event, crate::domain::rating::RatingEvent::Rated(_)));
        let note = note.and_then(|event| event.sides().next().map(|side| typed(page, side, language)));
        let day = common::date(language, hall.utc_offset_minutes.day(told.at));
        view! {
            <li>
                <span class="desk-soft">{day} " " {common::clock(told.at, hall.utc_offset_minutes)}</span> " "
                <span>{words::sentence(language, told.event.as_ref(), name)}</span>
                {note.map(|note| view! { " " <q class="followup-words" lang="">{note}</q> })}
            </li>
        }
    };
    let lines = page.with_value(|page| page.file.history.iter().map(|told| line(told, page)).collect_view());
    view! { <h3>{words::history_title(language)}</h3> <ol class="followup-history" data-testid="followup-history">{lines}</ol> }
}

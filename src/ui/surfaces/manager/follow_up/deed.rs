//! What is asked before something is done with a rating: who, what became of it, and why, in words. What was typed stays until it is saved or closed.

use leptos::prelude::*;

use crate::domain::access::Permission;
use crate::domain::access::roles::may;
use crate::domain::hall::Language;
use crate::domain::identity::PersonId;
use crate::domain::rating::deed::{Act, StaffDeed};
use crate::domain::rating::{CallOutcome, Subject};
use crate::text::follow_up as words;
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::gate::use_gate;
use crate::ui::surfaces::ratings::use_ratings;

const OUTCOMES: [(CallOutcome, &str); 3] =
    [(CallOutcome::Reached, "reached"), (CallOutcome::NotReached, "not-reached"), (CallOutcome::NoContact, "no-contact")];

/// The panel of an act.
#[component]
pub fn Panel(act: Act, subject: Subject) -> impl IntoView {
    let (language, ratings, gate) = (use_language(), use_ratings(), use_gate());
    let deed = ratings.draft;
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(member) = gate.person() {
            ratings.act(member.id, subject.clone(), deed.get_untracked());
        }
    };
    view! {
        <form class="followup-panel" data-testid="followup-panel" data-act=act.name() on:submit=submit>
            <h3>{move || words::act(language.get(), act)}</h3>
            {(act == Act::Assign).then(|| view! { <Handler deed=deed /> })}
            {(act == Act::CallBack).then(|| view! { <Outcome deed=deed /> })}
            {(act == Act::HearAppeal).then(|| view! { <Verdict deed=deed /> })}
            {words::note_of(act).map(|word| view! { <Words word=word deed=deed /> })}
            <div class="desk-card-actions">
                <button class="desk-primary" type="submit" data-testid="followup-do" disabled=move || ratings.busy.get()>{move || words::do_it(language.get())}</button>
                <button class="desk-button" type="button" data-testid="followup-cancel" on:click=move |_| ratings.panel.set(None)>{move || words::cancel(language.get())}</button>
            </div>
        </form>
    }
}

#[component]
fn Handler(deed: RwSignal<StaffDeed>) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let people = move || {
        shell.with_hall(|hall| {
            let able = hall.staff.iter().filter(|member| may(&member.roles, Permission::FollowUp));
            able.map(|member| (member.id.to_string(), member.name.get(language.get()).to_owned())).collect::<Vec<_>>()
        })
    };
    view! {
        <label class="desk-field">
            <span>{move || words::handler(language.get())}</span>
            <select data-testid="followup-handler" on:change=move |event| deed.update(|deed| deed.to = PersonId::new(&event_target_value(&event)))>
                <option value="">{move || words::choose(language.get())}</option>
                {move || people().into_iter().map(|(id, name)| view! { <option value=id>{name}</option> }).collect_view()}
            </select>
        </label>
    }
}

#[component]
fn Outcome(deed: RwSignal<StaffDeed>) -> impl IntoView {
    let language = use_language();
    let option = move |(outcome, name): (CallOutcome, &'static str)| {
        let word = move || words::call_outcome(language.get(), outcome);
        choice(
            "followup-outcome",
            name,
            word,
            move || deed.with(|deed| deed.outcome == outcome),
            move || deed.update(|deed| deed.outcome = outcome),
        )
    };
    view! { <fieldset class="followup-choices"><legend>{move || words::outcome(language.get())}</legend>{OUTCOMES.map(option)}</fieldset> }
}

#[component]
fn Verdict(deed: RwSignal<StaffDeed>) -> impl IntoView {
    let language = use_language();
    let option = move |(upheld, name): (bool, &'static str)| {
        let word: fn(Language) -> String = if upheld { words::upheld } else { words::not_upheld };
        let word = move || word(language.get());
        choice(
            "followup-verdict",
            name,
            word,
            move || deed.with(|deed| deed.upheld == upheld),
            move || deed.update(|deed| deed.upheld = upheld),
        )
    };
    view! { <fieldset class="followup-choices"><legend>{move || words::verdict(language.get())}</legend>{[(true, "upheld"), (false, "not-upheld")].map(option)}</fieldset> }
}

/// One of several, of which one is chosen.
fn choice(
    group: &'static str,
    name: &'static str,
    word: impl Fn() -> String + Send + 'static,
    is_chosen: impl Fn() -> bool + Send + 'static,
    choose: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <label class="followup-check">
            <input type="radio" name=group value=name data-testid=format!("{group}-{name}") prop:checked=is_chosen on:change=move |_| choose() />
            <span>{word}</span>
        </label>
    }
}

#[component]
fn Words(word: fn(Language) -> String, deed: RwSignal<StaffDeed>) -> impl IntoView {
    let language = use_language();
    view! {
        <label class="desk-field">
            <span>{move || word(language.get())}</span>
            <textarea rows="3" data-testid="followup-note" aria-describedby="followup-note-help"
                prop:value=move || deed.with(|deed| deed.note.clone()) on:input=move |event| deed.update(|deed| deed.note = event_target_value(&event))></textarea>
        </label>
        <p class="desk-soft" id="followup-note-help">{move || words::note_help(language.get())}</p>
    }
}

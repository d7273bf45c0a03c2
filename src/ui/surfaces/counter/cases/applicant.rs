//! The fields of an applicant. Nothing of them leaves this window but sealed, masked, or as a keyed digest.

use leptos::prelude::*;

use crate::domain::case::HandedIn;
use crate::domain::case::side::TellBy;
use crate::domain::hall::Language;
use crate::flow::case_draft::{Person, Way};
use crate::text::{case, case_desk as words};
use crate::ui::shell::use_language;

const TELLS: [(TellBy, &str); 3] = [(TellBy::Message, "message"), (TellBy::Phone, "phone"), (TellBy::Nothing, "nothing")];

/// Name, phone, document, how to be told, how it is handed in.
#[component]
pub fn ApplicantFields(
    /// What is typed.
    person: RwSignal<Person>,
) -> impl IntoView {
    let language = use_language();
    let field = move |testid: &'static str, word: fn(Language) -> String, part: fn(&mut Person) -> &mut String| {
        view! {
            <label class="desk-field">
                <span>{move || word(language.get())}</span>
                <input data-testid=testid type="text" maxlength="60" autocomplete="off" spellcheck="false"
                    prop:value=move || person.with(|person| part(&mut person.clone()).clone())
                    on:input=move |event| person.update(|person| *part(person) = event_target_value(&event)) />
            </label>
        }
    };
    let tell = |(by, value): (TellBy, &'static str)| {
        view! { <option value=value prop:selected=move || person.with(|person| person.tell == by)>{move || tell_word(language.get(), by)}</option> }
    };
    let way = |way: Way| {
        view! { <option value=way_name(way) prop:selected=move || person.with(|person| person.way == way)>{move || way_word(language.get(), way)}</option> }
    };
    let is_agent = Memo::new(move |_| person.with(|person| person.way == Way::Agent));
    view! {
        {field("case-name", words::name, |person| &mut person.name)}
        {field("case-phone", words::phone, |person| &mut person.phone)}
        {field("case-document", words::document, |person| &mut person.document)}
        <div class="case-pair">
            <label class="desk-field">
                <span>{move || words::tell(language.get())}</span>
                <select data-testid="case-tell" on:change=move |event| {
                    let value = event_target_value(&event);
                    let by = TELLS.iter().find(|(_, name)| *name == value).map_or(TellBy::Nothing, |(by, _)| *by);
                    person.update(|person| person.tell = by);
                }>{TELLS.into_iter().map(tell).collect_view()}</select>
            </label>
            <label class="desk-field">
                <span>{move || words::way(language.get())}</span>
                <select data-testid="case-way" on:change=move |event| {
                    let value = event_target_value(&event);
                    let way = Way::ALL.into_iter().find(|way| way_name(*way) == value).unwrap_or_default();
                    person.update(|person| person.way = way);
                }>{Way::ALL.into_iter().map(way).collect_view()}</select>
            </label>
        </div>
        {move || is_agent.get().then(|| field("case-agent", words::agent, |person| &mut person.agent))}
    }
}

fn tell_word(language: Language, by: TellBy) -> String {
    match by {
        TellBy::Phone => words::tell_phone(language),
        TellBy::Message => words::tell_message(language),
        TellBy::Nothing => words::tell_nothing(language),
    }
}

const fn way_name(way: Way) -> &'static str {
    match way {
        Way::InPerson => "in-person",
        Way::Agent => "agent",
        Way::HomeOld => "home-old",
        Way::HomeDisabled => "home-disabled",
    }
}

fn way_word(language: Language, way: Way) -> String {
    match way {
        Way::InPerson => case::handed_in(language, HandedIn::InPerson),
        Way::Agent => case::handed_in(language, HandedIn::Agent),
        Way::HomeOld => words::way_home_old(language),
        Way::HomeDisabled => words::way_home_disabled(language),
    }
}

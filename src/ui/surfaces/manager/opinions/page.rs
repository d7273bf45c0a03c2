//! One opinion, opened: what was said, how to answer, what happened so far, and what can be done now.

use leptos::prelude::*;

use super::state::{Contact, Note, Opened, use_opinions};
use super::tags;
use crate::domain::hall::Language;
use crate::domain::opinion::OpinionEvent;
use crate::domain::opinion::deed::{Act, OpinionDeed, acts};
use crate::domain::time::Timestamp;
use crate::runtime::opinion_desk::OpinionPage;
use crate::text::{counter as counter_words, follow_up, opinion as words};
use crate::ui::reacting::memo;
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::gate::use_gate;
use crate::ui::surfaces::ratings::name_of;

/// The open one.
#[component]
pub fn Page() -> impl IntoView {
    let (language, opinions) = (use_language(), use_opinions());
    let back = NodeRef::<leptos::html::Button>::new();
    // Whoever opened it from further down the page is brought to it. A browser that does not focus loses nothing.
    back.on_load(|button| {
        let _ = button.focus();
    });
    view! {
        <div class="desk-card-actions">
            <button node_ref=back class="desk-button" type="button" data-testid="opinion-back" on:click=move |_| opinions.go(None)>{move || words::back(language.get())}</button>
        </div>
        {move || match (opinions.page.get(), language.get()) {
            (Opened::Looking, language) => view! { <p role="status">{words::looking(language)}</p> }.into_any(),
            (Opened::Failed, language) => view! { <p role="alert" data-testid="opinion-failed">{words::page_failed(language)}</p> }.into_any(),
            // It speaks the language in which it was drawn.
            (Opened::Here(page), _) => view! { <Here page=*page /> }.into_any(),
        }}
        <Message />
    }
}

/// What became of the last press.
#[component]
fn Message() -> impl IntoView {
    let (opinions, language) = (use_opinions(), use_language());
    let state = move || match (opinions.busy.get(), opinions.note.get()) {
        (true, _) => "busy",
        (_, None) => "none",
        (_, Some(Note::Done(_))) => "done",
        (_, Some(Note::Failed(_))) => "failed",
    };
    let text = move || match (opinions.busy.get(), opinions.note.get()) {
        (true, _) => follow_up::working(language.get()),
        (_, None) => String::new(),
        (_, Some(Note::Done(text) | Note::Failed(text))) => text,
    };
    view! { <p class="followup-note" role="status" data-testid="opinion-message" data-state=state>{text}</p> }
}

#[component]
fn Here(page: OpinionPage) -> impl IntoView {
    let stage = page.file.opinion.stage().name();
    let page = StoredValue::new(page);
    view! {
        <div class="followup-page" data-testid="opinion-page" data-state=stage>
            <div class="followup-column"><Facts page=page /> <Acts page=page /></div>
            <div class="followup-column"><History page=page /></div>
        </div>
    }
}

#[component]
fn Facts(page: StoredValue<OpinionPage>) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language().get());
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    page.with_value(|page| {
        let one = &page.file.opinion;
        let said = page.record.as_ref().map_or_else(|| words::words_gone(language), |record| record.text.clone());
        view! {
            <h3>{words::page_title(language, &words::kind(language, one.posted.kind), &one.number.grouped())}</h3>
            <p class="followup-level"><span data-testid="opinion-stage">{words::stage(language, one.stage())}</span> {tags(language, one.posted.wants_answer, one.posted.in_burst)}</p>
            <p class="desk-soft">{words::received(language, &counter_words::stamp(one.at, offset))}</p>
            <dl class="followup-facts">
                <dt>{words::words_title(language)}</dt>
                <dd><q class="followup-words" lang="" data-testid="opinion-words">{said}</q></dd>
                <dt>{words::contact_title(language)}</dt>
                <dd data-testid="opinion-contact">{contact(page, language)}</dd>
            </dl>
        }
    })
}

/// How to answer: the phone stands there masked until somebody asks for it.
fn contact(page: &OpinionPage, language: Language) -> AnyView {
    let opinions = use_opinions();
    let back = page.record.as_ref().and_then(|record| record.back.clone());
    let Some(back) = back else {
        let word = if page.file.opinion.posted.wants_answer { words::contact_gone(language) } else { words::no_answer(language) };
        return word.into_any();
    };
    let back = StoredValue::new(back);
    let masked = move || back.with_value(|back| back.phone.to_string());
    let number = move || match opinions.contact.get() {
        Contact::Clear(phone) => phone,
        Contact::Masked | Contact::Sealed => masked(),
    };
    let more = move || match opinions.contact.get() {
        Contact::Masked => {
            let show = move |_| opinions.show_contact(back.with_value(|back| back.sealed.clone()));
            view! { <button class="desk-small" type="button" data-testid="opinion-show-contact" on:click=show>{words::show_contact(language)}</button> }.into_any()
        }
        Contact::Clear(_) => view! { <p class="desk-soft">{words::contact_help(language)}</p> }.into_any(),
        Contact::Sealed => view! { <p class="desk-soft" data-testid="opinion-sealed">{words::not_readable_here(language)}</p> }.into_any(),
    };
    view! { <span data-testid="opinion-phone">{number}</span> " " {more} }.into_any()
}

#[component]
fn Acts(page: StoredValue<OpinionPage>) -> impl IntoView {
    let (language, opinions, gate) = (use_language(), use_opinions(), use_gate());
    let found = page.with_value(|page| acts(&page.file.opinion));
    let begin = move |act: Act| {
        if let Some(member) = gate.person() {
            opinions.begin(act, member.id);
        }
    };
    let button = move |act: &Act| {
        let act = *act;
        view! {
            <button class="desk-button" type="button" data-testid=format!("opinion-{}", act.name()) disabled=move || opinions.busy.get() on:click=move |_| begin(act)>
                {words::act(language.get(), act)}
            </button>
        }
    };
    // The form keeps its field while somebody types into it.
    let act = memo(move || opinions.draft.with(|draft| draft.as_ref().map(|draft| draft.act)));
    move || match act.get().filter(|act| found.contains(act)) {
        Some(act) => view! { <Panel act=act /> }.into_any(),
        None if found.is_empty() => {
            view! { <p class="desk-soft" data-testid="opinion-nothing">{words::nothing_now(language.get())}</p> }.into_any()
        }
        None => {
            view! { <div class="desk-card-actions" data-testid="opinion-acts">{found.iter().map(button).collect_view()}</div> }.into_any()
        }
    }
}

/// What is written with an act.
#[component]
fn Panel(act: Act) -> impl IntoView {
    let (language, opinions, gate) = (use_language(), use_opinions(), use_gate());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let (Some(member), Some(deed)) = (gate.person(), opinions.draft.get_untracked()) {
            opinions.act(member.id, deed);
        }
    };
    let note = move || opinions.draft.with(|draft| draft.as_ref().map_or_else(String::new, |draft| draft.note.clone()));
    let typed = move |note: String| opinions.draft.set(Some(OpinionDeed { act, note }));
    view! {
        <form class="followup-panel" data-testid="opinion-panel" data-act=act.name() on:submit=submit>
            <h3>{move || words::act(language.get(), act)}</h3>
            <label class="desk-field">
                <span>{move || words::note_of(language.get(), act)}</span>
                <textarea rows="3" data-testid="opinion-note" aria-describedby="opinion-note-help" prop:value=note on:input=move |event| typed(event_target_value(&event))></textarea>
            </label>
            <p class="desk-soft" id="opinion-note-help">{move || follow_up::note_help(language.get())}</p>
            <div class="desk-card-actions">
                <button class="desk-primary" type="submit" data-testid="opinion-do" disabled=move || opinions.busy.get()>{move || follow_up::do_it(language.get())}</button>
                <button class="desk-button" type="button" data-testid="opinion-cancel" on:click=move |_| opinions.draft.set(None)>{move || follow_up::cancel(language.get())}</button>
            </div>
        </form>
    }
}

#[component]
fn History(page: StoredValue<OpinionPage>) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language().get());
    let hall = shell.hall();
    let line = |(at, event): &(Timestamp, Option<OpinionEvent>), page: &OpinionPage| {
        let note = match event {
            Some(OpinionEvent::Answered { note, .. } | OpinionEvent::PutAside { note, .. }) => {
                Some(page.notes.get(note.name()).cloned().unwrap_or_else(|| words::words_gone(language)))
            }
            _ => None,
        };
        view! {
            <li>
                <span class="desk-soft">{counter_words::stamp(*at, hall.utc_offset_minutes)}</span> " "
                <span>{words::sentence(language, event.as_ref(), |person| name_of(&hall, person, language))}</span>
                {note.map(|note| view! { " " <q class="followup-words" lang="">{note}</q> })}
            </li>
        }
    };
    let lines = page.with_value(|page| page.file.history.iter().map(|told| line(told, page)).collect_view());
    view! { <h3>{words::history_title(language)}</h3> <ol class="followup-history" data-testid="opinion-history">{lines}</ol> }
}

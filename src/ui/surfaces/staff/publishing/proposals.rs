//! What is put forward: who, what it changes, what the checks say, and the buttons of whoever looks.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::actions::SendOrCancel;
use super::changes::{Changes, Findings};
use super::message::why;
use super::state::{PublishingScreen, use_publishing};
use crate::domain::content::Digest;
use crate::domain::hall::Language;
use crate::flow::pin::Typed;
use crate::flow::publishing::{Action, Input, May, Open, Reviewed};
use crate::text::publishing_desk as words;
use crate::ui::shell::use_language;
use crate::ui::widgets::button::Button;

/// Everything that is put forward.
#[component]
pub fn Proposals() -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let all = Memo::new(move |_| screen.seen().map(|seen| seen.proposals.clone()).unwrap_or_default());
    view! {
        <section class="desk-page" data-testid="proposals">
            <h2>{move || words::proposals_title(language.get())}</h2>
            {move || all.with(Vec::is_empty).then(|| view! {
                <p>{words::proposals_none(language.get())}</p>
                <p class="desk-soft">{words::proposals_none_help(language.get())}</p>
            })}
            <For each=move || all.get() key=|of| of.proposal.hash let:of>
                <Proposal first=of all=all />
            </For>
        </section>
    }
}

/// One proposal: the article stays, what is known of it changes.
#[component]
fn Proposal(first: Reviewed, all: Memo<Vec<Reviewed>>) -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let hash = first.proposal.hash;
    let of = Memo::new(move |_| all.with(|all| all.iter().find(|of| of.proposal.hash == hash).cloned()).unwrap_or_else(|| first.clone()));
    let title = move || {
        of.with(|of| {
            words::proposal_title(language.get(), &screen.name_of(&of.proposal.author, language.get()), &screen.stamp(of.proposal.at))
        })
    };
    let base = move || {
        of.with(|of| match (of.proposal.returns_to, of.proposal.base) {
            (Some(version), _) => words::proposal_returns(language.get(), version),
            (None, 0) => words::proposal_base_shipped(language.get()),
            (None, version) => words::proposal_base(language.get(), version),
        })
    };
    let expires = move || format!("{} {}", words::expires(language.get()), of.with(|of| screen.day(of.proposal.expires_at)));
    let review = Memo::new(move |_| of.with(|of| of.review.clone()));
    view! {
        <article class="publishing-proposal" data-testid="proposal" data-state=move || of.with(state) data-code=hash.to_string()>
            <header>
                <h3>{title}</h3>
                <span class="publishing-state" data-testid="proposal-state">{move || of.with(|of| state_words(screen, language.get(), of))}</span>
            </header>
            <p class="desk-soft">{base} " · " {expires}</p>
            {move || of.with(|of| note(language.get(), of)).map(|text| view! { <p class="publishing-note" data-testid="proposal-note">{text}</p> })}
            {move || match review.get() {
                None => view! { <p class="desk-bad" role="alert">{words::proposal_gone(language.get())}</p> }.into_any(),
                Some(review) => view! { <Changes parts=review.changes /> <Findings check=review.check /> }.into_any(),
            }}
            <Buttons of=of />
            <Asked proposal=hash />
        </article>
    }
}

fn state(of: &Reviewed) -> &'static str {
    match &of.proposal {
        proposal if proposal.returned.is_some() => "returned",
        proposal if proposal.is_approved() => "approved",
        _ => "waiting",
    }
}

fn state_words(screen: PublishingScreen, language: Language, of: &Reviewed) -> String {
    match &of.proposal.returned {
        Some((by, _)) => words::state_returned(language, &screen.name_of(by, language)),
        None if of.proposal.is_approved() => words::state_approved(language, &screen.names_of(&of.proposal.approvals, language)),
        None => words::state_waiting(language),
    }
}

fn note(language: Language, of: &Reviewed) -> Option<String> {
    of.proposal.returned.as_ref().map(|_| match &of.note {
        Some(note) => words::note_of(language, note),
        None => words::note_gone(language),
    })
}

/// A button, what it is called, and what it is called in a sentence that says why not.
type Row = (Action, &'static str, &'static str, fn(Language) -> String, Option<fn(Language) -> String>);

const ROWS: &[Row] = &[
    (Action::Approve, "guide-approve", "desk-primary", words::approve, Some(words::cannot_approve)),
    (Action::Publish, "guide-publish", "desk-primary", words::publish, Some(words::cannot_publish)),
    (Action::Return, "guide-return", "desk-button", words::return_it, None),
    (Action::TakeBack, "guide-take-back", "desk-button", words::take_back, None),
];

/// What whoever looks may do, and why not what they might expect. Only the next step is told of: nobody publishes what nobody has approved.
#[component]
fn Buttons(of: Memo<Reviewed>) -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let may = Memo::new(move |_| screen.with(|model| of.with(|of| ROWS.iter().map(|row| model.may(row.0, of)).collect::<Vec<_>>())));
    let is_busy = Signal::derive(move || screen.is_busy());
    let button = move |nth: usize| {
        let (action, testid, class, word, _) = ROWS[nth];
        let press = move || screen.send(Input::Pressed(action, of.with_untracked(|of| of.proposal.hash)));
        view! { <Button testid=testid class=class disabled=is_busy on_press=press>{move || word(language.get())}</Button> }
    };
    let reason = move |nth: usize| {
        let (action, .., said) = ROWS[nth];
        let text = may.with(|may| match (&may[nth], said) {
            (May::Not(because), Some(said)) => {
                Some(words::cannot(language.get(), &said(language.get()), &why(screen, language.get(), because)))
            }
            _ => None,
        });
        let testid = format!("{}-why", ROWS[nth].1);
        let is_told = !(action == Action::Approve && of.with(|of| of.proposal.is_approved()));
        text.filter(|_| is_told).map(|text| view! { <p class="desk-soft" data-testid=testid>{text}</p> })
    };
    let shown = move || (0..ROWS.len()).filter(|nth| may.with(|may| may[*nth] == May::Yes)).collect::<Vec<_>>();
    view! {
        <div class="desk-card-actions"><For each=shown key=|nth| *nth let:nth>{button(nth)}</For></div>
        {move || (0..ROWS.len()).map(reason).collect_view()}
    }
}

/// What is asked once more about this proposal.
#[component]
fn Asked(proposal: Digest) -> impl IntoView {
    let screen = use_publishing();
    let open = Memo::new(move |_| {
        screen.with(|model| match model.open {
            Open::Returning(of) if of == proposal => Some(None),
            Open::Publishing { proposal: of, is_locked } if of == proposal => Some(Some(is_locked)),
            _ => None,
        })
    });
    move || match open.get() {
        None => ().into_any(),
        Some(None) => view! { <Returning /> }.into_any(),
        Some(Some(is_locked)) => view! { <Confirming is_locked=is_locked /> }.into_any(),
    }
}

#[component]
fn Returning() -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let note = NodeRef::<leptos::html::Textarea>::new();
    note.on_load(|field| drop(field.focus()));
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(field) = note.get_untracked() {
            screen.send(Input::WroteNote(field.value()));
        }
    };
    view! {
        <form class="publishing-ask" on:submit=send>
            <label class="desk-field">
                <span>{move || words::note_label(language.get())}</span>
                <textarea node_ref=note class="publishing-text" rows="3" maxlength="1000" data-testid="return-note"></textarea>
            </label>
            <SendOrCancel testid="return-send" word=words::send_back />
        </form>
    }
}

#[component]
fn Confirming(is_locked: bool) -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let field = NodeRef::<leptos::html::Input>::new();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        screen.send(Input::ConfirmedPublishing(field.get_untracked().map(|field| Typed(field.value()))));
    };
    view! {
        <form class="publishing-ask" on:submit=send autocomplete="off">
            <p>{move || words::publish_ask(language.get())}</p>
            {is_locked.then(|| view! {
                <label class="desk-field">
                    <span>{move || words::passphrase(language.get())}</span>
                    <input node_ref=field type="password" autocomplete="off" data-testid="publish-passphrase" />
                </label>
            })}
            <SendOrCancel testid="publish-yes" word=words::publish_yes />
        </form>
    }
}

//! What became of the last deed, and every reason why something did not happen.

use leptos::prelude::*;

use super::state::{PublishingScreen, use_publishing};
use crate::domain::content::Denied;
use crate::domain::hall::Language;
use crate::domain::time::SECOND_MS;
use crate::flow::publishing::{Fault, Happened, Message, PinTrouble, Why};
use crate::text::{counter, pin as pin_words, publishing as why_words, publishing_desk as words, publishing_keys as key_words, reasons};
use crate::ui::shell::use_language;

/// What was told last, said to screen readers as well.
#[component]
pub fn MessageLine() -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let message = Memo::new(move |_| screen.with(|model| model.message.clone()));
    let is_busy = Memo::new(move |_| screen.is_busy());
    let state = move || match message.get() {
        None => "none",
        Some(Message::Done(_)) => "done",
        Some(Message::Failed(_)) => "failed",
    };
    let text = move || {
        let language = language.get();
        match message.get() {
            None if is_busy.get() => words::working(language),
            None => String::new(),
            Some(Message::Done(happened)) => done(language, happened),
            Some(Message::Failed(found)) => fault(screen, language, &found),
        }
    };
    view! { <div class="desk-message" role="status" data-testid="publishing-message" data-state=state>{text}</div> }
}

fn done(language: Language, happened: Happened) -> String {
    match happened {
        Happened::Approved => words::done_approved(language),
        Happened::Returned => words::done_returned(language),
        Happened::TakenBack => words::done_taken_back(language),
        Happened::Published(version) => words::done_published(language, version),
        Happened::BroughtBack(version) => words::done_brought_back(language, version),
        Happened::Withdrawn(version) => words::done_withdrawn(language, version),
        Happened::Exported(version) => words::done_exported(language, version),
        Happened::Imported(version) => words::done_imported(language, version),
        Happened::KeysPinned => words::done_pinned(language),
        Happened::KeyChanged => words::done_key_changed(language),
        Happened::KeysCompared => key_words::done_compared(language),
        Happened::KeysConfirmed => key_words::done_confirmed(language),
        Happened::CardSaved => words::done_card(language),
    }
}

/// Why something did not happen, in one line.
pub fn fault(screen: PublishingScreen, language: Language, fault: &Fault) -> String {
    match fault {
        Fault::Denied(found) => denied(screen, language, found),
        Fault::Refused(refusal) => words::refused(language, why_words::refusal(language, refusal, screen.offset())),
        Fault::NotSigned(fault) => why_words::not_signed(language, fault),
        Fault::OtherKey => why_words::other_key(language),
        Fault::Gone => why_words::gone(language),
        Fault::Failed(failure) => reasons::failure(language, failure, screen.offset(), screen.shell.window().today()),
        Fault::Kit(fault) => why_words::kit(language, *fault),
        Fault::OtherKit => words::kit_other(language),
        Fault::WrongGroup => words::group_wrong(language),
        Fault::Wrap(fault) => why_words::wrap(language, *fault),
        Fault::TwoPassphrases => words::passphrases_differ(language),
        Fault::Card(fault) => words::card_fault(language, fault),
        Fault::EmptyNote => words::note_empty(language),
        Fault::File(detail) => words::file_failed(language, detail),
        Fault::Changed => key_words::changed(language),
        Fault::Pin(trouble) => pin_trouble(language, trouble),
    }
}

/// Why the rules forbid it and what to do, in one line.
pub fn denied(screen: PublishingScreen, language: Language, denied: &Denied) -> String {
    words::both(language, why_words::denied_of(language, denied, |person| screen.name_of(person, language)))
}

fn pin_trouble(language: Language, trouble: &PinTrouble) -> String {
    match trouble {
        PinTrouble::NotAPin(fault) => pin_words::fault(language, *fault),
        PinTrouble::Wrong { tries_left } => pin_words::wrong_with(language, *tries_left),
        PinTrouble::Locked { left_ms } => key_words::pin_wait(language, &counter::stopwatch((left_ms + SECOND_MS - 1) / SECOND_MS)),
        PinTrouble::None => key_words::pin_none(language),
    }
}

/// Why a button cannot be pressed.
pub fn why(screen: PublishingScreen, language: Language, why: &Why) -> String {
    match why {
        Why::Denied(found) => denied(screen, language, found),
        Why::Blocked => words::blocked(language),
        Why::Gone => why_words::gone(language),
        Why::OtherKey => why_words::other_key(language),
        Why::NotSigned(fault) => why_words::not_signed(language, fault),
    }
}

//! Your number: what a person asks first, in that order; then "did your paper come out?".

use leptos::prelude::*;

use super::context::Kiosk;
use super::standing_words as said;
use super::{case, parts};
use crate::domain::event::PaperAnswer;
use crate::domain::identity::TicketId;
use crate::flow::kiosk::standing::Standing;
use crate::flow::kiosk::{Asks, GiveBack, Input, Screen};
use crate::text::kiosk::ticket as words;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;

/// The screen.
pub fn draw(kiosk: Kiosk, ticket: TicketId) -> AnyView {
    let standing = kiosk.standing(ticket);
    let misread = kiosk.slice(|model| match &model.visit.screen {
        Screen::Ticket(screen) => screen.misread.clone(),
        _ => None,
    });
    view! {
        <section class="ticket">
            {move || standing.get().map(|standing| view! {
                <div class="ticket-left">
                    {card(kiosk, &standing)}
                    <p class="ticket-code-line">
                        <span class="soft">{words::code_label(kiosk.language())}</span>
                        <span data-testid="ticket-code" data-code=standing.code.map(|code| code.to_string())>{standing.code.map(|code| code.grouped())}</span>
                    </p>
                </div>
                <div class="ticket-notes">
                    {move || misread.get().map_or_else(
                        // The rule stands on the paper too: it makes room for what must be said now.
                        || parts::note(Icon::Clock, said::missed_rule(kiosk)),
                        |fault| case::refused(kiosk.language(), &fault),
                    )}
                    {parts::note(Icon::Book, said::have_ready(kiosk, &standing))}
                </div>
            })}
            {asks(kiosk, standing)}
        </section>
    }
    .into_any()
}

/// Number, people ahead, how long, which counters.
fn card(kiosk: Kiosk, standing: &Standing) -> AnyView {
    let language = kiosk.language();
    let number = standing.number.to_string();
    let code = standing.code.map(|code| code.to_string());
    let class = if number.len() > 4 { "ticket-number long" } else { "ticket-number" };
    view! {
        <div class="ticket-card">
            <h1 class="visually-hidden">{words::your_number(language)}</h1>
            <p class="ticket-queue">{said::queue(kiosk, standing)}</p>
            <p class=class data-testid="ticket-number" data-number=number.clone() data-code=code data-state=standing.state.name()>{number.clone()}</p>
            {said::facts(kiosk, standing)}
        </div>
    }
    .into_any()
}

fn asks(kiosk: Kiosk, standing: Memo<Option<Standing>>) -> impl IntoView {
    let asks = kiosk.slice(|model| match &model.visit.screen {
        Screen::Ticket(screen) => Some(screen.asks),
        _ => None,
    });
    // Only the number: people ahead and waiting times change while a finger is on its way, and a button that is made anew loses the touch.
    let number = Memo::new(move |_| standing.with(|standing| standing.as_ref().map_or_else(String::new, |s| s.number.to_string())));
    move || {
        let number = number.get();
        asks.get().map(|asks| match asks {
            Asks::Paper { reprints } => paper(kiosk, &number, reprints),
            Asks::NothingNoPrinter => calm(kiosk, words::no_printer(kiosk.language(), &number), false, true),
            Asks::Nothing(PaperAnswer::Yes) => calm(kiosk, words::paper_thanks(kiosk.language(), &number), true, false),
            Asks::Nothing(_) => calm(kiosk, words::paper_noted(kiosk.language(), &number), true, false),
            Asks::GiveBack(step) => give_back(kiosk, &number, step),
        })
    }
}

fn paper(kiosk: Kiosk, number: &str, reprints: u32) -> AnyView {
    let language = kiosk.language();
    let hint = if reprints < 2 { words::paper_hint(language, number) } else { words::paper_still_missing(language, number) };
    view! {
        <div class="ask" data-testid="paper-question" data-state="asked">
            <h2>{Icon::Printer.draw()}<span>{words::paper_question(language)}</span></h2>
            <p>{hint}</p>
            <div class="ask-answers">
                {parts::action("paper-yes", "primary", Some(Icon::Check), words::paper_yes(language), move || kiosk.tell(Input::PaperCameOut))}
                {parts::action("paper-no", "", None, words::paper_no(language), move || kiosk.tell(Input::PaperMissing))}
            </div>
            <div class="ask-more">
                {parts::action("paper-none", "quiet", None, words::paper_none(language), move || kiosk.tell(Input::WentOnWithoutPaper))}
                {parts::listen(kiosk, "quiet")}
                {give_back_button(kiosk)}
                {parts::action("go-home", "quiet", Some(Icon::Home), words::leave(language), move || kiosk.tell(Input::Finished))}
            </div>
        </div>
    }
    .into_any()
}

/// Nothing is asked any more.
fn calm(kiosk: Kiosk, text: String, reprint: bool, may_give_back: bool) -> AnyView {
    let language = kiosk.language();
    view! {
        <div class="ask calm" data-testid="paper-question" data-state="answered">
            <h2>{Icon::Check.draw()}<span>{text}</span></h2>
            <div class="ask-answers">{done(kiosk, "primary")}</div>
            <div class="ask-more">
                {reprint.then(|| parts::action("reprint", "quiet", Some(Icon::Printer), words::reprint(language), move || kiosk.tell(Input::AskedForPrint)))}
                {parts::listen(kiosk, "quiet")}
                {may_give_back.then(|| give_back_button(kiosk))}
            </div>
        </div>
    }
    .into_any()
}

fn give_back(kiosk: Kiosk, number: &str, step: GiveBack) -> AnyView {
    let language = kiosk.language();
    let hint = if step == GiveBack::Failed { words::give_back_failed(language) } else { words::give_back_hint(language) };
    view! {
        <div class="ask" data-testid="give-back-question">
            <h2>{Icon::Return.draw()}<span>{words::give_back_question(language, number)}</span></h2>
            <p>{hint}</p>
            <div class="ask-answers">
                {parts::action("give-back-no", "primary", None, words::give_back_no(language), move || kiosk.tell(Input::KeptNumber))}
                <Button testid="give-back-yes" class="action" disabled={step == GiveBack::Sent} on_press=move || kiosk.tell(Input::ConfirmedGivingBack)>
                    <span>{words::give_back_yes(language)}</span>
                </Button>
            </div>
        </div>
    }
    .into_any()
}

fn give_back_button(kiosk: Kiosk) -> AnyView {
    parts::action("give-back", "quiet", Some(Icon::Return), words::give_back(kiosk.language()), move || kiosk.tell(Input::GaveBack))
}

fn done(kiosk: Kiosk, class: &'static str) -> AnyView {
    parts::action("go-home", class, Some(Icon::Home), words::done(kiosk.language()), move || kiosk.tell(Input::Finished))
}

/// The number was given back.
pub fn given_back(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    view! {
        <section class="centre" data-testid="given-back" role="status">
            {Icon::Check.draw()}
            <h1>{words::given_back(language)}</h1>
            <p>{words::given_back_hint(language)}</p>
            {done(kiosk, "primary")}
        </section>
    }
    .into_any()
}

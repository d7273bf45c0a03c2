//! Rating the service: by which code, what became of it, and thanks. The faces and reasons are in [`super::rate_choose`].

use leptos::prelude::*;

use super::context::Kiosk;
use super::{case, opinion, parts, rate_choose};
use crate::domain::hall::Language;
use crate::flow::kiosk::rating::{NotKept, RateInput, RateOf, Rating};
use crate::flow::kiosk::{Input, Screen};
use crate::flow::ratings::{Refused, of};
use crate::runtime::rate_view;
use crate::text::kiosk::rate as words;
use crate::text::kiosk::{frame, opinion as opinion_words};
use crate::ui::widgets::icon::Icon;

/// The screen.
pub fn draw(kiosk: Kiosk, rating: Rating) -> AnyView {
    match rating {
        Rating::Code(entry) if entry.asks.is_some() => case::draw_asking(kiosk, case::Asks::LastToRate),
        Rating::Code(_) => case::draw_asking(kiosk, case::Asks::CodeToRate),
        Rating::Looking { .. } => working(words::looking(kiosk.language())),
        Rating::Refused { said, .. } => refused(kiosk, &said),
        Rating::Choose(choosing) if choosing.opinion.is_some() => opinion::draw(kiosk, &choosing),
        Rating::Choose(choosing) => rate_choose::draw(kiosk, &choosing),
        Rating::Sending(_) => sending(kiosk),
        Rating::NotKept(not_kept) => self::not_kept(kiosk, &not_kept),
        Rating::Done { number: Some(number), .. } => {
            done(kiosk, opinion::thanks(kiosk.language()), opinion::number(kiosk.language(), number))
        }
        Rating::Done { is_bad, .. } => done(kiosk, thanks(kiosk.language(), is_bad), ().into_any()),
    }
}

/// The ways for whoever has no code: the hall as a whole, or something else to say.
pub fn without(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let open = move |of| kiosk.tell(Input::Rate(RateInput::Opened(of)));
    view! {
        <div class="rate-voluntary">{parts::note(Icon::Info, words::voluntary(language))}</div>
        <div class="rate-ways">
            {parts::action("rate-without", "", Some(Icon::Home), words::without(language), move || open(rate_view::hall()))}
            {parts::action("rate-opinion", "", Some(Icon::Megaphone), opinion_words::offer(language), move || open(RateOf::Opinion))}
        </div>
    }
    .into_any()
}

fn working(title: String) -> AnyView {
    view! {
        <section class="centre" data-testid="rate-looking" role="status">
            <div class="working" aria-hidden="true"></div>
            <h1>{title}</h1>
        </section>
    }
    .into_any()
}

/// On its way: nothing is said to be kept before it is.
fn sending(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let takes_long = kiosk
        .slice(|model| matches!(&model.visit.screen, Screen::Rate(Rating::Sending(sending)) if sending.seconds > 3 || sending.is_unknown));
    let says = move || if takes_long.get() { words::still_sending(language) } else { words::sending(language) };
    view! {
        <section class="centre" data-testid="rate-sending" role="status">
            <div class="working" aria-hidden="true"></div>
            <h1>{says}</h1>
        </section>
    }
    .into_any()
}

fn not_kept(kiosk: Kiosk, not_kept: &NotKept) -> AnyView {
    let language = kiosk.language();
    let (state, title, hint) = match not_kept.perhaps {
        true => ("perhaps", words::perhaps_kept(language), words::perhaps_kept_hint(language)),
        false => ("not", words::not_kept(language), words::not_kept_hint(language)),
    };
    let about = if not_kept.chosen.opinion.is_some() { opinion_words::title(language) } else { words::title(language) };
    view! {
        <section class="none" data-testid="rate-not-kept" data-state=state>
            {parts::title(kiosk, about, String::new())}
            <div class="none-card" role="alert">{Icon::Warning.draw()}<p class="none-reason">{title}</p><p>{hint}</p></div>
            <div class="none-actions at-foot">
                {home(kiosk, "")}
                {parts::action("try-again", "primary", Some(Icon::Return), words::try_again(language), move || kiosk.tell(Input::Rate(RateInput::TriedAgain)))}
            </div>
        </section>
    }
    .into_any()
}

/// Rated before, told kindly; or why not now.
fn refused(kiosk: Kiosk, said: &Refused) -> AnyView {
    let language = kiosk.language();
    let is_before = said.why == "rated-before";
    let title = if is_before { words::before_title(language) } else { words::refused_title(language) };
    let add = said.may_add.then(|| {
        parts::action("rate-again", "primary", Some(Icon::Smile), words::add(language), move || {
            kiosk.tell(Input::Rate(RateInput::PressedAgain))
        })
    });
    let icon = if is_before { Icon::Smile } else { Icon::Info };
    view! {
        <section class="none" data-testid="rate-refused" data-state=said.why.clone()>
            {parts::title(kiosk, title, of(&said.what, language).clone())}
            <div class="card rate-said" role="status">{icon.draw()}<p class="none-reason">{of(&said.words, language).clone()}</p></div>
            <div class="none-actions at-foot">{home(kiosk, "")}{add}</div>
        </section>
    }
    .into_any()
}

fn home(kiosk: Kiosk, class: &'static str) -> AnyView {
    parts::action("go-home", class, Some(Icon::Home), frame::to_home(kiosk.language()), move || kiosk.tell(Input::Finished))
}

/// Thanks, and what is done with a rating.
fn thanks(language: Language, is_bad: bool) -> [String; 2] {
    [words::thanks(language), if is_bad { words::thanks_bad(language) } else { words::thanks_good(language) }]
}

fn done(kiosk: Kiosk, [title, says]: [String; 2], more: AnyView) -> AnyView {
    let language = kiosk.language();
    let left = kiosk.slice(|model| match &model.visit.screen {
        Screen::Rate(Rating::Done { seconds, .. }) => *seconds,
        _ => 0,
    });
    view! {
        <section class="centre" data-testid="rate-done" role="status">
            {Icon::Check.draw()}
            <h1>{title}</h1>
            <p>{says}</p>
            {more}
            <p class="soft" data-testid="rate-leaves">{move || words::leaves(language, left.get())}</p>
            {home(kiosk, "primary large")}
        </section>
    }
    .into_any()
}

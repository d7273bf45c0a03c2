//! What the hall tells everybody: a menu of large tiles, and every page behind it. The words are made by the reader.

mod address;
mod sheet;

use leptos::prelude::*;

use super::context::Kiosk;
use super::{notices, parts};
use crate::flow::board::{Page, Section, Sheet};
use crate::flow::kiosk::Input;
use crate::flow::kiosk::board::{BoardInput, Known, NoBoard};
use crate::text::kiosk::board as words;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;

/// The screen.
pub fn draw(kiosk: Kiosk, page: Page) -> AnyView {
    match page {
        Page::Menu => menu(kiosk),
        Page::List { section: Section::Lines, page: 0 } => first_lines(kiosk),
        page => {
            let known = kiosk.slice(|model| model.house.board.clone());
            let inside = move || known.with(|known| known_page(kiosk, page, known));
            view! { <section class="board" class:board-places=page.is_places()>{inside}</section> }.into_any()
        }
    }
}

/// Another page.
fn open(kiosk: Kiosk, page: Page) {
    kiosk.tell(Input::Board(BoardInput::Opened(page)));
}

fn menu(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let tile = move |testid: &'static str, icon: Icon, title: String, help: String, section: Section| {
        view! {
            <Button testid=testid class="tile" on_press=move || open(kiosk, section.first())>
                <span class="tile-head">{icon.draw()}<span class="tile-title">{title}</span></span>
                <span class="tile-help">{help}</span>
            </Button>
        }
        .into_any()
    };
    let sample = kiosk.slice(move |model| match &model.house.board {
        Known::Ready(pages) => pages.sample(language).to_owned(),
        _ => String::new(),
    });
    let note = move || Some(sample.get()).filter(|text| !text.is_empty()).map(|text| parts::note(Icon::Info, text));
    view! {
        <section class="board">
            {parts::title(kiosk, words::title(language), words::hint(language))}
            <div class="board-menu">
                {tile("board-news", Icon::Megaphone, words::news(language), words::news_hint(language), Section::News)}
                {tile("board-places", Icon::People, words::places(language), words::places_hint(language), Section::Places)}
                {tile("board-lines", Icon::Phone, words::lines_tile(language), words::lines_hint(language), Section::Lines)}
                {tile("board-desks", Icon::Clock, words::desks(language), words::desks_hint(language), Section::Desks)}
                {tile("board-accounts", Icon::List, words::accounts(language), words::accounts_hint(language), Section::Accounts)}
                {tile("board-regulations", Icon::Book, words::regulations(language), words::regulations_hint(language), Section::Regulations)}
            </div>
            {note}
        </section>
    }
    .into_any()
}

/// Hours and the hall's own lines: they are there without `notices.json`.
fn first_lines(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let page = Section::Lines.first();
    let known = kiosk.slice(|model| model.house.board.clone());
    let more = move || match known.get() {
        Known::Ready(_) => sheet::pager(kiosk, page, known.with(|known| sheet_of(kiosk, page, known).map_or(1, |sheet| sheet.pages))),
        Known::Not(_) => parts::notice("board-lines-missing", words::no_more_lines(language)),
        Known::NotYet | Known::Asked => ().into_any(),
    };
    view! {
        <section class="board">
            {parts::title(kiosk, words::lines(language), String::new())}
            <div class="pages-sides">{notices::hours_and_lines(kiosk)}</div>
            {more}
        </section>
    }
    .into_any()
}

/// What the page shows.
fn sheet_of(kiosk: Kiosk, page: Page, known: &Known) -> Option<&Sheet> {
    if let Known::Ready(pages) = known { pages.sheet(page, kiosk.language()) } else { None }
}

fn known_page(kiosk: Kiosk, page: Page, known: &Known) -> AnyView {
    let language = kiosk.language();
    match known {
        Known::Ready(_) if page.is_places() => address::draw(kiosk, page),
        Known::Ready(_) => sheet_of(kiosk, page, known)
            .map_or_else(|| none(kiosk, page, words::missing(language)), |found| sheet::draw(kiosk, page, found.clone())),
        Known::NotYet | Known::Asked => view! {
            {parts::title(kiosk, words::title(language), String::new())}
            <p class="none-reason" role="status" data-testid="board-loading">{words::loading(language)}</p>
        }
        .into_any(),
        Known::Not(NoBoard::Missing) => none(kiosk, page, words::missing(language)),
        Known::Not(NoBoard::Wrong) => none(kiosk, page, words::wrong(language)),
    }
}

/// There is something, and this machine cannot show it.
fn none(kiosk: Kiosk, page: Page, reason: String) -> AnyView {
    let language = kiosk.language();
    view! {
        {parts::title(kiosk, words::title(language), String::new())}
        <div class="none-card" role="status" data-testid="board-none">
            {Icon::Warning.draw()}
            <p class="none-reason">{reason}</p>
            <p>{words::instead(language)}</p>
        </div>
        {parts::action("board-retry", "", Some(Icon::Return), words::try_again(language), move || open(kiosk, page))}
    }
    .into_any()
}

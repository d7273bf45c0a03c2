//! Items by class or from A to Z, in pages that need no scrolling.

use leptos::prelude::*;

use super::context::Kiosk;
use super::parts;
use crate::domain::hall::{Hall, Item};
use crate::domain::queue::gate;
use crate::flow::kiosk::listing::{self, Listing, PAGE_ITEMS_MAX};
use crate::flow::kiosk::{Input, Wish};
use crate::text::kiosk::take as words;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;

/// The screen.
pub fn draw(kiosk: Kiosk, listing: Listing) -> AnyView {
    let language = kiosk.language();
    let hall = kiosk.hall();
    let found = listing::items(&hall, listing, language);
    let pages = listing::pages(found.len());
    let shown = found.iter().skip(listing.page() * PAGE_ITEMS_MAX).take(PAGE_ITEMS_MAX);
    let tiles = shown.map(|item| tile(kiosk, item)).collect_view();
    view! {
        <section class="items">
            <div class="items-head">
                {parts::title(kiosk, words::choose_item(language), String::new())}
                {ways(kiosk, listing)}
            </div>
            {chips(kiosk, &hall, listing)}
            <div class="item-tiles">{tiles}</div>
            {(pages > 1).then(|| pager(kiosk, listing, pages))}
        </section>
    }
    .into_any()
}

/// By kind, or from A to Z.
fn ways(kiosk: Kiosk, listing: Listing) -> AnyView {
    let language = kiosk.language();
    let by_letter = matches!(listing, Listing::Letter { .. });
    let first = kiosk.shell().with_hall(|hall| listing::letters(hall, language).first().copied().unwrap_or('A'));
    let way = |testid: &'static str, word: String, is_on: bool, to: Listing| {
        view! { <Button testid=testid class="chip" pressed=Signal::stored(is_on) repeats=true on_press=move || kiosk.tell(Input::Listed(to))>{word}</Button> }.into_any()
    };
    view! {
        <div class="ways" role="group">
            {way("items-by-class", words::by_class(language), !by_letter, Listing::default())}
            {way("items-by-letter", words::by_letter(language), by_letter, Listing::Letter { letter: first, page: 0 })}
        </div>
    }
    .into_any()
}

fn chips(kiosk: Kiosk, hall: &Hall, listing: Listing) -> AnyView {
    let language = kiosk.language();
    let chip = |testid: String, word: String, is_on: bool, to: Listing| {
        view! { <Button testid=testid class="chip" pressed=Signal::stored(is_on) repeats=true on_press=move || kiosk.tell(Input::Listed(to))>{word}</Button> }.into_any()
    };
    match listing {
        Listing::Class { class: shown, .. } => {
            let classes = hall.classes.iter().enumerate().map(|(place, class)| {
                chip(
                    format!("class-{}", class.id),
                    class.name.get(language).to_owned(),
                    place == shown,
                    Listing::Class { class: place, page: 0 },
                )
            });
            view! { <div class="chips chips-classes" role="group" aria-label=words::class_label(language)>{classes.collect_view()}</div> }
                .into_any()
        }
        Listing::Letter { letter: shown, .. } => {
            let letters = listing::letters(hall, language)
                .into_iter()
                .map(|letter| chip(format!("letter-{letter}"), letter.to_string(), letter == shown, Listing::Letter { letter, page: 0 }));
            view! { <div class="chips chips-letters" role="group" aria-label=words::letter_label(language)>{letters.collect_view()}</div> }
                .into_any()
        }
    }
}

fn tile(kiosk: Kiosk, item: &Item) -> AnyView {
    let language = kiosk.language();
    let wish = Wish { queue: item.queue, item: Some(item.id.clone()) };
    let press = {
        let wish = wish.clone();
        move || kiosk.choose(wish.clone())
    };
    let minute = kiosk.shell().minute();
    let open = kiosk
        .shell()
        .floor(move |floor, today, hall| gate::may_issue(hall, floor.day(today), wish.queue, wish.item.as_ref(), minute.get()).is_ok());
    // The word stands there all the time: what is taken away under a finger takes the touch with it.
    let is_open = move || open.get();
    let (testid, name) = (format!("item-{}", item.id), item.name.get(language).to_owned());
    view! {
        <Button testid=testid class="item-tile" on_press=press>
            <span class="item-name">{name}</span>
            <span class="item-closed" hidden=is_open>{words::not_today(language)}</span>
        </Button>
    }
    .into_any()
}

fn pager(kiosk: Kiosk, listing: Listing, pages: usize) -> AnyView {
    let (language, page) = (kiosk.language(), listing.page());
    let turn = move |to: usize| kiosk.tell(Input::Listed(listing.at(to)));
    view! {
        <div class="pager">
            <Button testid="page-previous" class="action" disabled={page == 0} repeats=true on_press=move || turn(page.saturating_sub(1))>
                {Icon::ArrowLeft.draw()}<span>{words::previous_page(language)}</span>
            </Button>
            <p data-testid="page-number">{words::page_of(language, page + 1, pages)}</p>
            <Button testid="page-next" class="action" disabled={page + 1 >= pages} repeats=true on_press=move || turn(page + 1)>
                <span>{words::next_page(language)}</span>{Icon::ArrowRight.draw()}
            </Button>
        </div>
    }
    .into_any()
}

//! "Who is my grid manager?": streets and estates to choose from, and a field for an address. The answer stands where the list was.

use leptos::prelude::*;

use super::{sheet, sheet_of};
use crate::flow::board::{Body, Page, Section, Sheet};
use crate::flow::kiosk::Input;
use crate::flow::kiosk::board::{ADDRESS_CHARS_MAX, Address, BoardInput};
use crate::flow::kiosk::guides::Loaded;
use crate::flow::typed::Keyed;
use crate::text::kiosk::{board as words, guides};
use crate::ui::surfaces::kiosk::context::Kiosk;
use crate::ui::surfaces::kiosk::typing::{Field, field, keys};
use crate::ui::surfaces::kiosk::{notices, parts};
use crate::ui::widgets::icon::Icon;
use crate::ui::widgets::pane::Pane;

/// What stands in the pane.
#[derive(Clone, PartialEq)]
enum Stands {
    List,
    Looking,
    Failed,
    Found(Sheet),
}

fn keyed(kiosk: Kiosk, keyed: Keyed) {
    kiosk.tell(Input::Board(BoardInput::Keyed(keyed)));
}

fn showed(kiosk: Kiosk, shown: bool) {
    kiosk.tell(Input::Board(BoardInput::ShowedKeyboard(shown)));
}

fn stands(address: &Address) -> Stands {
    match &address.found {
        _ if address.is_choosing() => Stands::List,
        Loaded::Asked => Stands::Looking,
        Loaded::Here(sheet) => Stands::Found((**sheet).clone()),
        Loaded::Failed | Loaded::Gone => Stands::Failed,
    }
}

/// The screen, once the board is known.
pub fn draw(kiosk: Kiosk, page: Page) -> AnyView {
    let language = kiosk.language();
    let (typed, keyboard) = (kiosk.slice(|model| model.visit.address.typed.clone()), kiosk.slice(|model| model.visit.address.keyboard));
    let shown = kiosk.slice(|model| stands(&model.visit.address));
    let changes = parts::changes(kiosk, move || {
        shown.track();
        keyboard.track();
    });
    let list = kiosk.slice(move |model| sheet_of(kiosk, page, &model.house.board).cloned());
    let (title, hint) = list.with_untracked(|list| list.as_ref().map(|list| (list.title.clone(), list.hint.clone()))).unwrap_or_default();
    let asked = Field {
        testids: ["address-input", "address-clear", "address-keyboard"],
        label: words::address_label(language),
        hint: words::address_hint(language),
        chars_max: ADDRESS_CHARS_MAX,
        typed,
        keyboard,
        keyed,
        showed,
    };
    let tiles = move || list.get().map(|list| sheet::body(kiosk, page, list));
    let inside = move || match shown.get() {
        Stands::List => tiles().into_any(),
        Stands::Looking => view! { <p class="soft find-opening" role="status">{words::looking(language)}</p> }.into_any(),
        Stands::Failed => view! { {parts::notice("address-failed", words::look_failed(language))}{tiles()} }.into_any(),
        Stands::Found(found) => answer(kiosk, found),
    };
    let pager = move || {
        let is_list = !keyboard.get() && shown.with(|shown| *shown == Stands::List);
        is_list.then(|| sheet::pager(kiosk, page, list.with(|list| list.as_ref().map_or(1, |list| list.pages))))
    };
    view! {
        <div class="find board-find" data-keyboard=move || if keyboard.get() { "on" } else { "off" }>
            {parts::title(kiosk, title, hint)}
            {field(kiosk, asked)}
            <Pane words=(guides::turn_up(language), guides::turn_down(language)) changed=changes anew=typed>{inside}</Pane>
            {pager}
            {keys(kiosk, keyboard, keyed)}
        </div>
    }
    .into_any()
}

fn answer(kiosk: Kiosk, found: Sheet) -> AnyView {
    let language = kiosk.language();
    if let Body::Nothing(said) = found.body {
        return view! {
            <div class="find-nothing" data-testid="address-none">
                <h2>{said}</h2>
                <p>{words::nobody_next(language)}</p>
                {parts::action("address-by-name", "", Some(Icon::List), words::by_name(language), move || {
                    showed(kiosk, false);
                    keyed(kiosk, Keyed::Cleared);
                })}
                {notices::help_lines(kiosk)}
            </div>
        }
        .into_any();
    }
    let is_one = matches!(found.body, Body::Paper { .. });
    let page = if is_one { Page::Grid { grid: 0, street: None, page: 0 } } else { Section::Places.first() };
    let state = if is_one { "one" } else { "several" };
    let (title, hint) = (found.title.clone(), found.hint.clone());
    view! {
        <div class="address-answer" role="status" data-testid="address-answer" data-state=state>
            <h2>{title}</h2>
            {(!hint.is_empty()).then(|| view! { <p class="address-why" data-testid="address-why">{hint}</p> })}
            {sheet::body(kiosk, page, found)}
        </div>
    }
    .into_any()
}

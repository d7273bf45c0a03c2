//! Reading a guide: first what a person needs, details behind, and what can be taken away.

use leptos::prelude::*;

use super::context::Kiosk;
use super::find::tell;
use super::guide_parts as piece;
use super::{find_shelf, parts};
use crate::domain::barcode::qr;
use crate::domain::hall::Language;
use crate::domain::identity::ItemId;
use crate::flow::guides::{GuidePage, Print, Tab};
use crate::flow::kiosk::guides::{Loaded, Reading};
use crate::flow::kiosk::{GuideInput, Input, Model, Screen, Wish};
use crate::runtime::kiosk as hands;
use crate::text::kiosk::{guides as words, pages};
use crate::ui::reacting::whenever;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;
use crate::ui::widgets::pane::Pane;

/// Looks at the guide that is read.
pub(super) fn of<R>(model: &Model, look: impl FnOnce(&Reading) -> R) -> Option<R> {
    match &model.visit.screen {
        Screen::Guide(reading) => Some(look(reading)),
        _ => None,
    }
}

type Shown = Loaded<Box<GuidePage>>;

/// The screen.
pub fn draw(kiosk: Kiosk) -> AnyView {
    let shown = kiosk.slice(|model| of(model, |r| r.page.clone()).unwrap_or(Loaded::Asked));
    // What stands round the parts is drawn anew with another guide or language, not with another answer of the checklist.
    let state = Memo::new(move |_| {
        shown.with(|shown| match shown {
            Loaded::Asked => (0, String::new()),
            Loaded::Here(page) => (1, format!("{}|{}|{}", page.title, page.version, page.tags)),
            Loaded::Failed => (2, String::new()),
            Loaded::Gone => (3, String::new()),
        })
    });
    (move || match state.get() {
        (1, _) => page(kiosk, shown),
        (state, _) => unread(kiosk, state),
    })
    .into_any()
}

/// There is nothing to read: not yet, not now, or no more.
fn unread(kiosk: Kiosk, state: u8) -> AnyView {
    let language = kiosk.language();
    let inside = match state {
        0 => view! { <p class="soft" role="status">{words::opening(language)}</p> }.into_any(),
        3 => view! { <p class="guide-answer" role="alert" data-testid="guide-gone">{words::gone(language)}</p> }.into_any(),
        _ => find_shelf::failed(kiosk),
    };
    view! { <section class="guide">{parts::title(kiosk, words::title(language), String::new())}{inside}</section> }.into_any()
}

fn page(kiosk: Kiosk, shown: Memo<Shown>) -> AnyView {
    let language = kiosk.language();
    let page = shown.with_untracked(|shown| match shown {
        Loaded::Here(page) => page.clone(),
        _ => Box::default(),
    });
    let carries = kiosk.slice(|model| of(model, |r| r.carries).unwrap_or(false));
    let spoken = kiosk.slice(|model| of(model, |r| r.aloud).unwrap_or_default());
    whenever(move || {
        spoken.track();
        // A frame later the line is marked.
        request_animation_frame(hands::show_spoken_line);
    });
    let notes = [page.sample.clone(), page.only_chinese.then(|| words::in_chinese(language))];
    let notes = notes.into_iter().flatten().map(|note| view! { <p class="soft guide-note">{note}</p> }.into_any()).collect_view();
    view! {
        <section class="guide" data-testid="guide-page" data-guide=page.guide.clone()>
            <div data-testid="guide-title">{parts::title(kiosk, page.title.clone(), page.tags.clone())}</div>
            {printed(kiosk, &page)}
            {piece::facts(kiosk, &page)}
            {move || if carries.get() { carry(kiosk, shown) } else { body(kiosk, shown) }}
            {actions(kiosk, &page)}
            <div class="guide-foot"><p class="soft" data-testid="guide-version">{page.version.clone()}</p>{notes}</div>
        </section>
    }
    .into_any()
}

/// Whether the paper that was held to the scanner is still current.
fn printed(kiosk: Kiosk, page: &GuidePage) -> Option<AnyView> {
    let language = kiosk.language();
    let (state, icon, text) = match page.print? {
        Print::Current => ("current", Icon::Check, words::print_current(language)),
        Print::Outdated => ("outdated", Icon::Warning, words::print_outdated(language)),
    };
    Some(view! { <div class="notice guide-print-state" role="status" data-testid="guide-print-state" data-state=state>{icon.draw()}<p>{text}</p></div> }.into_any())
}

fn tab_word(language: Language, tab: Tab) -> String {
    match tab {
        Tab::Materials => words::tab_materials(language),
        Tab::Steps => words::tab_steps(language),
        Tab::Conditions => words::tab_conditions(language),
        Tab::Law => words::tab_law(language),
        Tab::Faq => words::tab_faq(language),
        Tab::Contact => words::tab_contact(language),
    }
}

/// The parts of the guide, one at a time.
fn body(kiosk: Kiosk, shown: Memo<Shown>) -> AnyView {
    let language = kiosk.language();
    let tab = kiosk.slice(|model| of(model, |r| r.tab).unwrap_or_default());
    let chip = move |this: Tab| {
        let pressed = Signal::derive(move || tab.get() == this);
        view! { <Button testid=format!("guide-tab-{}", this.as_str()) class="chip" pressed=pressed repeats=true on_press=move || tell(kiosk, GuideInput::TurnedTo(this))>{tab_word(language, this)}</Button> }
            .into_any()
    };
    let inside = move || {
        let tab = tab.get();
        shown.with(|shown| match shown {
            Loaded::Here(page) => piece::part(kiosk, page, tab),
            _ => ().into_any(),
        })
    };
    let changes = parts::changes(kiosk, move || {
        tab.track();
        shown.track();
    });
    view! {
        <div class="chips guide-tabs" role="group">{Tab::ALL.map(chip).collect_view()}</div>
        <Pane words=(words::turn_up(language), words::turn_down(language)) changed=changes anew=Signal::derive(move || tab.get().as_str().to_owned())>{inside}</Pane>
    }
    .into_any()
}

/// "Print", or that it prints.
pub(super) fn print_button(kiosk: Kiosk, testid: &'static str, is_printing: Memo<bool>, input: Input) -> AnyView {
    let language = kiosk.language();
    let word = move || if is_printing.get() { words::printing(language) } else { words::print(language) };
    view! {
        <Button testid=testid class="action" disabled=Signal::derive(move || is_printing.get()) on_press=move || kiosk.tell(input.clone())>
            {Icon::Printer.draw()}<span>{word}</span>
        </Button>
    }
    .into_any()
}

fn carry(kiosk: Kiosk, shown: Memo<Shown>) -> AnyView {
    shown.with(|shown| {
        let text = if let Loaded::Here(page) = shown { page.carry.as_str() } else { "" };
        carry_code(kiosk, text, words::carry_close(kiosk.language()), Input::Guides(GuideInput::PressedCarry(false)))
    })
}

/// The code that holds the essential text.
pub(super) fn carry_code(kiosk: Kiosk, text: &str, close: String, closed: Input) -> AnyView {
    let language = kiosk.language();
    let code = qr(text).map(|modules| {
        let size = format!("0 0 {} {}", modules.width(), modules.height());
        view! { <svg class="carry-code" data-testid="guide-code" viewBox=size shape-rendering="crispEdges"><path d=modules.path(1)></path></svg> }.into_any()
    });
    view! {
        <div class="carry">
            <h2>{words::carry_title(language)}</h2>
            {code}
            <p class="soft">{words::carry_hint(language)}</p>
            {parts::action("guide-carry-close", "", Some(Icon::ArrowLeft), close, move || kiosk.tell(closed.clone()))}
        </div>
    }
    .into_any()
}

fn actions(kiosk: Kiosk, page: &GuidePage) -> AnyView {
    let language = kiosk.language();
    let item = ItemId::new(&page.item).and_then(|id| kiosk.shell().with_hall(|hall| hall.item(&id).cloned()));
    let wish = item.map(|item| Wish { queue: item.queue, item: Some(item.id) });
    let take = wish.map(|wish| {
        parts::action("guide-take-number", "primary large", Some(Icon::Ticket), pages::take_this(language), move || {
            kiosk.choose(wish.clone())
        })
    });
    let prints = kiosk.slice(|model| model.house.settings.prints());
    let is_printing = kiosk.slice(|model| of(model, |r| r.printing > 0).unwrap_or(false));
    view! {
        <div class="guide-actions">
            {piece::listen(kiosk)}
            {move || prints.get().then(|| print_button(kiosk, "guide-print", is_printing, Input::Guides(GuideInput::PressedPrint)))}
            {parts::action("guide-take-qr", "", Some(Icon::Squares), words::carry(language), move || tell(kiosk, GuideInput::PressedCarry(true)))}
            {take}
        </div>
    }
    .into_any()
}

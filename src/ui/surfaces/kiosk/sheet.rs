//! The print view: an 80 mm ticket, or the test slip. On the screen nobody sees it; on paper nothing else is seen.

use std::time::Duration;

use leptos::prelude::*;

use super::context::Kiosk;
use super::standing_words as said;
use super::{case_page, guide_sheet};
use crate::domain::barcode::{Modules, code128, qr};
use crate::domain::codes::TicketCode;
use crate::domain::identity::{QueueLetter, TicketId, TicketNumber};
use crate::flow::kiosk::Sheet;
use crate::flow::kiosk::standing::{Standing, State};
use crate::text::common;
use crate::text::kiosk::{paper as words, ticket};
use crate::ui::reacting::whenever;

/// Rows of modules a bar code is high: 14 mm at a quarter of a millimetre each.
const BAR_HEIGHT_MODULES: usize = 56;

/// How long after the number the print view is drawn.
const AFTER_THE_NUMBER: Duration = Duration::from_millis(20);

/// What shall be printed, if anything.
pub fn draw(kiosk: Kiosk) -> AnyView {
    let sheet = kiosk.slice(|model| (model.visit.sheet.clone(), model.visit.visitor.language));
    let drawn = RwSignal::new((None, kiosk.language()));
    // The number is painted first: the codes are drawn a frame later, long before the printer is asked.
    whenever(move || {
        let wanted = sheet.get();
        set_timeout(
            move || {
                drawn.try_set(wanted);
            },
            AFTER_THE_NUMBER,
        );
    });
    view! {
        <div class="sheet" data-testid="print-sheet" aria-hidden="true">
            {move || match drawn.get().0 {
                None => None,
                Some(Sheet::Ticket(id)) => Some(slip(kiosk, id)),
                Some(Sheet::Test) => Some(test(kiosk)),
                Some(Sheet::Guide(page)) => Some(guide_sheet::draw(kiosk, &page)),
                Some(Sheet::Case(page)) => Some(case_page::sheet(kiosk, &page)),
            }}
        </div>
    }
    .into_any()
}

fn slip(kiosk: Kiosk, id: TicketId) -> AnyView {
    let standing = kiosk.standing(id);
    (move || standing.get().map(|standing| ticket_slip(kiosk, &standing))).into_any()
}

/// "Not real", where it is not.
pub(super) fn demo_mark(kiosk: Kiosk) -> Option<AnyView> {
    let is_demo = kiosk.shell().window().is_demo();
    is_demo.then(|| view! { <p class="slip-demo">{words::demo(kiosk.language())}</p> }.into_any())
}

fn ticket_slip(kiosk: Kiosk, standing: &Standing) -> AnyView {
    let (language, hall) = (kiosk.language(), kiosk.hall());
    let (offset, number) = (hall.utc_offset_minutes, standing.number.to_string());
    let taken =
        words::taken_at(language, &common::date(language, offset.day(standing.issued_at)), &common::clock(standing.issued_at, offset));
    let wait = match &standing.state {
        State::Waiting { ahead, range, .. } => {
            let wait = range.map_or_else(|| words::wait_unknown(language), |(low, high)| words::wait(language, low, high));
            Some(view! { <p>{words::ahead(language, *ahead)}" · "{wait}</p> }.into_any())
        }
        _ => None,
    };
    let class = if number.len() > 4 { "slip-number long" } else { "slip-number" };
    view! {
        <div class="slip">
            {demo_mark(kiosk)}
            <p class="slip-hall">{hall.name.get(language).to_owned()}</p>
            <p class="slip-queue">{said::queue(kiosk, standing)}</p>
            <p class=class>{number}</p>
            <p class="slip-counters">{words::at_counters(language, &said::counters(kiosk, standing))}</p>
            {wait}
            <p>{taken}</p>
            {standing.code.map(|code| codes(&code))}
            <p class="slip-rule">{ticket::missed_rule_short(language, hall.missed.keep_place_calls)}</p>
            <p class="slip-rule">{said::have_ready(kiosk, standing)}</p>
        </div>
    }
    .into_any()
}

/// Both codes of the 24 digits, and the digits for people.
fn codes(code: &TicketCode) -> AnyView {
    let digits = code.to_string();
    view! {
        <div class="slip-bars">{code128(&digits).map(|modules| drawing(&modules, "slip-code128", BAR_HEIGHT_MODULES))}</div>
        <p class="slip-digits">{code.grouped()}</p>
        <div class="slip-bars">{qr(&digits).map(|modules| drawing(&modules, "slip-qr", 1))}</div>
    }
    .into_any()
}

/// Modules as a drawing.
pub(super) fn drawing(modules: &Modules, class: &'static str, row_height: usize) -> AnyView {
    let size = format!("0 0 {} {}", modules.width(), modules.height() * row_height);
    view! { <svg class=class viewBox=size shape-rendering="crispEdges" preserveAspectRatio="none"><path d=modules.path(row_height)></path></svg> }.into_any()
}

fn test(kiosk: Kiosk) -> AnyView {
    let (language, hall) = (kiosk.language(), kiosk.hall());
    let window = kiosk.shell().window();
    let number = QueueLetter::new('A').and_then(|queue| TicketNumber::new(queue, 1));
    let code = number.and_then(|number| TicketCode::new(&hall.code, window.today(), number, 0));
    view! {
        <div class="slip slip-test">
            {demo_mark(kiosk)}
            <p class="slip-queue">{words::test_title(language)}</p>
            <p class="slip-hall">{hall.name.get(language).to_owned()}</p>
            <p>{window.installation().to_string()}</p>
            <p>{common::date(language, window.today())}" "{common::clock(window.now(), hall.utc_offset_minutes)}</p>
            {code.map(|code| codes(&code))}
            <p class="slip-rule">{words::test_hint(language)}</p>
        </div>
    }
    .into_any()
}

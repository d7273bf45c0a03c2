//! Which queue? Large tiles; a closed one says why and when next.

use leptos::prelude::*;

use super::context::Kiosk;
use super::parts;
use crate::domain::hall::Queue;
use crate::domain::queue::gate::{self, NotNow, Open};
use crate::flow::kiosk::{Input, Wish};
use crate::text::kiosk::take as words;
use crate::text::reasons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;

/// The screen.
pub fn draw(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let hall = kiosk.hall();
    let tiles = hall.queues.iter().map(|queue| tile(kiosk, queue)).collect_view();
    view! {
        <section class="choose">
            {parts::title(kiosk, words::choose_queue(language), words::choose_queue_hint(language))}
            <div class="queue-tiles">
                {tiles}
                <Button testid="by-name" class="queue-tile by-name" on_press=move || kiosk.tell(Input::PressedByName)>
                    <span class="queue-letter">{Icon::List.draw()}</span>
                    <span class="tile-words">
                        <span class="queue-name">{words::by_name(language)}</span>
                        <span class="tile-help">{words::by_name_hint(language)}</span>
                    </span>
                    {Icon::ArrowRight.draw()}
                </Button>
            </div>
        </section>
    }
    .into_any()
}

fn tile(kiosk: Kiosk, queue: &Queue) -> AnyView {
    let (language, letter) = (kiosk.language(), queue.letter);
    let minute = kiosk.shell().minute();
    let facts = kiosk.shell().floor(move |floor, today, hall| {
        let day = floor.day(today);
        (day.waiting_count(letter), gate::may_issue(hall, day, letter, None, minute.get()))
    });
    let state = move || if facts.with(|(_, gate)| gate.is_ok()) { "open" } else { "closed" };
    let line = move || facts.with(|(waiting, gate)| line(kiosk, *waiting, gate));
    let (name, help) = (queue.name.get(language).to_owned(), queue.help.get(language).to_owned());
    view! {
        <div class="queue-cell" data-state=state>
            <Button
                testid=format!("queue-{letter}")
                class="queue-tile"
                on_press=move || kiosk.choose(Wish { queue: letter, item: None })
            >
                <span class="queue-letter">{letter.to_string()}</span>
                <span class="tile-words">
                    <span class="queue-name">{name}</span>
                    <span class="tile-help">{help}</span>
                    <span class="queue-line" data-testid=format!("queue-line-{letter}")>{line}</span>
                </span>
                {Icon::ArrowRight.draw()}
            </Button>
        </div>
    }
    .into_any()
}

fn line(kiosk: Kiosk, waiting: u32, gate: &Result<Open, NotNow>) -> String {
    let language = kiosk.language();
    match gate {
        Ok(open) if open.not_staffed_yet && waiting == 0 => words::not_staffed_yet(language),
        Ok(_) if waiting == 0 => words::nobody_waiting(language),
        Ok(_) => words::waiting(language, waiting),
        Err(not_now) => {
            let offset = kiosk.shell().with_hall(|hall| hall.utc_offset_minutes);
            let (why, next) = reasons::not_now(language, not_now, offset, kiosk.shell().window().today());
            reasons::joined(language, &why, &next)
        }
    }
}

//! A pane for what may be longer than the screen. Nobody has to know how to scroll: while more is there than fits, two large buttons turn it.

use leptos::html::Div;
use leptos::prelude::*;

use super::button::Button;
use super::icon::Icon;

/// Part of a pane's height by which a button turns it: the last line stays in sight.
const TURN_PART: f64 = 0.85;
/// What a fraction of a pixel may be wrong.
const SLACK_PX: i32 = 3;

/// The pane.
#[component]
pub fn Pane(
    /// Words of the two buttons: up, down.
    words: (String, String),
    /// Told whenever what is inside, or the room for it, may have changed.
    #[prop(into)]
    changed: Signal<u64>,
    /// What may be longer than the screen.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    let more = RwSignal::new((false, false));
    // A frame later the pane may have gone, and its signals with it.
    let measure = move || {
        let (Some(Some(pane)), Some(before)) = (node.try_get_untracked(), more.try_get_untracked()) else { return };
        let (top, room, all) = (pane.scroll_top(), pane.client_height(), pane.scroll_height());
        let found = (top > SLACK_PX, top + room + SLACK_PX < all);
        if before != found {
            more.set(found);
        }
    };
    Effect::new(move |_| {
        changed.track();
        request_animation_frame(measure);
    });
    let turn = move |direction: f64| {
        if let Some(pane) = node.get_untracked() {
            pane.scroll_by_with_x_and_y(0.0, direction * TURN_PART * f64::from(pane.client_height()));
            measure();
        }
    };
    let (up, down) = words;
    view! {
        <div class="pane">
            <div class="pane-inside" node_ref=node tabindex="0" on:scroll=move |_| measure()>{children()}</div>
            <div class="pane-turns" hidden=move || more.get() == (false, false)>
                <Button testid="page-previous" class="action" repeats=true disabled=Signal::derive(move || !more.get().0) on_press=move || turn(-1.0)>
                    {Icon::ArrowUp.draw()}<span>{up}</span>
                </Button>
                <Button testid="page-next" class="action" repeats=true disabled=Signal::derive(move || !more.get().1) on_press=move || turn(1.0)>
                    {Icon::ArrowDown.draw()}<span>{down}</span>
                </Button>
            </div>
        </div>
    }
}

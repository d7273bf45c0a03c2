//! A chart of bars: drawn as SVG, so that it prints; it says in words what it shows, and a table stands beside it.

use leptos::prelude::*;

/// Heights and places in the drawing's own units.
const ROW: usize = 34;
const BAR: usize = 22;
const LABEL: usize = 190;
const WIDTH: usize = 640;
const COUNT: usize = 70;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it is.
    pub label: String,
    /// How many.
    pub count: u32,
    /// The class of its colour.
    pub class: &'static str,
}

/// The chart.
#[component]
pub fn Bars(
    /// From the top.
    bars: Vec<Bar>,
    /// What it shows, in a sentence, for whoever does not see it.
    summary: String,
    /// Its name for the outside.
    #[prop(optional_no_strip)]
    testid: Option<&'static str>,
) -> impl IntoView {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
    let room = u32::try_from(WIDTH - LABEL - COUNT).unwrap_or(u32::MAX);
    let height = bars.len() * ROW;
    let bar = |(nth, bar): (usize, Bar)| {
        let long = u32::try_from(u64::from(bar.count) * u64::from(room) / u64::from(most)).unwrap_or(room);
        // What is there is seen, however few they are.
        let long = if bar.count > 0 { long.max(2) } else { 0 };
        let (top, middle) = (nth * ROW + (ROW - BAR) / 2, nth * ROW + ROW / 2);
        view! {
            <text class="bars-label" x=LABEL - 12 y=middle text-anchor="end" dominant-baseline="central">{bar.label}</text>
            <rect class=format!("bars-bar {}", bar.class) x=LABEL y=top width=long height=BAR rx="3"></rect>
            <text class="bars-count" x=LABEL + long as usize + 8 y=middle dominant-baseline="central">{bar.count}</text>
        }
    };
    view! {
        <svg class="bars" data-testid=testid role="img" aria-label=summary viewBox=format!("0 0 {WIDTH} {height}")>
            {bars.into_iter().enumerate().map(bar).collect_view()}
        </svg>
    }
}

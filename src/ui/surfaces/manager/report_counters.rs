//! The tables of a report by counter and by item, and the counters' points with the formula beside them.

use std::rc::Rc;

use leptos::prelude::*;

use super::figures::counter_name;
use crate::domain::hall::{Hall, Language};
use crate::domain::identity::{CounterId, ItemId};
use crate::domain::report::{
    CounterSums, GOOD_POINTS, KEPT_POINTS, MENDED_POINTS, MODEL_POINTS_MIN, Points, RATINGS_MIN, Ranked, SERVED_MIN, Stands, Value, ranking,
};
use crate::runtime::reports::Report;
use crate::text::{figures as figure_words, report as words};
use crate::ui::shell::{use_language, use_shell};

/// So many items are shown; all of them are among the figures that are signed.
const ITEMS_SHOWN: usize = 10;

/// What each counter did.
#[component]
pub(super) fn Counters(report: Rc<Report>, on_paper: bool) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language().get());
    let named = |name: &'static str| (!on_paper).then_some(name);
    let mut counters: Vec<(&CounterId, &CounterSums)> = report.now.counters.iter().collect();
    counters.sort_by_key(|(id, _)| id.as_str().parse::<u32>().ok());
    let name = |id: &CounterId| shell.with_hall(|hall| counter_name(hall, id, language));
    let Some((most, of)) = counters.iter().max_by_key(|(_, of)| of.served) else {
        return view! { <h3>{words::counters(language)}</h3> <p data-testid=named("report-counters")>{words::counters_none(language)}</p> }
            .into_any();
    };
    let summary = words::counters_summary(language, counters.len(), &name(most), of.served);
    let line = |(id, of): &(&CounterId, &CounterSums)| {
        let open = figure_words::hours(language, of.work.open_s / 3_600, of.work.open_s / 60 % 60);
        let active = of.ratings.active;
        let cells = [
            of.served.to_string(),
            open,
            figure_words::share_percent(language, of.work.busy()),
            active.all().to_string(),
            (active.all() - active.good()).to_string(),
            words::value(language, Value::Share(of.ratings.active_good())),
        ];
        view! { <tr data-counter=id.to_string()><th scope="row">{name(id)}</th>{cells.map(|text| view! { <td>{text}</td> })}</tr> }
    };
    let heads =
        [words::col_counter, words::col_served, words::col_open, words::col_busy, words::col_ratings, words::col_bad, words::col_good];
    view! {
        <div class="report-part">
            <h3>{words::counters(language)}</h3>
            <p data-testid=named("report-counters-summary")>{summary}</p>
            <table class="desk-table desk-figures" data-testid=named("report-counters")>
                <thead><tr>{heads.map(|word| view! { <th scope="col">{word(language)}</th> })}</tr></thead>
                <tbody>{counters.iter().map(line).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The counters by their points.
#[component]
pub(super) fn Models(report: Rc<Report>, on_paper: bool) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language().get());
    let named = |name: &'static str| (!on_paper).then_some(name);
    let ranked = ranking(&report.now.counters);
    let before = ranking(&report.before.counters);
    let summary = shell.with_hall(|hall| models_summary(language, hall, &ranked));
    let line = |one: &Ranked| {
        let name = shell.with_hall(|hall| counter_name(hall, &one.counter, language));
        let earlier = before.iter().find(|other| other.counter == one.counter && matches!(other.stands, Stands::At { .. }));
        let is_model = matches!(one.stands, Stands::At { is_model: true, .. });
        view! {
            <tr data-counter=one.counter.to_string() data-model=is_model.to_string()>
                <th scope="row">{name} {is_model.then(|| view! { " " <b class="report-model">{words::model(language)}</b> })}</th>
                {stands(language, one)}
                <td>{earlier.map_or_else(|| words::no_change(language), |earlier| earlier.points.total().to_string())}</td>
            </tr>
        }
    };
    let heads = [
        words::col_counter(language),
        words::col_rank(language),
        words::col_points(language),
        words::col_good_part(language, GOOD_POINTS),
        words::col_kept_part(language, KEPT_POINTS),
        words::col_mended_part(language, MENDED_POINTS),
        words::col_points_before(language),
    ];
    let table = (!ranked.is_empty()).then(|| {
        view! {
            <table class="desk-table desk-figures" data-testid=named("report-models")>
                <thead><tr>{heads.map(|head| view! { <th scope="col">{head}</th> })}</tr></thead>
                <tbody>{ranked.iter().map(line).collect_view()}</tbody>
            </table>
        }
    });
    view! {
        <div class="report-part">
            <h3>{words::models(language)}</h3>
            <p data-testid=named("report-models-summary")>{summary}</p>
            <p class="desk-soft report-rule">{words::formula(language)}</p>
            {table}
        </div>
    }
}

fn models_summary(language: Language, hall: &Hall, ranked: &[Ranked]) -> String {
    let is_model = |one: &&Ranked| matches!(one.stands, Stands::At { is_model: true, .. });
    let names: Vec<String> = ranked.iter().filter(is_model).map(|one| counter_name(hall, &one.counter, language)).collect();
    match ranked.iter().any(|one| matches!(one.stands, Stands::At { .. })) {
        false => words::models_none(language),
        true if names.is_empty() => words::models_nobody(language, MODEL_POINTS_MIN),
        true => words::models_summary(language, &names.join(&words::between(language))),
    }
}

/// Rank and points, part by part; or why there are none.
fn stands(language: Language, one: &Ranked) -> AnyView {
    let rank = match one.stands {
        Stands::FewRatings => {
            return view! { <td class="report-few" colspan="5">{words::few_ratings(language, RATINGS_MIN)}</td> }.into_any();
        }
        Stands::FewServed => return view! { <td class="report-few" colspan="5">{words::few_served(language, SERVED_MIN)}</td> }.into_any(),
        Stands::At { rank, is_tied: true, .. } => words::rank_tied(language, rank),
        Stands::At { rank, .. } => words::rank(language, rank),
    };
    let Points { good, kept, mended } = one.points;
    let parts = one.points.parts().into_iter().zip([good, kept, mended]).map(|(points, share)| {
        let text = match share.all {
            0 => words::points_full(language, points),
            _ => words::points(language, points, share.of, share.all),
        };
        view! { <td>{text}</td> }
    });
    view! { <td>{rank}</td><td><b>{one.points.total()}</b></td>{parts.collect_view()} }.into_any()
}

/// What most numbers were taken for.
#[component]
pub(super) fn Items(report: Rc<Report>, on_paper: bool) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language().get());
    let named = |name: &'static str| (!on_paper).then_some(name);
    let most = report.now.most_asked();
    let name = |item: &Option<ItemId>| shell.with_hall(|hall| item_name(hall, item.as_ref(), language));
    let Some((first, issued)) = most.first() else {
        return view! { <h3>{words::items(language)}</h3> <p data-testid=named("report-items")>{words::items_none(language)}</p> }
            .into_any();
    };
    let summary = words::items_summary(language, &name(first), *issued, most.len());
    let line = |(item, issued): &(&Option<ItemId>, u32)| {
        let before = report.before.items.get(*item).copied().unwrap_or(0);
        let (before, change) = match report.before.is_empty() {
            true => (words::no_change(language), words::no_change(language)),
            false => (before.to_string(), words::changed(language, Value::Count(*issued).since(Value::Count(before)))),
        };
        view! { <tr><th scope="row">{name(item)}</th><td>{*issued}</td><td>{before}</td><td>{change}</td></tr> }
    };
    let heads = [
        words::col_item(language),
        words::span(language, report.made.span),
        words::span(language, report.made.span.before()),
        words::change(language),
    ];
    view! {
        <div class="report-part">
            <h3>{words::items(language)}</h3>
            <p data-testid=named("report-items-summary")>{summary}</p>
            <table class="desk-table desk-figures report-table" data-testid=named("report-items")>
                <thead><tr>{heads.map(|head| view! { <th scope="col">{head}</th> })}</tr></thead>
                <tbody>{most.iter().take(ITEMS_SHOWN).map(line).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// What people call an item.
pub(super) fn item_name(hall: &Hall, item: Option<&ItemId>, language: Language) -> String {
    let known = |id: &ItemId| hall.item(id).map_or_else(|| id.to_string(), |item| item.name.get(language).to_owned());
    item.map_or_else(|| figure_words::no_item(language), known)
}

//! The tables and the chart of the figures of ratings, on the screen and on A4.

use leptos::prelude::*;

use super::follow_up::service_name;
use super::ratings::{Figures, RatingScreen};
use crate::domain::access::Permission;
use crate::domain::hall::{Hall, Language};
use crate::domain::identity::{CounterId, ItemId, PersonId, QueueLetter};
use crate::domain::rating::figures::{Figures as Sums, Followed, Share};
use crate::domain::rating::report::{By, is_within};
use crate::domain::rating::{Level, Rating};
use crate::domain::time::Day;
use crate::text::{common, follow_up as follow_words, rating, rating_report as words};
use crate::ui::reacting::memo;
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::gate::use_gate;
use crate::ui::surfaces::ratings::{name_of, use_ratings};
use crate::ui::widgets::bars::{Bar, Bars};

/// Most suspicious ratings listed.
const SUSPICIOUS_MAX: usize = 50;

/// All of them.
#[component]
pub(super) fn Tables(
    /// What they show.
    figures: Figures,
    /// Seen on paper only: nothing has a name for the outside.
    #[prop(optional)]
    on_paper: bool,
) -> impl IntoView {
    let language = use_language().get();
    let named = move |name: &'static str| (!on_paper).then_some(name);
    let (from, to) = figures.span;
    let sums = figures.report.all;
    view! {
        <p><b>{words::span(language, &from.to_string(), &to.to_string())}</b></p>
        {(figures.damaged > 0).then(|| view! { <p class="desk-bad" role="alert">{words::damaged(language, figures.damaged)}</p> })}
        <h3>{words::levels_title(language)}</h3>
        {levels(language, &sums, named)}
        <p class="desk-soft" data-testid=named("ratings-apart")>{words::apart_line(language, sums.suspicious, sums.upheld)}</p>
        <p class="desk-soft">{words::default_line(language, sums.by_default.all())}</p>
        <h3>{words::rates_title(language)}</h3>
        {rates(language, &[
            Rate { name: "good", word: words::good, formula: words::good_formula, share: sums.good() },
            Rate { name: "active-good", word: words::active_good, formula: words::active_formula, share: sums.active_good() },
            Rate { name: "unrated", word: words::unrated, formula: words::unrated_formula, share: sums.unrated() },
        ], named("rating-rates"))}
        <h3>{words::followed_title(language)}</h3>
        {rates(language, &follow_rates(&figures.report.followed), named("rating-followed"))}
        {on_paper.then(|| view! { <h3>{words::groups_title(language)}</h3> <Groups figures=figures /> })}
    }
}

fn levels(language: Language, sums: &Sums, named: impl Fn(&'static str) -> Option<&'static str>) -> AnyView {
    if sums.active.all() + sums.open.all() == 0 {
        return view! { <p data-testid=named("rating-table") data-state="none">{words::none(language)}</p> }.into_any();
    }
    const CLASSES: [&str; 5] = ["bars-5", "bars-4", "bars-3", "bars-2", "bars-1"];
    let bars = Level::ALL.iter().zip(CLASSES).map(|(level, class)| Bar {
        label: rating::level(language, *level),
        count: sums.active.of(*level),
        class,
    });
    let bad = sums.active.all() - sums.active.good();
    let row = |level: &Level| {
        view! {
            <tr data-level=level.score()><th scope="row">{rating::level(language, *level)}</th><td>{sums.active.of(*level)}</td><td>{sums.open.of(*level)}</td></tr>
        }
    };
    view! {
        <Bars bars=bars.collect() summary=words::chart_summary(language, sums.active.all(), sums.active.good(), bad) testid=named("rating-chart") />
        <p data-testid=named("rating-summary")>{words::chart_summary(language, sums.active.all(), sums.active.good(), bad)}</p>
        <table class="desk-table desk-figures" data-testid=named("rating-table")>
            <thead><tr>
                <th scope="col">{words::col_level(language)}</th><th scope="col">{words::col_services(language)}</th><th scope="col">{words::col_open(language)}</th>
            </tr></thead>
            <tbody>{Level::ALL.iter().map(row).collect_view()}</tbody>
            <tfoot><tr><th scope="row">{words::total(language)}</th><td>{sums.active.all()}</td><td>{sums.open.all()}</td></tr></tfoot>
        </table>
    }
    .into_any()
}

/// A share with its name and how it is made.
struct Rate {
    name: &'static str,
    word: fn(Language) -> String,
    formula: fn(Language) -> String,
    share: Share,
}

fn follow_rates(followed: &Followed) -> [Rate; 6] {
    let of = |name, word, formula, count| Rate { name, word, formula, share: followed.share(count) };
    [
        of("called", words::called as fn(Language) -> String, words::called_formula as fn(Language) -> String, followed.called),
        of("called-in-time", words::called_in_time, words::called_in_time_formula, followed.called_in_time),
        of("settled", words::settled, words::settled_formula, followed.settled),
        of("settled-in-time", words::settled_in_time, words::settled_in_time_formula, followed.settled_in_time),
        of("answered", words::answered, words::answered_formula, followed.answered),
        Rate {
            name: "better",
            word: words::again,
            formula: words::again_formula,
            share: Share { of: followed.better, all: followed.again },
        },
    ]
}

fn rates(language: Language, rates: &[Rate], testid: Option<&'static str>) -> AnyView {
    let row = |rate: &Rate| {
        view! {
            <tr data-rate=rate.name data-of=rate.share.of data-all=rate.share.all>
                <th scope="row">{(rate.word)(language)}</th><td class="rating-value">{rating::share_of(language, rate.share)}</td><td class="rating-formula">{(rate.formula)(language)}</td>
            </tr>
        }
    };
    view! {
        <table class="desk-table rating-rates" data-testid=testid>
            <thead><tr>{[words::col_rate, words::col_value, words::col_formula].map(|word| view! { <th scope="col">{word(language)}</th> })}</tr></thead>
            <tbody>{rates.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// By what the figures are told apart.
#[component]
pub(super) fn Groupings() -> impl IntoView {
    let language = use_language();
    let RatingScreen { by: chosen, .. } = expect_context();
    let button = move |by: By| {
        view! {
            <button class="desk-tab" type="button" data-testid=format!("ratings-by-{}", by.name()) aria-pressed=move || (chosen.get() == by).to_string() on:click=move |_| chosen.set(by)>
                {move || words::by(language.get(), by)}
            </button>
        }
    };
    view! { <nav class="desk-tabs" aria-label=move || words::groups_title(language.get())>{By::ALL.map(button)}</nav> }
}

/// The figures of each group.
#[component]
pub(super) fn Groups(
    /// What they show.
    figures: Figures,
    /// Its name for the outside.
    #[prop(optional)]
    testid: Option<&'static str>,
) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language().get());
    if figures.report.groups.is_empty() {
        return view! { <p data-testid=testid>{words::groups_none(language)}</p> }.into_any();
    }
    let row = |(id, sums): &(Option<String>, Sums)| {
        let name =
            id.as_ref().map_or_else(|| words::not_said(language), |id| shell.with_hall(|hall| group_name(hall, figures.by, id, language)));
        let share = |share: Share| rating::share_of(language, share);
        view! {
            <tr data-group=id.clone()>
                <th scope="row">{name}</th><td>{sums.active.all()}</td><td>{sums.active.all() - sums.active.good()}</td>
                <td>{share(sums.active_good())}</td><td>{share(sums.unrated())}</td>
            </tr>
        }
    };
    let heads = [words::col_all, words::col_bad, words::active_good, words::unrated];
    view! {
        <table class="desk-table desk-figures" data-testid=testid data-by=figures.by.name()>
            <thead><tr><th scope="col">{words::head(language, figures.by)}</th>{heads.map(|word| view! { <th scope="col">{word(language)}</th> })}</tr></thead>
            <tbody>{figures.report.groups.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// What people call a group; its identity where the hall has it no more.
fn group_name(hall: &Hall, by: By, id: &str, language: Language) -> String {
    let name = match by {
        By::Item => ItemId::new(id).and_then(|id| hall.item(&id).map(|item| item.name.get(language).to_owned())),
        By::Queue => {
            let letter = id.chars().next().and_then(QueueLetter::new);
            letter.and_then(|letter| hall.queue(letter)).map(|queue| format!("{id} {}", queue.name.get(language)))
        }
        By::Counter => CounterId::new(id).and_then(|counter| hall.counter(&counter).map(|one| format!("{id} {}", one.name.get(language)))),
        By::Clerk => PersonId::new(id).map(|person| name_of(hall, &person, language)),
        By::Hour => id.parse::<u32>().ok().map(|hour| format!("{id}:00–{:02}:00", hour + 1)),
    };
    name.unwrap_or_else(|| id.to_owned())
}

/// Suspicious ratings of the span: each can be looked at, and let count.
#[component]
pub(super) fn Apart(span: (Day, Day)) -> impl IntoView {
    let (shell, language, ratings, gate) = (use_shell(), use_language(), use_ratings(), use_gate());
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let marked = memo(move || {
        ratings.changes.track();
        ratings.desk().with_table(|table| {
            let is_it = |one: &&Rating| one.is_suspicious() && is_within(one.at, span, offset);
            let mut found: Vec<Rating> = table.all().filter(is_it).cloned().collect();
            found.sort_by_key(|one| std::cmp::Reverse(one.at));
            found
        })
    });
    let row = move |one: Rating| {
        let language = language.get();
        let why: Vec<String> = one.suspicions.iter().map(|why| rating::suspicion(language, *why)).collect();
        let what = shell.with_hall(|hall| service_name(hall, &one.subject, &one.rated.service, language));
        let label = format!("{} {what}", follow_words::open_one(language));
        let (subject, of) = (one.subject.to_string(), one.subject);
        view! {
            <tr data-testid="suspicious-row" data-subject=subject data-level=one.rated.level.score()>
                <th scope="row">{common::date(language, offset.day(one.at))} " " {common::clock(one.at, offset)}</th>
                <td>{what}</td><td>{rating::level(language, one.rated.level)}</td><td>{why.join(&follow_words::between(language))}</td>
                <td>{gate.may(Permission::FollowUp).then(|| view! {
                    <button class="desk-small" type="button" data-testid="suspicious-open" aria-label=label on:click=move |_| ratings.go(Some(of.clone()))>{follow_words::open_one(language)}</button>
                })}</td>
            </tr>
        }
    };
    view! {
        <h3>{move || words::suspicious_title(language.get())}</h3>
        {move || marked.with(|all| if all.is_empty() {
            view! { <p data-testid="suspicious-none">{words::suspicious_none(language.get())}</p> }.into_any()
        } else {
            let more = all.len().saturating_sub(SUSPICIOUS_MAX);
            view! {
                <table class="desk-table" data-testid="suspicious-table"><tbody>{all.iter().take(SUSPICIOUS_MAX).cloned().map(row).collect_view()}</tbody></table>
                {(more > 0).then(|| view! { <p class="desk-soft">{words::suspicious_more(language.get(), more)}</p> })}
            }.into_any()
        })}
    }
}

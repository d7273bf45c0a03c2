//! What became of an import: the counts, what is wrong with rows, and the list to download.

use leptos::prelude::*;

use super::use_feeds;
use crate::domain::feed::rules::{Doubt, Extent};
use crate::domain::feed::{Report, RowFault};
use crate::domain::hall::Language;
use crate::domain::identity::FeedId;
use crate::flow::feeds::{End, Input, Stage};
use crate::runtime::feed_desk::save_report;
use crate::text::{feed as feed_words, feed_desk as words};
use crate::ui::shell::{use_language, use_shell};
use crate::ui::widgets::button::Button;

/// Faults shown; the list to download has the others.
const FAULTS_SHOWN_MAX: usize = 50;

/// The last import.
#[component]
pub fn Ended() -> impl IntoView {
    let (screen, language) = (use_feeds(), use_language());
    let ended = Memo::new(move |_| {
        screen.model.with(|model| match &model.stage {
            Stage::Ended { feed, end } => Some((feed.clone(), end.clone())),
            _ => None,
        })
    });
    let title = move || ended.get().map(|(feed, end)| title(language.get(), &screen.name(&feed, language.get()), &end));
    let lines = move || {
        let language = language.get();
        let lines = ended.get().map(|(_, end)| lines(language, &end)).unwrap_or_default();
        lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
    };
    let state = move || if ended.with(|ended| matches!(ended, Some((_, End::Taken(_))))) { "taken" } else { "not" };
    let doubt = Memo::new(move |_| ended.with(|ended| if let Some((_, End::Doubtful(doubt, _))) = ended { Some(*doubt) } else { None }));
    let faults = move || {
        let (feed, end) = ended.get()?;
        let report = end.report().filter(|report| !report.faults.is_empty())?.clone();
        Some(view! { <Faults feed=feed report=report /> })
    };
    view! {
        <div class="feed-now feed-end" data-testid="feed-end" data-state=state>
            <h3 role="status">{title}</h3>
            {lines}
            {move || doubt.get().map(|doubt| view! { <Doubtful doubt=doubt /> })}
            {faults}
            <div class="desk-card-actions">
                {move || doubt.get().map(|_| view! {
                    <Button testid="feed-take-anyway" class="desk-button" on_press=move || screen.send(Input::PressedTakeAnyway)>{words::take_anyway(language.get())}</Button>
                })}
                <Button testid="feed-close" class="desk-primary" on_press=move || screen.send(Input::PressedClose)>
                    {move || if doubt.get().is_some() { words::leave(language.get()) } else { words::close(language.get()) }}
                </Button>
            </div>
        </div>
    }
}

fn title(language: Language, name: &str, end: &End) -> String {
    match end {
        End::Taken(_) => words::taken(language, name),
        End::Doubtful(..) => words::asks(language, name),
        _ => words::not_taken(language, name),
    }
}

fn lines(language: Language, end: &End) -> Vec<String> {
    let mut lines = match end {
        End::Taken(_) => Vec::new(),
        End::Doubtful(doubt, _) => {
            let why = [doubt.is_fewer.then(|| words::asks_fewer(language)), doubt.is_older.then(|| words::asks_older(language))];
            return why.into_iter().flatten().chain([words::asks_help(language)]).collect();
        }
        End::NotTaken(why, _) => vec![feed_words::not_taken(language, why)],
        End::Cancelled => vec![words::cancelled(language)],
        End::Busy => vec![words::busy(language)],
        End::NotFetched(detail) => vec![words::not_fetched(language), words::detail(language, detail)],
        End::Failed(detail) => vec![words::failed(language), words::detail(language, detail)],
    };
    if let Some(report) = end.report() {
        lines.push(feed_words::counts(language, report.rows, report.taken, report.repeated, report.wrong));
        if report.expired > 0 {
            lines.push(feed_words::expired_count(language, report.expired));
        }
        if report.masked > 0 {
            lines.push(feed_words::masked_count(language, report.masked));
        }
        if !report.ignored.is_empty() {
            let joined = report.ignored.iter().cloned().reduce(|first, second| feed_words::joined(language, &first, &second));
            lines.push(feed_words::ignored_columns(language, &joined.unwrap_or_default()));
        }
    }
    lines
}

/// What is there beside what the file has.
#[component]
fn Doubtful(doubt: Doubt) -> impl IntoView {
    let language = use_language();
    let row = move |testid: &'static str, name: fn(Language) -> String, extent: Extent| {
        let cells = move || words::extent(language.get(), extent).into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view();
        view! { <tr data-testid=testid><th scope="row">{move || name(language.get())}</th>{cells}</tr> }
    };
    view! {
        <table class="desk-table"><tbody>
            {row("feed-before", words::there_is, doubt.before)}
            {row("feed-now", words::it_has, doubt.now)}
        </tbody></table>
    }
}

/// The wrong rows: where, and what is the matter.
#[component]
fn Faults(feed: FeedId, report: Report) -> impl IntoView {
    let (language, shell) = (use_language(), use_shell());
    let report = StoredValue::new(report);
    let (shown, all, wrong) =
        report.with_value(|report| (report.faults.len().min(FAULTS_SHOWN_MAX), report.faults.len() + report.more_faults, report.wrong));
    let row = |language: Language, fault: &RowFault| {
        view! { <tr data-testid="feed-fault"><td>{feed_words::place(language, fault)}</td><td>{feed_words::fault(language, fault.kind)}</td></tr> }
    };
    let rows = move || {
        report.with_value(|report| report.faults.iter().take(FAULTS_SHOWN_MAX).map(|fault| row(language.get(), fault)).collect_view())
    };
    let trouble = RwSignal::new(None::<String>);
    let save = move || {
        let language = language.get_untracked();
        let name = format!("{feed}-{}-{}.csv", words::report_name(language), shell.window().today());
        if let Some(bytes) = report.with_value(|report| feed_words::report_file(language, report)) {
            trouble.set(save_report(&name, &bytes).err());
        }
    };
    view! {
        <h3>{move || words::wrong_title(language.get(), wrong)}</h3>
        {(all > shown).then(|| view! { <p class="desk-soft">{move || words::shown_of(language.get(), shown, all)}</p> })}
        <div class="desk-card-actions">
            <Button testid="feed-report" class="desk-primary" on_press=save>{move || words::save_report(language.get())}</Button>
        </div>
        {move || trouble.get().map(|detail| view! { <p class="desk-bad" role="alert">{words::detail(language.get(), &detail)}</p> })}
        <table class="desk-table" data-testid="feed-faults"><tbody>{rows}</tbody></table>
    }
}

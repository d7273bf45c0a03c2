//! Which device is down: installations, windows of this machine, storage, content file.

use leptos::prelude::*;

use crate::domain::floor::Device;
use crate::domain::hall::Language;
use crate::domain::identity::Installation;
use crate::domain::time::{Timestamp, UtcOffset};
use crate::runtime::counter::keep_asking;
use crate::text::{common, content_faults, counter as counter_words, faults, staff as words};
use crate::ui::shell::{use_language, use_shell};

/// Newest faults shown of an installation.
const FAULTS_SHOWN_MAX: usize = 3;

/// Everything about health.
#[component]
pub fn Health() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let asking = StoredValue::new_local(Some(keep_asking(&shell.window())));
    on_cleanup(move || drop(asking.try_update_value(Option::take)));
    view! {
        <section class="desk-page">
            <h2>{move || words::health_title(language.get())}</h2>
            <Devices />
            <h3>{move || words::windows_title(language.get())}</h3>
            <Windows />
            <h3>{move || words::storage_title(language.get())}</h3>
            <Storage />
            <h3>{move || words::content_title(language.get())}</h3>
            <Content />
        </section>
    }
}

#[component]
fn Devices() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let devices = shell.floor(|floor, _, _| floor.devices.iter().map(|(id, device)| (id.clone(), device.clone())).collect::<Vec<_>>());
    let rows = move || devices.get().into_iter().map(|(id, device)| view! { <DeviceRow id=id device=device /> }).collect_view();
    view! {
        <table class="desk-table" data-testid="health-table">
            <thead>
                <tr>
                    <th scope="col">{move || words::col_device(language.get())}</th>
                    <th scope="col">{move || words::col_started(language.get())}</th>
                    <th scope="col">{move || words::col_help(language.get())}</th>
                    <th scope="col">{move || words::col_clock(language.get())}</th>
                    <th scope="col">{move || words::col_faults(language.get())}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn DeviceRow(id: Installation, device: Device) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let is_this = *shell.window().installation() == id;
    let name = id.to_string();
    let (shown, device) = (name.clone(), StoredValue::new(device));
    let started = move || {
        let started = device.with_value(|d| d.started_at);
        started.map_or_else(|| words::never(language.get()), |at| counter_words::stamp(at, offset))
    };
    let help = move || device.with_value(|d| help_words(language.get(), d, shell.now()));
    let clock = move || device.with_value(|d| clock_words(language.get(), d, offset));
    let faults = move || {
        let lines = device.with_value(|d| fault_words(language.get(), d, offset));
        if lines.is_empty() {
            return view! { <p>{words::faults_none(language.get())}</p> }.into_any();
        }
        let line = |(line, values): (String, String)| view! { <p data-testid="health-fault">{line} " " <code>{values}</code></p> };
        lines.into_iter().map(line).collect_view().into_any()
    };
    let state = device.with_value(|d| {
        if d.help_since.is_some() {
            "help"
        } else if d.clock_jump.is_some() {
            "clock"
        } else {
            "ok"
        }
    });
    view! {
        <tr data-testid="health-row" data-device=name data-state=state>
            <th scope="row">{shown} {is_this.then(|| view! { " " <small>{move || words::this_device(language.get())}</small> })}</th>
            <td>{started}</td>
            <td>{help}</td>
            <td>{clock}</td>
            <td>{faults}</td>
        </tr>
    }
}

fn help_words(language: Language, device: &Device, now: Timestamp) -> String {
    match (device.help_since, &device.help_answered) {
        (Some(since), _) => words::help_waiting(language, &counter_words::stopwatch(now.since(since) / 1_000)),
        (None, Some((_, seconds))) => words::help_answered(language, *seconds),
        (None, None) => words::help_never(language),
    }
}

fn clock_words(language: Language, device: &Device, offset: UtcOffset) -> String {
    match (device.clock_jump, device.clock_confirmed) {
        (Some((from, to)), _) => words::clock_jump(language, &counter_words::stamp(from, offset), &counter_words::stamp(to, offset)),
        (None, Some(at)) => words::clock_confirmed(language, &counter_words::stamp(at, offset)),
        (None, None) => words::clock_fine(language),
    }
}

/// The newest faults in words, each with the values recorded with it.
fn fault_words(language: Language, device: &Device, offset: UtcOffset) -> Vec<(String, String)> {
    let line = |(at, code, values): &(Timestamp, String, String)| {
        let (what, remedy) = faults::words_of(language, code);
        (faults::line(language, &counter_words::stamp(*at, offset), code, &what, &remedy), values.clone())
    };
    device.faults.iter().rev().take(FAULTS_SHOWN_MAX).map(line).collect()
}

/// The other windows of this machine that answer.
#[component]
fn Windows() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let windows = Memo::new(move |_| {
        shell.track_health();
        shell.now();
        let mut names: Vec<(String, String)> =
            shell.window().neighbours().into_iter().map(|n| (n.surface, n.counter.unwrap_or_default())).collect();
        names.sort();
        names
    });
    move || {
        let language = language.get();
        let windows = windows.get();
        if windows.is_empty() {
            return view! { <p class="desk-soft">{words::windows_none(language)}</p> }.into_any();
        }
        let line = |(surface, counter): (String, String)| {
            let text = words::window_line(language, &words::surface(language, &surface), &counter);
            view! { <li class="desk-plain-chip" data-surface=surface data-counter=counter>{text}</li> }
        };
        view! { <ul class="desk-chips" data-testid="windows">{windows.into_iter().map(line).collect_view()}</ul> }.into_any()
    }
}

#[component]
fn Storage() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let lines = move || {
        let (health, language) = (shell.health(), language.get());
        let kept = if health.storage_not_persistent { words::storage_not_persisted(language) } else { words::storage_persisted(language) };
        let sound = match health.unreadable {
            0 => words::storage_sound(language),
            count => counter_words::unreadable(language, count),
        };
        let mut lines = vec![(!health.storage_not_persistent, kept), (health.unreadable == 0, sound)];
        lines.extend(health.storage_troubles.iter().map(|trouble| (false, trouble.words(language))));
        lines.extend(health.silent_since.map(|since| (false, counter_words::silent_since(language, &common::clock(since, offset)))));
        lines
    };
    // Health is told every few seconds; the lines stay as long as they say the same.
    let lines = Memo::new(move |_| lines());
    let line = |(is_good, text): (bool, String)| view! { <li data-state=if is_good { "good" } else { "bad" }>{text}</li> };
    view! { <ul class="desk-states" data-testid="storage-state">{move || lines.get().into_iter().map(line).collect_view()}</ul> }
}

/// The content file: every fault with its path, as long as the last good one is in use.
#[component]
fn Content() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    move || {
        let (health, language) = (shell.health(), language.get());
        let faults = health.content_faults;
        if health.content_waits {
            return view! { <p class="desk-bad" role="status" data-testid="content-state" data-state="waits">{words::content_waits(language)}</p> }
                .into_any();
        }
        if health.content_lost {
            return view! { <p class="desk-bad" role="status" data-testid="content-state" data-state="lost">{words::content_lost(language)}</p> }
                .into_any();
        }
        if faults.is_empty() {
            return view! { <p class="desk-soft" data-testid="content-state" data-state="good">{words::content_fine(language)}</p> }
                .into_any();
        }
        let line = |fault: crate::domain::hall::parse::ContentFault| {
            let place = content_faults::place(language, &fault.path);
            view! { <li><code>{place}</code> " " {content_faults::fault(language, &fault.kind)}</li> }
        };
        view! {
            <div role="alert" data-testid="content-state" data-state="refused">
                <p class="desk-bad">{words::content_refused(language, faults.len())}</p>
                <ul class="desk-faults" data-testid="content-faults">{faults.into_iter().map(line).collect_view()}</ul>
            </div>
        }
        .into_any()
    }
}

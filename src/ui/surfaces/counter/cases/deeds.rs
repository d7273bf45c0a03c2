//! What is asked before something is done with a case: which papers, on what ground, why.

use leptos::prelude::*;

use super::right::{Right, Rights, correct, fixes};
use super::state::{Note, Panel, use_cases, want_word};
use crate::domain::case::command::Entitled;
use crate::domain::case::deed::{Deed, Fix, Handover};
use crate::domain::case::side::TrackingNumber;
use crate::domain::case::{AskedAgain, Ground};
use crate::domain::feed::holds_clear_data;
use crate::domain::hall::{Hall, Language};
use crate::domain::identity::ClerkId;
use crate::flow::case_draft::Person;
use crate::flow::counter::seat::clerks_at;
use crate::runtime::case_desk::CasePage;
use crate::text::{case, case_desk as words, counter as counter_words};
use crate::ui::shell::{use_language, use_shell};

/// Most characters of a typed text.
const TEXT_MAX: &str = "500";
const AGAIN: [AskedAgain; 3] = [AskedAgain::NotAsAsked, AskedAgain::FoundInCheck, AskedAgain::Forgotten];

/// What has been filled in.
#[derive(Clone, Copy)]
pub(super) struct Filled {
    pub(super) text: RwSignal<String>,
    pub(super) more: RwSignal<String>,
    pub(super) choice: RwSignal<usize>,
    pub(super) second: RwSignal<usize>,
    ticked: RwSignal<Vec<u16>>,
    other: RwSignal<bool>,
    pub(super) person: RwSignal<Person>,
}

/// The panel of a deed.
#[component]
pub fn DeedPanel(panel: Panel, page: StoredValue<CasePage>) -> impl IntoView {
    let (language, cases) = (use_language(), use_cases());
    let missing = page.with_value(|page| page.file.case.missing().collect::<Vec<_>>());
    let now = language.get_untracked();
    let filled = Filled {
        text: RwSignal::new(String::new()),
        more: RwSignal::new(if panel == Panel::Refuse { case::appeal_usual(now) } else { String::new() }),
        choice: RwSignal::new(0),
        second: RwSignal::new(0),
        ticked: RwSignal::new(if panel == Panel::Supply { missing } else { Vec::new() }),
        other: RwSignal::new(panel == Panel::Supply && page.with_value(|page| page.file.case.other_wanted.is_some())),
        person: RwSignal::new(Person::default()),
    };
    let shell = use_shell();
    let clerks = page.with_value(|page| {
        let case = &page.file.case;
        let others = |hall: &Hall| {
            let others = clerks_at(hall, &case.counter).into_iter().filter(|(clerk, _)| clerk.id != case.handler);
            others
                .map(|(clerk, post)| {
                    (clerk.id.clone(), counter_words::clerk_with_post(now, clerk.name.get(now), counter_words::post(post)))
                })
                .collect::<Vec<_>>()
        };
        shell.with_hall(others)
    });
    let (here, today) = (cases.seat.get_untracked().map(|seat| seat.counter), shell.window().today());
    let fixes = shell.with_hall(|hall| page.with_value(|page| fixes(hall, page, (here, today), now)));
    let (to, right) = (StoredValue::new(clerks), StoredValue::new(fixes));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match deed(panel, filled, (to, right), page) {
            Ok(deed) => cases.act(deed),
            Err(want) => cases.note.set(Some(Note::Failed(want(language.get_untracked())))),
        }
    };
    view! {
        <form class="desk-panel case-panel" data-testid="case-panel" on:submit=submit>
            {match panel {
                Panel::Request => request(filled, page),
                Panel::Supply => supply(filled, page),
                Panel::Suspend => view! {
                    {select("case-ground", words::ground, Ground::ALL.map(|ground| case::ground(now, ground)).to_vec(), filled.choice)}
                    {area("case-text", words::note, filled.text)}
                }.into_any(),
                Panel::Grant => sure(words::sure_grant),
                Panel::Withdraw => sure(words::sure_withdraw),
                Panel::Refuse => view! { {area("case-text", words::reason, filled.text)} {area("case-appeal", words::appeal, filled.more)} }.into_any(),
                Panel::Post => area("case-text", words::tracking, filled.text),
                Panel::Home => select("case-entitled", words::entitled, vec![words::over_70(now), words::disabled(now)], filled.choice),
                Panel::Urge => area("case-text", words::note, filled.text),
                Panel::HandOver => select("case-clerk", words::to_clerk, to.with_value(|to| to.iter().map(|(_, name)| name.clone()).collect()), filled.choice),
                Panel::Correct => correct(filled, right, page),
            }}
            <div class="desk-card-actions">
                <button class="desk-primary" type="submit" data-testid="case-do">{move || words::do_it(language.get())}</button>
                <button class="desk-button" type="button" data-testid="case-panel-cancel" on:click=move |_| cases.panel.set(None)>
                    {move || counter_words::cancel(language.get())} " " <kbd>"Esc"</kbd>
                </button>
            </div>
        </form>
    }
}

type To = StoredValue<Vec<(ClerkId, String)>>;

/// The deed, or what is wanting.
fn deed(panel: Panel, filled: Filled, (to, right): (To, Rights), page: StoredValue<CasePage>) -> Result<Deed, fn(Language) -> String> {
    let text = filled.text.get_untracked().trim().to_owned();
    let appeal = filled.more.get_untracked();
    // What is masked without a word would be a promise that nobody can keep: whoever writes says it otherwise.
    if panel != Panel::Post && holds_clear_data(&text) || panel == Panel::Refuse && holds_clear_data(&appeal) {
        return Err(words::want_no_numbers);
    }
    let note = Some(text.clone()).filter(|text| !text.is_empty());
    let needed = |note: Option<String>| note.ok_or(words::want_words as fn(Language) -> String);
    let entitled = || if filled.choice.get_untracked() == 0 { Entitled::Over70 } else { Entitled::Disabled };
    Ok(match panel {
        Panel::Request => {
            let told = page.with_value(|page| page.file.case.told > 0);
            let again = told.then(|| AGAIN.get(filled.choice.get_untracked()).copied()).flatten();
            Deed::RequestMaterial(filled.ticked.get_untracked(), note, again)
        }
        Panel::Supply => Deed::SupplyMaterial(filled.ticked.get_untracked(), filled.other.get_untracked()),
        Panel::Suspend => Deed::Suspend(Ground::ALL[filled.choice.get_untracked().min(Ground::ALL.len() - 1)], note),
        Panel::Grant => Deed::Grant,
        Panel::Withdraw => Deed::Withdraw,
        Panel::Refuse => {
            let appeal = Some(appeal.trim().to_owned()).filter(|text| !text.is_empty());
            Deed::Refuse(needed(note)?, needed(appeal)?)
        }
        Panel::Post => Deed::Deliver(Handover::Post(tracking_of(filled.text)?)),
        Panel::Home => Deed::Deliver(Handover::HomeVisit(entitled())),
        Panel::Urge => Deed::Urge(note),
        Panel::HandOver => {
            let to = to.with_value(|to| to.get(filled.choice.get_untracked()).map(|(clerk, _)| clerk.clone()));
            Deed::HandOver(to.ok_or(words::to_clerk as fn(Language) -> String)?)
        }
        Panel::Correct => {
            let chosen = right.with_value(|right| right.get(filled.second.get_untracked()).map(|(right, _)| right.clone()));
            let fix = match chosen {
                Some(Right::Is(fix)) => fix,
                Some(Right::Post) => Fix::Delivery(Handover::Post(tracking_of(filled.more)?)),
                _ => Fix::Person(Box::new(filled.person.with_untracked(Person::applicant).map_err(want_word)?)),
            };
            let chosen = u32::try_from(filled.choice.get_untracked()).unwrap_or(0);
            // Only one entry can be undone: nobody has to look for it.
            let undone = page.with_value(|page| page.file.undoable()).map(|(entry, _)| entry);
            let entry = undone.filter(|_| fix == Fix::Undone).unwrap_or(chosen);
            Deed::Correct(entry, fix, needed(note)?)
        }
    })
}

fn tracking_of(typed: RwSignal<String>) -> Result<TrackingNumber, fn(Language) -> String> {
    TrackingNumber::new(typed.get_untracked().trim()).ok_or(words::want_tracking)
}

fn request(filled: Filled, page: StoredValue<CasePage>) -> AnyView {
    let language = use_language().get_untracked();
    let (names, told) = page.with_value(|page| {
        let case = &page.file.case;
        ((0_u16..).zip(case.materials.iter().map(|material| material.name(language).to_owned())).collect::<Vec<_>>(), case.told > 0)
    });
    view! {
        {ticks(names, filled.ticked)}
        {area("case-text", words::other_material, filled.text)}
        {told.then(|| select("case-again", words::why_again, AGAIN.map(|again| case::asked_again(language, again)).to_vec(), filled.choice))}
    }
    .into_any()
}

fn supply(filled: Filled, page: StoredValue<CasePage>) -> AnyView {
    let language = use_language().get_untracked();
    let names = page.with_value(|page| {
        let case = &page.file.case;
        case.missing().filter_map(|at| Some((at, case.materials.get(usize::from(at))?.name(language).to_owned()))).collect::<Vec<_>>()
    });
    let other = page.with_value(|page| page.file.case.other_wanted.is_some());
    view! {
        {ticks(names, filled.ticked)}
        {other.then(|| view! {
            <label class="case-check">
                <input type="checkbox" data-testid="case-other-came" prop:checked=move || filled.other.get()
                    on:change=move |event| filled.other.set(event_target_checked(&event)) />
                <span>{words::other_came(language)}</span>
            </label>
        })}
    }
    .into_any()
}

fn sure(word: fn(Language) -> String) -> AnyView {
    let language = use_language();
    view! { <p role="alert" data-testid="case-sure">{move || word(language.get())}</p> }.into_any()
}

fn ticks(names: Vec<(u16, String)>, ticked: RwSignal<Vec<u16>>) -> AnyView {
    let row = move |(at, name): (u16, String)| {
        let change = move |event| {
            let is_on = event_target_checked(&event);
            ticked.update(|ticked| {
                ticked.retain(|other| *other != at);
                if is_on {
                    ticked.push(at);
                }
            });
        };
        view! {
            <label class="case-check">
                <input type="checkbox" data-testid="case-tick" prop:checked=move || ticked.with(|ticked| ticked.contains(&at)) on:change=change />
                <span>{name}</span>
            </label>
        }
    };
    view! { <div class="case-checks">{names.into_iter().map(row).collect_view()}</div> }.into_any()
}

pub(super) fn select(testid: &'static str, word: fn(Language) -> String, names: Vec<String>, chosen: RwSignal<usize>) -> AnyView {
    let language = use_language();
    let option = |(at, name): (usize, String)| view! { <option value=at.to_string()>{name}</option> };
    view! {
        <label class="desk-field">
            <span>{move || word(language.get())}</span>
            <select data-testid=testid on:change=move |event| chosen.set(event_target_value(&event).parse().unwrap_or(0))>
                {names.into_iter().enumerate().map(option).collect_view()}
            </select>
        </label>
    }
    .into_any()
}

pub(super) fn area(testid: &'static str, word: fn(Language) -> String, text: RwSignal<String>) -> AnyView {
    let language = use_language();
    view! {
        <label class="desk-field">
            <span>{move || word(language.get())}</span>
            <textarea data-testid=testid rows="2" maxlength=TEXT_MAX prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))></textarea>
        </label>
    }
    .into_any()
}

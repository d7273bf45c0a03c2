//! The staff: is everything accounted for, who needs help, what is void, which device is down, are the records sound, who has a PIN.
//!
//! Everything stands behind the gate, on tabs; a tab is there for whoever may do something on it.

mod editor;
mod feeds;
mod form;
mod health;
mod help;
mod journal;
mod people;
mod publishing;
mod scan_check;
mod sheet;
mod state;
mod sums;
mod tickets;

use leptos::prelude::*;

use crate::domain::access::Permission;
use crate::domain::form::File;
use crate::domain::hall::Language;
use crate::text::{form as form_words, gate as gate_words, publishing_desk as publishing_words, staff as words};
use crate::ui::shell::use_language;
use crate::ui::surfaces::desk_notices::{DayNotices, ToldOfContent};
use crate::ui::surfaces::desk_past::{DemoPast, PastLine};
use crate::ui::surfaces::desk_reload::ReloadBanner;
use crate::ui::surfaces::gate::{Gate, use_gate};
use state::{MessageLine, StaffScreen};

/// A tab of the staff's screen.
struct Tab {
    /// Its name for the outside.
    name: &'static str,
    word: fn(Language) -> String,
    /// Any of these opens it.
    needs: &'static [Permission],
    draw: fn() -> AnyView,
}

/// The part on which content is published.
const PUBLISHING: &str = "publishing";

/// All of them, in the order shown. What a part of a tab needs besides, the part asks itself.
const TABS: &[Tab] = &[
    Tab {
        name: "hall",
        word: words::tab_hall,
        needs: &[Permission::AnswerCalls, Permission::Reconcile, Permission::VoidTickets],
        draw: || view! { <HallTab /> }.into_any(),
    },
    Tab {
        name: "machine",
        word: words::tab_machine,
        needs: &[Permission::SeeHealth, Permission::VerifyRecords],
        draw: || view! { <MachineTab /> }.into_any(),
    },
    Tab {
        name: "scanner",
        word: crate::text::scan_check::tab,
        needs: &[Permission::SeeHealth],
        draw: || view! { <scan_check::ScanCheck /> }.into_any(),
    },
    Tab {
        name: "guides",
        word: crate::text::editor::tab,
        needs: &[Permission::EditGuides],
        draw: || view! { <editor::Editor /> }.into_any(),
    },
    Tab {
        name: "notices",
        word: form_words::tab_notices,
        needs: &[Permission::EditGuides],
        draw: || view! { <form::Form file=File::Notices /> }.into_any(),
    },
    Tab {
        name: "feeds",
        word: crate::text::feed_desk::tab,
        needs: &[Permission::ImportFeeds],
        draw: || view! { <feeds::Feeds /> }.into_any(),
    },
    Tab {
        name: "settings",
        word: form_words::tab_hall,
        needs: &[Permission::EditHall],
        draw: || view! { <form::Form file=File::Hall /> }.into_any(),
    },
    Tab {
        name: PUBLISHING,
        word: publishing_words::tab,
        needs: &[Permission::ApproveGuides, Permission::PublishGuides, Permission::EditHall],
        draw: || view! { <publishing::Publishing /> }.into_any(),
    },
    Tab { name: "people", word: words::tab_people, needs: &[Permission::ResetPins], draw: || view! { <people::People /> }.into_any() },
];

/// The surface.
#[component]
pub fn Staff() -> impl IntoView {
    StaffScreen::provide();
    publishing::KitOnPaper::provide();
    DemoPast::provide();
    view! { <Gate name="staff" title=words::title work=|| view! { <Work /> }.into_any() sheet=|| view! { <Sheet /> }.into_any() /> }
}

#[component]
fn Sheet() -> impl IntoView {
    let may_verify = use_gate().may(Permission::VerifyRecords);
    // One thing is printed at a time: a kit that is on the screen, or else the day sheet.
    let has_kit = Memo::new(move |_| expect_context::<publishing::KitOnPaper>().0.with(Option::is_some));
    move || match has_kit.get() {
        true => view! { <publishing::KitSheet /> }.into_any(),
        false => may_verify.then(|| view! { <sheet::DaySheet /> }).into_any(),
    }
}

#[component]
fn Work() -> impl IntoView {
    let (language, gate) = (use_language(), use_gate());
    let open: Vec<usize> = untrack(|| (0..TABS.len()).filter(|nth| TABS[*nth].needs.iter().any(|need| gate.may(*need))).collect());
    let chosen = RwSignal::new(open.first().copied());
    editor::provide();
    feeds::provide();
    let tab = move |nth: usize| {
        let testid = format!("tab-{}", TABS[nth].name);
        let is_chosen = move || (chosen.get() == Some(nth)).to_string();
        view! {
            <button class="desk-tab" type="button" data-testid=testid aria-pressed=is_chosen on:click=move |_| chosen.set(Some(nth))>
                {move || (TABS[nth].word)(language.get())}
            </button>
        }
    };
    view! {
        <main class="desk-pages">
            <MessageLine />
            <ReloadBanner />
            <PastLine />
            <DayNotices />
            // On the part "publishing" it stands beside what can be done about it.
            <ToldOfContent beside_publishing=Signal::derive(move || chosen.get().is_some_and(|nth| TABS[nth].name == PUBLISHING)) />
            {(!open.is_empty()).then(|| view! { <nav class="desk-tabs" aria-label=move || words::tabs_label(language.get())>{open.into_iter().map(tab).collect_view()}</nav> })}
            {move || match chosen.get() {
                Some(nth) => (TABS[nth].draw)(),
                None => view! { <Nothing /> }.into_any(),
            }}
        </main>
    }
}

/// Somebody whose roles have no part in this surface.
#[component]
pub fn Nothing() -> impl IntoView {
    let language = use_language();
    view! {
        <section class="desk-page" data-testid="nothing-here">
            <h2>{move || gate_words::nothing_title(language.get())}</h2>
            <p>{move || gate_words::nothing_help(language.get())}</p>
        </section>
    }
}

#[component]
fn HallTab() -> impl IntoView {
    let gate = use_gate();
    let may = move |permission| untrack(|| gate.may(permission));
    view! {
        {may(Permission::AnswerCalls).then(|| view! { <help::KioskCalls /> })}
        {may(Permission::Reconcile).then(|| view! { <sums::Sums /> <tickets::Tickets may_void=may(Permission::VoidTickets) /> })}
    }
}

#[component]
fn MachineTab() -> impl IntoView {
    let gate = use_gate();
    let may = move |permission| untrack(|| gate.may(permission));
    view! {
        {may(Permission::SeeHealth).then(|| view! { <health::Health /> })}
        {may(Permission::VerifyRecords).then(|| view! { <journal::Verification /> })}
    }
}

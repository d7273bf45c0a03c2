//! Who has a PIN, and a new recovery code.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::access::Standing;
use crate::domain::access::kit::is_kit;
use crate::domain::hall::{Language, Staff};
use crate::domain::identity::PersonId;
use crate::flow::gate::Input;
use crate::runtime::gate::{Stands, standings};
use crate::text::{common, gate as gate_words, staff as words};
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::gate::use_gate;
use crate::ui::widgets::button::Button;

/// What could be read of everybody's PIN.
#[derive(Clone, PartialEq)]
enum Read {
    NotYet,
    Unreadable,
    Done(Vec<Stands>),
}

/// The people of the staff and how they stand.
#[component]
pub fn People() -> impl IntoView {
    let (shell, language, gate) = (use_shell(), use_language(), use_gate());
    let read = RwSignal::new(Read::NotYet);
    let window = shell.window();
    spawn_local(async move {
        read.try_set(standings(&window).await.map_or(Read::Unreadable, Read::Done));
    });
    let row = move |member: Staff| {
        let (person, name, roles) = (PersonId::from(&member.id), member.name, member.roles);
        let of = person.clone();
        let on_whose_word = Memo::new(move |_| {
            read.with(|read| if let Read::Done(all) = read { all.iter().find(|(id, ..)| *id == person)?.2.clone() } else { None })
        });
        let vouched = move || {
            let vouched = on_whose_word.get()?;
            let (language, offset) = (language.get(), shell.with_hall(|hall| hall.utc_offset_minutes));
            let day = common::date(language, offset.day(vouched.at));
            Some(match &vouched.by {
                None => words::pin_by_time(language, &day),
                Some(kit) if is_kit(kit) => words::pin_by_kit(language, &day),
                Some(by) => words::pin_vouched(language, &day, &gate.name_of(by, language)),
            })
        };
        let standing = Memo::new(move |_| {
            read.with(|read| match read {
                Read::NotYet => Known::NotYet,
                Read::Unreadable => Known::Unreadable,
                Read::Done(all) => all.iter().find(|(id, ..)| *id == of).map_or(Known::Unreadable, |(_, standing, _)| Known::of(*standing)),
            })
        });
        view! {
            <tr data-testid="people-row" data-person=member.id.to_string() data-state=move || standing.get().state()>
                <th scope="row">{move || name.get(language.get()).to_owned()}</th>
                <td>{move || gate_words::roles(language.get(), &roles)}</td>
                <td>{move || standing.get().word(language.get())} {move || vouched().map(|text| view! { <br /> <small class="desk-soft" data-testid="pin-vouched">{text}</small> })}</td>
            </tr>
        }
    };
    view! {
        <section class="desk-page">
            <h2>{move || words::people_title(language.get())}</h2>
            <p class="desk-soft">{move || words::people_help(language.get())}</p>
            <table class="desk-table" data-testid="people-table">
                <thead>
                    <tr>
                        <th scope="col">{move || words::col_name(language.get())}</th>
                        <th scope="col">{move || words::col_roles(language.get())}</th>
                        <th scope="col">{move || words::col_pin(language.get())}</th>
                    </tr>
                </thead>
                <tbody>{shell.with_hall(|hall| hall.staff.clone()).into_iter().map(row).collect_view()}</tbody>
            </table>
            <h3>{move || gate_words::kit_title(language.get())}</h3>
            <p class="desk-soft">{move || words::kit_new_help(language.get())}</p>
            <div class="desk-card-actions">
                <Button testid="kit-new" class="desk-button" on_press=move || gate.send(Input::WantedKit)>{move || words::kit_new(language.get())}</Button>
            </div>
        </section>
    }
}

/// How somebody stands, in a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    NotYet,
    Unreadable,
    NoPin,
    HasPin,
    Locked,
    Lost,
}

impl Known {
    const fn of(standing: Standing) -> Self {
        match standing {
            Standing::NoPin => Self::NoPin,
            Standing::Ready { .. } => Self::HasPin,
            Standing::Locked { .. } => Self::Locked,
            Standing::Lost => Self::Lost,
        }
    }

    const fn state(self) -> &'static str {
        match self {
            Self::NotYet => "reading",
            Self::Unreadable => "unreadable",
            Self::NoPin => "none",
            Self::HasPin => "set",
            Self::Locked => "locked",
            Self::Lost => "lost",
        }
    }

    fn word(self, language: Language) -> String {
        match self {
            Self::NotYet => gate_words::looking(language),
            Self::Unreadable => words::pin_unreadable(language),
            Self::NoPin => words::pin_none(language),
            Self::HasPin => words::pin_set(language),
            Self::Locked => words::pin_locked(language),
            Self::Lost => words::pin_lost(language),
        }
    }
}

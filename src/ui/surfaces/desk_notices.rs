//! What is wrong with the hall's day and its content, at the head of every desk.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::hall::Language;
use crate::domain::hall::calendar::CalendarEnd;
use crate::domain::hall::parse::ContentFault;
use crate::flow::notices::{Notice, notices};
use crate::runtime::contents::{Told, told};
use crate::runtime::window::{Change, Listening};
use crate::text::publishing::older_at_desk;
use crate::text::{common, content_faults, counter as words, desk_content as words_of_content, staff as staff_words};
use crate::ui::shell::{use_language, use_shell};

/// Faults of the content shown here; all of them stand on the staff's screen.
const FAULTS_SHOWN_MAX: usize = 3;

/// The day's sums and the calendar.
#[component]
pub fn DayNotices() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let told = shell.floor(|floor, day, hall| notices(hall, floor.day(day), day));
    view! {
        <For each=move || told.get() key=|notice| *notice let:notice>
            <div class="desk-banner" data-kind="warn" role="alert" data-testid="hall-notice" data-state=state(notice)>
                {move || notice_words(language.get(), notice)}
            </div>
        </For>
    }
}

const fn state(notice: Notice) -> &'static str {
    match notice {
        Notice::Unbalanced { .. } => "unbalanced",
        Notice::Calendar(_) => "calendar",
    }
}

fn notice_words(language: Language, notice: Notice) -> String {
    let date = |day| common::date(language, day);
    match notice {
        Notice::Unbalanced { issued, accounted } => staff_words::unbalanced(language, issued, accounted),
        Notice::Calendar(CalendarEnd::Soon { last }) => words::calendar_ends(language, &date(last)),
        Notice::Calendar(CalendarEnd::Passed { last: Some(last) }) => words::calendar_passed(language, &date(last)),
        Notice::Calendar(CalendarEnd::Passed { last: None }) => words::calendar_none(language),
    }
}

/// The newest content file is not in use: it has faults, or it waits for tomorrow, or it is lost.
#[component]
pub fn ContentNotice() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let content = Memo::new(move |_| {
        let health = shell.health();
        (health.content_waits, health.content_lost, health.content_faults)
    });
    let line = move |fault: ContentFault| {
        let (place, what) = (content_faults::place(language.get(), &fault.path), content_faults::fault(language.get(), &fault.kind));
        view! { <li><code>{place}</code> " " {what}</li> }
    };
    move || {
        let (waits, lost, faults) = content.get();
        let (state, text) = match faults.len() {
            0 if lost => ("lost", staff_words::content_lost(language.get())),
            0 if !waits => return None,
            0 => ("waits", staff_words::content_waits(language.get())),
            count => ("refused", staff_words::content_refused(language.get(), count)),
        };
        let lines = faults.into_iter().take(FAULTS_SHOWN_MAX).map(line).collect_view();
        Some(view! {
            <div class="desk-banner" data-kind="warn" role="alert" data-testid="content-notice" data-state=state>
                <span>{text}</span>
                <ul class="desk-faults">{lines}</ul>
            </div>
        })
    }
}

/// What nobody sees by themselves: content may be older than what was published last, or stand in place of that, a recovery kit was used, a key is not kept.
#[component]
pub fn ToldOfContent(
    /// What can be published stands on the same screen, which tells of all but the kit itself.
    #[prop(optional, into)]
    beside_publishing: Signal<bool>,
) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let found = RwSignal::new(Told::default());
    let unreadable = Memo::new(move |_| shell.health().unreadable);
    let look = move || {
        let window = shell.window();
        spawn_local(async move {
            let Some(now) = told(&window).await else { return };
            if found.try_get_untracked().is_some_and(|before| before != now) {
                found.try_set(now);
            }
        });
    };
    // A record that cannot be read is found without anything being written.
    Effect::new(move |_| {
        unreadable.get();
        look();
    });
    let listening: StoredValue<Option<Listening>, LocalStorage> = StoredValue::new_local(None);
    listening.set_value(Some(shell.window().listen(move |change| {
        if change == Change::Content {
            look();
        }
    })));
    let lines = move || {
        let (language, told) = (language.get(), found.get());
        let older = told.older.map(|(shown, older)| ("content-older", Some(shown), older_at_desk(language, shown, older)));
        let shipped = told.shipped.map(|version| ("content-shipped", Some(version), words_of_content::shipped(language, version)));
        let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
        let kit = told.kit_used.map(|used| ("kit-used", None, words_of_content::kit_used(language, &used, offset)));
        let keys = told.is_case_key_unkept.then(|| ("case-key-unkept", None, words_of_content::case_key_unkept(language)));
        let of_content = [older, shipped].into_iter().flatten().filter(|_| !beside_publishing.get());
        of_content.chain(kit).chain(keys).collect::<Vec<_>>()
    };
    move || {
        let line = |(testid, version, text): (&'static str, Option<u32>, String)| {
            let version = version.map(|version| version.to_string());
            view! { <div class="desk-banner" data-kind="warn" role="alert" data-testid=testid data-number=version>{text}</div> }
        };
        lines().into_iter().map(line).collect_view()
    }
}

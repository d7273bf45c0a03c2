//! The kiosk's screen beside the form, at the kiosk's size and made smaller: a frame, because the kiosk's look follows the size of its page.

use std::collections::BTreeMap;

use leptos::portal::Portal;
use leptos::prelude::*;

use super::state::EditorScreen;
use crate::domain::hall::Language;
use crate::flow::guides::GuidePage;
use crate::flow::guides::ask::Chosen;
use crate::reading::page::{Frame, page};
use crate::runtime::editor::{frame_body, speak_in_frame};
use crate::text::{common, editor as words};
use crate::ui::shell::use_language;
use crate::ui::surfaces::kiosk::preview::Preview;

/// The frame's identity.
const FRAME: &str = "guide-preview-frame";

/// The preview, in the language that is chosen above it.
pub fn draw(screen: EditorScreen) -> AnyView {
    let language = use_language();
    let shown = RwSignal::new(language.get_untracked());
    let loads = RwSignal::new(0_u32);
    let chip = move |of: Language| {
        let testid = format!("preview-lang-{}", if of == Language::Zh { "zh" } else { "en" });
        let word = if of == Language::Zh { crate::text::guide_fields::chinese } else { crate::text::guide_fields::english };
        view! {
            <button type="button" class="editor-chip" data-testid=testid aria-pressed=move || (shown.get() == of).to_string() on:click=move |_| shown.set(of)>
                {move || word(language.get())}
            </button>
        }
        .into_any()
    };
    // A frame has its page once it stands in this one, and another when it was moved.
    let inside = move || {
        let is_loaded = loads.get() > 0;
        let body = is_loaded.then(|| frame_body(FRAME)).flatten();
        body.map(|body| view! { <Portal mount=body>{move || kiosk(screen, shown.get())}</Portal> }.into_any())
    };
    view! {
        <aside class="editor-preview" aria-label=move || words::preview(language.get())>
            <div class="editor-preview-head"><b>{move || words::preview(language.get())}</b>{[Language::Zh, Language::En].map(chip).collect_view()}</div>
            <div class="editor-frame"><iframe id=FRAME data-testid="guide-preview" title=move || words::preview(language.get()) on:load=move |_| loads.update(|count| *count += 1)></iframe></div>
            <p class="desk-soft">{move || words::preview_help(language.get())}</p>
            {inside}
        </aside>
    }
    .into_any()
}

fn kiosk(screen: EditorScreen, language: Language) -> AnyView {
    speak_in_frame(FRAME, common::code(language));
    let preview = Preview::new(screen.shell(), language, move |chosen, language| page_of(screen, chosen, language));
    let show = move || {
        if let Some(id) = screen.guide.with(|guide| guide.as_ref().map(|guide| guide.id.clone())) {
            preview.show(&id);
        }
    };
    untrack(show);
    crate::ui::reacting::whenever(show);
    preview.draw()
}

/// The page of the guide that is open, for somebody who has answered so.
fn page_of(screen: EditorScreen, chosen: &Chosen, language: Language) -> Option<GuidePage> {
    let answers: BTreeMap<String, String> = chosen.iter().cloned().collect();
    untrack(|| {
        screen.with(|model| {
            let desk = model.desk()?;
            let (guide, hall) = (desk.guide()?, &desk.in_force.hall);
            let class = hall.classes.iter().find(|class| class.id.as_str() == guide.class).map_or("", |class| class.name.get(language));
            let sample = desk.draft.head.sample.as_ref().map(|text| text.get(language));
            Some(page(guide, &answers, Frame { class, hall_code: &hall.code, sample, language }))
        })
    })
}

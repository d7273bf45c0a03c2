//! A guide on paper: everything in it, with version, date and short hash, and the code by which the kiosk knows whether it is still current.

use leptos::prelude::*;

use super::context::Kiosk;
use super::sheet::{demo_mark, drawing};
use crate::domain::barcode::qr;
use crate::flow::guides::{Amount, Block, Fact, GuidePage, Section};
use crate::flow::kiosk::PaperRoll;
use crate::text::common;
use crate::text::kiosk::guides as words;

/// The sheet.
pub fn draw(kiosk: Kiosk, page: &GuidePage) -> AnyView {
    let (language, hall, window) = (kiosk.language(), kiosk.hall(), kiosk.shell().window());
    let is_wide = kiosk.with(|model| model.house.settings.paper) == PaperRoll::A4;
    let time = format!("{} {}", window.today(), common::clock(window.now(), hall.utc_offset_minutes));
    view! {
        <div class="leaf" class:leaf-a4=is_wide class:leaf-roll=!is_wide>
            {demo_mark(kiosk)}
            <p class="leaf-hall">{hall.name.get(language).to_owned()}</p>
            <h1>{page.title.clone()}</h1>
            <p>{page.tags.clone()}</p>
            {page.sample.clone().map(|sample| view! { <p class="leaf-sample">{sample}</p> }.into_any())}
            <p>{page.summary.iter().map(|line| line.text()).collect::<String>()}</p>
            <dl class="leaf-facts">{page.facts.iter().map(fact).collect_view()}</dl>
            <h2>{words::bring(language)}" · "{page.materials_note.clone()}</h2>
            {(!page.answered.is_empty()).then(|| view! { <p>{words::you_said(language, &page.answered)}</p> }.into_any())}
            <ul class="leaf-materials">{page.materials.iter().map(material).collect_view()}</ul>
            <h2>{words::tab_steps(language)}</h2>
            <ol>{page.steps.iter().map(step).collect_view()}</ol>
            {page.sections.iter().map(section).collect_view()}
            <div class="leaf-foot">
                {qr(&page.mark).map(|modules| drawing(&modules, "leaf-code", 1))}
                <div>
                    <p><b>{page.version.clone()}</b></p>
                    <p>{words::printed_at(language, &time)}</p>
                    <p>{words::check_again(language)}</p>
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn fact(fact: &Fact) -> AnyView {
    let more = (!fact.more.is_empty()).then(|| view! { <small>{fact.more.clone()}</small> }.into_any());
    view! { <div><dt>{fact.label.clone()}</dt><dd>{fact.value.clone()}</dd>{more}</div> }.into_any()
}

fn material(material: &Amount) -> AnyView {
    view! { <li><b>{material.name.clone()}</b>" · "{material.amount.clone()}<br/><small>{material.note.clone()}</small></li> }.into_any()
}

fn step(step: &Fact) -> AnyView {
    let value = (!step.value.is_empty()).then(|| format!(" · {}", step.value));
    view! { <li><b>{step.label.clone()}</b>{value}<br/>{step.more.clone()}</li> }.into_any()
}

fn section(section: &Section) -> AnyView {
    let block = |block: &Block| {
        let text: String = block.lines.iter().map(|line| line.text()).collect();
        if block.is_entry { view! { <p class="entry">{text}</p> }.into_any() } else { view! { <p>{text}</p> }.into_any() }
    };
    view! { <h2>{section.title.clone()}</h2>{section.blocks.iter().map(block).collect_view()} }.into_any()
}

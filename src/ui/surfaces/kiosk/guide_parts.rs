//! Parts of a guide's page: facts, materials with their questions, steps, details.

use leptos::prelude::*;

use super::context::Kiosk;
use super::find::tell;
use super::guide::of;
use super::{notices, parts};
use crate::domain::hall::calendar::Opening;
use crate::domain::hall::{Hall, Item, Language};
use crate::domain::identity::ItemId;
use crate::flow::guides::page::Question;
use crate::flow::guides::{Amount, Block, Fact, GuidePage, Line, Piece, Section, Tab};
use crate::flow::kiosk::GuideInput;
use crate::flow::kiosk::guides::Aloud;
use crate::text::kiosk::{guides as words, pages, ticket};
use crate::text::{common, reasons};
use crate::ui::tongue::has_chinese;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;

/// The class of a line: it is marked while it is read aloud.
fn spoken(kiosk: Kiosk, number: u16) -> impl Fn() -> &'static str + Copy {
    let aloud = kiosk.slice(|model| of(model, |r| r.aloud).unwrap_or_default());
    move || if aloud.get() == Aloud::Line(number) { "spoken" } else { "" }
}

/// How long, how much, where, how often.
pub(super) fn facts(kiosk: Kiosk, page: &GuidePage) -> AnyView {
    let (language, hall) = (kiosk.language(), kiosk.hall());
    let place = item(&hall, page).map_or_else(
        || words::ask_staff(language),
        |item| {
            let counters: Vec<&str> = hall.counters_of(item.queue).map(|counter| counter.id.as_str()).collect();
            words::counters(language, &ticket::list(language, &counters))
        },
    );
    let place = Fact { number: 0, label: words::where_label(language), value: place, more: String::new() };
    let [long, much, often] = page.facts.as_slice() else { return ().into_any() };
    let names = ["limit", "fee", "place", "visits"];
    let cells = [long, much, &place, often].into_iter().zip(names).map(|(fact, name)| {
        view! {
            <div class=spoken(kiosk, fact.number) data-testid=format!("guide-section-{name}")>
                <dt>{fact.label.clone()}</dt>
                <dd>{fact.value.clone()}</dd>
            </div>
        }
        .into_any()
    });
    view! { <dl class="guide-facts">{cells.collect_view()}</dl> }.into_any()
}

/// One part of the guide.
pub(super) fn part(kiosk: Kiosk, page: &GuidePage, tab: Tab) -> AnyView {
    let inside = match tab {
        Tab::Materials => materials(kiosk, page),
        Tab::Steps => steps(kiosk, &page.steps),
        other => page.sections.iter().filter(|section| section.tab == other).map(|s| section(kiosk, s)).collect_view().into_any(),
    };
    view! { <div class="guide-part" data-testid=format!("guide-section-{}", tab.as_str())>{inside}</div> }.into_any()
}

fn materials(kiosk: Kiosk, page: &GuidePage) -> AnyView {
    let language = kiosk.language();
    let summary = page.summary.iter().map(|line| self::line(kiosk, line)).collect_view();
    let answered = (!page.answered.is_empty()).then(|| {
        view! {
            <div class="guide-answered">
                <p>{words::you_said(language, &page.answered)}</p>
                {parts::action("guide-answer-again", "", Some(Icon::Return), words::answer_again(language), move || tell(kiosk, GuideInput::StartedAgain))}
            </div>
        }
        .into_any()
    });
    let list = page.materials.iter().map(|material| self::material(kiosk, material)).collect_view();
    let more = page.facts.iter().filter(|fact| !fact.more.is_empty());
    let more = more
        .map(|fact| view! { <p data-testid="guide-fact-more"><b>{fact.label.clone()}</b>" "<span lang=lang_of(kiosk, &fact.more)>{fact.more.clone()}</span></p> }.into_any())
        .collect_view();
    view! {
        <p class="guide-summary" data-testid="guide-section-summary">{summary}</p>
        {page.question.as_ref().map(|question| ask(kiosk, question, page.progress))}
        {answered}
        <h2>{words::bring(language)}<span class="soft">{page.materials_note.clone()}</span></h2>
        <ul class="guide-materials">{list}</ul>
        <p class="soft">{pages::asked_once(language)}</p>
        {more}
        {when(kiosk, page)}
    }
    .into_any()
}

fn ask(kiosk: Kiosk, question: &Question, (done, all): (usize, usize)) -> AnyView {
    let language = kiosk.language();
    let answers = question.answers.iter().map(|(id, text)| {
        let input = GuideInput::Answered { question: question.id.clone(), answer: id.clone() };
        let (testid, text) = (format!("guide-answer-{id}"), text.clone());
        view! { <Button testid=testid class="action" on_press=move || tell(kiosk, input.clone())><span>{text}</span></Button> }.into_any()
    });
    view! {
        <div class="guide-ask" role="group" data-testid="guide-question" data-state=question.id.clone()>
            <p class="soft">{words::question_of(language, done + 1, all)}</p>
            <h2>{question.text.clone()}</h2>
            <div class="guide-ask-answers">{answers.collect_view()}</div>
        </div>
    }
    .into_any()
}

fn material(kiosk: Kiosk, material: &Amount) -> AnyView {
    let perhaps = (!material.is_sure).then(|| view! { <b class="guide-perhaps">{words::perhaps(kiosk.language())}</b> }.into_any());
    view! {
        <li class=spoken(kiosk, material.number) data-testid="guide-material">
            <p class="guide-material"><span>{material.name.clone()}</span>{perhaps}<span class="soft">{material.amount.clone()}</span></p>
            <p class="soft">{material.note.clone()}</p>
        </li>
    }
    .into_any()
}

fn steps(kiosk: Kiosk, steps: &[Fact]) -> AnyView {
    let steps = steps.iter().enumerate().map(|(place, step)| {
        view! {
            <li class=spoken(kiosk, step.number)>
                <span class="guide-step">{place + 1}</span>
                <div>
                    <p class="guide-material"><span>{step.label.clone()}</span><span class="soft">{step.value.clone()}</span></p>
                    <p>{step.more.clone()}</p>
                </div>
            </li>
        }
        .into_any()
    });
    view! { <ol class="guide-steps">{steps.collect_view()}</ol> }.into_any()
}

fn section(kiosk: Kiosk, section: &Section) -> AnyView {
    let blocks = section.blocks.iter().map(|block| self::block(kiosk, block)).collect_view();
    view! { <h2>{section.title.clone()}</h2><div class="guide-prose">{blocks}</div> }.into_any()
}

fn block(kiosk: Kiosk, block: &Block) -> AnyView {
    let lines = block.lines.iter().map(|line| self::line(kiosk, line)).collect_view();
    let class = if block.is_entry { "entry" } else { "" };
    view! { <p class=class>{lines}</p> }.into_any()
}

fn line(kiosk: Kiosk, line: &Line) -> AnyView {
    let piece = |piece: &Piece| {
        let (lang, text) = (lang_of(kiosk, &piece.text), piece.text.clone());
        if piece.strong { view! { <b lang=lang>{text}</b> }.into_any() } else { view! { <span lang=lang>{text}</span> }.into_any() }
    };
    view! { <span class=spoken(kiosk, line.number)>{line.pieces.iter().map(piece).collect_view()}</span> }.into_any()
}

/// Chinese names, of laws above all, stand in English guides too: a voice that reads the page must know.
fn lang_of(kiosk: Kiosk, text: &str) -> Option<&'static str> {
    (kiosk.language() == Language::En && has_chinese(text)).then_some("zh-CN")
}

/// When it can be done here.
fn when(kiosk: Kiosk, page: &GuidePage) -> AnyView {
    let (language, hall) = (kiosk.language(), kiosk.hall());
    let Some(item) = item(&hall, page) else { return ().into_any() };
    let hours = item
        .hours
        .as_ref()
        .map_or_else(|| pages::same_as_hall(language), |week| pages::only_then(language, &notices::only_then(week, language)));
    view! {
        <h2>{pages::when_open(language)}</h2>
        <p data-testid="guide-section-hours">{hours}</p>
        <p class="soft">{now(kiosk, &hall, item)}</p>
        {item.quota.map(|quota| view! { <p class="soft">{pages::daily_quota(language, quota)}</p> }.into_any())}
    }
    .into_any()
}

fn now(kiosk: Kiosk, hall: &Hall, item: &Item) -> String {
    let (language, offset) = (kiosk.language(), hall.utc_offset_minutes);
    let now = kiosk.shell().window().now();
    match hall.item_opening(item, now) {
        Opening::Open { until } => pages::open_now(language, &common::clock(until, offset)),
        Opening::Closed { next: Some(at), .. } => reasons::next_at(language, &reasons::when(language, at, offset, offset.day(now))),
        Opening::Closed { next: None, .. } => reasons::next_unknown(language),
    }
}

fn item<'a>(hall: &'a Hall, page: &GuidePage) -> Option<&'a Item> {
    hall.item(&ItemId::new(&page.item)?)
}

/// "Read it to me", "stop", or that nothing here can speak.
pub(super) fn listen(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let state = kiosk.slice(|model| (model.visit.is_mute, of(model, |r| matches!(r.aloud, Aloud::Line(_))).unwrap_or(false)));
    let word = move || match state.get() {
        (_, true) => words::stop(language),
        (true, _) => crate::text::kiosk::frame::no_voice(language),
        _ => words::listen(language),
    };
    view! {
        <Button testid="guide-listen" class="action" repeats=true on_press=move || tell(kiosk, GuideInput::PressedListen)>
            {Icon::Speaker.draw()}<span>{word}</span>
        </Button>
    }
    .into_any()
}

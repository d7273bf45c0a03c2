//! What is in force, and what is missing.

use leptos::prelude::*;

use super::state::use_publishing;
use crate::domain::content::{Edition, WhyShipped};
use crate::flow::publishing::InForce;
use crate::text::{publishing as why_words, publishing_desk as words};
use crate::ui::shell::use_language;

/// The edition in force, or why there is none.
#[component]
pub fn InForcePart() -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let seen = Memo::new(move |_| screen.seen());
    let in_force = Memo::new(move |_| seen.get().map(|seen| seen.in_force.clone()));
    let older = move || seen.get().and_then(|seen| seen.state.older());
    let state = move || match in_force.get() {
        None | Some(InForce::Shipped(WhyShipped::NeverPublished)) => "shipped",
        Some(InForce::Shipped(WhyShipped::Withdrawn { .. })) => "withdrawn",
        Some(InForce::Shipped(WhyShipped::Missing { .. })) => "missing",
        Some(InForce::Shipped(WhyShipped::KeysLost { .. })) => "keys-lost",
        Some(InForce::Shipped(WhyShipped::Unusable { .. })) => "unusable",
        Some(InForce::Published { .. }) if older().is_some() => "older",
        Some(InForce::Published { is_expired: true, .. }) => "expired",
        Some(InForce::Published { .. }) => "published",
    };
    // Both may be true of one edition.
    let banners = move || {
        let (language, seen) = (language.get(), seen.get()?);
        Some(match &seen.in_force {
            InForce::Shipped(why) => vec![why_words::shipped(language, why, screen.offset())],
            InForce::Published { edition, is_expired } => {
                let has_keys = seen.state.trust().is_some();
                let older = seen.state.older().map(|older| why_words::older_than_published(language, edition.version, older, has_keys));
                vec![older, is_expired.then(|| why_words::in_force_expired(language, edition.version))]
            }
        })
    };
    let banner =
        |text| view! { <div class="desk-banner" data-kind="call" role="alert" data-testid="in-force-warning"><span>{text}</span></div> };
    let refused = move || {
        let [zh, en] = seen.get()?.site_refused.clone()?;
        let (language, why) = (language.get(), if language.get() == crate::domain::hall::Language::Zh { zh } else { en });
        Some(words::site_refused(language, &why))
    };
    view! {
        <section class="desk-page" data-testid="in-force" data-state=state>
            <h2>{move || words::in_force_title(language.get())}</h2>
            {move || banners().unwrap_or_default().into_iter().flatten().map(banner).collect_view()}
            {move || refused().map(|text| view! { <div class="desk-banner" role="alert" data-testid="site-refused"><span>{text}</span></div> })}
            {move || match in_force.get() {
                None => ().into_any(),
                Some(InForce::Shipped(WhyShipped::NeverPublished)) => view! {
                    <p class="publishing-version">{words::in_force_shipped(language.get())}</p>
                    <p class="desk-soft">{words::in_force_shipped_help(language.get())}</p>
                }.into_any(),
                Some(InForce::Shipped(_)) => view! { <p class="publishing-version">{words::in_force_shipped_now(language.get())}</p> }.into_any(),
                Some(InForce::Published { edition, .. }) => view! { <Facts edition=*edition /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Facts(edition: Edition) -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let version = edition.version;
    let facts = move || {
        let language = language.get();
        let rows = [
            (words::published_at(language), screen.stamp(edition.made_at)),
            (words::expires(language), screen.day(edition.expires_at)),
            (words::author(language), screen.name_of(&edition.author, language)),
            (words::approvers(language), screen.names_of(&edition.approvers, language)),
            (words::source(language), words::source_of(language, edition.source)),
        ];
        let hash = view! { <div><dt>{words::short_hash(language)}</dt><dd><code>{edition.hash.short()}</code></dd></div> };
        view! { {rows.map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()} {hash} }
    };
    view! {
        <p class="publishing-version" data-testid="in-force-version" data-number=version.to_string()>{move || words::in_force_version(language.get(), version)}</p>
        <dl class="publishing-facts">{facts}</dl>
    }
}

//! Reads the facts of cases from their JSON text, by hand, as [`crate::domain::event`] does for the floor: a hall has 100,000 cases, and the kiosk reads one
//! while somebody waits. What is understood is what the derived `Deserialize` understands; a property test holds one against the other.

use super::event::{Accepted, AskedAgain, CaseEvent, CaseMaterial, CaseTicket, Correction, Delivery, Ground, HandedIn, Trait, Verdict};
use super::side::SideRef;
use crate::domain::guide::choices::Unit;
use crate::domain::guide::terms::Limit;
use crate::domain::hall::{Language, Post};
use crate::domain::identity::{ClerkId, CounterId, ItemId, StepId, TicketId};
use crate::domain::json::{Json, fields, optional, root};
use crate::domain::time::Day;

type Value<'a> = Option<Json<'a>>;

pub(super) fn event(text: &str) -> Option<CaseEvent> {
    let (name, body) = root(text)?;
    let Some(body) = body.filter(|body| !body.is_null()) else {
        return match name {
            "resumed" => Some(CaseEvent::Resumed),
            "reprinted" => Some(CaseEvent::Reprinted),
            _ => None,
        };
    };
    Some(match name {
        "accepted" => CaseEvent::Accepted(Box::new(accepted(body)?)),
        "step_entered" => {
            let [step] = fields(body, ["step"])?;
            CaseEvent::StepEntered { step: step_id(step)? }
        }
        "material_requested" => {
            let [materials, other, again] = fields(body, ["materials", "other", "again"])?;
            let (other, again) = (optional(other, SideRef::from_json)?, optional(again, |again| asked_again(Some(again)))?);
            CaseEvent::MaterialRequested { materials: numbers(materials)?, other, again }
        }
        "material_supplied" => {
            let [materials, other] = fields(body, ["materials", "other"])?;
            CaseEvent::MaterialSupplied { materials: numbers(materials)?, other: other.map_or(Some(false), Json::flag)? }
        }
        "suspended" => {
            let [reason, note] = fields(body, ["ground", "note"])?;
            CaseEvent::Suspended { ground: ground(reason)?, note: optional(note, SideRef::from_json)? }
        }
        "decided" => {
            let [how] = fields(body, ["verdict"])?;
            CaseEvent::Decided { verdict: verdict(how?)? }
        }
        "delivered" => {
            let [how] = fields(body, ["delivery"])?;
            CaseEvent::Delivered { delivery: delivery(how?)? }
        }
        "urged" => {
            let [note] = fields(body, ["note"])?;
            CaseEvent::Urged { note: optional(note, SideRef::from_json)? }
        }
        "corrected" => {
            let [entry, right, note] = fields(body, ["entry", "correction", "note"])?;
            CaseEvent::Corrected { entry: whole(entry)?, correction: correction(right?)?, note: SideRef::from_json(note?)? }
        }
        "found" => {
            let [by] = fields(body, ["by"])?;
            CaseEvent::Found { by: word(by, &[("phone", Trait::Phone), ("document", Trait::Document)])? }
        }
        "handed_over" => {
            let [to, as_what] = fields(body, ["to", "post"])?;
            CaseEvent::HandedOver { to: ClerkId::new(&to?.text()?)?, post: post(as_what)? }
        }
        _ => return None,
    })
}

fn accepted(body: Json<'_>) -> Option<Accepted> {
    let [random, item, guide, guide_version, language, counter, first] =
        fields(body, ["random", "item", "guide", "guide_version", "language", "counter", "first"])?;
    let [as_what, way, person, ticket, promised, statutory, steps, materials] =
        fields(body, ["post", "way", "person", "ticket", "promised", "statutory", "steps", "materials"])?;
    Some(Accepted {
        random: whole(random)?,
        item: ItemId::new(&item?.text()?)?,
        guide: guide?.text()?.into_owned(),
        guide_version: whole(guide_version)?,
        language: word(language, &[("zh", Language::Zh), ("en", Language::En)])?,
        counter: CounterId::new(&counter?.text()?)?,
        first: ClerkId::new(&first?.text()?)?,
        post: post(as_what)?,
        way: word(way, &[("in_person", HandedIn::InPerson), ("agent", HandedIn::Agent), ("home_visit", HandedIn::HomeVisit)])?,
        person: SideRef::from_json(person?)?,
        ticket: optional(ticket, ticket_of)?,
        promised: limit(promised?)?,
        statutory: limit(statutory?)?,
        steps: list(steps, |step| step_id(Some(step)))?,
        materials: list(materials, material)?,
    })
}

fn ticket_of(value: Json<'_>) -> Option<CaseTicket> {
    let [day, id] = fields(value, ["day", "id"])?;
    Some(CaseTicket { day: Day::parse(&day?.text()?)?, id: TicketId::new(&id?.text()?)? })
}

fn material(value: Json<'_>) -> Option<CaseMaterial> {
    let [zh, en, original, copies, given] = fields(value, ["zh", "en", "original", "copies", "given"])?;
    let en = optional(en, |en| Some(en.text()?.into_owned()))?;
    let count = |value: Value<'_>| value.map_or(Some(0), |value| u8::try_from(value.whole()?).ok());
    Some(CaseMaterial { zh: zh?.text()?.into_owned(), en, original: count(original)?, copies: count(copies)?, given: given?.flag()? })
}

/// A limit as guides write it.
fn limit(value: Json<'_>) -> Option<Limit> {
    match value.text().as_deref() {
        Some("at-once") => return Some(Limit::AtOnce),
        Some("not-laid-down") => return Some(Limit::NotLaidDown),
        Some(_) => return None,
        None => {}
    }
    let [number, unit] = fields(value, ["value", "unit"])?;
    let unit = word(unit, &[("working-days", Unit::WorkingDays), ("days", Unit::Days), ("months", Unit::Months)])?;
    Some(Limit::Within(u16::try_from(number?.whole()?).ok()?, unit))
}

fn verdict(value: Json<'_>) -> Option<Verdict> {
    let (name, body) = value.variant()?;
    match (name, body.filter(|body| !body.is_null())) {
        ("granted", None) => Some(Verdict::Granted),
        ("withdrawn", None) => Some(Verdict::Withdrawn),
        ("refused", Some(body)) => {
            let [reason, appeal] = fields(body, ["reason", "appeal"])?;
            Some(Verdict::Refused { reason: SideRef::from_json(reason?)?, appeal: SideRef::from_json(appeal?)? })
        }
        _ => None,
    }
}

fn delivery(value: Json<'_>) -> Option<Delivery> {
    let (name, body) = value.variant()?;
    match (name, body.filter(|body| !body.is_null())) {
        ("home_visit", None) => Some(Delivery::HomeVisit),
        ("counter", Some(body)) => {
            let [counter] = fields(body, ["counter"])?;
            Some(Delivery::Counter { counter: CounterId::new(&counter?.text()?)? })
        }
        ("post", Some(body)) => {
            let [tracking] = fields(body, ["tracking"])?;
            Some(Delivery::Post { tracking: SideRef::from_json(tracking?)? })
        }
        _ => None,
    }
}

fn correction(value: Json<'_>) -> Option<Correction> {
    let (name, body) = value.variant()?;
    let Some(body) = body.filter(|body| !body.is_null()) else {
        return match name {
            "undone" => Some(Correction::Undone),
            "remark" => Some(Correction::Remark),
            _ => None,
        };
    };
    Some(match name {
        "person" => {
            let [person] = fields(body, ["person"])?;
            Correction::Person { person: SideRef::from_json(person?)? }
        }
        "step" => {
            let [step] = fields(body, ["step"])?;
            Correction::Step { step: step_id(step)? }
        }
        "material" => {
            let [material, given] = fields(body, ["material", "given"])?;
            Correction::Material { material: u16::try_from(material?.whole()?).ok()?, given: given?.flag()? }
        }
        "delivery" => {
            let [how] = fields(body, ["delivery"])?;
            Correction::Delivery { delivery: delivery(how?)? }
        }
        _ => return None,
    })
}

fn asked_again(value: Value<'_>) -> Option<AskedAgain> {
    let words =
        [("not_as_asked", AskedAgain::NotAsAsked), ("found_in_check", AskedAgain::FoundInCheck), ("forgotten", AskedAgain::Forgotten)];
    word(value, &words)
}

fn ground(value: Value<'_>) -> Option<Ground> {
    let words = [
        ("hearing", Ground::Hearing),
        ("tender", Ground::Tender),
        ("auction", Ground::Auction),
        ("inspection", Ground::Inspection),
        ("testing", Ground::Testing),
        ("quarantine", Ground::Quarantine),
        ("appraisal", Ground::Appraisal),
        ("expert_review", Ground::ExpertReview),
        ("public_notice", Ground::PublicNotice),
        ("force_majeure", Ground::ForceMajeure),
        ("other_rule", Ground::OtherRule),
    ];
    word(value, &words)
}

fn post(value: Value<'_>) -> Option<Post> {
    word(value, &[("A", Post::A), ("B", Post::B)])
}

/// One of these words; a choice without a body may also be written as an object with nothing in it.
fn word<T: Copy>(value: Value<'_>, words: &[(&str, T)]) -> Option<T> {
    let (found, body) = value?.variant()?;
    let known = words.iter().find(|(word, _)| *word == found)?;
    body.is_none_or(Json::is_null).then_some(known.1)
}

fn step_id(value: Value<'_>) -> Option<StepId> {
    StepId::new(&value?.text()?)
}

fn whole(value: Value<'_>) -> Option<u32> {
    u32::try_from(value?.whole()?).ok()
}

fn numbers(value: Value<'_>) -> Option<Vec<u16>> {
    list(value, |number| u16::try_from(number.whole()?).ok())
}

fn list<T>(value: Value<'_>, read: impl Fn(Json<'_>) -> Option<T>) -> Option<Vec<T>> {
    value?.entries()?.into_iter().map(read).collect()
}

//! What clerks do with cases, at random: mostly what makes sense, sometimes what does not.

use residents_window::domain::case::command::{Acceptance, CaseIs, DeliverBy, Entitled, HandIn};
use residents_window::domain::case::mask::{PersonName, Phone};
use residents_window::domain::case::side::{PersonRecord, TellBy};
use residents_window::domain::case::{AskedAgain, Case, CaseCommand, CaseRefusal, Correction, Delivery, Ground, SideRef, Verdict};
use residents_window::domain::codes::receipt::ReceiptNumber;
use residents_window::domain::guide::choices::Unit;
use residents_window::domain::guide::terms::Limit;
use residents_window::domain::hall::{Hall, Language};
use residents_window::projection::case_table::CaseTable;

use crate::common::cases::{clerk, material, step};
use crate::common::prng::Prng;
use crate::common::{counter, item};

/// Over the days of any seed each of these happens.
pub const WHAT_MUST_HAVE_HAPPENED: [&str; 14] = [
    "undo",
    "accept",
    "enter",
    "request",
    "supply",
    "suspend",
    "resume",
    "decide",
    "deliver",
    "urge",
    "correct",
    "hand over",
    "reprint",
    "refused: is",
];

/// A case and what to do with it; no case: a new one.
pub fn choose(prng: &mut Prng, hall: &Hall, table: &CaseTable) -> Option<(Option<ReceiptNumber>, CaseCommand)> {
    let known: Vec<&Case> = table.all().collect();
    if known.is_empty() || prng.chance(0.12) {
        return Some((None, CaseCommand::Accept(Box::new(acceptance(prng)))));
    }
    // Newer ones more often.
    let from = if prng.chance(0.7) { known.len().saturating_sub(15) } else { 0 };
    let case = *prng.pick(&known[from..])?;
    Some((Some(case.number), command(prng, hall, case)))
}

fn side(prng: &mut Prng, text: &str) -> SideRef {
    let identity = |n: u64| format!("00000000-0000-7000-8000-{:012x}", n & 0xffff_ffff_ffff);
    SideRef::make(&identity(prng.next()), &identity(prng.next()), text).unwrap().0
}

fn person(prng: &mut Prng) -> SideRef {
    let name = PersonName::new(if prng.chance(0.5) { super::PLANTED[0] } else { super::PLANTED[1] }).unwrap();
    let phone = Phone::new(if prng.chance(0.5) { super::PLANTED[2] } else { super::PLANTED[3] }).unwrap();
    let record = PersonRecord::new(&name, Some(&phone), TellBy::Phone, None, String::new()).write();
    side(prng, &record)
}

fn acceptance(prng: &mut Prng) -> Acceptance {
    let limits = [
        (Limit::Within(5, Unit::WorkingDays), Limit::Within(20, Unit::WorkingDays)),
        (Limit::Within(3, Unit::WorkingDays), Limit::NotLaidDown),
        (Limit::Within(10, Unit::Days), Limit::Within(1, Unit::Months)),
        (Limit::AtOnce, Limit::NotLaidDown),
        (Limit::Within(40, Unit::WorkingDays), Limit::Within(60, Unit::WorkingDays)),
    ];
    let (promised, statutory) = *prng.pick(&limits).unwrap();
    let ways = [HandIn::InPerson, HandIn::Agent, HandIn::HomeVisit(Entitled::Over70), HandIn::HomeVisit(Entitled::Disabled)];
    Acceptance {
        random: u32::try_from(prng.below(1_000_000)).unwrap(),
        item: item(prng.pick(&["minimum-living", "kinship-proof", "social-card"]).unwrap()),
        guide: "any".to_owned(),
        guide_version: 1,
        language: Language::Zh,
        counter: counter("2"),
        clerk: clerk("wu-yun"),
        way: *prng.pick(&ways).unwrap(),
        person: person(prng),
        ticket: None,
        promised,
        statutory,
        materials: (0..3).map(|n| material(&format!("材料{n}"), prng.chance(0.85))).collect(),
    }
}

fn command(prng: &mut Prng, hall: &Hall, case: &Case) -> CaseCommand {
    let some = |prng: &mut Prng| (0..3_u16).filter(|_| prng.chance(0.5)).collect::<Vec<_>>();
    match prng.below(14) {
        0..=2 => {
            let next = case.steps.get(case.step + 1 + prng.below(2) as usize).or_else(|| case.steps.first());
            CaseCommand::EnterStep(next.cloned().unwrap_or_else(|| step("nowhere")))
        }
        3 => {
            let other = prng.chance(0.3).then(|| side(prng, "其他材料"));
            let again = prng.chance(0.8).then_some(AskedAgain::NotAsAsked);
            CaseCommand::RequestMaterial { materials: some(prng), other, again }
        }
        4..=5 => {
            let missing = case.missing().collect::<Vec<_>>();
            let materials = if prng.chance(0.8) { missing } else { some(prng) };
            CaseCommand::SupplyMaterial { materials, other: case.other_wanted.is_some() }
        }
        6 => CaseCommand::Suspend { ground: *prng.pick(&Ground::ALL).unwrap(), note: prng.chance(0.5).then(|| side(prng, "依据")) },
        7 => CaseCommand::Resume,
        8 => CaseCommand::Decide(match prng.below(4) {
            0 => Verdict::Withdrawn,
            1 => Verdict::Refused { reason: side(prng, "理由"), appeal: side(prng, "救济途径") },
            _ => Verdict::Granted,
        }),
        9 => CaseCommand::Deliver(match prng.below(3) {
            0 => DeliverBy::Counter(counter("2")),
            1 => DeliverBy::Post(side(prng, "EA123456789CN")),
            _ => DeliverBy::HomeVisit(Entitled::Disabled),
        }),
        10 => CaseCommand::Urge(None),
        11 => CaseCommand::HandOver(prng.pick(&hall.clerks).unwrap().id.clone()),
        12 => CaseCommand::Reprint,
        _ => correction(prng, case),
    }
}

fn correction(prng: &mut Prng, case: &Case) -> CaseCommand {
    let is_mistake = case.decided_at().is_some() && prng.chance(0.6);
    let correction = match if is_mistake { 4 } else { prng.below(6) } {
        0 => Correction::Person { person: person(prng) },
        1 => Correction::Step { step: prng.pick(&case.steps).cloned().unwrap_or_else(|| step("nowhere")) },
        2 => Correction::Material { material: u16::try_from(prng.below(4)).unwrap(), given: prng.chance(0.5) },
        3 => Correction::Delivery { delivery: Delivery::HomeVisit },
        4 => Correction::Undone,
        _ => Correction::Remark,
    };
    let last = case.entries.saturating_sub(1);
    let entry = if correction == Correction::Undone {
        last
    } else if prng.chance(0.6) {
        0
    } else {
        u32::try_from(prng.below(12)).unwrap()
    };
    CaseCommand::Correct { entry, correction, note: side(prng, "更正原因") }
}

pub const fn name_of_command(command: &CaseCommand) -> &'static str {
    match command {
        CaseCommand::Accept(_) => "accept",
        CaseCommand::EnterStep(_) => "enter",
        CaseCommand::RequestMaterial { .. } => "request",
        CaseCommand::SupplyMaterial { .. } => "supply",
        CaseCommand::Suspend { .. } => "suspend",
        CaseCommand::Resume => "resume",
        CaseCommand::Decide(_) => "decide",
        CaseCommand::Deliver(_) => "deliver",
        CaseCommand::Urge(_) => "urge",
        CaseCommand::Correct { correction: Correction::Undone, .. } => "undo",
        CaseCommand::Correct { .. } => "correct",
        CaseCommand::HandOver(_) => "hand over",
        CaseCommand::Reprint => "reprint",
        CaseCommand::Find(_) => "find",
    }
}

pub const fn name_of(refusal: &CaseRefusal) -> &'static str {
    match refusal {
        CaseRefusal::CaseIs(CaseIs::Running | CaseIs::Waiting | CaseIs::Suspended | CaseIs::Decided | CaseIs::Over) => "refused: is",
        CaseRefusal::NotThisClerk => "refused: clerk",
        CaseRefusal::ToldBefore => "refused: told",
        CaseRefusal::StepBehind | CaseRefusal::NoSuchStep => "refused: step",
        CaseRefusal::UrgedToday => "refused: urged",
        _ => "refused: other",
    }
}

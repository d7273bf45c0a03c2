//! What is wrong with notices, in an editor's words, each with what to do.

use super::guide_lint;
use super::kiosk::board::side_of;
use crate::domain::board::lint::Kind;
use crate::domain::board::{PlaceKind, Side};
use crate::domain::hall::Language;

words! {
    news_over(until: &str) { zh "{until} 以后就不显示了", en "Not shown any more since {until}" }
    news_over_remedy() { zh "还要用就改“显示到哪天”，不用了可以删去。", en "Change its last day if it still matters, or remove it." }
    news_not_yet(from: &str) { zh "{from} 才开始显示", en "Not shown before {from}" }
    news_not_yet_remedy() { zh "到那天会自己出来，不用改；写错了请改日期。", en "It appears by itself on that day; if that is wrong, change the day." }
    no_news_now() { zh "今天没有一条动态在显示", en "No news is shown today" }
    no_news_now_remedy() { zh "请添一条，或改日期。", en "Add some, or change the days." }
    same_title() { zh "上面已有一条同样标题的", en "Another piece of news above has the same title" }
    same_title_remedy() { zh "居民分不清，请改标题或删去一条。", en "People cannot tell them apart: change one, or remove it." }
    published_later() { zh "公开日期在今天以后", en "It says to be published later than today" }
    published_later_remedy() { zh "请核对日期。", en "Check the day." }
    account_old(months: u32) { zh "最近的一列已经是 {months} 个月以前的", en "The newest column is {months} months old" }
    account_old_remedy() { zh "居务公开至少每季度更新，请补上新的数。", en "Accounts are renewed at least each quarter: enter the newer figures." }
    periods_out_of_order() { zh "各列的月份或季度没有从早到晚排", en "The columns are not in the order of time" }
    periods_remedy() { zh "请从早到晚排，每列不同。", en "Earliest first, each once." }
    not_yet_effective(from: &str) { zh "{from} 才施行", en "In force only from {from}" }
    not_yet_effective_remedy() { zh "屏幕上会写明施行日期；写错了请改。", en "The screen says since when; if that is wrong, change the day." }
    before_it_was_made() { zh "比公布日期还早", en "Earlier than the day it was made" }
    before_it_was_made_remedy() { zh "请核对几个日期。", en "Check the days." }
    no_such_item(name: &str) { zh "大厅没有事项“{name}”", en "The hall has no item “{name}”" }
    no_such_guide(name: &str) { zh "没有指南“{name}”", en "There is no guide “{name}”" }
    left_out_remedy() { zh "屏幕上不会显示这一项：请改编号或删去。", en "The screen leaves it out: mend the identity, or remove it." }
    no_such_counter(name: &str) { zh "大厅没有 {name} 号窗口", en "The hall has no counter {name}" }
    no_such_counter_remedy() { zh "居民会找不到人：请改成有的窗口。", en "People would look for it in vain: name one that is there." }
    no_stand_in() { zh "没有写谁代班", en "Nobody stands in" }
    no_stand_in_remedy() { zh "网格员不在时居民找不到人，请选一个网格代班。", en "When the manager is away there is nobody to call: choose a grid." }
    place_without_grid() { zh "没有一个网格管这里", en "No grid has any house of it" }
    place_without_grid_remedy() { zh "居民选了它查不到人：请在网格里加上门牌号，或删去。", en "People who choose it find nobody: add its numbers to a grid, or remove it." }
    gap(numbers: &str) { zh "{numbers}没有网格管", en "No grid has {numbers}" }
    gap_remedy() { zh "中间漏了就加到网格里；本来没有这些门牌，不用改。", en "Add them to a grid; if there are no such houses, leave it." }
    gap_one(number: u16) { zh "{number} 号", en "number {number}" }
    gap_all(from: u16, to: u16) { zh "{from} 号到 {to} 号", en "{from} to {to}" }
    gap_one_building(number: u16) { zh "{number} 号楼", en "building {number}" }
    gap_buildings(from: u16, to: u16) { zh "{from} 号楼到 {to} 号楼", en "buildings {from} to {to}" }
    gap_buildings_side(from: u16, to: u16, side: &str) { zh "{from} 号楼到 {to} 号楼{side}", en "buildings {from} to {to} {side}" }
    gap_side(from: u16, to: u16, side: &str) { zh "{from} 号到 {to} 号{side}", en "{from} to {to} {side}" }
    same_place_name() { zh "上面已有同名的街道或小区", en "Another street or estate above has this name" }
    same_place_name_remedy() { zh "居民只打名字就分不清：请在名字里写明是哪一个。", en "Whoever types the name gets both: make the names differ." }
    hall_closed_then() { zh "大厅这时不开门", en "The hall is closed then" }
    hall_closed_then_remedy() { zh "屏幕上不会显示这次：请改时间。", en "The screen leaves this visit out: change the time." }
    counter_taken(by: &str) { zh "这时这个窗口已有“{by}”", en "“{by}” sits at this counter at that time" }
    counter_taken_remedy() { zh "请换窗口或时间。", en "Change the counter or the time." }
    same_number(name: &str) { zh "这个号码已写在“{name}”", en "This number stands there already: “{name}”" }
    same_number_remedy() { zh "同一个号码写一次就够。", en "Once is enough." }
    chinese_in_english() { zh "英文里有汉字", en "There is Chinese in the English text" }
    chinese_in_english_remedy() { zh "看英文的居民读不懂，请译成英文。", en "Who reads English cannot read it: translate it." }
    markup_remedy() { zh "会原样显示，请删掉。", en "It is shown as it is typed: delete it." }
}

/// What is the matter, and what to do.
pub fn words_of(language: Language, kind: &Kind) -> (String, String) {
    use crate::domain::guide::lint::FindingKind as F;
    match kind {
        Kind::NewsOver { until } => (news_over(language, &until.to_string()), news_over_remedy(language)),
        Kind::NewsNotYet { from } => (news_not_yet(language, &from.to_string()), news_not_yet_remedy(language)),
        Kind::NoNewsNow => (no_news_now(language), no_news_now_remedy(language)),
        Kind::SameTitle => (same_title(language), same_title_remedy(language)),
        Kind::PublishedLater => (published_later(language), published_later_remedy(language)),
        Kind::AccountOld { months } => (account_old(language, *months), account_old_remedy(language)),
        Kind::PeriodsOutOfOrder => (periods_out_of_order(language), periods_remedy(language)),
        Kind::NotYetEffective { from } => (not_yet_effective(language, &from.to_string()), not_yet_effective_remedy(language)),
        Kind::BeforeItWasMade => (before_it_was_made(language), before_it_was_made_remedy(language)),
        Kind::NoSuchItem(name) => (no_such_item(language, name), left_out_remedy(language)),
        Kind::NoSuchGuide(name) => (no_such_guide(language, name), left_out_remedy(language)),
        Kind::NoSuchCounter(name) => (no_such_counter(language, name), no_such_counter_remedy(language)),
        Kind::NoStandIn => (no_stand_in(language), no_stand_in_remedy(language)),
        Kind::PlaceWithoutGrid => (place_without_grid(language), place_without_grid_remedy(language)),
        Kind::Gap { from, to, side, of } => (gap(language, &gap_numbers(language, (*from, *to), *side, *of)), gap_remedy(language)),
        Kind::SamePlaceName => (same_place_name(language), same_place_name_remedy(language)),
        Kind::HallClosedThen => (hall_closed_then(language), hall_closed_then_remedy(language)),
        Kind::CounterTaken { by } => (counter_taken(language, by.get(language)), counter_taken_remedy(language)),
        Kind::SameNumber { name } => (same_number(language, name.get(language)), same_number_remedy(language)),
        Kind::ChineseInEnglish => (chinese_in_english(language), chinese_in_english_remedy(language)),
        // What stands in guides is the same here, but that nothing can be stressed.
        Kind::Letters(F::Markup) => (guide_lint::words_of(language, &F::Markup).0, markup_remedy(language)),
        Kind::Letters(kind) => guide_lint::words_of(language, kind),
    }
}

/// The houses or buildings of a gap.
fn gap_numbers(language: Language, (from, to): (u16, u16), side: Side, of: PlaceKind) -> String {
    match (of, side_of(language, side)) {
        (PlaceKind::Street, _) if from == to => gap_one(language, from),
        (PlaceKind::Street, None) => gap_all(language, from, to),
        (PlaceKind::Street, Some(side)) => gap_side(language, from, to, &side),
        (PlaceKind::Estate, _) if from == to => gap_one_building(language, from),
        (PlaceKind::Estate, None) => gap_buildings(language, from, to),
        (PlaceKind::Estate, Some(side)) => gap_buildings_side(language, from, to, &side),
    }
}

//! Words around a guide: its facts, its choices, its print.

use crate::domain::guide::{Delivery, Desk, Kind, Level, Limit, Processing, Scope, Source, Unit};
use crate::domain::hall::Language;

words! {
    how_long() { zh "要几天", en "How long" }
    how_much() { zh "花多少钱", en "Cost" }
    how_often() { zh "跑几次", en "Visits" }
    free() { zh "不收费", en "Free" }
    charged() { zh "要收费", en "There is a fee" }
    fee_and_basis(fee: &str, basis: &str) { zh "{fee}（依据：{basis}）", en "{fee} (basis: {basis})" }
    not_all_shown() { zh "这份指南太长，没有全部显示，请问工作人员。", en "This guide is too long and not all of it is shown: please ask the staff." }
    not_stated() { zh "没有写明，请问窗口", en "Not stated: ask at the counter" }
    at_once() { zh "当场办完", en "At once" }
    not_laid_down() { zh "法律没有规定", en "Not laid down by law" }
    working_days(value: u16) { zh "{value} 个工作日", en "{value} working days" }
    days(value: u16) { zh "{value} 天", en "{value} days" }
    months(value: u16) { zh "{value} 个月", en "{value} months" }
    statutory(limit: &str) { zh "法律规定最长 {limit}", en "By law at most {limit}" }
    no_visit() { zh "不用跑", en "None" }
    visits(count: u8) { zh "{count} 次", en "{count}" }
    original(count: u8) { zh "原件 {count} 份", en "original × {count}" }
    copies(count: u8) { zh "复印件 {count} 份", en "copy × {count}" }
    original_and_copies(original: u8, copies: u8) { zh "原件 {original} 份，复印件 {copies} 份", en "original × {original}, copy × {copies}" }
    nothing_to_bring() { zh "不用带", en "Nothing to bring" }
    from_whom(amount: &str, whom: &str) { zh "{amount}（{whom}）", en "{amount} ({whom})" }
    all_materials(count: usize) { zh "一共 {count} 样", en "{count} in all" }
    some_materials(shown: usize, all: usize) { zh "{all} 样里您要 {shown} 样", en "You need {shown} of {all}" }
    perhaps_materials(shown: usize) { zh "最多 {shown} 样，答几个问题会更少", en "At most {shown}: answer the questions for your own list" }
    conditions() { zh "谁能办", en "Who can apply" }
    law() { zh "法律依据", en "Law" }
    faq() { zh "常见问题", en "Questions people ask" }
    results() { zh "办好以后给您", en "What you get" }
    place() { zh "在哪里办", en "Where" }
    contact() { zh "问谁", en "Whom to ask" }
    complaint() { zh "投诉监督", en "Complaints" }
    authority() { zh "谁来审批", en "Who decides" }
    codes() { zh "事项编码", en "Codes" }
    code_line(basic: &str, local: &str) { zh "基本编码 {basic}，实施编码 {local}", en "Basic code {basic}, local code {local}" }
    scope_line(scope: &str, level: &str) { zh "通办范围：{scope}；行使层级：{level}", en "Can be done: {scope}. Decided at: {level}" }
    effective(from: &str) { zh "{from} 起执行", en "In force since {from}" }
    law_article(law: &str, article: &str) { zh "《{law}》{article}", en "{law}, {article}" }
    law_numbered(law: &str, number: &str, article: &str) { zh "《{law}》（{number}）{article}", en "{law} ({number}), {article}" }
    question(text: &str) { zh "问：{text}", en "Q: {text}" }
    outcome(name: &str, ways: &str) { zh "{name}：{ways}", en "{name}: {ways}" }
    version(version: u32, day: &str, hash: &str) { zh "第 {version} 版 · {day} 起执行 · 校验码 {hash}", en "Version {version} · in force since {day} · check {hash}" }
    tags(class: &str, processing: &str) { zh "{class} · {processing}", en "{class} · {processing}" }
    carry_bring() { zh "要带：", en "Bring: " }
    carry_perhaps(name: &str) { zh "{name}（看情况）", en "{name} (perhaps)" }
    carry_how_long(limit: &str) { zh "时间：{limit}", en "Time: {limit}" }
    carry_fee(fee: &str) { zh "费用：{fee}", en "Cost: {fee}" }
    carry_ask(contact: &str) { zh "咨询：{contact}", en "Ask: {contact}" }
    carry_more() { zh "（还有，见全文）", en "(more in the full guide)" }
    also_called() { zh "也叫", en "Also called" }
    because_synonym() { zh "说的是一回事", en "Another name" }
    because_pinyin() { zh "拼音", en "By pinyin" }
    because_initials() { zh "首字母", en "By initials" }
    because_alike() { zh "有几个字相同", en "Some characters in common" }
    because_spelling() { zh "拼写相近", en "Similar spelling" }
}

/// A time limit in words.
pub fn limit(language: Language, limit: Limit) -> String {
    match limit {
        Limit::AtOnce => at_once(language),
        Limit::NotLaidDown => not_laid_down(language),
        Limit::Within(value, Unit::WorkingDays) => working_days(language, value),
        Limit::Within(value, Unit::Days) => days(language, value),
        Limit::Within(value, Unit::Months) => months(language, value),
    }
}

/// Words of the fixed choices: one for each language and value.
macro_rules! names {
    ($($(#[$doc:meta])* $name:ident($type:ident) { $($variant:ident: $zh:literal, $en:literal;)* })*) => {$(
        $(#[$doc])*
        #[must_use]
        pub const fn $name(language: Language, value: $type) -> &'static str {
            match (value, language) {
                $(($type::$variant, Language::Zh) => $zh, ($type::$variant, Language::En) => $en,)*
            }
        }
    )*};
}

names! {
    /// 事项类型.
    kind(Kind) {
        Licence: "行政许可", "Licence";
        Payment: "行政给付", "Payment";
        Confirmation: "行政确认", "Confirmation";
        Reward: "行政奖励", "Reward";
        PublicService: "公共服务", "Public service";
        Other: "其他", "Other";
    }
    /// 办件类型.
    processing(Processing) {
        AtOnce: "即办件，当场办", "Done at once";
        Promised: "承诺件，限期办", "Done within a promised time";
    }
    /// 行使层级.
    level(Level) {
        Community: "社区", "community";
        SubDistrict: "街道", "sub-district";
        District: "区县", "district";
        City: "市", "city";
        Province: "省", "province";
    }
    /// 通办范围.
    scope(Scope) {
        Hall: "只在本大厅", "only in this hall";
        District: "全区都能办", "anywhere in the district";
        City: "全市都能办", "anywhere in the city";
        Province: "全省都能办", "anywhere in the province";
        Nation: "全国都能办", "anywhere in the country";
    }
    /// Who does a step.
    desk(Desk) {
        Resident: "您", "You";
        Front: "窗口", "Counter";
        Back: "后台", "Back office";
        OtherAuthority: "其他部门", "Another authority";
    }
    /// How a result comes.
    delivery(Delivery) {
        Counter: "到窗口取", "at the counter";
        Post: "邮寄", "by post";
        Bank: "打到银行卡", "into your bank account";
        Online: "网上看", "online";
        HomeVisit: "送上门", "brought to your home";
    }
    /// Where a material comes from.
    source(Source) {
        Own: "自己准备", "your own";
        Authority: "有关部门开", "from the authority";
        HallForm: "窗口领表", "form at the counter";
        Employer: "单位开", "from the employer";
        Hospital: "医院开", "from the hospital";
        Bank: "银行开", "from the bank";
        SharedData: "我们联网查", "we look it up";
    }
}

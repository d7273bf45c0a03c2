//! What is wrong with a guide, in an editor's words, each with what to do.

use super::guide::limit;
use crate::domain::guide::lint::{FindingKind, Severity};
use crate::domain::hall::Language;

words! {
    error() { zh "必须改", en "Must be mended" }
    warning() { zh "请留意", en "Please look" }
    blank() { zh "这里是空的", en "This is blank" }
    blank_remedy() { zh "请填写。", en "Fill it in." }
    no_legal_basis() { zh "没有写设定依据", en "No law is named" }
    no_legal_basis_remedy() { zh "至少写一部法规和条款。", en "Name at least one law and its article." }
    bad_article() { zh "条款写法不对", en "The article is not written as one" }
    bad_article_remedy() { zh "请写成“第十八条”的样子。", en "Write it like “第十八条”." }
    law_in_marks() { zh "法规名称带了书名号", en "The law's name carries its title marks" }
    law_in_marks_remedy() { zh "屏幕上会自动加书名号，请去掉。", en "Leave them out: every screen adds them." }
    fee_not_stated() { zh "没有写收不收费", en "Nothing says whether it costs anything" }
    fee_not_stated_remedy() { zh "不收费请选“不收费”，不要留空，也不要写“无”。", en "If it is free, choose “free”; never leave it blank." }
    fee_without_basis() { zh "收费没有写依据", en "A fee without the rule that allows it" }
    fee_without_basis_remedy() { zh "请写收费文件的名称和文号。", en "Name the rule and its number." }
    promised_longer(promised: &str, statutory: &str) { zh "承诺时限（{promised}）比法定时限（{statutory}）长", en "Promised ({promised}) for longer than the law allows ({statutory})" }
    promised_longer_remedy() { zh "承诺只能更短，请核对两个时限。", en "A promise can only be shorter: check both limits." }
    no_promise() { zh "没有写承诺时限", en "Nothing is promised" }
    no_promise_remedy() { zh "法律没有规定的，也要写本大厅多久办完。", en "Where the law lays nothing down, still say how long this hall takes." }
    at_once_mismatch() { zh "办件类型与承诺时限对不上", en "Kind of processing and promised limit do not fit" }
    at_once_mismatch_remedy() { zh "即办件的承诺时限是“当场办完”，承诺件要写几天。", en "Done at once means the limit “at once”; otherwise say how many days." }
    steps_longer(promised: &str) { zh "各环节加起来比承诺时限（{promised}）长很多", en "The steps together take much longer than promised ({promised})" }
    steps_longer_remedy() { zh "请核对各环节的时限。", en "Check the limits of the steps." }
    limit_out_of_range(max: u16) { zh "时限的数字不对", en "The number of the limit is wrong (highest: {max})" }
    limit_out_of_range_remedy(max: u16) { zh "请填 1 到 {max}。", en "Give a number from 1 to {max}." }
    expired(since: &str) { zh "{since} 起已取消", en "No longer in force since {since}" }
    expired_remedy() { zh "自助机上已不显示；还有效的请改取消日期。", en "The kiosk does not show it; if it still holds, change the date." }
    not_yet(from: &str) { zh "{from} 才生效", en "Not in force before {from}" }
    not_yet_remedy() { zh "到那天才会显示，不用改；写错了请改生效日期。", en "It is shown from that day on; if that is wrong, change the date." }
    ends_before() { zh "取消日期不在生效日期之后", en "It ends before it begins" }
    ends_before_remedy() { zh "请核对两个日期。", en "Check both dates." }
    no_copies() { zh "材料没有写原件或复印件几份", en "Neither original nor copy of this material is asked for" }
    no_copies_remedy() { zh "请写份数；由大厅联网查的，来源选“我们联网查”。", en "Say how many; if the hall looks it up itself, choose that as its source." }
    no_source_name() { zh "没有写由哪个单位开", en "It does not say who issues it" }
    no_source_name_remedy() { zh "请写单位名称，居民才知道去哪里开。", en "Name the office, so that people know where to go." }
    no_complaint_number() { zh "投诉方式里没有电话号码", en "The complaint line has no number" }
    no_complaint_number_remedy() { zh "请写监督电话或 12345。", en "Give a telephone number, or 12345." }
    no_such_class(name: &str) { zh "大厅没有类别“{name}”", en "The hall has no class “{name}”" }
    no_such_item(name: &str) { zh "大厅没有事项“{name}”", en "The hall has no item “{name}”" }
    item_without_counter(name: &str) { zh "没有窗口办理事项“{name}”", en "No counter does the item “{name}”" }
    item_without_counter_remedy() { zh "请给它安排窗口，或换一个事项。", en "Give it a counter, or choose another item." }
    item_without_procedure(name: &str) { zh "事项“{name}”没有办理流程，收件以后没法跟踪", en "The item “{name}” has no procedure: its cases cannot be followed" }
    item_without_procedure_remedy() { zh "请管理员在大厅设置里给它或它的类别选一个流程。", en "The administrator chooses one for it or its class in the hall's settings." }
    procedure_longer(days: u32, promised: &str) { zh "办理流程各环节共 {days} 个工作日，比承诺时限（{promised}）长", en "The steps of its procedure take {days} working days, longer than promised ({promised})" }
    procedure_longer_remedy() { zh "请核对承诺时限，或请管理员改环节的天数。", en "Check the promise, or have the administrator mend the days of the steps." }
    no_such_counter(name: &str) { zh "写到了 {name} 号窗口，大厅没有这个窗口", en "Counter {name} is named, and the hall has none" }
    no_such_counter_remedy() { zh "请改窗口号；最好不写号，取号时会告诉居民去几号。", en "Mend the number, or leave it out: the ticket tells people where to go." }
    no_such_department(name: &str) { zh "没有部门“{name}”", en "There is no department “{name}”" }
    no_such_life_event(name: &str) { zh "没有人生事件“{name}”", en "There is no occasion in life “{name}”" }
    choose_remedy() { zh "请从列表里选。", en "Choose one of the list." }
    too_long(found: usize, max: usize) { zh "{found} 个字，屏幕上放不下（最好不超过 {max}）", en "{found} characters do not fit well on the screen (better {max})" }
    too_long_remedy() { zh "请写短一点，或移到常见问题里。", en "Shorten it, or move some of it to the questions." }
    far_too_long(found: usize, max: usize) { zh "{found} 个字，最多 {max} 个", en "{found} characters, at most {max}" }
    too_few(found: usize, min: usize) { zh "只有 {found} 项，至少 {min} 项", en "{found} entries, at least {min}" }
    too_few_remedy() { zh "请补上。", en "Add what is missing." }
    too_many(found: usize, max: usize) { zh "有 {found} 项，最多 {max} 项", en "{found} entries, at most {max}" }
    too_many_remedy() { zh "请合并或删去不要紧的。", en "Join some, or leave out what matters least." }
    number_too_large(max: u8) { zh "数字太大，最多 {max}", en "The number is too large, at most {max}" }
    number_remedy() { zh "请核对数字。", en "Check the number." }
    bad_id() { zh "编号写法不对", en "This is no identity" }
    bad_id_remedy() { zh "只用小写字母、数字和连字符，如 low-income。", en "Small letters, digits and hyphens only, such as low-income." }
    bad_code(min: usize, max: usize) { zh "编码应是 {min} 到 {max} 位数字或大写字母", en "A code has {min} to {max} digits and capital letters" }
    bad_code_remedy() { zh "请照事项目录抄写；表格软件可能去掉了前面的 0。", en "Copy it from the catalogue; a spreadsheet may have dropped leading zeros." }
    duplicate(first: &str) { zh "重复：已有 {first}", en "Said twice: {first}" }
    duplicate_remedy() { zh "请删去或改掉一个。", en "Leave one out, or change it." }
    same_print_code(other: &str) { zh "打印码与 {other} 的相同", en "Its prints carry the same digits as those of {other}" }
    same_print_code_remedy() { zh "扫旧打印件会认错指南。请给还没印过的那一份换一个标识。", en "An old print would be taken for the other guide. Give the one that nobody has printed yet another identity." }
    same_name(other: &str) { zh "与 {other} 同名", en "It has the same name as {other}" }
    same_name_remedy() { zh "居民分不清两个同名的指南，请改名。", en "People cannot tell two guides of one name apart: rename one." }
    question_without_effect() { zh "这个提问不影响任何材料", en "This question decides nothing" }
    question_without_effect_remedy() { zh "请删去，或在材料的“适用情况”里用上。", en "Leave it out, or use it in a material's condition." }
    no_such_question(name: &str) { zh "没有提问“{name}”", en "There is no question “{name}”" }
    no_such_answer(name: &str) { zh "这个提问没有答案“{name}”", en "This question has no answer “{name}”" }
    condition_remedy() { zh "请重新选适用情况。", en "Choose the condition anew." }
    no_condition() { zh "“视情况”的材料没有写什么情况", en "Needed only sometimes, and it does not say when" }
    condition_ignored() { zh "“必须”的材料写了适用情况，不起作用", en "Needed always: its condition changes nothing" }
    condition_ignored_remedy() { zh "请改为“视情况”，或清空适用情况。", en "Make it conditional, or take the condition away." }
    always_needed() { zh "怎么答都要这份材料", en "It is needed whatever is answered" }
    always_needed_remedy() { zh "请改为“必须”，或去掉一个答案。", en "Make it required, or take an answer away." }
    hidden_letter(code: u32) { zh "有看不见的字符（U+{code:04X}）", en "There is a letter that nobody can see (U+{code:04X})" }
    hidden_letter_remedy() { zh "多半是从网页粘贴来的：请删掉这段重新输入。", en "It came with pasted text, most likely: delete the passage and type it again." }
    mojibake() { zh "有乱码", en "There are letters that a wrong encoding has left" }
    mojibake_remedy() { zh "请从原文重新抄写。", en "Copy it from the source again." }
    hostile_link(scheme: &str) { zh "有会运行程序的地址（{scheme}）", en "There is an address that runs something ({scheme})" }
    hostile_link_remedy() { zh "请删掉，并告诉管理员它是从哪里来的。", en "Delete it, and tell the administrator where it came from." }
    link() { zh "有网址：自助机上点不开", en "There is a link: at the kiosk nothing can be followed" }
    link_remedy() { zh "请写清楚在哪里能查到。", en "Say in words where it can be found." }
    markup() { zh "有网页代码：会原样显示", en "There is markup: it is shown as it is typed" }
    markup_remedy() { zh "要强调请用 **星号**，其余请删掉。", en "Use **asterisks** to stress something; delete the rest." }
    no_english() { zh "别处有英文，这里没有", en "Some of the guide is in English, this is not" }
    no_english_remedy() { zh "请补上英文，或全部去掉。", en "Add it, or take all English out." }
    version_not_raised(published: u32) { zh "内容改了，版本号还是已发布的 {published}", en "It was changed, and its version is still the published {published}" }
    version_not_raised_remedy() { zh "请把版本号加一。", en "Raise the version by one." }
}

/// How much it matters.
pub fn severity(language: Language, severity: Severity) -> String {
    match severity {
        Severity::Error => error(language),
        Severity::Warning => warning(language),
    }
}

/// What is the matter, and what to do.
pub fn words_of(language: Language, kind: &FindingKind) -> (String, String) {
    use FindingKind as K;
    match kind {
        K::Blank => (blank(language), blank_remedy(language)),
        K::NoLegalBasis => (no_legal_basis(language), no_legal_basis_remedy(language)),
        K::BadArticle => (bad_article(language), bad_article_remedy(language)),
        K::LawInMarks => (law_in_marks(language), law_in_marks_remedy(language)),
        K::FeeNotStated => (fee_not_stated(language), fee_not_stated_remedy(language)),
        K::FeeWithoutBasis => (fee_without_basis(language), fee_without_basis_remedy(language)),
        K::PromisedLonger { promised, statutory } => {
            (promised_longer(language, &limit(language, *promised), &limit(language, *statutory)), promised_longer_remedy(language))
        }
        K::NoPromise => (no_promise(language), no_promise_remedy(language)),
        K::AtOnceMismatch => (at_once_mismatch(language), at_once_mismatch_remedy(language)),
        K::StepsLonger { promised } => (steps_longer(language, &limit(language, *promised)), steps_longer_remedy(language)),
        K::LimitOutOfRange { max } => (limit_out_of_range(language, *max), limit_out_of_range_remedy(language, *max)),
        K::Expired { since } => (expired(language, &since.to_string()), expired_remedy(language)),
        K::NotYetEffective { from } => (not_yet(language, &from.to_string()), not_yet_remedy(language)),
        K::EndsBeforeItBegins => (ends_before(language), ends_before_remedy(language)),
        K::NoCopies => (no_copies(language), no_copies_remedy(language)),
        K::NoSourceName => (no_source_name(language), no_source_name_remedy(language)),
        K::NoComplaintNumber => (no_complaint_number(language), no_complaint_number_remedy(language)),
        K::TooLong { max, found } => (too_long(language, *found, *max), too_long_remedy(language)),
        K::FarTooLong { max, found } => (far_too_long(language, *found, *max), too_long_remedy(language)),
        K::TooFew { min, found } => (too_few(language, *found, *min), too_few_remedy(language)),
        K::TooMany { max, found } => (too_many(language, *found, *max), too_many_remedy(language)),
        K::NumberTooLarge { max } => (number_too_large(language, *max), number_remedy(language)),
        K::BadId => (bad_id(language), bad_id_remedy(language)),
        K::BadCode { min, max } => (bad_code(language, *min, *max), bad_code_remedy(language)),
        K::Duplicate { first } => (duplicate(language, first), duplicate_remedy(language)),
        K::SamePrintCode { other } => (same_print_code(language, other), same_print_code_remedy(language)),
        K::SameName { other } => (same_name(language, other), same_name_remedy(language)),
        K::VersionNotRaised { published } => (version_not_raised(language, *published), version_not_raised_remedy(language)),
        K::NoSuchClass(name) => (no_such_class(language, name), choose_remedy(language)),
        K::NoSuchItem(name) => (no_such_item(language, name), choose_remedy(language)),
        K::ItemWithoutProcedure(name) => (item_without_procedure(language, name), item_without_procedure_remedy(language)),
        K::ProcedureLonger { promised, days } => {
            (procedure_longer(language, *days, &limit(language, *promised)), procedure_longer_remedy(language))
        }
        K::ItemWithoutCounter(name) => (item_without_counter(language, name), item_without_counter_remedy(language)),
        K::NoSuchCounter(name) => (no_such_counter(language, name), no_such_counter_remedy(language)),
        K::NoSuchDepartment(name) => (no_such_department(language, name), choose_remedy(language)),
        K::NoSuchLifeEvent(name) => (no_such_life_event(language, name), choose_remedy(language)),
        K::QuestionWithoutEffect => (question_without_effect(language), question_without_effect_remedy(language)),
        K::NoSuchQuestion(name) => (no_such_question(language, name), condition_remedy(language)),
        K::NoSuchAnswer(name) => (no_such_answer(language, name), condition_remedy(language)),
        K::NoCondition => (no_condition(language), condition_remedy(language)),
        K::ConditionIgnored => (condition_ignored(language), condition_ignored_remedy(language)),
        K::AlwaysNeeded => (always_needed(language), always_needed_remedy(language)),
        K::HiddenLetter(letter) => (hidden_letter(language, u32::from(*letter)), hidden_letter_remedy(language)),
        K::Mojibake => (mojibake(language), mojibake_remedy(language)),
        K::HostileLink(scheme) => (hostile_link(language, scheme), hostile_link_remedy(language)),
        K::Link => (link(language), link_remedy(language)),
        K::Markup => (markup(language), markup_remedy(language)),
        K::NoEnglish => (no_english(language), no_english_remedy(language)),
    }
}

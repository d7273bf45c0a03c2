//! What the fields of a guide are called beside a finding, a difference, a form: from the path that lint and diff give.

use crate::domain::hall::Language;

words! {
    guide() { zh "整个指南", en "The whole guide" }
    order() { zh "指南的顺序", en "Order of the guides" }
    id() { zh "编号", en "Identity" }
    name() { zh "名称", en "Name" }
    version() { zh "版本", en "Version" }
    effective() { zh "生效日期", en "In force from" }
    cancelled() { zh "取消日期", en "Ends on" }
    class() { zh "类别", en "Class" }
    classes() { zh "分类的顺序", en "Order of the classes" }
    department() { zh "部门", en "Department" }
    departments() { zh "部门表", en "Departments" }
    item() { zh "事项", en "Item" }
    aliases() { zh "别名", en "Other names" }
    life_events() { zh "人生事件", en "Occasions in life" }
    summary() { zh "一句话说明", en "Summary" }
    conditions() { zh "受理条件", en "Conditions" }
    questions() { zh "提问", en "Questions of the checklist" }
    answers() { zh "答案", en "Answers" }
    materials() { zh "材料", en "Materials" }
    when() { zh "适用情况", en "Needed when" }
    note() { zh "填报须知", en "Note" }
    steps() { zh "步骤", en "Steps" }
    text() { zh "内容", en "Text" }
    limit() { zh "环节时限", en "Limit of the step" }
    delivery() { zh "送达方式", en "Ways of delivery" }
    fee() { zh "收费", en "Fee" }
    basis() { zh "收费依据", en "Rule" }
    results() { zh "审批结果", en "Results" }
    legal_basis() { zh "设定依据", en "Law" }
    law() { zh "法规名称", en "Name of the law" }
    number() { zh "文号", en "Number" }
    article() { zh "条款", en "Article" }
    says() { zh "说明", en "What it says" }
    faq() { zh "常见问题", en "Questions people ask" }
    asked() { zh "问", en "Question" }
    answered() { zh "答", en "Answer" }
    need() { zh "必要性", en "Needed" }
    original() { zh "原件份数", en "Originals" }
    copies() { zh "复印件份数", en "Copies" }
    source() { zh "来源渠道", en "Source" }
    source_name() { zh "来源单位", en "From whom" }
    desk() { zh "由谁办", en "Done by" }
    sample() { zh "样例说明", en "Sample notice" }
    statutory_limit() { zh "法定办结时限", en "Statutory limit" }
    promised_limit() { zh "承诺办结时限", en "Promised limit" }
    kind() { zh "事项类型", en "Kind" }
    level() { zh "行使层级", en "Level" }
    audience() { zh "服务对象", en "For whom" }
    processing() { zh "办件类型", en "Processing" }
    scope() { zh "通办范围", en "Where it can be done" }
    visits() { zh "到现场次数", en "Visits" }
    authority() { zh "实施主体", en "Authority" }
    place() { zh "办理地点", en "Place" }
    contact() { zh "咨询方式", en "Whom to ask" }
    complaint() { zh "监督投诉方式", en "Complaints" }
    basic_code() { zh "基本编码", en "Basic code" }
    local_code() { zh "实施编码", en "Local code" }
    chinese() { zh "中文", en "Chinese" }
    english() { zh "英文", en "English" }
    nth(name: &str, number: usize) { zh "{name}第 {number} 项", en "{name} {number}" }
    within(outer: &str, inner: &str) { zh "{outer}，{inner}", en "{outer}, {inner}" }
}

/// The field of a path such as `/materials/3/note/zh` in words: `材料第 4 项，填报须知，中文`.
pub fn field(language: Language, path: &str) -> String {
    let mut words: Option<String> = None;
    for piece in path.split('/').skip(1) {
        words = Some(match (words, piece.parse::<usize>()) {
            (Some(outer), Ok(index)) => nth(language, &outer, index + 1),
            (Some(outer), Err(_)) => within(language, &outer, &one(language, piece)),
            (None, _) => one(language, piece),
        });
    }
    words.unwrap_or_else(|| guide(language))
}

type Word = fn(Language) -> String;

const NAMES: &[(&str, Word)] = &[
    ("guides", order),
    ("id", id),
    ("name", name),
    ("version", version),
    ("effective", effective),
    ("cancelled", cancelled),
    ("class", class),
    ("classes", classes),
    ("department", department),
    ("departments", departments),
    ("item", item),
    ("aliases", aliases),
    ("life_events", life_events),
    ("summary", summary),
    ("conditions", conditions),
    ("questions", questions),
    ("answers", answers),
    ("materials", materials),
    ("when", when),
    ("note", note),
    ("steps", steps),
    ("text", text),
    ("limit", limit),
    ("delivery", delivery),
    ("fee", fee),
    ("basis", basis),
    ("results", results),
    ("legal_basis", legal_basis),
    ("law", law),
    ("number", number),
    ("article", article),
    ("says", says),
    ("faq", faq),
    ("q", asked),
    ("a", answered),
    ("need", need),
    ("original", original),
    ("copies", copies),
    ("source", source),
    ("source_name", source_name),
    ("desk", desk),
    ("sample", sample),
    ("statutory_limit", statutory_limit),
    ("promised_limit", promised_limit),
    ("kind", kind),
    ("level", level),
    ("audience", audience),
    ("processing", processing),
    ("scope", scope),
    ("visits", visits),
    ("authority", authority),
    ("place", place),
    ("contact", contact),
    ("complaint", complaint),
    ("basic_code", basic_code),
    ("local_code", local_code),
    ("zh", chinese),
    ("en", english),
];

/// One piece of a path; an identity stands for itself.
fn one(language: Language, piece: &str) -> String {
    NAMES.iter().find(|(known, _)| *known == piece).map_or_else(|| piece.to_owned(), |(_, word)| word(language))
}

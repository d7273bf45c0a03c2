//! Words of the form in which a content file is edited.

use serde_json::Value;

use super::form_fields;
use crate::domain::hall::Language;

words! {
    tab_hall() { zh "大厅设置", en "Hall settings" }
    tab_notices() { zh "公示内容", en "Notices" }
    title_hall() { zh "大厅设置", en "Settings of the hall" }
    title_notices() { zh "公示内容", en "Notices, accounts, grids" }
    help() { zh "改好后提交，由另一位有审批权的同事看过、发布，才会在各个屏幕上使用。改到一半也会自动保存。您另有提交还在等审批时，会合在一起重新提交。", en "When it is right, put it forward: another person approves and publishes it before any screen uses it. What is half done is kept by itself. Whatever else of yours still waits for approval is put forward together with it." }
    loading() { zh "正在打开……", en "Opening…" }
    failed() { zh "内容打不开。", en "The content cannot be opened." }
    draft_unreadable() { zh "您上次没改完的内容读不出来了。可以请管理员看看，也可以放弃它，从现在使用的内容重新开始。", en "What you had not finished cannot be read any more. Ask an administrator to look at it, or give it up and begin with what is in force." }
    draft_discard() { zh "放弃它，重新开始", en "Give it up and begin anew" }
    try_again() { zh "再试一次", en "Try again" }
    sections_label() { zh "各部分", en "Parts" }
    undo() { zh "撤销", en "Undo" }
    redo() { zh "重做", en "Redo" }
    throw_away() { zh "全部还原", en "Discard all changes" }
    safe() { zh "已自动保存", en "Kept" }
    soon() { zh "正在保存……", en "Keeping…" }
    not_safe() { zh "没能保存：改动只在这个窗口里，请不要关闭", en "Could not be kept: the changes are in this window only, do not close it" }
    was_older() { zh "您改动之后又发布了新版。请看下面的每一处不同：提交会把它们都改成您这里的样子。", en "Something newer was published since you began. Look at every difference below: putting this forward changes all of them to what stands here." }
    was_cut(max: usize) { zh "太长了：只留下前 {max} 个字，后面的没有放进来。", en "Too long: the first {max} characters were kept, the rest was left out." }
    faults(count: usize) { zh "还有 {count} 处要改", en "{count} to be mended" }
    fault_list() { zh "要改的地方", en "What must be mended" }
    finding_list() { zh "检查结果", en "What the checks say" }
    changes_title(count: usize) { zh "改动（{count} 处）", en "Changes ({count})" }
    no_changes() { zh "没有改动。", en "Nothing is changed." }
    put_forward() { zh "提交审批", en "Put forward" }
    sending() { zh "正在提交……", en "Putting it forward…" }
    sent() { zh "已提交。请另一位有审批权的同事在“发布”里审批。", en "Put forward. Another person approves it under “Publishing”." }
    go_on() { zh "继续修改", en "Go on editing" }
    add() { zh "添加", en "Add" }
    add_named(name: &str) { zh "添加{name}", en "Add: {name}" }
    remove() { zh "删除", en "Remove" }
    up() { zh "上移", en "Up" }
    down() { zh "下移", en "Down" }
    back_to(name: &str) { zh "返回{name}列表", en "Back to the list: {name}" }
    new_entry() { zh "（未填写）", en "(not filled in)" }
    choose() { zh "请选择", en "Choose" }
    empty() { zh "（空）", en "(empty)" }
    left_out() { zh "没有写", en "left out" }
    nth(number: usize) { zh "第 {number} 项", en "No. {number}" }
    within(outer: &str, inner: &str) { zh "{outer} › {inner}", en "{outer} › {inner}" }
    col_where() { zh "哪里", en "Where" }
    col_before() { zh "原来", en "Before" }
    col_after() { zh "改成", en "After" }
    lang_zh() { zh "中文", en "Chinese" }
    lang_en() { zh "英文", en "English" }
    still_held(detail: &str) { zh "没有提交成功：{detail}", en "It was not put forward: {detail}" }
}

/// A path in words: the names of the fields, and what the entries on the way are called.
pub fn place(language: Language, tree: &Value, path: &str) -> String {
    let (mut so_far, mut words) = (String::new(), None::<String>);
    for piece in path.split('/').skip(1) {
        so_far = format!("{so_far}/{piece}");
        let entry = || tree.pointer(&so_far).and_then(|entry| entry_name(language, entry));
        let word = match (form_fields::name(language, &so_far), piece.parse::<usize>()) {
            (Some(name), _) => name.to_owned(),
            (None, Ok(index)) if !is_key(&so_far) => entry().unwrap_or_else(|| nth(language, index + 1)),
            (None, _) => form_fields::word(language, &so_far, piece),
        };
        words = Some(match words {
            Some(outer) => within(language, &outer, &word),
            None => word,
        });
    }
    words.unwrap_or_default()
}

/// The number at the end is the key of a map, not the place in a list.
fn is_key(path: &str) -> bool {
    matches!(path.rsplit('/').nth(1), Some("hours" | "posts"))
}

/// What an entry is called: its name, or whatever it is known by.
pub fn entry_name(language: Language, entry: &Value) -> Option<String> {
    let tongue = if language == Language::Zh { "zh" } else { "en" };
    let text = |value: &Value| match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let known = |name: &str| entry.get(name).and_then(text);
    let named = ["name", "title", "manager", "about"].iter().find_map(|name| entry.get(name)?.get(tongue).and_then(text));
    let letter = known("letter").or_else(|| known("number")).filter(|_| named.is_some());
    match (letter, named) {
        (Some(letter), Some(named)) => Some(format!("{letter} {named}")),
        (_, Some(named)) => Some(named),
        _ => entry.get(tongue).and_then(text).or_else(|| ["day", "number", "place", "id"].iter().find_map(|name| known(name))),
    }
}

/// What stood at a changed place, or stands there now; `None` where there is nothing.
pub fn side(language: Language, path: &str, value: Option<&Value>) -> String {
    value.map_or_else(|| left_out(language), |value| plain(language, path, value))
}

fn plain(language: Language, path: &str, value: &Value) -> String {
    match value {
        Value::String(text) if text.is_empty() => empty(language),
        Value::String(text) => form_fields::word(language, path, text),
        Value::Array(entries) => entries.iter().map(|entry| plain(language, path, entry)).collect::<Vec<_>>().join("、"),
        Value::Object(map) => entry_name(language, value).unwrap_or_else(|| {
            let parts = map.iter().map(|(key, value)| {
                format!("{} {}", form_fields::name(language, &format!("{path}/{key}")).unwrap_or(key), plain(language, path, value))
            });
            parts.collect::<Vec<_>>().join("，")
        }),
        other => other.to_string(),
    }
}

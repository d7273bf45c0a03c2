//! The rules: a path inside `src` (with `/`) and its source in, faults out.

use crate::lexer::{Kind, lines, only, without_tests};
use crate::{ARROWS, FILE_LINES_MAX, FOREIGN, GLUE, LOADS, Row, WORDS_HOME, instead};

/// One thing to mend: line (from 1) and what to do.
#[derive(Debug, PartialEq)]
pub struct Fault(pub usize, pub String);

pub fn row_of(path: &str) -> Option<&'static Row> {
    let within = |row: &&Row| path == format!("{}.rs", row.0) || path.starts_with(&format!("{}/", row.0));
    ARROWS.iter().filter(within).max_by_key(|row| row.0.len())
}

/// The first words of every path that begins at `root` in `code`, groups taken apart: `crate::{a::b, c}` gives `a::b` and `c`.
fn paths_from<'a>(code: &'a str, root: &str) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(root) {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let line = code[..at].matches('\n').count() + 1;
        let rest = &code[at + root.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            found.push((line, rest));
            continue;
        };
        let mut depth = 0;
        let mut wanted = true;
        for (i, c) in group.char_indices() {
            match c {
                '}' if depth == 0 => break,
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => wanted = true,
                c if wanted && !c.is_whitespace() => {
                    found.push((line + group[..i].matches('\n').count(), &group[i..]));
                    wanted = false;
                }
                _ => {}
            }
        }
    }
    found
}

fn first_words(path: &str) -> (&str, &str) {
    let word = |s: &str| s.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(s.len());
    let (first, rest) = path.split_at(word(path));
    let rest = rest.strip_prefix("::").unwrap_or("");
    (first, &rest[..word(rest)])
}

pub fn arrows(path: &str, source: &str) -> Vec<Fault> {
    let Some(Row(folder, ours, browser)) = row_of(path) else { return Vec::new() };
    let code = only(source, &[Kind::Code]);
    let top = folder.split('/').next().unwrap_or(folder);
    let known: Vec<&str> = ARROWS.iter().map(|row| row.0).filter(|name| !name.contains('/')).collect();
    let mut faults = Vec::new();
    let mut forbid = |line: usize, used: &str| faults.push(Fault(line, format!("{folder} may not use {used}: {}", instead(used))));
    // Enough `super::` to leave the top folder is a way to the crate's root as well.
    let depth = path.trim_end_matches("/mod.rs").trim_end_matches(".rs").split('/').count();
    let ways: Vec<String> = std::iter::once("crate::".into()).chain((depth..depth + 3).map(|n| "super::".repeat(n))).collect();
    for (line, used) in ways.iter().flat_map(|way| paths_from(&code, way)) {
        let (first, second) = first_words(used);
        let own = first == top && (folder == &top || !folder.starts_with("ui/") || format!("{first}/{second}") == *folder);
        if known.contains(&first) && !own && !ours.contains(&first) {
            forbid(line, first);
        }
    }
    for (line, text) in lines(&code) {
        for name in GLUE.iter().chain(&["idb", "leptos"]) {
            let direct = text.match_indices(name).any(|(at, _)| {
                let before = !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':' || c == '.');
                before && text[at + name.len()..].starts_with("::")
            });
            if direct && !browser.contains(name) {
                forbid(line, name);
            }
        }
        // The same crates by another name.
        for (alias, name) in [("leptos::web_sys", "web_sys"), ("leptos::wasm_bindgen", "wasm_bindgen"), ("leptos::server_fn", "web_sys")] {
            if text.contains(alias) && !browser.contains(&name) {
                forbid(line, name);
            }
        }
    }
    faults
}

pub fn opening(_: &str, source: &str) -> Vec<Fault> {
    if source.starts_with("//! ") { Vec::new() } else { vec![Fault(1, "open the file with `//! ` and what it is for".into())] }
}

pub fn length(_: &str, source: &str) -> Vec<Fault> {
    let count = source.lines().count();
    if count <= FILE_LINES_MAX { Vec::new() } else { vec![Fault(count, format!("{count} lines: split it, at most {FILE_LINES_MAX}"))] }
}

/// Words that people see: Chinese anywhere, and in ui an English sentence.
pub fn words(path: &str, source: &str) -> Vec<Fault> {
    if path.split('/').next() == Some(WORDS_HOME) || path == "text.rs" {
        return Vec::new();
    }
    let chinese =
        |c: char| matches!(c, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}');
    let source = without_tests(path, source);
    let mut faults: Vec<Fault> = lines(&only(&source, &[Kind::Code, Kind::Text]))
        .filter(|(_, text)| text.contains(chinese))
        .map(|(line, _)| Fault(line, "a Chinese word outside src/text: give it a name there".into()))
        .collect();
    if path.starts_with("ui/") || path == "ui.rs" {
        let sentence = |text: &str| {
            let begins = text.chars().next().is_some_and(|c| c.is_ascii_uppercase());
            begins && text.chars().nth(1).is_some_and(|c| c.is_ascii_lowercase() || c == ' ') && text.contains(' ')
        };
        for (line, text) in lines(&only(&source, &[Kind::Text])) {
            if text.split("  ").map(str::trim).any(sentence) {
                faults.push(Fault(line, "a sentence in ui: give it a name in src/text".into()));
            }
        }
    }
    faults
}

pub fn loads(path: &str, source: &str) -> Vec<Fault> {
    if !LOADS.iter().any(|folder| path.starts_with(folder)) {
        return Vec::new();
    }
    // A key that is not in a map is truly nothing; a read that failed is not.
    let absent_key = |text: &str| [".get(", ".remove("].iter().any(|lookup| text.contains(lookup));
    lines(&only(&without_tests(path, source), &[Kind::Code]))
        .filter(|(_, text)| text.contains("unwrap_or_default()") && !absent_key(text))
        .map(|(line, _)| Fault(line, "unreadable is not empty: a failed load is its own state, never unwrap_or_default()".into()))
        .collect()
}

pub fn foreign(_: &str, source: &str) -> Vec<Fault> {
    let named = |text: &str| FOREIGN.iter().map(|(a, b)| format!("{a}{b}")).find(|name| text.contains(name.as_str()));
    lines(source)
        .filter_map(|(line, text)| named(text).map(|name| Fault(line, format!("{name} belongs to one machine or registry: leave it out"))))
        .collect()
}

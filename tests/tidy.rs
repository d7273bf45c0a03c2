//! Keeps the shape of the sources: who may use whom, as data, and the habits that no compiler checks. Every rule has a test that shows it can fail.
#![cfg(not(target_arch = "wasm32"))]

#[path = "tidy/can_fail.rs"]
mod can_fail;
#[path = "tidy/lexer.rs"]
mod lexer;
#[path = "tidy/rules.rs"]
mod rules;

use std::fs;
use std::path::{Path, PathBuf};

use rules::{Fault, arrows, foreign, length, loads, opening, row_of, words};

// ---- The table ---------------------------------------------------------------------------------------------------------------------------

/// A folder (or file) of `src`, the folders of ours it may use, and the browser crates it may use. The longest matching row counts; a folder may
/// always use itself.
struct Row(&'static str, &'static [&'static str], &'static [&'static str]);

const BELOW_RUNTIME: &[&str] = &["projection", "journal", "device", "flow", "text", "domain"];
const BELOW_WORKER: &[&str] = &["projection", "journal", "device", "reading", "flow", "text", "domain"];
const GLUE: &[&str] =
    &["gloo", "js_sys", "serde_wasm_bindgen", "uuid", "wasm_bindgen", "wasm_bindgen_futures", "web_sys", "console_error_panic_hook"];
const STORAGE_GLUE: &[&str] = &["gloo", "idb", "js_sys", "serde_wasm_bindgen", "wasm_bindgen", "wasm_bindgen_futures", "web_sys"];

const ARROWS: &[Row] = &[
    Row("domain", &[], &[]),
    Row("flow", &["domain"], &[]),
    Row("text", &["domain"], &[]),
    Row("reading", &["flow", "text", "domain"], &[]),
    Row("journal", &["domain"], &[]),
    Row("journal/indexed_db", &["domain"], STORAGE_GLUE),
    Row("projection", &["journal", "domain"], &[]),
    Row("device", &["domain"], GLUE),
    Row("runtime", BELOW_RUNTIME, &["wasm_bindgen_futures"]),
    Row("worker", BELOW_WORKER, GLUE),
    // A preview of a guide is made here as the reader makes its page.
    Row("ui", &["runtime", "reading", "flow", "text", "domain"], &["leptos"]),
    Row("ui/mod", &["runtime", "flow", "text", "domain"], &["leptos", "console_error_panic_hook"]),
    Row("ui/widgets", &[], &["leptos"]),
];

/// What to do instead, by what was used.
fn instead(used: &str) -> &'static str {
    match used {
        "ui" => "nothing may use ui: pass what it needs up as values",
        "runtime" => "return an effect as a value; the runtime carries it out",
        "device" | "web_sys" | "js_sys" | "gloo" | "wasm_bindgen" => {
            "browser edges live in src/device, one file each; ask for them by an effect"
        }
        "journal" | "idb" => "go through the runtime's command function, or read a projection",
        "projection" => "take the rows as an argument",
        "text" => "return a value; the ui chooses its words",
        "flow" => "the state machine of a surface uses the domain, not the other way round",
        "leptos" => "only src/ui knows Leptos",
        _ => "see ARCHITECTURE.md: arrows allowed",
    }
}

/// The only folder with words that people see.
const WORDS_HOME: &str = "text";
/// Where a load that failed must not turn into something empty.
const LOADS: &[&str] = &["journal", "projection", "runtime"];
const FILE_LINES_MAX: usize = 400;
/// Everything that lies at the top of the repository, apart from what .gitignore names.
const TOP: &[&str] = &[
    ".ci",
    ".git",
    ".gitignore",
    "ARCHITECTURE.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "Makefile",
    "README.md",
    "Trunk.toml",
    "benches",
    "clippy.toml",
    "index.html",
    "public",
    "rustfmt.toml",
    "scripts",
    "src",
    "style",
    "tests",
];
const IGNORED: &[&str] = &["target", "dist", "dist-dev", "screenshots", "bench-results", "node_modules"];
/// Paths of one machine and hosts of registries, in two halves so that this file does not hold them.
const FOREIGN: &[(&str, &str)] = &[
    ("/ho", "me/"),
    ("/ro", "ot/"),
    ("/Use", "rs/"),
    ("/tm", "p/"),
    ("C:\\", "Users"),
    ("crates", ".io"),
    ("npm", "js."),
    ("deb.", "debian"),
];

// ---- The tree ------------------------------------------------------------------------------------------------------------------------------

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files_under(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).map(|list| list.flatten().map(|entry| entry.path()).collect()).unwrap_or_default();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_symlink() || IGNORED.contains(&name.as_str()) || name == ".git" {
            continue;
        }
        if path.is_dir() { files_under(&path, found) } else { found.push(path) }
    }
}

type Rule = fn(&str, &str) -> Vec<Fault>;

/// Runs a rule over every readable file below `folder` whose name ends with one of `endings`; paths are given to it relative to `folder`.
fn check(folder: &str, endings: &[&str], rule: Rule) {
    let base = root().join(folder);
    let mut found = Vec::new();
    files_under(&base, &mut found);
    let mut report = String::new();
    let mut read = 0;
    for file in found.iter().filter(|file| endings.iter().any(|end| file.to_string_lossy().ends_with(end))) {
        let Ok(source) = fs::read_to_string(file) else { continue };
        read += 1;
        let path = file.strip_prefix(&base).unwrap_or(file).to_string_lossy().replace('\\', "/");
        for Fault(line, what) in rule(&path, &source) {
            report.push_str(&format!("{folder}/{path}:{line}: {what}\n"));
        }
    }
    assert!(read > 0, "nothing was read below {folder}");
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn folders_use_only_what_the_table_allows() {
    check("src", &[".rs"], arrows);
}

#[test]
fn every_file_says_what_it_is_for() {
    check("src", &[".rs"], opening);
    check("tests", &[".rs"], opening);
}

#[test]
fn no_file_is_too_long() {
    check("src", &[".rs"], length);
    check("tests", &[".rs", ".mjs"], length);
    check("scripts", &[".sh", ".mjs"], length);
}

#[test]
fn visible_words_live_in_text() {
    check("src", &[".rs"], words);
}

#[test]
fn every_word_says_which_of_the_two_kits_in_the_safe_is_meant() {
    let mut files = Vec::new();
    files_under(&root().join("src/text"), &mut files);
    for file in files {
        let Ok(text) = fs::read_to_string(&file) else { panic!("{} cannot be read", file.display()) };
        let is_bare = |at: usize| !text[..at].ends_with("密钥") && !text[..at].ends_with("密码");
        assert!(!text.match_indices("恢复码").any(|(at, _)| is_bare(at)), "{}", file.display());
    }
}

#[test]
fn a_failed_load_is_not_an_empty_one() {
    check("src", &[".rs"], loads);
}

#[test]
fn nothing_names_one_machine_or_registry() {
    for folder in ["src", "tests", "scripts", "style", "public"] {
        check(folder, &[""], foreign);
    }
    let top = |rule: Rule, name: &str| rule(name, &fs::read_to_string(root().join(name)).unwrap_or_default());
    for name in ["Cargo.toml", "Makefile", "README.md", "ARCHITECTURE.md", "Trunk.toml", "index.html", "clippy.toml", ".ci/run"] {
        assert_eq!(top(foreign, name), [], "{name}");
    }
}

#[test]
fn the_top_level_holds_only_what_a_reader_expects() {
    let names =
        fs::read_dir(root()).expect("the repository can be listed").flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let strange: Vec<String> = names.filter(|name| !TOP.contains(&name.as_str()) && !IGNORED.contains(&name.as_str())).collect();
    assert!(strange.is_empty(), "at the top of the repository: {strange:?}");
}

#[test]
fn every_folder_of_src_is_in_the_table() {
    let entries =
        fs::read_dir(root().join("src")).expect("src can be listed").flatten().map(|e| e.file_name().to_string_lossy().into_owned());
    let unknown: Vec<String> = entries
        .filter(|name| {
            !["lib.rs", "main.rs", "bin"].contains(&name.as_str()) && row_of(&format!("{}/x.rs", name.trim_end_matches(".rs"))).is_none()
        })
        .collect();
    assert!(unknown.is_empty(), "no arrows are given for {unknown:?}");
}

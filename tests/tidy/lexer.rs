//! Tells code, comments and texts of a source file apart, as far as the rules of tidy need it.

#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Code,
    Comment,
    Text,
}

/// Each character with what it is. Knows nested comments, raw strings, escapes and the difference between `'a'` and a lifetime.
fn lex(source: &str) -> Vec<(char, Kind)> {
    let chars: Vec<char> = source.chars().collect();
    let mut kinds = vec![Kind::Code; chars.len()];
    let mut mark = |from: usize, to: usize, kind: Kind| kinds[from..to].fill(kind);
    let starts = |at: usize, what: &str| what.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c));
    let mut at = 0;
    while at < chars.len() {
        let begin = at;
        if starts(at, "//") {
            while at < chars.len() && chars[at] != '\n' {
                at += 1;
            }
            mark(begin, at, Kind::Comment);
        } else if starts(at, "/*") {
            let mut depth = 0;
            loop {
                depth += i32::from(starts(at, "/*"));
                depth -= i32::from(starts(at, "*/"));
                at += if starts(at, "/*") || starts(at, "*/") { 2 } else { 1 };
                if depth == 0 || at >= chars.len() {
                    break;
                }
            }
            mark(begin, at.min(chars.len()), Kind::Comment);
        } else if chars[at] == 'r' && !previous_is_word(&chars, at) && raw_hashes(&chars, at).is_some() {
            let end: String = std::iter::once('"').chain(std::iter::repeat_n('#', raw_hashes(&chars, at).unwrap_or(0))).collect();
            at += end.len() + 1;
            while at < chars.len() && !starts(at, &end) {
                at += 1;
            }
            mark(begin, at.min(chars.len()), Kind::Text);
            at += end.len();
        } else if chars[at] == '"' || (chars[at] == '\'' && (chars.get(at + 1) == Some(&'\\') || chars.get(at + 2) == Some(&'\''))) {
            let quote = chars[at];
            at += 1;
            while at < chars.len() && chars[at] != quote {
                at += if chars[at] == '\\' { 2 } else { 1 };
            }
            mark(begin + 1, at.min(chars.len()), Kind::Text);
            at += 1;
        } else {
            at += 1;
        }
    }
    chars.into_iter().zip(kinds).collect()
}

fn previous_is_word(chars: &[char], at: usize) -> bool {
    at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_')
}

fn raw_hashes(chars: &[char], at: usize) -> Option<usize> {
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    (chars.get(at + 1 + hashes) == Some(&'"')).then_some(hashes)
}

/// The source with everything that is not of `kinds` blanked, lines kept.
pub fn only(source: &str, kinds: &[Kind]) -> String {
    lex(source).into_iter().map(|(c, kind)| if c == '\n' || kinds.contains(&kind) { c } else { ' ' }).collect()
}

/// The source without what is compiled for tests only: parts marked so, and whole files named `tests` or lying in such a folder.
pub fn without_tests(path: &str, source: &str) -> String {
    if path.split('/').any(|word| word.trim_end_matches(".rs") == "tests") {
        return source.chars().filter(|c| *c == '\n').collect();
    }
    let code = only(source, &[Kind::Code]);
    let mut kept: Vec<char> = source.chars().collect();
    let chars: Vec<char> = code.chars().collect();
    let mut from = 0;
    while let Some(found) = code.chars().skip(from).collect::<String>().find("#[cfg(test)]") {
        let begin = from + code.chars().skip(from).collect::<String>()[..found].chars().count();
        let (mut at, mut depth) = (begin, 0);
        while at < chars.len() {
            match chars[at] {
                '{' => depth += 1,
                '}' if depth == 1 => break,
                '}' => depth -= 1,
                ';' if depth == 0 => break,
                _ => {}
            }
            at += 1;
        }
        (begin..=at.min(chars.len() - 1)).filter(|i| chars[*i] != '\n').for_each(|i| kept[i] = ' ');
        from = at.min(chars.len() - 1) + 1;
    }
    kept.into_iter().collect()
}

pub fn lines(source: &str) -> impl Iterator<Item = (usize, &str)> {
    source.lines().enumerate().map(|(i, line)| (i + 1, line))
}

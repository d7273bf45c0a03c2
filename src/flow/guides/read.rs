//! The kiosk's side of the wire: questions are written and answers read by hand, because derived writers and readers would weigh more than the
//! screens that need them.

use serde_json::Value;

use super::ask::{Answer, Ask, Chosen, Seek};
use super::page::{Amount, Block, Fact, GuidePage, Line, Piece, Print, Question, Section, Tab};
use super::shelf::{Row, Shelf};
use crate::domain::hall::Language;
use crate::domain::json::{Json, fields, object, optional};

impl Ask {
    /// The question as it is sent.
    pub fn to_json(&self) -> Value {
        let text = |text: &str| Value::String(text.to_owned());
        let pairs = |chosen: &Chosen| {
            Value::Array(chosen.iter().map(|(question, answer)| Value::Array(vec![text(question), text(answer)])).collect())
        };
        let lang = |language: &Language| text(if *language == Language::Zh { "zh" } else { "en" });
        match self {
            Self::Shelf { seek, language } => {
                let seek = match seek {
                    Seek::Typed(typed) => object(vec![("typed", text(typed))]),
                    Seek::Way { way, choice } => {
                        object(vec![("way", object(vec![("way", text(way.as_str())), ("choice", Value::from(*choice as u64))]))])
                    }
                };
                object(vec![("shelf", object(vec![("seek", seek), ("language", lang(language))]))])
            }
            Self::Page { guide, chosen, language } => {
                let page = vec![("guide", text(guide)), ("chosen", pairs(chosen)), ("language", lang(language))];
                object(vec![("page", object(page))])
            }
            Self::Print { code, chosen, language } => {
                let print = vec![("code", text(code)), ("chosen", pairs(chosen)), ("language", lang(language))];
                object(vec![("print", object(print))])
            }
        }
    }
}

impl Answer {
    /// The answer as it arrives.
    pub fn of(json: Json<'_>) -> Option<Self> {
        if json.text().is_some_and(|word| word == "no-such-guide") {
            return Some(Self::NoSuchGuide);
        }
        match fields(json, ["shelf", "page"])? {
            [Some(found), None] => shelf(found).map(Self::Shelf),
            [None, Some(found)] => page(found).map(Box::new).map(Self::Page),
            _ => None,
        }
    }
}

fn text(json: Option<Json<'_>>) -> Option<String> {
    json?.text().map(std::borrow::Cow::into_owned)
}

fn count(json: Option<Json<'_>>) -> Option<usize> {
    json?.whole()?.try_into().ok()
}

fn number(json: Option<Json<'_>>) -> Option<u16> {
    json?.whole()?.try_into().ok()
}

fn list<T>(json: Option<Json<'_>>, one: fn(Json<'_>) -> Option<T>) -> Option<Vec<T>> {
    json?.entries()?.into_iter().map(one).collect()
}

fn shelf(json: Json<'_>) -> Option<Shelf> {
    let [choices, rows, exact, total, asked, missed, own] =
        fields(json, ["choices", "rows", "exact", "exact_total", "asked", "missed", "of_content"])?;
    Some(Shelf {
        choices: list(choices, |j| text(Some(j)))?,
        rows: list(rows, row)?,
        exact: count(exact)?,
        exact_total: count(total)?,
        asked: asked?.flag()?,
        missed: missed?.flag()?,
        of_content: own?.flag()?,
    })
}

fn row(json: Json<'_>) -> Option<Row> {
    let [guide, title, hint, why] = fields(json, ["guide", "title", "hint", "why"])?;
    Some(Row { guide: text(guide)?, title: list(title, piece)?, hint: list(hint, piece)?, why: text(why)? })
}

fn piece(json: Json<'_>) -> Option<Piece> {
    let [strong, words] = fields(json, ["strong", "text"])?;
    Some(Piece { strong: strong?.flag()?, text: text(words)? })
}

fn line(json: Json<'_>) -> Option<Line> {
    let [at, pieces] = fields(json, ["number", "pieces"])?;
    Some(Line { number: number(at)?, pieces: list(pieces, piece)? })
}

fn fact(json: Json<'_>) -> Option<Fact> {
    let [at, label, value, more] = fields(json, ["number", "label", "value", "more"])?;
    Some(Fact { number: number(at)?, label: text(label)?, value: text(value)?, more: text(more)? })
}

fn amount(json: Json<'_>) -> Option<Amount> {
    let [at, name, amount, note, sure] = fields(json, ["number", "name", "amount", "note", "is_sure"])?;
    Some(Amount { number: number(at)?, name: text(name)?, amount: text(amount)?, note: text(note)?, is_sure: sure?.flag()? })
}

fn question(json: Json<'_>) -> Option<Option<Question>> {
    if json.is_null() {
        return Some(None);
    }
    let [id, words, answers] = fields(json, ["id", "text", "answers"])?;
    Some(Some(Question { id: text(id)?, text: text(words)?, answers: list(answers, answer)? }))
}

fn answer(json: Json<'_>) -> Option<(String, String)> {
    match json.entries()?.as_slice() {
        [id, words] => Some((text(Some(*id))?, text(Some(*words))?)),
        _ => None,
    }
}

fn section(json: Json<'_>) -> Option<Section> {
    let [tab, title, blocks] = fields(json, ["tab", "title", "blocks"])?;
    Some(Section { tab: Tab::of(&text(tab)?)?, title: text(title)?, blocks: list(blocks, block)? })
}

fn block(json: Json<'_>) -> Option<Block> {
    let [entry, lines] = fields(json, ["is_entry", "lines"])?;
    Some(Block { is_entry: entry?.flag()?, lines: list(lines, line)? })
}

fn print_of(json: Json<'_>) -> Option<Print> {
    match json.text()?.as_ref() {
        "current" => Some(Print::Current),
        "outdated" => Some(Print::Outdated),
        _ => None,
    }
}

fn page(json: Json<'_>) -> Option<GuidePage> {
    let [guide, item, title, tags, only_chinese, summary] = fields(json, ["guide", "item", "title", "tags", "only_chinese", "summary"])?;
    let [facts, asked, answered, progress] = fields(json, ["facts", "question", "answered", "progress"])?;
    let [materials, note, steps, sections] = fields(json, ["materials", "materials_note", "steps", "sections"])?;
    let [version, mark, sample, carry, print] = fields(json, ["version", "mark", "sample", "carry", "print"])?;
    let (done, all) = progress?.pair()?;
    Some(GuidePage {
        guide: text(guide)?,
        item: text(item)?,
        title: text(title)?,
        tags: text(tags)?,
        only_chinese: only_chinese?.flag()?,
        summary: list(summary, line)?,
        facts: list(facts, fact)?,
        question: question(asked?)?,
        answered: text(answered)?,
        progress: (done.into(), all.into()),
        materials: list(materials, amount)?,
        materials_note: text(note)?,
        steps: list(steps, fact)?,
        sections: list(sections, section)?,
        version: text(version)?,
        mark: text(mark)?,
        print: optional(print, print_of)?,
        sample: optional(sample, |j| text(Some(j)))?,
        carry: text(carry)?,
    })
}

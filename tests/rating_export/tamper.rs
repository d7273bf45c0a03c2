//! Whoever changes an export is found, and the place is named: one thing of a thousand, in hundreds of ways. The script that was written from FORMAT.md
//! alone finds the same.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use residents_window::domain::identity::RequestId;
use residents_window::domain::stream::Stream;
use residents_window::journal::{Entry, Hash, OutsideHead, canonical};
use residents_window::projection::proof::{Finding, NoExport, Proof, Verdict, head_line, heads_of_export, verify};
use serde_json::{Value, json};

use super::book::{Book, HEADS_APART, head, identity};
use super::common::prng::Prng;

const RECORDS: usize = 1_000;
const WAYS: u64 = 500;
/// Every so many-th is looked at by the script, too; in the long campaign every one.
const SCRIPT_EVERY: u64 = 12;

fn book() -> &'static Book {
    static BOOK: OnceLock<Book> = OnceLock::new();
    BOOK.get_or_init(|| Book::of(RECORDS, 7))
}

fn look(text: &str, heads: &[OutsideHead]) -> Proof {
    verify(text, heads, &mut |_| {}).unwrap()
}

/// As the script says it.
fn lines(proof: &Proof) -> Vec<String> {
    let verdict = match proof.verdict {
        Verdict::CompleteUntil(newer) => format!("complete-until {newer}"),
        verdict => verdict.name().to_owned(),
    };
    let mut found: Vec<String> = proof.findings.iter().map(Finding::line).collect();
    found.sort();
    [verdict, format!("records {}", proof.records), format!("rows {}", proof.rows), format!("unproven {}", proof.unproven)]
        .into_iter()
        .chain(found)
        .collect()
}

/// What the script says of many files at once.
fn script(files: &[(String, Vec<OutsideHead>)]) -> Vec<Vec<String>> {
    let driver = "import sys, json\nsys.path.insert(0, sys.argv[1])\nfrom verify import verify\nfor line in sys.stdin:\n    file, kept = json.loads(line)\n    print(json.dumps(verify(json.loads(file), kept)))";
    let folder = format!("{}/tests/verify", env!("CARGO_MANIFEST_DIR"));
    let mut python =
        Command::new("python3").args(["-B", "-c", driver, &folder]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let asked: String = files
        .iter()
        .map(|(text, heads)| {
            let heads: Vec<Value> = heads.iter().map(|head| json!([head.writer.as_str(), head.number, head.hash.to_string()])).collect();
            format!("{}\n", json!([text, heads]))
        })
        .collect();
    let mut stdin = python.stdin.take().unwrap();
    let writing = std::thread::spawn(move || stdin.write_all(asked.as_bytes()).unwrap());
    let out = python.wait_with_output().unwrap();
    writing.join().unwrap();
    assert!(out.status.success());
    String::from_utf8(out.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn agrees_with_the_script(files: Vec<(String, Vec<OutsideHead>)>) {
    let said = script(&files);
    assert_eq!(said.len(), files.len());
    for ((text, heads), said) in files.iter().zip(said) {
        let ours = lines(&look(text, heads));
        assert!(ours == said, "ours {:?}\nscript {:?}", &ours[..ours.len().min(12)], &said[..said.len().min(12)]);
    }
}

#[test]
fn a_sound_export_is_complete_by_the_day_sheets_and_consistent_alone() {
    let (book, heads) = (book(), book().heads());
    let text = book.export(&heads);
    assert_eq!(look(&text, &book.sheets()).verdict, Verdict::Complete);
    let alone = look(&text, &[]);
    assert_eq!((alone.verdict, alone.records, alone.findings.len()), (Verdict::Consistent, RECORDS as u64, 0));
    assert!(alone.rows > 600 && alone.unproven == 0, "{} rows", alone.rows);
    // A head of one writer only proves nothing of the others.
    assert_eq!(look(&text, &heads[..1]).verdict, Verdict::Consistent);
    // Heads of other families do not matter, as they stand on the same sheet.
    let mut sheet = book.sheets();
    sheet.push(OutsideHead { writer: residents_window::journal::Writer::from_text("lobby-1/ticket"), number: 9, hash: Hash::ZERO });
    assert_eq!(look(&text, &sheet).verdict, Verdict::Complete);
    // Those of last week prove last week.
    let early: Vec<OutsideHead> =
        heads.iter().map(|newest| head(book.entries.iter().find(|entry| entry.writer == newest.writer).unwrap())).collect();
    assert_eq!(look(&text, &early).verdict, Verdict::CompleteUntil((RECORDS - heads.len()) as u64));
    let files = [vec![], book.sheets(), early].map(|heads| (text.clone(), heads));
    agrees_with_the_script(files.to_vec());
    for broken in [&text[..text.len() / 2], "", "{}", "[1]", "{\"form\":\"residents-window/cases/1\"}"] {
        assert_eq!(verify(broken, &[], &mut |_| {}), Err(NoExport::NotOne));
    }
    assert_eq!(verify("{\"form\":\"residents-window/ratings/2\"}", &[], &mut |_| {}), Err(NoExport::Newer));
}

/// Whose record was touched, and which.
struct Touched {
    writer: String,
    number: u64,
}

/// The places of this writer's records.
fn of_writer(entries: &[Entry], writer: &str) -> Vec<usize> {
    (0..entries.len()).filter(|at| entries[*at].writer.as_str() == writer).collect()
}

/// Makes the writer's chain fit again from its first record on.
fn rehash(entries: &mut [Entry], writer: &str) {
    let (mut number, mut previous) = (0, Hash::ZERO);
    for at in of_writer(entries, writer) {
        number += 1;
        entries[at].number = number;
        entries[at].previous = previous;
        entries[at].hash = canonical::entry_hash(&entries[at]);
        previous = entries[at].hash;
    }
}

/// A record of somebody who was never there.
fn forged(like: &Entry, prng: &mut Prng) -> Entry {
    let mut entry = like.clone();
    entry.request = RequestId::new(&identity(prng.below(1 << 40))).unwrap();
    entry.parts.truncate(1);
    entry.parts[0].stream = Stream::new(&format!("rating/open:{}", identity(prng.below(1 << 40) | 1 << 41))).unwrap();
    entry.parts[0].version = 1;
    entry.parts[0].events = vec![r#"{"rated":{"level":5,"service":{},"language":"zh"}}"#.to_owned()];
    entry.hash = canonical::entry_hash(&entry);
    entry
}

fn edit(entry: &mut Entry, prng: &mut Prng) {
    match prng.below(4) {
        0 => entry.time = entry.time.plus_millis(60_000),
        1 => entry.parts[0].events[0] = entry.parts[0].events[0].replace("\"level\":", "\"level\": "),
        2 => entry.parts[0].events.push(r#"{"assigned":{"to":"nobody"}}"#.to_owned()),
        _ => entry.by = residents_window::domain::identity::Actor::new("kiosk@elsewhere").unwrap(),
    }
    if prng.chance(0.3) {
        // Rehashed alone: the next one remembers.
        entry.hash = canonical::entry_hash(entry);
    } else if entry.hash == canonical::entry_hash(entry) {
        entry.parts[0].events.push("{}".to_owned());
    }
}

/// One way to harm the records. Only records whose stream has no other are touched, so that nothing but heads can show a forger who makes the rest fit.
fn harm(prng: &mut Prng, way: u64, is_rehashed: bool) -> (Book, Touched) {
    let mut book = book().clone();
    let entries = &mut book.entries;
    let mut streams: BTreeMap<Stream, u32> = BTreeMap::new();
    entries.iter().for_each(|entry| *streams.entry(entry.parts[0].stream.clone()).or_default() += 1);
    let lone: Vec<usize> = (0..entries.len()).filter(|at| streams[&entries[*at].parts[0].stream] == 1).collect();
    let mut at = *prng.pick(&lone).unwrap();
    let writer = entries[at].writer.as_str().to_owned();
    let (mut touched, mine) = (entries[at].number, of_writer(entries, &writer));
    match way % 6 {
        0 => drop(entries.remove(at)),
        1 => edit(&mut entries[at], prng),
        2 => {
            let others: Vec<usize> = lone.iter().copied().filter(|other| *other != at && mine.contains(other)).collect();
            let other = *prng.pick(&others).unwrap();
            touched = touched.min(entries[other].number);
            entries.swap(at, other);
        }
        3 => {
            let copy = if is_rehashed { forged(&entries[at], prng) } else { entries[at].clone() };
            let to = if is_rehashed { at + 1 } else { usize::try_from(prng.below(entries.len() as u64)).unwrap() };
            entries.insert(to, copy);
        }
        4 => {
            let new = forged(&entries[at], prng);
            entries.insert(at, new);
        }
        _ => {
            at = *mine.last().unwrap();
            touched = entries[at].number;
            entries.remove(at);
        }
    }
    if is_rehashed {
        rehash(entries, &writer);
    }
    (book, Touched { writer, number: touched })
}

#[test]
fn whoever_harms_a_record_is_found_and_the_record_named() {
    let (heads, sheets, mut asked) = (book().heads(), book().sheets(), Vec::new());
    let sound = book().export(&heads);
    let earlier = heads_of_export(&sound).unwrap().unwrap();
    for way in 0..WAYS {
        let mut prng = Prng::new(way);
        let (harmed, touched) = harm(&mut prng, way, false);
        // The rows and heads are left as they were: nobody has made anything fit.
        let text = with_records(&sound, &harmed);
        let is_named = |finding: &Finding| matches!(finding, Finding::Records(_, writer, from, to) if *writer == touched.writer && (*from..=*to).contains(&touched.number));
        // Nobody needs heads to find it.
        let all = [&sheets[..], &earlier, &[]];
        for heads in if way % SCRIPT_EVERY == 0 { &all[..] } else { &all[..1] } {
            let proof = look(&text, heads);
            assert!(proof.verdict == Verdict::Faulty && proof.findings.iter().any(is_named), "way {way}: {:?}", lines(&proof));
        }
        asked.extend((way % SCRIPT_EVERY == 0 || is_long()).then(|| (text, sheets.clone())));
    }
    agrees_with_the_script(asked);
}

#[test]
fn whoever_makes_the_rest_fit_is_found_by_the_heads_and_by_nothing_else() {
    let (sheets, mut asked) = (book().sheets(), Vec::new());
    let earlier = heads_of_export(&book().export(&book().heads())).unwrap().unwrap();
    for way in 0..WAYS {
        let mut prng = Prng::new(way ^ 0x5eed);
        let (harmed, touched) = harm(&mut prng, way, true);
        // Rows, salts and the file's own heads are made anew, too.
        let text = harmed.export(&harmed.heads());
        let alone = look(&text, &[]);
        assert_eq!(alone.verdict, Verdict::Consistent, "way {way}: {:?}", lines(&alone));
        let last = book().heads().iter().find(|head| head.writer.as_str() == touched.writer).unwrap().number;
        let proof = look(&text, &sheets);
        let agreed = (touched.number - 1) / HEADS_APART * HEADS_APART;
        let is_near = |finding: &Finding| matches!(finding, Finding::Records(_, writer, from, to) if *writer == touched.writer && (*from > agreed) && (*to >= touched.number || *to == last));
        let is_behind_all = touched.number == last && proof.verdict == Verdict::CompleteUntil(1);
        assert!(is_behind_all || proof.findings.iter().any(is_near), "way {way} at {}: {:?}", touched.number, lines(&proof));
        // An earlier export knows every record: the very one is named.
        let proof = look(&text, &earlier);
        let is_it = |finding: &Finding| matches!(finding, Finding::Records(_, writer, from, _) if *writer == touched.writer && (touched.number..=touched.number + 1).contains(from));
        assert!(
            proof.verdict == Verdict::CompleteUntil(1) || proof.findings.iter().any(is_it),
            "way {way} at {}: {:?}",
            touched.number,
            lines(&proof)
        );
        if way % SCRIPT_EVERY == 0 || is_long() {
            asked.push((text.clone(), sheets.clone()));
            asked.push((text, Vec::new()));
        }
    }
    agrees_with_the_script(asked);
}

#[test]
fn whoever_harms_a_row_is_found_and_the_row_named() {
    let (sheets, mut asked) = (book().sheets(), Vec::new());
    let sound: Value = serde_json::from_str(&book().export(&book().heads())).unwrap();
    for way in 0..WAYS {
        let mut prng = Prng::new(way ^ 0xca11);
        let mut file = sound.clone();
        let rows = file["rows"].as_array_mut().unwrap();
        let count = rows.len() as u64;
        let mut any = || usize::try_from(prng.below(count)).unwrap();
        let (at, other) = (any(), any());
        let mut id = rows[at]["rating_id"].as_str().unwrap().to_owned();
        match way % 6 {
            0 => drop(rows.remove(at)),
            1 => change(&mut rows[at], other),
            2 if at != other => rows.swap(at, other),
            2 | 3 => rows.insert(other, rows[at].clone()),
            4 => {
                let mut row = rows[at].clone();
                id = format!("open:{}", identity(way | 1 << 42));
                row["rating_id"] = id.as_str().into();
                rows.insert(other, row);
            }
            _ => {
                id = rows.pop().unwrap()["rating_id"].as_str().unwrap().to_owned();
            }
        }
        let text = file.to_string();
        let is_named = |finding: &Finding| match finding {
            Finding::Row(_, row) | Finding::Cell(row, _) => *row == id,
            _ => false,
        };
        let all = [&sheets[..], &[]];
        for heads in if way % SCRIPT_EVERY == 0 { &all[..] } else { &all[..1] } {
            let proof = look(&text, heads);
            assert!(proof.verdict == Verdict::Faulty && proof.findings.iter().any(is_named), "way {way} {id}: {:?}", lines(&proof));
        }
        asked.extend((way % SCRIPT_EVERY == 0 || is_long()).then(|| (text, sheets.clone())));
    }
    agrees_with_the_script(asked);
}

/// Another value in one of the columns; a comment that is not there any more is one that was erased.
fn change(row: &mut Value, column: usize) {
    let names: Vec<String> = row.as_object().unwrap().keys().filter(|name| name.as_str() != "rating_id").cloned().collect();
    let cell = &mut row[&names[column % names.len()]];
    *cell = match cell.clone() {
        Value::String(text) => format!("{text}x").into(),
        Value::Number(number) => (number.as_i64().unwrap() % 5 + 1).into(),
        Value::Bool(flag) => (!flag).into(),
        _ => "x".into(),
    };
}

/// The records of `harmed` in a file whose rows and heads are what they were.
fn with_records(sound: &str, harmed: &Book) -> String {
    let bounds = |text: &str| (text.find("\"entries\":").unwrap(), text.rfind("\"heads\":").unwrap());
    let with = harmed.records();
    let ((from, to), (first, end)) = (bounds(sound), bounds(&with));
    format!("{}{}{}", &sound[..from], &with[first..end], &sound[to..])
}

#[test]
fn what_cannot_be_read_is_named_by_its_place() {
    let mut file: Value = serde_json::from_str(&book().export(&book().heads())).unwrap();
    file["entries"][4]["hash"] = "zz".into();
    file["entries"][9]["number"] = "ten".into();
    file["entries"][11]["by"] = Value::Null;
    file["entries"][13]["parts"][0]["version"] = (-1).into();
    file["rows"][6]["rating_id"] = Value::Null;
    file["rows"][8]["level"].take();
    let text = file.to_string();
    let proof = look(&text, &book().sheets());
    for wanted in
        [Finding::Unreadable(5), Finding::Unreadable(10), Finding::Unreadable(12), Finding::Unreadable(14), Finding::UnreadableRow(7)]
    {
        assert!(proof.findings.contains(&wanted), "{wanted:?}: {:?}", lines(&proof));
    }
    agrees_with_the_script(vec![(text, book().sheets())]);
}

#[test]
fn a_comment_that_was_masked_is_counted_and_one_that_was_erased_is_none() {
    let mut book = Book::saying(60, 3, |nth| if nth % 2 == 0 { "打 138 1234 5678 找我".to_owned() } else { "谢谢".to_owned() });
    let text = book.export(&book.heads());
    assert!(!text.contains("1234 5678") && text.contains("****5678"), "phones are masked");
    let proof = look(&text, &book.heads());
    assert!(proof.verdict == Verdict::Complete && proof.unproven > 5, "{:?}", lines(&proof));
    agrees_with_the_script(vec![(text, book.heads())]);
    book.sides.clear();
    let text = book.export(&book.heads());
    let proof = look(&text, &book.heads());
    assert_eq!((proof.verdict, proof.unproven), (Verdict::Complete, 0));
}

/// Salt and words of a comment, cut elsewhere: both together are still what was kept.
fn cut_elsewhere(salt: &str, words: &str) -> Vec<(String, String)> {
    let kept = format!("{salt}{words}");
    let (end, next) = (kept.len(), salt.len() + words.chars().next().unwrap().len_utf8());
    [next, end, salt.len() - 1, 0].map(|cut| (kept[..cut].to_owned(), kept[cut..].to_owned())).to_vec()
}

#[test]
fn a_comment_whose_beginning_stands_in_the_salt_is_changed() {
    let (sheets, mut asked) = (book().sheets(), Vec::new());
    let sound: Value = serde_json::from_str(&book().export(&book().heads())).unwrap();
    let salt_of = |row: &Value| sound["salts"][row["rating_id"].as_str().unwrap()].as_str().map(str::to_owned);
    let rows = sound["rows"].as_array().unwrap();
    let (at, salt) = rows.iter().enumerate().find_map(|(at, row)| Some((at, salt_of(row)?))).unwrap();
    let (id, words) = (rows[at]["rating_id"].as_str().unwrap(), rows[at]["comment"].as_str().unwrap());
    // One letter of it, all of it, and the other way round: a part of the salt, and the whole salt, among the words.
    for (salt, words) in cut_elsewhere(&salt, words) {
        let mut file = sound.clone();
        file["rows"][at]["comment"] = words.as_str().into();
        file["salts"][id] = salt.as_str().into();
        let text = file.to_string();
        let proof = look(&text, &sheets);
        assert_eq!(proof.verdict, Verdict::Faulty, "{salt:?} {words:?}");
        assert_eq!(proof.findings, [Finding::Cell(id.to_owned(), "comment".to_owned())], "{salt:?} {words:?}");
        asked.push((text, sheets.clone()));
    }
    agrees_with_the_script(asked);
}

#[test]
fn a_head_is_printed_as_it_is_pasted() {
    let newest = book().heads().remove(0);
    assert_eq!(head_line(&newest), format!("{} {} {}", newest.writer.as_str(), newest.number, newest.hash));
}

fn is_long() -> bool {
    std::env::var("SEEDS").is_ok()
}

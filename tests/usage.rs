//! What is counted: what may be kept of a text, the sums, and that every use counts exactly once whatever becomes of pages and appends.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use common::monday;
use common::prng::Prng;
use futures_executor::block_on;
use residents_window::domain::identity::{Actor, Installation, RequestId};
use residents_window::domain::keep::Keep;
use residents_window::domain::stream::Stream;
use residents_window::domain::time::{HOUR_MS, Timestamp};
use residents_window::domain::usage::{Counts, Demand, Kind, Missed, Pending, TEXTS_MAX, Used, Vocabulary, demand, is_asked, missed};
use residents_window::journal::memory::{Fate, Home, Outcome};
use residents_window::journal::{Batch, Journal, Part};
use residents_window::runtime::usage::{Notes, Stamp, hand_over, note, sums};

fn counts(uses: &[Used]) -> Counts {
    let mut counts = Counts::default();
    uses.iter().for_each(|used| counts.count(used));
    counts
}

// ---- what is kept --------------------------------------------------------------------------------------------------------------------------

const WORDS: &str = include_str!("../public/content/words.txt");

/// What the shipped content calls things.
fn names() -> Vec<String> {
    let guides: serde_json::Value = serde_json::from_str(include_str!("../public/content/guides.json")).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let of_guide = |guide: &serde_json::Value| {
        let aliases = guide["aliases"].as_array().unwrap().iter().map(text);
        let materials = guide["materials"].as_array().unwrap().iter().map(|material| text(&material["name"]["zh"]));
        [text(&guide["name"]["zh"])].into_iter().chain(aliases).chain(materials).collect::<Vec<_>>()
    };
    guides["guides"].as_array().unwrap().iter().flat_map(of_guide).collect()
}

/// As the reader knows it.
fn vocabulary() -> Vocabulary {
    Vocabulary::of(names().iter().map(String::as_str), WORDS)
}

#[test]
fn a_text_is_kept_only_when_it_is_made_of_the_contents_own_words() {
    let vocabulary = vocabulary();
    let kept = |typed: &str| Used::missed(typed, vocabulary.makes(typed)).subject().to_owned();
    for (typed, text) in [
        // What a hall is asked for, in words that it knows.
        ("充电桩", "充电桩"),
        (" 充电-桩！", "充电桩"),
        ("老年卡怎么办", "老年卡怎么办"),
        ("低保要什么材料", "低保要什么材料"),
        ("停车位申请", "停车位申请"),
        ("电动车上牌", "电动车上牌"),
        ("身份证换领身份证", "身份证换领身份证"),
        ("养老金要什么材料", "养老金要什么材料"),
        ("养老金怎么领", "养老金怎么领"),
        ("暖气费什么时候交", "暖气费什么时候交"),
        ("居住证延期", "居住证延期"),
        ("物业费退费", "物业费退费"),
        ("残疾人证办理流程残疾人证办", ""),
        // Pieces of names have no limits: a name may stand across two of them.
        ("方国民身份证", ""),
        ("方国家低保", ""),
        ("金信身份证", ""),
        ("金和低保", ""),
        ("查国家低保", ""),
        ("查学生身份证", ""),
        ("李秀英低保", ""),
        ("养老金证身份证", ""),
        // Somebody's name alone, or with the matter.
        ("王小明", ""),
        ("王小明身份证", ""),
        ("身份证王小明", ""),
        ("王小明的身份证", ""),
        ("李娜低保", ""),
        ("张伟退休金", ""),
        ("刘建国老年卡", ""),
        ("欧阳娜娜社保卡", ""),
        ("司马光户口", ""),
        ("诸葛亮", ""),
        ("陈静怡残疾证怎么办", ""),
        ("查王芳养老金", ""),
        ("巴特尔低保", ""),
        ("乌云娜的医保", ""),
        ("公孙大娘家", ""),
        ("高龄", ""),
        // Where somebody lives, and stories.
        ("向阳路低保", ""),
        ("向阳路17号", ""),
        ("3号楼漏水", ""),
        ("隔壁老王打人", ""),
        ("我二姨住院", ""),
        // Numbers and letters, in every form.
        ("ＣＤＺ", ""),
        ("zhangwei", ""),
        ("wangxiaoming", ""),
        ("zhang伟", ""),
        ("低保dibao", ""),
        ("Ли", ""),
        ("13800138000", ""),
        ("138 0013", ""),
        ("１２３４", ""),
        ("一三八〇", ""),
        ("低保11010119", ""),
        ("王\u{200b}\u{202e}", ""),
        ("低\u{200b}保\u{202e}办", "低保办"),
        ("!?", ""),
        ("", ""),
    ] {
        assert_eq!(kept(typed), text, "{typed}");
    }
    assert!(!vocabulary.makes(&"低保".repeat(500_000)), "an endless text is looked at no further");
    assert_eq!(Used::of(Kind::Missed, "anything").subject(), "", "a text comes through one door only");
}

/// Whatever the words are: a number, letters, a long text and what looks like a name are never kept.
#[test]
fn words_alone_do_not_open_the_door() {
    for typed in ["王小明", "李娜", "欧阳娜娜", "zhangwei", "13800138000", "一三八〇", "残疾人证办理怎么走流程啊呢"]
    {
        assert_eq!(Used::missed(typed, true).subject(), "", "{typed}");
    }
    assert_eq!(Used::missed("充电桩", true).subject(), "充电桩");
}

/// Surnames with every pair of words of the list, as whoever knows it would try them.
#[test]
fn no_name_before_or_behind_a_word_is_made_of_words() {
    let vocabulary = vocabulary();
    let given =
        ["小明", "建国", "丽华", "秀英", "伟", "静", "志强", "桂兰", "海燕", "国庆", "春梅", "玉兰", "子轩", "欣怡", "建军", "美丽"];
    let mut tried = 0;
    for surname in "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗".chars() {
        for given in given {
            for word in ["身份证", "低保", "社保卡", "退休金", "户口", "残疾证", "养老金", "医保", "老年卡", "公租房"]
            {
                for text in [format!("{surname}{given}{word}"), format!("{word}{surname}{given}"), format!("{surname}{given}的{word}")] {
                    assert!(!vocabulary.makes(&text), "{text}");
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 9_000);
}

/// Surnames, far rarer ones too, with everything that follows them anywhere in the content: whole words alone are made of them, never a name before a matter
/// or behind it.
#[test]
fn no_name_hides_across_the_words_of_the_content() {
    const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾\
        夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常查房和温康施文牛樊葛安齐易乔伍庞颜倪庄聂章鲁岳申欧耿关兰焦俞左柳甘祝\
        包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁路游辛管柴华喻房解牟艾尤阳时农司卓古车项连麦景党宫费卜冷席卫米全应明池官封谈惠乐南班满位区权强\
        平计门云容敬来都伏公哈居信有与能衣束元由";
    let (vocabulary, names) = (vocabulary(), names());
    let words: Vec<&str> = WORDS.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect();
    let all: Vec<&str> = names.iter().map(String::as_str).chain(words.iter().copied()).collect();
    let characters: std::collections::BTreeSet<char> = all.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphanumeric()).collect();
    let (mut tried, mut kept) = (0, 0);
    for surname in SURNAMES.chars() {
        let behind = |word: &&str| {
            word.chars()
                .zip(word.chars().skip(1))
                .filter(|(c, next)| *c == surname && next.is_alphanumeric())
                .map(|(_, next)| next)
                .collect::<Vec<_>>()
        };
        for first in all.iter().flat_map(behind).collect::<std::collections::BTreeSet<char>>() {
            let head = format!("{surname}{first}");
            for second in std::iter::once(String::new()).chain(characters.iter().map(char::to_string)) {
                for matter in ["身份证", "医保", "养老金"] {
                    for text in [format!("{head}{second}{matter}"), format!("{matter}{head}{second}")] {
                        tried += 1;
                        if vocabulary.makes(&text) {
                            // A word of the content that begins like this, or a name of the content that begins with the matter.
                            let begins = |word: &&str| word.starts_with(&head) || word.starts_with(&format!("{matter}{head}"));
                            assert!(all.iter().any(begins), "{text}");
                            kept += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(tried > 300_000 && kept > 100, "{tried} {kept}");
}

/// Whoever writes a name into the list of words opens nothing; neither does a surname alone.
#[test]
fn a_name_in_the_list_of_words_is_no_word() {
    for name in ["王小明", "李娜", "欧阳娜娜", "金", "王"] {
        let vocabulary = Vocabulary::of(["低保"], name);
        assert!(
            vocabulary.makes("低保") && !vocabulary.makes(&format!("{name}低保")) && !vocabulary.makes(&format!("低保{name}")),
            "{name}"
        );
    }
    let shipped = WORDS.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    assert_eq!(shipped.filter(|word| !vocabulary().makes(word)).collect::<Vec<_>>(), Vec::<&str>::new(), "words that can never count");
}

#[test]
fn an_event_is_read_as_it_was_written_and_other_kinds_are_passed_over() {
    let uses = [
        Used::of(Kind::Read, "a"),
        Used::of(Kind::Read, "a"),
        Used::of(Kind::Found, "typed"),
        Used::missed("充电桩", true),
        Used::missed("13800", true),
    ];
    let all = counts(&uses);
    let event = all.to_event();
    assert_eq!(event, r#"{"counted":{"found":{"typed":1},"missed":{"":1,"充电桩":1},"read":{"a":2}}}"#);
    assert_eq!(Counts::of_event(&event), Some(all.clone()));
    assert_eq!(Counts::of_event(r#"{"counted":{"read":{"a":1},"heard":{"a":4}}}"#), Some(counts(&uses[..1])));
    for strange in ["", "{}", r#"{"counted":[]}"#, r#"{"counted":{"read":{"a":-1}}}"#, r#"{"counted":{"read":{"a":"1"}}}"#] {
        assert_eq!(Counts::of_event(strange), None, "{strange}");
    }
}

#[test]
fn a_note_holds_many_texts_but_not_any_number() {
    let texts: Vec<Used> =
        (0..TEXTS_MAX as u32 + 9).map(|i| Used::missed(&char::from_u32(0x4e00 + i * 7).unwrap().to_string(), true)).collect();
    let missed = missed(&counts(&texts));
    assert_eq!((missed.texts.len(), missed.others), (TEXTS_MAX, 9));
    let mut sum = counts(&texts[..TEXTS_MAX]);
    sum.add_all(&counts(&texts[TEXTS_MAX..]));
    assert_eq!(residents_window::domain::usage::missed(&sum).texts.len(), TEXTS_MAX + 9, "sums of many days hold them all");
}

#[test]
fn the_tables_say_what_was_used_most() {
    let of = |kind, guide, times| vec![Used::of(kind, guide); times];
    let uses = [
        of(Kind::Read, "few", 1),
        of(Kind::Read, "many", 4),
        of(Kind::Printed, "many", 2),
        of(Kind::Carried, "few", 1),
        of(Kind::Number, "many", 3),
        vec![Used::missed("甲", true), Used::missed("乙", true), Used::missed("乙", true), Used::missed("1234", true)],
    ]
    .concat();
    let row =
        |guide: &str, [read, printed, carried, numbers]: [u32; 4]| Demand { guide: guide.to_owned(), read, printed, carried, numbers };
    assert_eq!(demand(&counts(&uses)), [row("many", [4, 2, 0, 3]), row("few", [1, 0, 1, 0])]);
    assert_eq!(missed(&counts(&uses)), Missed { texts: vec![("乙".to_owned(), 2), ("甲".to_owned(), 1)], others: 1 });
    assert!(is_asked([3, 3, 9, 4, 3].into_iter()) && !is_asked([3, 3, 9, 4, 2].into_iter()));
}

// ---- every use counts once -----------------------------------------------------------------------------------------------------------------

/// A machine: its note outlives its pages.
struct Machine {
    home: Home,
    journal: Journal,
    note: RefCell<String>,
    requests: Cell<u32>,
}

impl Notes for Machine {
    fn read(&self) -> Pending {
        Pending::of_note(Some(&self.note.borrow()))
    }
    fn write(&self, pending: &Pending) {
        *self.note.borrow_mut() = pending.kept();
    }
}

impl Machine {
    fn new() -> Self {
        let home = Home::new(Installation::new("lobby-1").unwrap());
        Self { journal: Journal::Memory(home.clone()), home, note: RefCell::default(), requests: Cell::new(0) }
    }

    fn request(&self) -> RequestId {
        self.requests.set(self.requests.get() + 1);
        RequestId::new(&format!("r-{}", self.requests.get())).unwrap()
    }

    fn stamp(&self) -> Stamp {
        Stamp { request: self.request(), now: Timestamp::from_millis(1), by: Actor::new("kiosk@lobby-1").unwrap() }
    }

    fn use_on(&self, day: u64, used: &Used) {
        note(self, |pending| pending.count(monday().plus_days(day), used));
    }

    /// Hands over, and is closed after so many turns.
    fn hand_over(&self, turns: usize) -> Option<bool> {
        let mut work = pin!(hand_over(&self.journal, self, || self.stamp()));
        let mut context = Context::from_waker(Waker::noop());
        (0..turns).find_map(|_| if let Poll::Ready(done) = work.as_mut().poll(&mut context) { Some(done) } else { None })
    }

    /// Another machine's window counts in the same stream.
    fn another_counts(&self, day: u64, used: &Used) {
        self.home.set_append_faults(|_| Fate::default());
        // An append of ours that is still on its way may land just before: then it looks again.
        let append = || {
            let stream = Stream::usage(monday().plus_days(day));
            let expected = block_on(self.journal.read(&stream, 0)).unwrap().entries.len();
            let part =
                Part { stream, expected: u32::try_from(expected).unwrap(), events: vec![counts(std::slice::from_ref(used)).to_event()] };
            let batch =
                Batch { request: self.request(), parts: vec![part], take: None, time: Timestamp::from_millis(2), by: self.stamp().by };
            block_on(self.journal.append(&batch))
        };
        while append().is_err() {}
    }

    fn sums(&self) -> Counts {
        block_on(sums(&self.journal, (0..4).map(|day| monday().plus_days(day)))).unwrap()
    }
}

fn some_use(random: &mut Prng) -> Used {
    let guides = ["a", "b", "c"];
    match random.below(4) {
        0 => Used::missed("充电桩", true),
        1 => Used::of(Kind::Printed, guides[random.below(3) as usize]),
        _ => Used::of(Kind::Read, guides[random.below(3) as usize]),
    }
}

fn some_fate(random: &mut Prng) -> Fate {
    let outcome = match random.below(10) {
        0 => Outcome::Conflict,
        1 => Outcome::UnknownWritten,
        2 => Outcome::UnknownLost,
        3 => Outcome::UnknownLater(random.below(4) as u8),
        4 => Outcome::Unavailable,
        5 => Outcome::Full,
        _ => Outcome::Sound,
    };
    Fate { outcome, late_before: random.below(3) as u8, late_after: random.below(3) as u8, unheard: false }
}

#[test]
fn every_use_counts_exactly_once_through_failures_reloads_and_crashes() {
    for seed in 0..400 {
        let (mut random, machine, mut expected) = (Prng::new(seed), Machine::new(), Counts::default());
        for step in 0..40 {
            let (day, used) = (random.below(4), some_use(&mut random));
            match random.below(8) {
                0..=3 => {
                    machine.use_on(day, &used);
                    expected.count(&used);
                }
                4 => {
                    machine.another_counts(day, &used);
                    expected.count(&used);
                }
                // Two days and more pass: the journal forgets its requests.
                5 => drop(block_on(machine.journal.forget_old_requests(Timestamp::from_millis(1_000 * HOUR_MS)))),
                _ => {
                    let mut fates = Prng::new(seed * 1_000 + step);
                    machine.home.set_append_faults(move |_| some_fate(&mut fates));
                    // A page that is closed in between drops what it was doing.
                    machine.hand_over(1 + random.below(9) as usize);
                }
            }
        }
        machine.home.set_append_faults(|_| Fate::default());
        while machine.hand_over(1_000) != Some(true) {}
        assert_eq!(machine.sums(), expected, "seed {seed}");
        assert!(machine.read().is_empty());
    }
}

#[test]
fn one_visit_is_one_small_append_and_nothing_is_none() {
    let machine = Machine::new();
    assert_eq!(machine.hand_over(100), Some(true));
    for used in [Used::of(Kind::Read, "a"), Used::of(Kind::Printed, "a"), Used::of(Kind::Number, "a")] {
        machine.use_on(0, &used);
    }
    assert_eq!(machine.hand_over(100), Some(true));
    let page = block_on(machine.journal.read(&Stream::usage(monday()), 0)).unwrap();
    let events: Vec<&str> = page.entries.iter().flat_map(|e| &e.parts).flat_map(|p| &p.events).map(String::as_str).collect();
    assert_eq!(events, [r#"{"counted":{"number":{"a":1},"printed":{"a":1},"read":{"a":1}}}"#]);
}

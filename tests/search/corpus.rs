//! A hall with many more guides than any has, made of the words and clauses of the shipped ones: the same seed makes the same documents everywhere.

use residents_window::domain::search::Document;

use super::prng::Prng;

const FOR_WHOM: &[&str] = &[
    "残疾人",
    "老年人",
    "退役军人",
    "未成年人",
    "失业人员",
    "低收入家庭",
    "孕产妇",
    "高校毕业生",
    "外来务工人员",
    "个体工商户",
    "独居老人",
    "困难职工",
    "新生儿",
    "在校学生",
    "优抚对象",
    "归侨侨眷",
    "港澳居民",
    "灵活就业人员",
    "失独家庭",
    "重病患者",
    "城镇居民",
    "农村居民",
    "本街道居民",
    "企业职工",
];
const DONE: &[&str] = &[
    "申请", "办理", "登记", "变更", "注销", "补领", "查询", "预约", "备案", "认定", "复核", "年审", "转移", "领取", "减免", "报销", "公示",
    "撤销", "延期",
];
const ENDS_OF_CLAUSES: [char; 4] = ['，', '。', '；', '、'];

/// What the shipped guides are made of.
struct Words {
    things: Vec<String>,
    clauses: Vec<String>,
    english: Vec<String>,
    english_titles: Vec<String>,
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

impl Words {
    fn of(guides: &[Document]) -> Self {
        let names = guides.iter().flat_map(|guide| guide.aliases.iter().chain(&guide.materials)).filter(|name| is_chinese(name));
        let things = names.filter(|name| name.chars().count() <= 8).cloned().collect();
        let body = || guides.iter().flat_map(|guide| &guide.body);
        let clauses = body().filter(|text| is_chinese(text)).flat_map(|text| text.split(ENDS_OF_CLAUSES));
        Self {
            things,
            clauses: clauses.filter(|clause| clause.chars().count() >= 4).map(str::to_owned).collect(),
            english: body().filter(|text| !is_chinese(text) && text.len() > 30).cloned().collect(),
            english_titles: guides.iter().map(|guide| guide.english_title.clone()).collect(),
        }
    }
}

fn pick<'a>(random: &mut Prng, from: &'a [String]) -> &'a str {
    random.pick(from).map_or("", String::as_str)
}

fn word(random: &mut Prng, from: &[&'static str]) -> &'static str {
    random.pick(from).copied().unwrap_or_default()
}

fn between(random: &mut Prng, least: u64, most: u64) -> usize {
    usize::try_from(least + random.below(most + 1 - least)).unwrap_or(0)
}

fn paragraph(random: &mut Prng, words: &Words) -> String {
    let mut text = String::new();
    for _ in 0..between(random, 2, 5) {
        // Other numbers in every guide, as other halls have them.
        for c in pick(random, &words.clauses).chars() {
            text.push(if c.is_ascii_digit() { char::from(b'0' + random.below(10) as u8) } else { c });
        }
        text.push('，');
    }
    text.pop();
    text.push('。');
    text
}

fn name(random: &mut Prng, words: &Words) -> String {
    let thing = pick(random, &words.things);
    if random.chance(0.5) { format!("{thing}{}", word(random, DONE)) } else { format!("{}{thing}", word(random, FOR_WHOM)) }
}

fn document(random: &mut Prng, words: &Words) -> Document {
    let title = format!("{}{}{}", word(random, FOR_WHOM), pick(random, &words.things), word(random, DONE));
    let english_title = if random.chance(0.5) { pick(random, &words.english_titles).to_owned() } else { String::new() };
    let aliases = (0..between(random, 2, 6)).map(|_| name(random, words)).collect();
    let materials = (0..between(random, 3, 7)).map(|_| name(random, words)).collect();
    let mut body: Vec<String> = (0..between(random, 8, 16)).map(|_| paragraph(random, words)).collect();
    if random.chance(0.2) {
        body.extend((0..6).map(|_| pick(random, &words.english).to_owned()));
    }
    let weight = random.below(1_000) as u32;
    Document { title, english_title, aliases, materials, body, weight }
}

/// So many documents.
pub fn corpus(guides: &[Document], count: usize, seed: u64) -> Vec<Document> {
    let words = Words::of(guides);
    let mut random = Prng::new(seed);
    (0..count).map(|_| document(&mut random, &words)).collect()
}

//! Whose grid is this address: a table of what people type.

use residents_window::domain::board::address::{Names, Whose, parts, whose};
use residents_window::domain::board::{Board, Cover, Grid, Place, PlaceKind, Side};
use residents_window::domain::hall::{Bilingual, Language};
use residents_window::domain::search::Readings;
use residents_window::flow::board::{Body, Page};
use residents_window::reading::whose::Grids;

use super::prng::Prng;
use super::{board, hall};

fn readings() -> Readings {
    Readings::parse(include_str!("../../public/content/readings.txt")).unwrap()
}

/// Where it is sure, the number of the grid; otherwise what there is to choose from.
fn answer(board: &Board, names: &Names, typed: &str) -> String {
    match whose(board, names, typed) {
        Whose::One { grid, because } => {
            assert!(because.iter().all(|part| part.grid == grid), "{typed}");
            grid.number.to_string()
        }
        Whose::Several(parts) => {
            let text: Vec<String> = parts.iter().map(|part| format!("{}:{}", part.place.id, part.grid.number)).collect();
            text.join(" ")
        }
        Whose::Places(places) => places.iter().map(|place| format!("{}?", place.id)).collect::<Vec<_>>().join(" "),
        Whose::Uncovered(place, number) => format!("{} has no {number:?}", place.id),
        Whose::Overlong(place) => format!("{} has nothing as large", place.id),
        Whose::Nobody => "nobody".to_owned(),
    }
}

#[test]
fn addresses_as_people_type_them() {
    let table = [
        // Street and number: the side of the street decides.
        ("向阳路17号", "1"),
        ("向阳路18号", "2"),
        ("向阳路 18 号", "2"),
        ("向阳路１８号", "2"),
        ("向阳路十八号", "2"),
        ("乌兰区向阳路61号", "6"),
        ("向阳路120号3单元501", "6"),
        ("第三街道向阳路61号", "6"),
        ("向阳路121号", "xiangyang has no Some(121)"),
        ("向阳路60", "2"),
        ("向阳路一百零三号", "6"),
        ("17 Xiangyang Road", "1"),
        ("xiangyang road 18", "2"),
        // Estates: the first number is the building, whatever follows.
        ("牧歌小区3号楼2单元501", "4"),
        ("牧歌小区9栋", "5"),
        ("牧歌小区十六号楼", "5"),
        ("牧歌小区17号楼", "muge has no Some(17)"),
        ("Muge Estate, building 12", "5"),
        ("和平里小区", "6"),
        ("纺织厂家属院12号楼", "8"),
        ("河畔新村", "8"),
        // In part.
        ("向阳", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("向阳路", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("牧歌", "muge:4 muge:5"),
        ("牧歌12号楼", "5"),
        ("胜利街", "shengli:3 shengli:7"),
        ("胜利80", "3"),
        ("胜利81", "7"),
        ("阳光", "7"),
        ("muge", "muge:4 muge:5"),
        // Only a number: whoever has it.
        ("12号楼", "muge:5 textile:8"),
        ("100号", "xiangyang:6 shengli:7"),
        ("16栋", "5"),
        ("9999", "nobody"),
        // Nothing we know.
        ("", "nobody"),
        ("号楼", "nobody"),
        ("月亮街5号", "nobody"),
        ("Moon Street 5", "nobody"),
        ("街", "nobody"),
        ("🙂", "nobody"),
        ("99999999999999999999号", "nobody"),
        ("向阳路99999999999999999999号", "xiangyang has nothing as large"),
        // By sound: whole, in part, first letters, with a number in any form.
        ("xiangyanglu 17", "1"),
        ("xiangyanglu18hao", "2"),
        ("xyl 18", "2"),
        ("XYL61", "6"),
        ("xyl 17-2", "1"),
        ("xyl 17 3 501", "1"),
        ("xy18", "2"),
        ("17 xyl", "1"),
        ("18 hao xiangyanglu", "2"),
        ("fangzhichang 12", "8"),
        ("fzcjsy12haolou", "8"),
        ("mgxq 3 dong 2 danyuan", "4"),
        ("hepanxincun", "8"),
        ("向阳lu17", "1"),
        ("xyl", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("sl", "shengli:3 shengli:7"),
        ("xyl121", "xiangyang has no Some(121)"),
        ("12haolou", "muge:5 textile:8"),
        ("building 12", "muge:5 textile:8"),
        ("12", "xiangyang:2 shengli:3 tuanjie:2 muge:5 textile:8"),
        // A letter too many or too few is perhaps not what was meant: to be chosen, never decided.
        ("xianyanglu 17", "xiangyang:1"),
        ("xiangyanglv 17", "xiangyang:1"),
        // Another street with the same beginning is another street.
        ("向阳北路17号", "xiangyang:1"),
        ("胜利北街17号", "shengli:3"),
        ("向阳路东段17号", "xiangyang:1"),
        ("新向阳路17号", "xiangyang:1"),
        ("乌兰市向阳区向阳路17号", "1"),
        // Two names in one address: one grid, or both to choose from.
        ("向阳路17号牧歌小区3号楼", "xiangyang:1 muge:4"),
        ("向阳路100号和平里小区3号楼", "6"),
        // A number of one of them is not the number of the other; a number that one has not is not passed over.
        ("向阳路17号牧歌小区", "xiangyang:1 muge:4 muge:5"),
        ("向阳路17号牧歌小区99号楼", "xiangyang:1"),
        // What is no house and no building decides nothing.
        ("向阳路3单元", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("向阳路3号楼", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("向阳路三楼", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("向阳路18弄5号", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("向阳路18支弄", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("向阳路18号弄", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("向阳路3单元18号", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("向阳路17号对面", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("牧歌小区9单元", "muge:4 muge:5"),
        ("牧歌小区9楼", "muge:4 muge:5"),
        ("牧歌小区301室", "muge:4 muge:5"),
        ("9单元牧歌小区", "muge:4 muge:5"),
        ("牧歌小区3单元9号楼", "5"),
        ("牧歌小区18号院3号楼", "4"),
        ("牧歌小区3-9号楼", "muge:4 muge:5"),
        ("牧歌小区3号楼9号楼", "muge:4 muge:5"),
        ("Flat 3, 18 Xiangyang Road", "2"),
        ("Flat 3, Xiangyang Road 18", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("Flat 3, Xiangyang Road", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("3rd floor, 18 Xiangyang Road", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("18 Xiangyang Road, Unit 3", "2"),
        ("18 Xiangyang Road, Room 301", "2"),
        ("18 Xiangyang Road, Building 3", "2"),
        ("18 Xiangyang Road 3", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("17-18 Xiangyang Road", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("Unit 3 Xiangyang Road", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("Flat 12, Muge Estate", "muge:4 muge:5"),
        ("18 Muge Estate, Building 3", "4"),
        ("xyl 3 danyuan", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("3 danyuan xyl", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("flat 3 xyl", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("room 5, 18 xyl", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("mgxq 9 danyuan", "muge:4 muge:5"),
        ("16单元", "nobody"),
        ("room 16", "nobody"),
        // A bare number may count anything; only a building says what it is.
        ("16", "xiangyang:2 shengli:3 tuanjie:2 muge:5"),
        ("119号", "xiangyang:6 shengli:7"),
        // Numerals digit by digit, and in no order that says a number.
        ("向阳路一八号", "2"),
        ("向阳路一零三号", "6"),
        ("向阳路百一十二号", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("向阳路一百五号", "xiangyang:1 xiangyang:2 xiangyang:6"),
        ("向阳路一千零一号", "xiangyang has no Some(1001)"),
        ("向阳路三八零零零零零零零零号", "xiangyang has nothing as large"),
        // Nothing of it is run, shown or too long.
        ("<script>17</script>", "nobody"),
        ("向\u{200b}阳\u{202e}路17号", "1"),
    ];
    let (board, names) = known();
    let wrong: Vec<String> = table
        .iter()
        .map(|(typed, expected)| (typed, expected, answer(&board, &names, typed)))
        .filter(|(_, expected, found)| *found != **expected)
        .map(|(typed, expected, found)| format!("{typed}: {found} not {expected}"))
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

fn known() -> (Board, Names) {
    let board = board();
    let names = Names::of(&board, &readings());
    (board, names)
}

#[test]
fn an_endless_text_is_no_address() {
    let (board, names) = known();
    assert_eq!(answer(&board, &names, &"长".repeat(1_000_000)), "nobody");
    assert_eq!(answer(&board, &names, &"1".repeat(1_000_000)), "nobody");
}

#[test]
fn every_address_has_one_grid_by_its_full_name() {
    let (board, names) = known();
    for grid in &board.grids {
        for cover in &grid.covers {
            let place = board.place(&cover.place).unwrap();
            for number in (cover.from..=cover.to).filter(|number| cover.holds(*number)) {
                for typed in [format!("{}{number}号", place.name.zh), format!("{number} {}", place.name.en)] {
                    assert_eq!(answer(&board, &names, &typed), grid.number.to_string(), "{typed}");
                }
            }
        }
    }
}

/// What follows a house or building says nothing of another, and what only counts units, floors and rooms says nothing at all.
#[test]
fn units_floors_and_rooms_never_decide() {
    let (board, names) = known();
    let mut tried = 0;
    for place in &board.places {
        let (zh, en) = (&place.name.zh, &place.name.en);
        // All there is of it, as sure as its name alone is, or to be chosen.
        let candidates: Vec<String> = parts(&board, place).iter().map(|part| format!("{}:{}", place.id, part.grid.number)).collect();
        let all = [answer(&board, &names, zh), candidates.join(" ")];
        let said = |typed: &str| answer(&board, &names, typed);
        for number in 1..=120 {
            let house = said(&format!("{zh}{number}号"));
            for inside in ["2单元501", "3单元", "5层", "1201室", "2门", "院3单元"] {
                assert_eq!(said(&format!("{zh}{number}号{inside}")), house, "{zh}{number}号{inside}");
            }
            for (before, behind) in
                [("Flat 3, ", ""), ("Unit 2, ", ""), ("Room 301, ", ""), ("", ", Flat 3"), ("", ", Unit 2"), ("", ", Room 301")]
            {
                let typed = format!("{before}{number} {en}{behind}");
                assert_eq!(said(&typed), house, "{typed}");
            }
            for unit in ["单元", "室", "楼", "层", "户", "门", "弄", "支弄", "巷", "米", " danyuan", " shi", " lou", " ceng", "rd floor"]
            {
                assert!(all.contains(&said(&format!("{zh}{number}{unit}"))), "{zh}{number}{unit}");
                tried += 1;
            }
            for unit in ["Flat", "Unit", "Room", "Floor", "Apartment", "Apt", "Suite"] {
                for typed in [format!("{unit} {number}, {en}"), format!("{en}, {unit} {number}")] {
                    assert!(all.contains(&said(&typed)), "{typed}");
                }
            }
        }
    }
    assert!(tried > 10_000);
}

/// A board of streets with names of a few characters, many of them alike, and grids that share their houses.
fn some_board(random: &mut Prng) -> Board {
    let characters: Vec<char> = "新华向阳和平胜利团结文化建设长春路街".chars().collect();
    let mut board = board();
    let name = |random: &mut Prng, nth: usize| {
        let count = 2 + random.below(3) as usize;
        let zh: String = (0..count).map(|_| characters[random.below(characters.len() as u64) as usize]).collect();
        Bilingual { zh, en: format!("Place {nth} of many") }
    };
    board.places = (0..2 + random.below(6) as usize)
        .map(|nth| Place { id: format!("p{nth}"), kind: PlaceKind::Street, name: name(random, nth) })
        .collect();
    let covers = |grid: u8, board: &Board| -> Vec<Cover> {
        let one = |place: &Place| Cover {
            place: place.id.clone(),
            from: u16::from(grid) * 20 + 1,
            to: u16::from(grid) * 20 + 20,
            side: Side::All,
        };
        board.places.iter().map(one).collect()
    };
    board.grids = (0..4_u8).map(|nth| Grid { number: nth + 1, covers: covers(nth, &board), ..board.grids[0].clone() }).collect();
    // Each street has its own number of grids.
    for grid in &mut board.grids {
        grid.covers.retain(|_| random.below(3) > 0);
    }
    board
}

/// However an address is typed, whose it is stands in the answer; and it is the whole answer only where nothing else fits.
#[test]
fn the_truth_is_always_among_the_answers_and_nothing_is_guessed() {
    let readings = readings();
    let (mut decided, mut offered) = (0, 0);
    for seed in 0..300 {
        let mut random = Prng::new(seed);
        let board = some_board(&mut random);
        let names = Names::of(&board, &readings);
        for _ in 0..20 {
            let place = &board.places[random.below(board.places.len() as u64) as usize];
            let number = 1 + random.below(90) as u16;
            let sound = |c: char| readings.of(c).next().unwrap_or("").to_owned();
            let (pinyin, initials): (String, String) = (
                place.name.zh.chars().map(sound).collect(),
                place.name.zh.chars().map(|c| sound(c).chars().next().unwrap_or(' ')).collect(),
            );
            let typed = match random.below(4) {
                0 => format!("{}{number}号", place.name.zh),
                1 => format!("{pinyin} {number}"),
                2 => format!("{initials}{number}"),
                _ => format!("{number}"),
            };
            let holders: Vec<u8> = board
                .grids
                .iter()
                .filter(|grid| grid.covers.iter().any(|cover| cover.place == place.id && cover.holds(number)))
                .map(|grid| grid.number)
                .collect();
            let found = whose(&board, &names, &typed);
            let answered: Vec<u8> = match &found {
                Whose::One { grid, .. } => vec![grid.number],
                Whose::Several(parts) => parts.iter().map(|part| part.grid.number).collect(),
                Whose::Places(_) | Whose::Uncovered(..) | Whose::Overlong(_) | Whose::Nobody => Vec::new(),
            };
            assert!(holders.iter().all(|holder| answered.contains(holder)), "seed {seed}: {typed} of {}: {found:?}", place.name.zh);
            let same_name = |other: &&Place| other.name.zh == place.name.zh;
            let is_named = typed.starts_with(&place.name.zh) && board.places.iter().filter(same_name).count() == 1;
            match found {
                Whose::One { .. } => decided += 1,
                // A whole name that is one street's alone, with a number that one grid has: there is nothing left to ask.
                _ => {
                    let is_in_another = board.places.iter().any(|other| other.id != place.id && other.name.zh.contains(&place.name.zh));
                    assert!(!is_named || is_in_another || holders.is_empty(), "seed {seed}: {typed}: {found:?}");
                    offered += 1;
                }
            }
        }
    }
    assert!(decided > 500 && offered > 500, "{decided} decided, {offered} not");
}

#[test]
fn the_answer_says_who_and_why_or_what_there_is_to_choose_from() {
    let grids = Grids::of(board(), hall(), residents_window::domain::time::Day::parse("2026-11-23").unwrap(), &readings());
    let zh = grids.answer("xyl18", Language::Zh);
    assert_eq!((zh.title.as_str(), zh.hint.as_str()), ("第 2 网格", "向阳路 2 号到 60 号 双号，归这个网格管"));
    let Body::Paper { facts, .. } = &zh.body else { panic!("{zh:?}") };
    assert_eq!([&facts[0][1], &facts[1][1]], ["巴特尔", "000-00001102"]);
    assert!(facts[2][1].contains("王秀芳") && facts[2][1].contains("000-00001101"), "the stand-in: {facts:?}");
    let en = grids.answer("18 Xiangyang Road", Language::En);
    assert_eq!(en.hint, "Xiangyang Road 2 to 60 (even): looked after by this grid");
    let Body::Names(tiles) = grids.answer("12", Language::Zh).body else { panic!("no tiles") };
    assert_eq!(tiles.len(), 5);
    assert_eq!((tiles[0].title.as_str(), tiles[0].line.as_str()), ("向阳路 2 号到 60 号 双号", "第 2 网格 · 巴特尔"));
    assert_eq!(tiles[0].to, Page::Grid { grid: 2, street: None, page: 0 });
    let long = grids.answer("向阳路70000号", Language::Zh);
    assert_eq!(long.body, Body::Nothing("向阳路没有这么大的号码，请看看是不是多打了数字".to_owned()));
    for (language, words) in [(Language::Zh, "没有找到“月亮街5号”"), (Language::En, "Nothing was found for “月亮街5号”")]
    {
        assert_eq!(grids.answer("月亮\u{202e}街5号", language).body, Body::Nothing(words.to_owned()));
    }
    let long = grids.answer(&"<b>".repeat(500_000), Language::Zh);
    assert!(matches!(&long.body, Body::Nothing(said) if said.chars().count() < 40), "what was typed is said back in part: {long:?}");
}

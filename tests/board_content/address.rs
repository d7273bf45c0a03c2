//! Whose grid is this address: a table of what people type.

use residents_window::domain::board::address::{Whose, whose};

use super::board;

fn answer(typed: &str) -> String {
    match whose(&board(), typed) {
        Whose::One(grid) => grid.number.to_string(),
        Whose::Several(parts) => {
            let text: Vec<String> = parts.iter().map(|part| format!("{}:{}", part.place.id, part.grid.number)).collect();
            text.join(" ")
        }
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
        ("向阳路121号", "nobody"),
        ("向阳路60", "2"),
        ("向阳路一百零三号", "6"),
        ("17 Xiangyang Road", "1"),
        ("xiangyang road 18", "2"),
        // Estates: the first number is the building, whatever follows.
        ("牧歌小区3号楼2单元501", "4"),
        ("牧歌小区9栋", "5"),
        ("牧歌小区十六号楼", "5"),
        ("牧歌小区17号楼", "nobody"),
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
    ];
    let wrong: Vec<String> = table
        .iter()
        .filter(|(typed, expected)| answer(typed) != *expected)
        .map(|(typed, expected)| format!("{typed}: {} not {expected}", answer(typed)))
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_address_has_one_grid_by_its_full_name() {
    let board = board();
    for grid in &board.grids {
        for cover in &grid.covers {
            let place = board.place(&cover.place).unwrap();
            for number in (cover.from..=cover.to).filter(|number| cover.holds(*number)) {
                assert_eq!(whose(&board, &format!("{}{number}号", place.name.zh)), Whose::One(grid));
                assert_eq!(whose(&board, &format!("{number} {}", place.name.en)), Whose::One(grid));
            }
        }
    }
}

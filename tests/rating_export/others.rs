//! What other people's programs make of the files, where they are on the machine: for the long campaign.

use std::process::Command;

use residents_window::domain::sheet::table::Form;

use super::book::Book;
use super::hostile::naughty;

/// The folder of the files; kept when `RATING_SAMPLES` names one.
#[test]
#[ignore = "needs openpyxl or LibreOffice to say something"]
fn spreadsheets_open_the_files_and_read_what_was_written() {
    let folder =
        std::env::var("RATING_SAMPLES").map_or_else(|_| std::env::temp_dir().join(format!("ratings-{}", std::process::id())), Into::into);
    std::fs::create_dir_all(&folder).unwrap();
    let texts = naughty();
    let book = Book::saying(4 * texts.len(), 13, |nth| texts[usize::try_from(nth).unwrap() % texts.len()].clone());
    for form in Form::ALL {
        std::fs::write(folder.join(format!("ratings.{}", form.ending())), book.table(form).0).unwrap();
    }
    let script = format!("{}/tests/verify/readers.py", env!("CARGO_MANIFEST_DIR"));
    let said = Command::new("python3").args(["-B", &script]).arg(&folder).status().unwrap();
    assert!(said.success());
}

//! One case at a time.

use residents_window::domain::codes::check_digits;
use residents_window::flow::scanner::{Fate, GAP_MS_MAX, Heard, Press, SLOW_GAP_MS_MAX, Scan, Scanner};

/// A ticket's code with its check digits.
pub fn code(body: &str) -> String {
    format!("{body}{}", check_digits(body).unwrap())
}

pub fn ticket() -> String {
    code("1010726112102002340817")
}

fn down(scanner: &mut Scanner, code: &str, at_ms: f64) -> Heard {
    scanner.key_down(Press { code, at_ms, command: false, repeat: false, in_field: false })
}

fn command(scanner: &mut Scanner, code: &str, at_ms: f64) -> Heard {
    scanner.key_down(Press { code, at_ms, command: true, repeat: false, in_field: false })
}

fn goes() -> Heard {
    Heard { scans: Vec::new(), fate: Fate::Goes }
}

fn refused(scans: Vec<Scan>) -> Heard {
    Heard { scans, fate: Fate::Refused }
}

/// Types as a scanner does: each key down and at once up. The time of the next key.
fn scan(scanner: &mut Scanner, text: &str, prefix: &str, from_ms: f64, gap_ms: f64) -> f64 {
    let mut at = from_ms;
    for digit in text.chars() {
        let key = format!("{prefix}{digit}");
        assert_eq!(down(scanner, &key, at), goes());
        scanner.key_up(&key, at + gap_ms / 4.0);
        at += gap_ms;
    }
    at
}

#[test]
fn a_scan_with_enter_is_heard_from_both_rows_of_keys_at_every_speed() {
    for prefix in ["Digit", "Numpad"] {
        for gap in [1.0, 8.0, 16.0, GAP_MS_MAX, SLOW_GAP_MS_MAX] {
            for end in ["Enter", "NumpadEnter", "Tab"] {
                let mut scanner = Scanner::default();
                let at = scan(&mut scanner, &ticket(), prefix, 1_000.0, gap);
                assert_eq!(down(&mut scanner, end, at), refused(vec![Scan::Code(ticket())]), "{prefix} {gap} {end}");
                assert_eq!(scanner.silence(at + 200.0), [], "a scan is heard once");
            }
        }
    }
}

#[test]
fn a_scan_without_enter_is_heard_after_a_silence_that_is_short_where_the_code_is_whole() {
    let mut scanner = Scanner::default();
    let at = scan(&mut scanner, &ticket(), "Digit", 0.0, 8.0) - 8.0;
    assert!(scanner.patience_ms() <= 25.0, "{}", scanner.patience_ms());
    assert_eq!(scanner.silence(at + 15.0), []);
    assert_eq!(scanner.silence(at + 26.0), [Scan::Code(ticket())]);
    // A late Enter presses nothing, and says nothing twice.
    assert_eq!(down(&mut scanner, "Enter", at + 40.0), refused(vec![]));
}

#[test]
fn a_page_that_was_busy_in_the_middle_of_a_scan_loses_nothing() {
    let mut scanner = Scanner::default();
    let at = scan(&mut scanner, &ticket()[..14], "Digit", 0.0, 8.0);
    // The timer came before the keys that had waited with it.
    assert_eq!(scanner.silence(at + 300.0), [Scan::Text(ticket()[..14].into())]);
    let at = scan(&mut scanner, &ticket()[14..], "Digit", at, 8.0);
    assert_eq!(down(&mut scanner, "Enter", at), refused(vec![Scan::Code(ticket())]));
}

#[test]
fn a_person_who_types_is_never_a_scan_and_enter_stays_theirs() {
    let mut scanner = Scanner::default();
    let at = scan(&mut scanner, &ticket(), "Digit", 0.0, 80.0);
    assert_eq!(down(&mut scanner, "Enter", at), goes());
    assert_eq!(scanner.silence(at + 500.0), []);
}

#[test]
fn repeated_and_leading_zeros_stay() {
    let mut scanner = Scanner::default();
    let at = scan(&mut scanner, &"0".repeat(10), "Digit", 0.0, 8.0);
    assert_eq!(down(&mut scanner, "Enter", at), refused(vec![Scan::Text("0".repeat(10))]));
    let zeros = code("3000000000000000000000");
    let at = scan(&mut scanner, &zeros, "Digit", 1_000.0, 2.0);
    assert_eq!(down(&mut scanner, "Enter", at), refused(vec![Scan::Code(zeros)]));
}

#[test]
fn two_codes_in_one_burst_are_two_and_two_alike_are_one() {
    let other = code("2010726112100042123456");
    for end in [Some("Enter"), None] {
        let mut scanner = Scanner::default();
        let at = scan(&mut scanner, &format!("{}{other}", ticket()), "Digit", 0.0, 9.0);
        let both = vec![Scan::Code(ticket()), Scan::Code(other.clone())];
        match end {
            Some(end) => assert_eq!(down(&mut scanner, end, at), refused(both)),
            None => assert_eq!(scanner.silence(at + 80.0), both),
        }
        let mut scanner = Scanner::default();
        let at = scan(&mut scanner, &format!("{other}{other}"), "Digit", 0.0, 9.0);
        assert_eq!(scanner.silence(at + 80.0), [Scan::Code(other.clone())]);
    }
    // With Enter between, as a scanner sends what stands on one paper twice.
    let mut scanner = Scanner::default();
    let at = scan(&mut scanner, &other, "Digit", 0.0, 9.0);
    assert_eq!(down(&mut scanner, "Enter", at), refused(vec![Scan::Code(other.clone())]));
    let at = scan(&mut scanner, &other, "Digit", at + 9.0, 9.0);
    assert_eq!(down(&mut scanner, "Enter", at), refused(vec![]));
    let at = scan(&mut scanner, &other, "Digit", at + 900.0, 9.0);
    assert_eq!(down(&mut scanner, "Enter", at), refused(vec![Scan::Code(other)]), "scanned again later it is heard again");
}

#[test]
fn a_number_of_another_system_is_a_text_with_its_letters() {
    let mut scanner = Scanner::default();
    for (place, key) in
        ["ShiftLeft", "KeyS", "KeyB", "Minus", "Digit2", "Digit0", "Unidentified", "Digit2", "Digit6", "KeyA"].iter().enumerate()
    {
        assert_eq!(down(&mut scanner, key, 10.0 * place as f64).scans, []);
    }
    assert_eq!(down(&mut scanner, "Enter", 105.0), refused(vec![Scan::Text("SB-2026A".into())]));
}

#[test]
fn a_misread_code_is_a_text_and_never_a_code() {
    let mut scanner = Scanner::default();
    let misread = format!("{}1", &ticket()[..23]);
    assert_ne!(misread, ticket());
    let at = scan(&mut scanner, &misread, "Digit", 0.0, 9.0);
    assert_eq!(down(&mut scanner, "Enter", at), refused(vec![Scan::Text(misread)]));
}

#[test]
fn marks_and_prefixes_before_a_code_are_passed_over() {
    for before in [&["BracketRight", "KeyC", "Digit1"][..], &["KeyA"], &["BracketRight", "KeyQ", "Digit3"]] {
        let mut scanner = Scanner::default();
        for (place, key) in before.iter().enumerate() {
            down(&mut scanner, key, 9.0 * place as f64);
        }
        let at = scan(&mut scanner, &ticket(), "Digit", 9.0 * before.len() as f64, 9.0);
        assert_eq!(down(&mut scanner, "Enter", at), refused(vec![Scan::Code(ticket())]), "{before:?}");
    }
}

#[test]
fn a_person_at_the_pad_meanwhile_spoils_nothing() {
    for (row, pad) in [("Digit", "Numpad"), ("Numpad", "Digit")] {
        let mut scanner = Scanner::default();
        let at = scan(&mut scanner, &ticket()[..10], row, 0.0, 9.0);
        down(&mut scanner, &format!("{pad}7"), at);
        let at = scan(&mut scanner, &ticket()[10..], row, at + 2.0, 9.0);
        assert_eq!(down(&mut scanner, "Enter", at), refused(vec![Scan::Code(ticket())]), "{row}");
    }
}

#[test]
fn a_key_that_is_held_as_people_hold_it_is_no_digit_of_the_scan() {
    let mut scanner = Scanner::default();
    let at = scan(&mut scanner, &ticket()[..10], "Digit", 0.0, 9.0);
    let digit = format!("Digit{}", (ticket().as_bytes()[10] - b'0' + 1) % 10);
    down(&mut scanner, &digit, at);
    let at = scan(&mut scanner, &ticket()[10..], "Digit", at + 2.0, 9.0);
    assert_eq!(down(&mut scanner, "Enter", at), refused(vec![Scan::Code(ticket())]));
}

#[test]
fn a_scanner_that_holds_alt_and_types_the_characters_number_is_understood() {
    let mut scanner = Scanner::default();
    let mut at = 0.0;
    for digit in ticket().chars() {
        assert_eq!(command(&mut scanner, "AltLeft", at).fate, if at == 0.0 { Fate::Goes } else { Fate::Refused });
        for key in format!("0{}", u32::from(digit)).chars() {
            at += 4.0;
            assert_eq!(command(&mut scanner, &format!("Numpad{key}"), at), refused(vec![]));
            scanner.key_up(&format!("Numpad{key}"), at + 1.0);
        }
        at += 4.0;
        scanner.key_up("AltLeft", at);
        at += 4.0;
    }
    assert_eq!(down(&mut scanner, "Enter", at), refused(vec![Scan::Code(ticket())]));
}

#[test]
fn what_a_burst_commands_is_refused_and_the_scan_is_still_heard() {
    let mut scanner = Scanner::default();
    let mut at = scan(&mut scanner, &ticket(), "Digit", 0.0, 10.0);
    for control in ["F5", "F12", "Escape", "ArrowLeft", "BrowserBack", "Space", "Backspace"] {
        assert_eq!(down(&mut scanner, control, at), refused(vec![]), "{control}");
        at += 10.0;
    }
    for key in ["ControlLeft", "KeyJ", "KeyW", "MetaLeft"] {
        assert_eq!(command(&mut scanner, key, at), refused(vec![]), "{key}");
        at += 10.0;
    }
    assert_eq!(down(&mut scanner, "Enter", at), refused(vec![Scan::Code(ticket())]));
    for more in ["Enter", "Tab"] {
        at += 10.0;
        assert_eq!(down(&mut scanner, more, at), refused(vec![]), "what follows the end presses nothing either");
    }
}

#[test]
fn a_function_key_before_a_scan_is_kept_back_and_never_acts() {
    for opening in ["F5", "F12"] {
        let mut scanner = Scanner::default();
        assert_eq!(down(&mut scanner, opening, 1_000.0).fate, Fate::Kept);
        let at = scan(&mut scanner, &ticket(), "Digit", 1_010.0, 10.0);
        assert_eq!(scanner.alone(at + 500.0), None);
        assert_eq!(down(&mut scanner, "Enter", at), refused(vec![Scan::Code(ticket())]));
    }
    let mut scanner = Scanner::default();
    assert_eq!(command(&mut scanner, "KeyB", 1_000.0).fate, Fate::Kept, "STX as some scanners send it");
}

#[test]
fn function_keys_of_a_person_act_once_they_have_stood_alone() {
    let mut scanner = Scanner::default();
    for (place, key) in ["F2", "F4", "F9"].into_iter().enumerate() {
        let at = 1_000.0 * (place + 1) as f64;
        assert_eq!(down(&mut scanner, key, at).fate, Fate::Kept);
        scanner.key_up(key, at + 70.0);
        assert_eq!(scanner.alone(at + SLOW_GAP_MS_MAX), None, "a burst may still follow");
        assert_eq!(scanner.alone(at + SLOW_GAP_MS_MAX + 1.0).as_deref(), Some(key));
        assert_eq!(scanner.alone(at + 200.0), None, "once");
    }
}

#[test]
fn the_end_of_a_short_code_presses_nothing() {
    for end in ["Enter", "NumpadEnter", "Tab"] {
        for codes in [&["Digit4", "Digit2"][..], &["KeyA"], &["Digit1", "Unidentified"]] {
            let mut scanner = Scanner::default();
            for (place, code) in codes.iter().enumerate() {
                assert_eq!(down(&mut scanner, code, 10.0 * place as f64), goes());
            }
            assert_eq!(down(&mut scanner, end, 10.0 * codes.len() as f64), refused(vec![]), "{codes:?} {end}");
        }
    }
}

#[test]
fn whoever_types_quickly_into_a_field_is_no_scanner() {
    let typed = |scanner: &mut Scanner, code: &str, at_ms, command| {
        scanner.key_down(Press { code, at_ms, command, repeat: false, in_field: true }).fate
    };
    // The number of a ticket, a word in pinyin that is chosen by Space, a mistake.
    let words = [
        &["KeyC", "Digit0", "Digit0", "Digit2", "Enter"][..],
        &["KeyZ", "KeyH", "KeyA", "KeyN", "KeyG", "Space"],
        &["Digit1", "Backspace"],
    ];
    for word in words {
        let mut scanner = Scanner::default();
        for (place, code) in word.iter().enumerate() {
            assert_eq!(typed(&mut scanner, code, 100.0 + 3.0 * place as f64, false), Fate::Goes, "{word:?} {code}");
        }
    }
    let mut scanner = Scanner::default();
    assert_eq!(typed(&mut scanner, "KeyV", 1_000.0, true), Fate::Goes, "pasting");
    assert_eq!(typed(&mut scanner, "KeyR", 2_000.0, true), Fate::Kept, "no editing");
    assert_eq!(command(&mut scanner, "KeyV", 3_000.0).fate, Fate::Kept, "nothing to paste into");
    // A scan with the focus in a field still submits nothing.
    let at = scan(&mut scanner, &ticket(), "Digit", 4_000.0, 10.0);
    assert_eq!(typed(&mut scanner, "KeyV", at, true), Fate::Refused);
    assert_eq!(typed(&mut scanner, "Enter", at + 10.0, false), Fate::Refused);
}

#[test]
fn keys_of_a_person_act() {
    let mut scanner = Scanner::default();
    for (place, key) in ["Digit4", "Enter", "Tab", "Enter", "Space", "KeyA", "Backspace"].iter().enumerate() {
        assert_eq!(down(&mut scanner, key, 80.0 * place as f64), goes(), "{key}");
    }
    // Fingers that roll over two keys.
    assert_eq!(down(&mut scanner, "Digit4", 2_000.0), goes());
    assert_eq!(down(&mut scanner, "Enter", 2_060.0), goes());
    for (place, key) in ["KeyM", "KeyI", "KeyN", "KeyZ", "KeyH", "Space", "Backspace"].iter().enumerate() {
        assert_eq!(down(&mut scanner, key, 2_500.0 + 60.0 * place as f64), goes(), "a fast typist: {key}");
    }
    // Ctrl and a letter at nearly the same time.
    assert_eq!(command(&mut scanner, "ControlLeft", 4_000.0), goes());
    assert_eq!(command(&mut scanner, "KeyR", 4_020.0).fate, Fate::Kept);
}

#[test]
fn a_key_that_a_person_holds_down_is_no_scan_and_acts_on() {
    for key in ["Digit7", "Enter", "ArrowDown"] {
        let mut scanner = Scanner::default();
        assert_eq!(down(&mut scanner, key, 0.0), goes());
        for place in 0..60 {
            let press = Press { code: key, at_ms: 500.0 + 30.0 * f64::from(place), command: false, repeat: true, in_field: false };
            assert_eq!(scanner.key_down(press), goes(), "{key}");
        }
        scanner.key_up(key, 2_310.0);
        assert_eq!(scanner.silence(2_600.0), []);
        let at = scan(&mut scanner, &ticket(), "Digit", 2_320.0, 10.0);
        assert_eq!(down(&mut scanner, "Enter", at), refused(vec![Scan::Code(ticket())]), "a scan right after it is heard");
    }
}

#[test]
fn keys_that_the_system_calls_repeated_within_a_burst_are_the_scanners() {
    let mut scanner = Scanner::default();
    let mut at = 0.0;
    for digit in ticket().chars() {
        scanner.key_down(Press { code: &format!("Digit{digit}"), at_ms: at, command: false, repeat: true, in_field: false });
        at += 8.0;
    }
    assert_eq!(down(&mut scanner, "Enter", at), refused(vec![Scan::Code(ticket())]));
}

#[test]
fn a_jammed_key_fills_nothing() {
    let mut scanner = Scanner::default();
    for at in 0..100_000 {
        down(&mut scanner, "Digit7", f64::from(at) * 30.0);
    }
    assert_eq!(down(&mut scanner, "Enter", 3_000_010.0), refused(vec![]));
}

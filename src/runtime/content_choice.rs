//! Where the newest content is to be had.

use crate::domain::content::KeptPart;

/// Where the newest content is to be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// Here it is: what is in force.
    Published(String),
    /// What is in force is lost, and the last good one goes on: it is the hall's own.
    LastGood,
    /// From the file that was shipped.
    Shipped,
}

/// Where it is to be had, given what is in force. The shipped file is of a sample hall: it never takes the place of a hall's own queues and people because a
/// bundle was lost.
pub fn newest_from(in_force: KeptPart, has_last_good: impl FnOnce() -> bool) -> From {
    match in_force {
        KeptPart::Text(text) => From::Published(text),
        KeptPart::Lost if has_last_good() => From::LastGood,
        KeptPart::Lost | KeptPart::Absent => From::Shipped,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_bundle_is_no_reason_for_the_shipped_hall() {
        let published = || KeptPart::Text("{}".to_owned());
        for (in_force, has_last_good, from) in [
            (published(), true, From::Published("{}".to_owned())),
            (published(), false, From::Published("{}".to_owned())),
            (KeptPart::Lost, true, From::LastGood),
            (KeptPart::Lost, false, From::Shipped),
            (KeptPart::Absent, true, From::Shipped),
            (KeptPart::Absent, false, From::Shipped),
        ] {
            assert_eq!(newest_from(in_force.clone(), || has_last_good), from, "{in_force:?} {has_last_good}");
        }
    }
}

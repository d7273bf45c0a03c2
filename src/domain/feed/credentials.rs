//! The name and password of a feed's address, kept with where they may be sent: an address that the content changes later does not get them.

use serde::{Deserialize, Serialize};

/// What is kept on the machine.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credentials {
    /// Scheme, host and port of the address for which they were typed.
    origin: String,
    /// What is sent as `Authorization`.
    authorization: String,
}

impl Credentials {
    /// For an address. `site`: where this program comes from; addresses without a host lie there.
    pub fn new(address: &str, site: &str, authorization: String) -> Self {
        Self { origin: origin(address, site), authorization }
    }

    /// What was noted; nothing when it cannot be read.
    pub fn of(note: &str) -> Option<Self> {
        serde_json::from_str(note).ok()
    }

    /// As they are noted.
    pub fn note(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What is sent to an address; nothing when they are another host's.
    pub fn sent_to(&self, address: &str, site: &str) -> Option<String> {
        (self.origin == origin(address, site)).then(|| self.authorization.clone())
    }
}

/// Scheme, host and port of an address of the content, which begins with `https://` or with `/`.
fn origin(address: &str, site: &str) -> String {
    let whole = if address.starts_with('/') { site } else { address };
    let lower = whole.to_ascii_lowercase();
    let (scheme, rest) = lower.split_once("://").unwrap_or(("", &lower));
    let host = rest.split(['/', '?']).next().unwrap_or_default();
    let host = if scheme == "https" { host.strip_suffix(":443").unwrap_or(host) } else { host };
    format!("{scheme}://{host}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_sent_where_they_were_typed_for_and_nowhere_else() {
        const SITE: &str = "https://hall.test:8443";
        let sent = |kept: &str, asked: &str| {
            let note = Credentials::new(kept, SITE, "Basic x".to_owned()).note();
            Credentials::of(&note).and_then(|kept| kept.sent_to(asked, SITE)).is_some()
        };
        for (kept, asked, expected) in [
            ("https://net.test/cases.csv", "https://net.test/cases.csv", true),
            ("https://net.test/cases.csv", "https://net.test/v2/all.json?from=1", true),
            ("https://net.test/cases.csv", "https://NET.test:443/cases.csv", true),
            ("/feeds/cases.csv", "/feeds/other.csv", true),
            ("/feeds/cases.csv", "https://hall.test:8443/cases.csv", true),
            ("https://net.test/cases.csv", "https://net.test:8443/cases.csv", false),
            ("https://net.test/cases.csv", "https://net.test.evil.test/cases.csv", false),
            ("https://net.test/cases.csv", "https://evil.test/net.test/cases.csv", false),
            ("https://net.test/cases.csv", "https://evil.test?net.test", false),
            ("https://net.test/cases.csv", "/cases.csv", false),
            ("/feeds/cases.csv", "https://hall.test/cases.csv", false),
        ] {
            assert_eq!(sent(kept, asked), expected, "{kept} {asked}");
        }
        assert!(Credentials::of("Basic x").is_none(), "of no origin: it is typed again");
    }
}

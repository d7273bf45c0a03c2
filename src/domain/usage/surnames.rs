//! What a text looks like that is somebody's name.

/// A text of so many characters may be somebody's name, when it begins with one of [`SURNAMES`].
const NAME_CHARS: std::ops::RangeInclusive<usize> = 2..=3;
/// The commonest surnames: more than four of five people have one of them.
const SURNAMES: &str = "\u{738b}\u{674e}\u{5f20}\u{5218}\u{9648}\u{6768}\u{9ec4}\u{8d75}\u{5434}\u{5468}\u{5f90}\u{5b59}\u{9a6c}\u{6731}\u{80e1}\u{90ed}\
    \u{4f55}\u{6797}\u{9ad8}\u{7f57}\u{90d1}\u{6881}\u{8c22}\u{5b8b}\u{5510}\u{8bb8}\u{97e9}\u{9093}\u{51af}\u{66f9}\u{5f6d}\u{66fe}\
    \u{8096}\u{7530}\u{8463}\u{6f58}\u{8881}\u{8521}\u{848b}\u{4f59}\u{4e8e}\u{675c}\u{53f6}\u{7a0b}\u{9b4f}\u{82cf}\u{5415}\u{4e01}\
    \u{4efb}\u{5362}\u{59da}\u{6c88}\u{949f}\u{59dc}\u{5d14}\u{8c2d}\u{9646}\u{8303}\u{6c6a}\u{5ed6}\u{77f3}\u{91d1}\u{97e6}\u{8d3e}\
    \u{590f}\u{4ed8}\u{65b9}\u{90b9}\u{718a}\u{767d}\u{5b5f}\u{79e6}\u{90b1}\u{4faf}\u{6c5f}\u{5c39}\u{859b}\u{95eb}\u{6bb5}\u{96f7}\
    \u{9f99}\u{9ece}\u{53f2}\u{9676}\u{8d3a}\u{6bdb}\u{90dd}\u{987e}\u{9f9a}\u{90b5}\u{4e07}\u{8983}\u{6b66}\u{94b1}\u{6234}\u{4e25}\
    \u{83ab}\u{5b54}\u{5411}\u{5e38}";
/// A text of so many characters may be somebody's name, when it begins with one of [`SURNAMES_OF_TWO`].
const LONG_NAME_CHARS: std::ops::RangeInclusive<usize> = 2..=4;
/// The commonest surnames of two characters.
const SURNAMES_OF_TWO: [&str; 18] = [
    "\u{6b27}\u{9633}",
    "\u{53f8}\u{9a6c}",
    "\u{4e0a}\u{5b98}",
    "\u{8bf8}\u{845b}",
    "\u{53f8}\u{5f92}",
    "\u{4e1c}\u{65b9}",
    "\u{590f}\u{4faf}",
    "\u{7687}\u{752b}",
    "\u{5c09}\u{8fdf}",
    "\u{516c}\u{5b59}",
    "\u{6155}\u{5bb9}",
    "\u{4ee4}\u{72d0}",
    "\u{957f}\u{5b59}",
    "\u{5b87}\u{6587}",
    "\u{8f69}\u{8f95}",
    "\u{7aef}\u{6728}",
    "\u{5357}\u{5bab}",
    "\u{72ec}\u{5b64}",
];

/// Whether a text is no longer than a name, and begins as one does.
pub(super) fn is_like_a_name(text: &str) -> bool {
    let chars = text.chars().count();
    let is_short_one = NAME_CHARS.contains(&chars) && text.chars().next().is_some_and(is_surname);
    is_short_one || (LONG_NAME_CHARS.contains(&chars) && SURNAMES_OF_TWO.iter().any(|surname| text.starts_with(surname)))
}

/// Whether this character is one of the commonest surnames.
pub(super) fn is_surname(c: char) -> bool {
    SURNAMES.contains(c)
}

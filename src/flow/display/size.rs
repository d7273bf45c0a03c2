//! How large letters must be, and how many large cards a screen can hold.
//!
//! EN 301 549 5.1.4: a letter is at least 0.7 degrees of the viewing distance high, which is 12.2 mm for each metre.

/// Angle under which a letter must be seen.
const LETTER_DEGREES: f64 = 0.7;
/// Width of the picture of a 16:9 screen for each inch of its class: 55 inches are 1,210 mm (makers round the class up, so it is a little less than
/// geometry says).
const WIDTH_MM_PER_INCH: f64 = 22.0;
/// History is read from here, unless the whole screen is read from nearer.
pub const HISTORY_DISTANCE_M: f64 = 4.0;
/// Height of the cards' place and of one large card's letters, as shares of the screen's width and of the card's height.
const CARDS_SHARE: f64 = 0.42;
const LETTER_SHARE: f64 = 0.77;
/// Letters higher than this share of the screen's width do not fit into a card with number and counter side by side.
const LETTER_SHARE_MAX: f64 = 0.101;
/// Large cards below each other, at most.
const ROWS_MAX: usize = 4;

/// Height in pixels of letters that are read from `distance_m` on a 16:9 screen of `screen_inch` that is `px_width` pixels wide.
pub fn letter_height_px(distance_m: f64, screen_inch: f64, px_width: f64) -> f64 {
    let height_mm = distance_m * 1_000.0 * LETTER_DEGREES.to_radians().tan();
    height_mm / (screen_inch * WIDTH_MM_PER_INCH) * px_width
}

/// The screen and where people stand, as measured or as assumed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screen {
    inches: f64,
    distance_m: f64,
}

impl Default for Screen {
    /// 55 inches read from 10 m, until somebody measures.
    fn default() -> Self {
        Self { inches: 55.0, distance_m: 10.0 }
    }
}

impl Screen {
    /// A screen of 10 to 200 inches, read from 1 to 50 m.
    pub fn new(inches: f64, distance_m: f64) -> Option<Self> {
        let fits = (10.0..=200.0).contains(&inches) && (1.0..=50.0).contains(&distance_m);
        fits.then_some(Self { inches, distance_m })
    }

    /// Diagonal in inches.
    pub const fn inches(self) -> f64 {
        self.inches
    }

    /// The last row's distance in metres.
    pub const fn distance_m(self) -> f64 {
        self.distance_m
    }

    /// Height of current calls, as a share of the screen's width.
    pub fn current_share(self) -> f64 {
        letter_height_px(self.distance_m, self.inches, 1.0)
    }

    /// Height of the history, as a share of the screen's width.
    pub fn history_share(self) -> f64 {
        letter_height_px(self.distance_m.min(HISTORY_DISTANCE_M), self.inches, 1.0)
    }

    /// The farthest distance in metres at which this screen's largest letters can be read.
    pub fn reach_m(self) -> f64 {
        LETTER_SHARE_MAX / letter_height_px(1.0, self.inches, 1.0)
    }

    /// Letters large enough for the distance fit on this screen.
    pub fn is_large_enough(self) -> bool {
        self.current_share() <= LETTER_SHARE_MAX
    }
}

/// How many cards stand below each other in full size: at least 1, and no more than [`ROWS_MAX`].
pub fn rows(screen: Screen) -> usize {
    let rows = (CARDS_SHARE * LETTER_SHARE / screen.current_share().min(LETTER_SHARE_MAX)).floor();
    // A share is positive and at most LETTER_SHARE_MAX: the cast only cuts what is above ROWS_MAX anyway.
    (rows as usize).clamp(1, ROWS_MAX)
}

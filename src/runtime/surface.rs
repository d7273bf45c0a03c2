//! Which of the five surfaces a window shows.

/// The five surfaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// `/`
    Kiosk,
    /// `/display/`
    Display,
    /// `/counter/`
    Counter,
    /// `/staff/`
    Staff,
    /// `/manager/`
    Manager,
}

impl Surface {
    /// The surface that a path names; anything unknown is the kiosk.
    pub fn of_path(path: &str) -> Self {
        match path.trim_matches('/') {
            "display" | "display/index.html" => Self::Display,
            "counter" | "counter/index.html" => Self::Counter,
            "staff" | "staff/index.html" => Self::Staff,
            "manager" | "manager/index.html" => Self::Manager,
            _ => Self::Kiosk,
        }
    }

    /// Where it is opened.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Kiosk => "/",
            Self::Display => "/display/",
            Self::Counter => "/counter/",
            Self::Staff => "/staff/",
            Self::Manager => "/manager/",
        }
    }

    /// Its name in records and messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kiosk => "kiosk",
            Self::Display => "display",
            Self::Counter => "counter",
            Self::Staff => "staff",
            Self::Manager => "manager",
        }
    }
}

//! Icons, drawn for this product in one stroke style: 24 units, stroke 1.8, round ends. Where a second path is given it has the accent colour.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A house.
    Home,
    /// A ticket with its perforation.
    Ticket,
    /// Onwards.
    ArrowRight,
    /// Back.
    ArrowLeft,
    /// A book.
    Book,
    /// A bar code under a scan line.
    Barcode,
    /// A smiling face.
    Smile,
    /// A loudhailer.
    Megaphone,
    /// Small and large letter.
    TextSize,
    /// A person in a wheelchair.
    Wheelchair,
    /// Headphones.
    Headphones,
    /// A globe.
    Globe,
    /// A telephone.
    Phone,
    /// A clock.
    Clock,
    /// A printer.
    Printer,
    /// Done.
    Check,
    /// Attention.
    Warning,
    /// Half black, half white.
    Contrast,
    /// A loudspeaker.
    Speaker,
    /// A list.
    List,
    /// Information.
    Info,
    /// Two people.
    People,
    /// A cross.
    Close,
    /// Takes the last one away.
    Erase,
    /// An open hand.
    Hand,
    /// A screen.
    Screen,
    /// A pause.
    Pause,
    /// A return.
    Return,
    /// A lock.
    Lock,
    /// A gear.
    Gear,
    /// Up.
    ArrowUp,
    /// Down.
    ArrowDown,
    /// A magnifying glass.
    Search,
    /// A keyboard.
    Keyboard,
    /// A code of squares.
    Squares,
}

impl Icon {
    const fn paths(self) -> (&'static str, &'static str) {
        match self {
            Self::Home => ("M3 11.5 12 4l9 7.5M5.5 9.5V20h13V9.5M10 20v-5.5h4V20", ""),
            Self::Ticket => ("M3 6.5h18v3.6a1.9 1.9 0 0 0 0 3.8v3.6H3v-3.6a1.9 1.9 0 0 0 0-3.8zM14.5 6.5v2M14.5 11v2M14.5 15.5v2", ""),
            Self::ArrowRight => ("M4 12h16M13.5 5.5 20 12l-6.5 6.5", ""),
            Self::ArrowLeft => ("M20 12H4M10.5 5.5 4 12l6.5 6.5", ""),
            Self::ArrowUp => ("M12 20V4M5.5 10.5 12 4l6.5 6.5", ""),
            Self::ArrowDown => ("M12 4v16M5.5 13.5 12 20l6.5-6.5", ""),
            Self::Search => ("M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.3 15.3 20.5 20.5", ""),
            Self::Keyboard => ("M3 6.5h18v11H3zM6.5 10h.2M10 10h.2M13.5 10h.2M17 10h.2M8 14h8", ""),
            Self::Squares => ("M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM18 18h2v2h-2zM18 14h2", ""),
            Self::Book => {
                ("M19 3.5H7A2.5 2.5 0 0 0 4.5 6v12A2.5 2.5 0 0 0 7 20.5h12zM4.5 18A2.5 2.5 0 0 1 7 15.5h12M8.5 7.5H15M8.5 11h4.5", "")
            }
            Self::Barcode => ("M4 5.5v13M7 5.5v13M9.5 5.5v13M13 5.5v13M15.5 5.5v13M18 5.5v13M20 5.5v13", "M2 12h20"),
            Self::Smile => ("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.8 9v.8M15.2 9v.8M7.8 14.2c2 3 6.4 3 8.4 0", ""),
            Self::Megaphone => ("M3.5 10v4h3.8L17 19V5L7.3 10zM7.5 14.2 9 20h2.8l-1.5-4.9M20 9.5c1.2 1.5 1.2 3.5 0 5", ""),
            Self::TextSize => ("M2.5 19 7.8 5.5h.6L13.7 19M4.3 14.7h7.6M13.5 19l3.8-9h.4l3.8 9M14.8 16h5.4", ""),
            Self::Wheelchair => {
                ("M10.5 3.2a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2M10.5 6.5v7h5.7l2.3 5.5 2-.8M10.5 9.7h5M8 11a5.3 5.3 0 1 0 7 7", "")
            }
            Self::Headphones => (
                "M4.5 18v-5.5a7.5 7.5 0 0 1 15 0V18M4.5 14.5H7a.8.8 0 0 1 .8.8v4a.8.8 0 0 1-.8.8H5.5a1 1 0 0 1-1-1zM19.5 14.5H17a.8.8 0 0 0-.8.8v4a.8.8 0 0 0 .8.8h1.5a1 1 0 0 0 1-1z",
                "",
            ),
            Self::Globe => ("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3.2 12h17.6M12 3c-5 5.5-5 12.5 0 18M12 3c5 5.5 5 12.5 0 18", ""),
            Self::Phone => (
                "M5 4h3.5l1.7 4.3-2.2 1.6a11 11 0 0 0 6.1 6.1l1.6-2.2L20 15.5V19a1.5 1.5 0 0 1-1.6 1.5C10.5 20 4 13.5 3.5 5.6A1.5 1.5 0 0 1 5 4z",
                "",
            ),
            Self::Clock => ("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5.2l3.3 2.3", ""),
            Self::Printer => (
                "M7 8.5V3.5h10v5M7 17.5H5A1.5 1.5 0 0 1 3.5 16v-6A1.5 1.5 0 0 1 5 8.5h14a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5h-2M7 14h10v6.5H7z",
                "",
            ),
            Self::Check => ("M4.5 12.5 9.8 18 19.5 6.5", ""),
            Self::Warning => ("M12 4 21.5 20h-19zM12 10v4.5M12 17.2v.3", ""),
            Self::Contrast => ("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18v18M12 7h6.7M12 11h8.8M12 15h8M12 18.5h5", ""),
            Self::Speaker => ("M4 9.5v5h3.5L12.5 19V5L7.5 9.5zM16 9c1.6 1.8 1.6 4.2 0 6M18.5 6.5c3 3.2 3 7.8 0 11", ""),
            Self::List => ("M9 6h11M9 12h11M9 18h11M4.5 6h.2M4.5 12h.2M4.5 18h.2", ""),
            Self::Info => ("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v6M12 7.5v.2", ""),
            Self::People => (
                "M9 5a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 9 5M2.8 20c.4-7.5 12-7.5 12.4 0M16 5.4a3 3 0 0 1 0 5.6M17.5 14.2c2.2.6 3.6 2.5 3.7 5.8",
                "",
            ),
            Self::Close => ("M5.5 5.5l13 13M18.5 5.5l-13 13", ""),
            Self::Erase => ("M8.5 5.5H20v13H8.5L2.5 12zM11 9l5.5 6M16.5 9 11 15", ""),
            Self::Hand => (
                "M7.5 12V6a1.4 1.4 0 0 1 2.8 0v5M10.3 11V4.4a1.4 1.4 0 0 1 2.8 0V11M13.1 11V5.5a1.4 1.4 0 0 1 2.8 0v6M15.9 11.5V8a1.4 1.4 0 0 1 2.8 0v6.5c0 4-2.7 6.5-6 6.5-3 0-4.5-1.5-6-4.2l-2.2-4a1.5 1.5 0 0 1 2.5-1.6l.5.8",
                "",
            ),
            Self::Screen => ("M3.5 4.5h17v12h-17zM8.5 20.5h7M12 16.5v4", ""),
            Self::Pause => ("M8.5 5v14M15.5 5v14", ""),
            Self::Return => ("M8.5 5 4 9.5 8.5 14M4 9.5h10.5a5 5 0 0 1 0 10H9", ""),
            Self::Lock => ("M5.5 10.5h13v10h-13zM8 10.5V8a4 4 0 0 1 8 0v2.5M12 14.5v2.5", ""),
            Self::Gear => (
                "M12 8.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M5.6 18.4l2.1-2.1M16.3 7.7l2.1-2.1",
                "",
            ),
        }
    }

    /// The drawing. It says nothing to screen readers: words stand beside every icon.
    pub fn draw(self) -> AnyView {
        let (path, accent) = self.paths();
        let accent = (!accent.is_empty()).then(|| view! { <path class="icon-accent" d=accent></path> }.into_any());
        view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=path></path>{accent}</svg> }.into_any()
    }
}

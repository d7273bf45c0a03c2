//! The voice of a window: calls at the display, ticket information at the kiosk. It never holds anything up: every step has a time limit.
//!
//! `public/voice/manifest.json` names the hall's own recordings by language: `{"format": 1, "clips": {"zh": {"a": "zh/a.mp3", "0": "zh/0.mp3", "go-to":
//! "zh/go-to.mp3", "counter-3": "zh/counter-3.mp3"}}}`. A call is spoken with them when none is missing.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use serde_json::Value;
use wasm_bindgen_futures::spawn_local;

use crate::device;
use crate::device::audio::{Played, at_most};
use crate::device::voice::{Said, Speech};
use crate::domain::hall::Language;
use crate::domain::json::tree;
use crate::flow::voice::{Answer, Experience, Ladder, Next, Outcome, SPEECH_START_LIMIT_MS, Step, pieces, speech_limit_ms, voice_fits};
use crate::text::common::code;

/// Where the recordings are listed.
const MANIFEST: &str = "/voice/manifest.json";
/// The manifest is read once; a server that does not answer by then has none.
const MANIFEST_LIMIT_MS: u32 = 2_000;
/// Loudness that every person begins with.
const VOLUME_DEFAULT: f32 = 1.0;

/// One announcement: the same in one or two languages, the first one first.
#[derive(Clone, Debug)]
pub struct Announcement {
    /// Text by language.
    pub spoken: Vec<(Language, String)>,
    /// Names of the recordings that say the same, in order.
    pub clips: Vec<String>,
}

type Told = Box<dyn Fn(bool)>;

#[derive(Default)]
struct Inner {
    audio: device::audio::Audio,
    volume: Cell<f32>,
    /// Grows when what is being said shall stop.
    turn: Cell<u64>,
    blocked: Cell<bool>,
    told_blocked: RefCell<Option<Told>>,
    experience: Cell<Experience>,
    /// Language -> name -> file.
    clips: RefCell<Value>,
    touches: RefCell<Option<[device::visibility::Listening; 2]>>,
}

/// The voice of a window. Clones are the same voice.
#[derive(Clone)]
pub struct Voice(Rc<Inner>);

impl Voice {
    /// A voice that learns in the background what this machine can do. Any touch of the page unlocks it. `told_blocked` hears whether the browser
    /// wants a touch before it plays sound.
    pub fn start(told_blocked: impl Fn(bool) + 'static) -> Self {
        let voice = Self(Rc::default());
        voice.reset_volume();
        *voice.0.told_blocked.borrow_mut() = Some(Box::new(told_blocked));
        let touched = Rc::downgrade(&voice.0);
        *voice.0.touches.borrow_mut() = device::visibility::on_touch(move || {
            if let Some(inner) = touched.upgrade().filter(|inner| inner.blocked.get()) {
                Self(inner).unlock();
            }
        });
        device::voice::load_voices();
        let (learning, asking) = (voice.clone(), voice.clone());
        spawn_local(async move { learning.load_clips().await });
        spawn_local(async move { asking.ask_permission().await });
        voice
    }

    /// Speaks a text with the machine's own voice, in pieces; stops what was being said. `heard` learns whether there was a voice that spoke, unless
    /// somebody else began to speak or it was stopped meanwhile.
    pub fn speak(&self, text: &str, language: Language, heard: impl Fn(bool) + 'static) {
        self.cancel();
        let (voice, text, turn) = (self.clone(), text.to_owned(), self.0.turn.get());
        spawn_local(async move {
            let said = voice.say(&text, language).await;
            if voice.0.turn.get() == turn && said != Said::Blocked {
                heard(said == Said::Done);
            }
        });
    }

    /// Two tones.
    pub fn chime(&self) {
        let voice = self.clone();
        spawn_local(async move {
            let played = voice.0.audio.chime(voice.0.volume.get()).await;
            voice.note_blocked(played == Played::Blocked);
        });
    }

    /// Stops speaking.
    pub fn cancel(&self) {
        self.0.turn.set(self.0.turn.get() + 1);
        device::voice::cancel();
    }

    /// Louder or less loud, 0 to 1, for the person who is here now.
    pub fn set_volume(&self, volume: f32) {
        self.0.volume.set(volume.clamp(0.0, 1.0));
    }

    /// The next person begins with the default.
    pub fn reset_volume(&self) {
        self.0.volume.set(VOLUME_DEFAULT);
    }

    /// Asks the browser for sound; to be called while a touch is handled.
    pub fn unlock(&self) {
        self.0.audio.unlock();
        device::voice::unlock();
        let voice = self.clone();
        spawn_local(async move { voice.ask_permission().await });
    }

    /// Goes down the ladder until people have been told. `trying` hears of each step before it is tried; the flash is the caller's own.
    pub async fn announce(&self, announcement: &Announcement, trying: impl Fn(Step)) -> Outcome {
        let (mut ladder, mut step) = Ladder::start();
        loop {
            trying(step);
            let answer = at_most(self.limit_ms(step, announcement), self.try_step(step, announcement)).await.unwrap_or(Answer::Failed);
            let mut experience = self.0.experience.get();
            let next = ladder.answer(answer, &mut experience);
            self.0.experience.set(experience);
            match next {
                Next::Try(below) => step = below,
                Next::Over(outcome) => {
                    self.note_blocked(outcome.blocked);
                    return outcome;
                }
            }
        }
    }

    /// Speech in two languages has the time of both.
    fn limit_ms(&self, step: Step, announcement: &Announcement) -> u32 {
        let count = u32::try_from(announcement.spoken.len()).unwrap_or(1).max(1);
        if step == Step::LocalVoice { step.limit_ms() * count } else { step.limit_ms() }
    }

    async fn try_step(&self, step: Step, announcement: &Announcement) -> Answer {
        match step {
            Step::Clips => self.play_clips(announcement).await,
            Step::LocalVoice => self.say_all(announcement).await,
            Step::Chime => answer_of(self.0.audio.chime(self.0.volume.get()).await),
            Step::Flash => {
                device::timer::pause(Step::Flash.limit_ms() - 500).await;
                Answer::Done
            }
        }
    }

    /// The first language decides; a second one that this machine does not speak is left out.
    async fn say_all(&self, announcement: &Announcement) -> Answer {
        let mut first = None;
        for (language, text) in &announcement.spoken {
            let said = self.say(text, *language).await;
            if *first.get_or_insert(said) != Said::Done {
                break;
            }
        }
        match first {
            Some(Said::Done) => Answer::Done,
            Some(Said::Blocked) => Answer::Blocked,
            Some(Said::Failed) => Answer::Failed,
            Some(Said::NoVoice) | None => Answer::NotThere,
        }
    }

    async fn say(&self, text: &str, language: Language) -> Said {
        let turn = self.0.turn.get();
        for piece in pieces(text, language) {
            if self.0.turn.get() != turn {
                return Said::Done;
            }
            let limit_ms = speech_limit_ms(&piece, language);
            let volume = self.0.volume.get();
            let speech = Speech { text: &piece, tag: code(language), volume, start_limit_ms: SPEECH_START_LIMIT_MS, limit_ms };
            let said = device::voice::say(speech, |tag| voice_fits(tag, language)).await;
            if said != Said::Done {
                return said;
            }
        }
        Said::Done
    }

    async fn play_clips(&self, announcement: &Announcement) -> Answer {
        let language = announcement.spoken.first().map_or(Language::Zh, |(language, _)| *language);
        let Some(paths) = self.clip_paths(language, &announcement.clips) else { return Answer::NotThere };
        for path in paths {
            let played = device::audio::play(&path, self.0.volume.get()).await;
            if played != Played::Done {
                return answer_of(played);
            }
        }
        Answer::Done
    }

    /// Every recording, or nothing when one is missing.
    fn clip_paths(&self, language: Language, names: &[String]) -> Option<Vec<String>> {
        let clips = self.0.clips.borrow();
        let of_language = clips.get(if language == Language::Zh { "zh" } else { "en" })?;
        if names.is_empty() {
            return None;
        }
        names.iter().map(|name| of_language.get(name)?.as_str().map(|path| format!("/voice/{path}"))).collect()
    }

    async fn load_clips(&self) {
        let Some(Ok(text)) = at_most(MANIFEST_LIMIT_MS, device::fetch::text(MANIFEST)).await else { return };
        // A list that cannot be read is no list: the next step of the ladder speaks.
        let Some(mut manifest) = tree(&text).filter(|manifest| manifest.get("format").and_then(Value::as_u64) == Some(1)) else { return };
        if let Some(clips) = manifest.get_mut("clips") {
            *self.0.clips.borrow_mut() = clips.take();
        }
    }

    async fn ask_permission(&self) {
        let may_play = self.0.audio.may_play().await;
        self.note_blocked(may_play == Some(false));
    }

    fn note_blocked(&self, blocked: bool) {
        if self.0.blocked.replace(blocked) != blocked
            && let Some(told) = self.0.told_blocked.borrow().as_ref()
        {
            told(blocked);
        }
    }
}

const fn answer_of(played: Played) -> Answer {
    match played {
        Played::Done => Answer::Done,
        Played::Blocked => Answer::Blocked,
        Played::Failed => Answer::Failed,
    }
}

//! The machine's own voices. Only local ones: a voice that needs a network fails when it is needed.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};

use super::audio::at_most;

#[wasm_bindgen]
extern "C" {
    type SpeechEvent;

    #[wasm_bindgen(method, getter)]
    fn error(this: &SpeechEvent) -> Option<String>;
}

/// How speaking went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// To the end.
    Done,
    /// No voice of this machine fits.
    NoVoice,
    /// The browser wants a touch first.
    Blocked,
    /// It did not work, did not begin or did not end in time.
    Failed,
}

/// What is to be said, and how.
#[derive(Clone, Copy, Debug)]
pub struct Speech<'a> {
    /// The text, short enough for one go.
    pub text: &'a str,
    /// Language tag for the voice, such as `zh-CN`.
    pub tag: &'a str,
    /// From 0 to 1.
    pub volume: f32,
    /// It has begun by then, or it is stuck.
    pub start_limit_ms: u32,
    /// It has ended by then, or it is stuck.
    pub limit_ms: u32,
}

#[allow(clippy::disallowed_methods, reason = "this file is the home of speech")]
fn synthesis() -> Option<web_sys::SpeechSynthesis> {
    js_sys::global().unchecked_into::<web_sys::Window>().speech_synthesis().ok()
}

/// The first local voice whose language tag fits. Browsers load their voices late: ask again at each use.
fn voice(synthesis: &web_sys::SpeechSynthesis, fits: &impl Fn(&str) -> bool) -> Option<web_sys::SpeechSynthesisVoice> {
    let voices = synthesis.get_voices();
    let voices = (0..voices.length()).map(|i| voices.get(i).unchecked_into::<web_sys::SpeechSynthesisVoice>());
    voices.into_iter().find(|voice| voice.local_service() && fits(&voice.lang()))
}

/// Makes the browser load its voices, so that the first call finds them.
pub fn load_voices() {
    if let Some(synthesis) = synthesis() {
        synthesis.get_voices();
    }
}

/// Stops speaking.
pub fn cancel() {
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}

/// Asks for permission; to be called while a touch is handled.
pub fn unlock() {
    if let (Some(synthesis), Ok(nothing)) = (synthesis(), web_sys::SpeechSynthesisUtterance::new_with_text("")) {
        synthesis.resume();
        synthesis.speak(&nothing);
    }
}

/// Speaks with a local voice whose language tag fits.
pub async fn say(speech: Speech<'_>, fits: impl Fn(&str) -> bool) -> Said {
    let Some(synthesis) = synthesis() else { return Said::NoVoice };
    let Some(voice) = voice(&synthesis, &fits) else { return Said::NoVoice };
    let Ok(utterance) = web_sys::SpeechSynthesisUtterance::new_with_text(speech.text) else { return Said::Failed };
    utterance.set_voice(Some(&voice));
    utterance.set_lang(speech.tag);
    utterance.set_volume(speech.volume);
    utterance.set_rate(0.9);
    let (begin, begun) = oneshot::channel::<()>();
    let (end, ended) = oneshot::channel::<Said>();
    let end = Rc::new(RefCell::new(Some(end)));
    let at_start = Closure::once(move || {
        let _ = begin.send(());
    });
    let ending = end.clone();
    let at_end = Closure::<dyn FnMut()>::new(move || finish(&ending, Said::Done));
    let at_error = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        let blocked = event.unchecked_ref::<SpeechEvent>().error().as_deref() == Some("not-allowed");
        finish(&end, if blocked { Said::Blocked } else { Said::Failed });
    });
    utterance.set_onstart(Some(at_start.as_ref().unchecked_ref()));
    utterance.set_onend(Some(at_end.as_ref().unchecked_ref()));
    utterance.set_onerror(Some(at_error.as_ref().unchecked_ref()));
    // What an earlier speech left in the browser's queue would hold this one up.
    synthesis.cancel();
    synthesis.resume();
    synthesis.speak(&utterance);
    let mut ended = ended;
    // The start is told by its own event; an error before it ends the wait as well.
    let started = at_most(speech.start_limit_ms, futures_util::future::select(begun, &mut ended)).await;
    let said = match started {
        Some(futures_util::future::Either::Right((said, _))) => said.ok(),
        Some(futures_util::future::Either::Left(_)) => at_most(speech.limit_ms, &mut ended).await.and_then(Result::ok),
        None => None,
    };
    for clear in [web_sys::SpeechSynthesisUtterance::set_onstart, web_sys::SpeechSynthesisUtterance::set_onend] {
        clear(&utterance, None);
    }
    utterance.set_onerror(None);
    said.unwrap_or_else(|| {
        synthesis.cancel();
        Said::Failed
    })
}

fn finish(end: &Rc<RefCell<Option<oneshot::Sender<Said>>>>, said: Said) {
    if let Some(end) = end.borrow_mut().take() {
        let _ = end.send(said);
    }
}

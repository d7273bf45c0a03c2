//! Sound made in the browser, and recordings of the hall. Nothing here waits for longer than it is told to.

use std::cell::RefCell;

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

use super::timer::pause;

/// Browsers that may play sound say so well within this time.
const PERMISSION_MS: u32 = 400;
/// The two tones: hertz, start and length in seconds.
const TONES: [(f32, f64, f64); 2] = [(659.3, 0.0, 0.45), (523.3, 0.4, 0.7)];
/// Length of the chime.
const CHIME_MS: u32 = 1_150;
/// Loudness at which a tone is as good as gone; an exponential curve cannot reach nothing.
const SILENT: f32 = 0.000_1;

#[wasm_bindgen]
extern "C" {
    /// `new Audio(address)`.
    #[wasm_bindgen(js_name = Audio)]
    type Recording;

    #[wasm_bindgen(constructor, js_class = "Audio", catch)]
    fn new(address: &str) -> Result<Recording, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn play(this: &Recording) -> Result<js_sys::Promise, JsValue>;

    #[wasm_bindgen(method)]
    fn pause(this: &Recording);

    #[wasm_bindgen(method, setter)]
    fn set_volume(this: &Recording, volume: f32);

    #[wasm_bindgen(method, setter)]
    fn set_onended(this: &Recording, ended: &JsValue);

    #[wasm_bindgen(method, setter)]
    fn set_onerror(this: &Recording, failed: &JsValue);
}

/// How playing went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Played {
    /// To the end.
    Done,
    /// The browser wants a touch first.
    Blocked,
    /// It did not work.
    Failed,
}

/// The page's way to sound. Made at the first use, because some browsers ask for a reason.
#[derive(Default)]
pub struct Audio {
    context: RefCell<Option<web_sys::AudioContext>>,
}

impl Audio {
    fn context(&self) -> Option<web_sys::AudioContext> {
        let mut context = self.context.borrow_mut();
        if context.is_none() {
            *context = web_sys::AudioContext::new().ok();
        }
        context.clone()
    }

    /// Asks for permission; to be called while a touch is handled.
    pub fn unlock(&self) {
        if let Some(context) = self.context() {
            // A promise that is not kept shows at the next sound.
            let _ = context.resume();
        }
    }

    /// Whether sound can be heard: nothing when this machine has no sound at all.
    pub async fn may_play(&self) -> Option<bool> {
        let context = self.context()?;
        if is_running(&context) {
            return Some(true);
        }
        let resumed = JsFuture::from(context.resume().ok()?);
        // A browser that wants a touch leaves the promise open.
        let _ = select(Box::pin(resumed), Box::pin(pause(PERMISSION_MS))).await;
        Some(is_running(&context))
    }

    /// Two falling tones, `volume` from 0 to 1.
    pub async fn chime(&self, volume: f32) -> Played {
        match self.may_play().await {
            None => return Played::Failed,
            Some(false) => return Played::Blocked,
            Some(true) => {}
        }
        let Some(context) = self.context() else { return Played::Failed };
        for tone in TONES {
            if sound(&context, tone, volume).is_err() {
                return Played::Failed;
            }
        }
        pause(CHIME_MS).await;
        Played::Done
    }
}

fn is_running(context: &web_sys::AudioContext) -> bool {
    js_sys::Reflect::get(context, &"state".into()).is_ok_and(|state| state == "running")
}

fn sound(context: &web_sys::AudioContext, (hertz, start, seconds): (f32, f64, f64), volume: f32) -> Result<(), JsValue> {
    let (oscillator, gain) = (context.create_oscillator()?, context.create_gain()?);
    let begin = context.current_time() + start;
    oscillator.set_type(web_sys::OscillatorType::Sine);
    oscillator.frequency().set_value_at_time(hertz, begin)?;
    gain.gain().set_value_at_time(SILENT, begin)?;
    gain.gain().exponential_ramp_to_value_at_time(volume.clamp(SILENT, 1.0), begin + 0.02)?;
    gain.gain().exponential_ramp_to_value_at_time(SILENT, begin + seconds)?;
    oscillator.connect_with_audio_node(&gain)?;
    gain.connect_with_audio_node(&context.destination())?;
    oscillator.start_with_when(begin)?;
    oscillator.stop_with_when(begin + seconds)
}

/// Stops a recording whose listener has gone.
struct Playing(Recording);

impl Drop for Playing {
    fn drop(&mut self) {
        self.0.set_onended(&JsValue::NULL);
        self.0.set_onerror(&JsValue::NULL);
        self.0.pause();
    }
}

/// Plays one file of the site. Dropping the future stops it.
pub async fn play(address: &str, volume: f32) -> Played {
    let Ok(recording) = Recording::new(address) else { return Played::Failed };
    let playing = Playing(recording);
    playing.0.set_volume(volume.clamp(0.0, 1.0));
    let (end, ended) = oneshot::channel::<Played>();
    let end = std::rc::Rc::new(RefCell::new(Some(end)));
    let tell = |played: Played| {
        let end = end.clone();
        Closure::<dyn FnMut()>::new(move || {
            if let Some(end) = end.borrow_mut().take() {
                let _ = end.send(played);
            }
        })
    };
    let (at_end, at_error) = (tell(Played::Done), tell(Played::Failed));
    playing.0.set_onended(at_end.as_ref());
    playing.0.set_onerror(at_error.as_ref());
    let Ok(started) = playing.0.play() else { return Played::Failed };
    if let Err(error) = JsFuture::from(started).await {
        let name = js_sys::Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
        return if name.as_deref() == Some("NotAllowedError") { Played::Blocked } else { Played::Failed };
    }
    ended.await.unwrap_or(Played::Failed)
}

/// Waits for `doing`, but no longer than `milliseconds`; what takes longer is dropped.
pub async fn at_most<T>(milliseconds: u32, doing: impl Future<Output = T>) -> Option<T> {
    match select(Box::pin(doing), Box::pin(pause(milliseconds))).await {
        Either::Left((answer, _)) => Some(answer),
        Either::Right(_) => None,
    }
}

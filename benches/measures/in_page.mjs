// What runs inside the measured pages before anything of theirs: it only looks.

/** Notes when an element that matches `selector` can be touched: it is there, nothing covers it, and that frame has been painted. */
export function watchForTouchable(selector) {
  const look = () => {
    const found = document.querySelector(selector);
    if (found && !document.getElementById("boot")) {
      const { left, top, width, height } = found.getBoundingClientRect();
      const above = document.elementFromPoint(left + width / 2, top + height / 2);
      if (width > 0 && above && (found.contains(above) || above.contains(found))) {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => { window.benchTouchable = performance.now(); };
        channel.port2.postMessage(0);
        return;
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** From the end of the next tap on `tap` to the frame that paints a number: milliseconds, frames, the number. */
export function watchForNumber({ tap, number }) {
  window.benchNumber = null;
  const tapped = (event) => {
    if (!event.target.closest?.(tap)) return;
    removeEventListener("pointerup", tapped, true);
    const began = event.timeStamp;
    let frames = 0;
    const look = () => {
      frames += 1;
      // Looked at before this frame is painted, so what is found here is painted by it.
      const text = document.querySelector(number)?.dataset.number;
      if (!text) return void requestAnimationFrame(look);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { window.benchNumber = { ms: performance.now() - began, frames, number: text }; };
      channel.port2.postMessage(0);
    };
    requestAnimationFrame(look);
  };
  addEventListener("pointerup", tapped, true);
}

/** How long a frame is here, in milliseconds, when nothing happens. */
export function frameLength() {
  return new Promise((answer) => {
    const at = [];
    const note = (time) => {
      at.push(time);
      if (at.length <= 60) return void requestAnimationFrame(note);
      const lengths = at.slice(1).map((time, i) => time - at[i]).sort((a, b) => a - b);
      answer(lengths[lengths.length >> 1]);
    };
    requestAnimationFrame(note);
  });
}

/** The number that the newest entry with a number took, as the database holds it. */
export async function newestNumberKept(database) {
  const done = (request) => new Promise((answer, failed) => {
    request.onsuccess = () => answer(request.result);
    request.onerror = () => failed(request.error);
  });
  const open = await done(indexedDB.open(database));
  try {
    const cursor = open.transaction("entries").objectStore("entries").openCursor(null, "prev");
    return await new Promise((answer, failed) => {
      cursor.onerror = () => failed(cursor.error);
      cursor.onsuccess = () => {
        const at = cursor.result;
        if (!at) return answer("");
        const { k } = JSON.parse(at.value.b);
        if (k) return answer(`${k.s.slice(k.s.lastIndexOf("/") + 1)}${String(k.n).padStart(3, "0")}`);
        at.continue();
      };
    });
  } finally {
    open.close();
  }
}

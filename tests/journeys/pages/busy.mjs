// People in a hurry: drives a page's own buttons from inside it, as fast as the program lets them be pressed. Installed before the page loads.

/** What the page gets: `takeMany`, `callAll`. Runs in the page; nothing from outside is in reach there. */
export function installBusyHands() {
  const INSIST_MS = 60;
  const find = (name) => document.querySelector(`[data-testid="${name}"]`);
  const when = (look) => new Promise((done) => {
    const now = look();
    if (now) return done(now);
    const observer = new MutationObserver(() => {
      const value = look();
      if (!value) return;
      observer.disconnect();
      done(value);
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const press = async (name) => (await when(() => { const button = find(name); return button && !button.disabled ? button : null; })).click();
  // No paper in this hall, so that nobody waits for it.
  window.print = () => {};

  /** Takes `count` numbers, every fifth with priority; calls `seen` with every number that stands on the screen. */
  window.takeMany = async (queue, count, seen = () => {}) => {
    const numbers = [];
    for (let nth = 0; nth < count; nth++) {
      await press("home-take-number");
      await press(`queue-${queue}`);
      await press(nth % 5 === 0 ? "priority-yes" : "priority-no");
      const number = (await when(() => find("ticket-number"))).dataset.number;
      numbers.push(number);
      seen(number);
      if (nth % 2) await press("paper-yes");
      await press("go-home");
    }
    return numbers;
  };

  /** Calls the next person until nobody waits; calls `seen` with every number that stood at this counter. */
  window.callAll = async (seen = () => {}) => {
    const numbers = [];
    const at = () => find("current-number")?.dataset.number;
    const nobodyLeft = () => find("waiting-count").dataset.count === "0" && find("counter-message").dataset.state === "failed";
    for (;;) {
      const before = at();
      // The program takes a second press within a moment for the first one: a clerk in a hurry presses on until something happens.
      const press = () => { if (at() === before) find("call-next")?.click(); };
      const insisting = setInterval(press, INSIST_MS);
      press();
      await when(() => (at() && at() !== before) || nobodyLeft());
      clearInterval(insisting);
      if (!at() || at() === before) return numbers;
      numbers.push(at());
      seen(at());
    }
  };
}

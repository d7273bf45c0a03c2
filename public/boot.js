// Runs before everything else, on every surface, and outlives the program: whatever happens, a person sees a clear screen in two languages.
//
// What the program and this file agree on (nothing else is shared):
//   #boot                                  the program removes it when its first screen is drawn; until then the page counts as starting
//   <html data-start>                      how far a long start has come: as long as it changes, the start is alive
//   localStorage "faults"                  what went wrong here, newest last, at most 20: the program writes them to the journal and takes them out
//   <html data-update="waiting">           a new version is there; the program sends "residents-activate-update" to document when nobody is using it
//   <html data-update="ready">             the new version has taken over; every window reloads itself when it is idle
//   document event "residents-recover"     the program asks for the notice and a reload itself (detail: text)
(() => {
  "use strict";

  const FAULTS_MAX = 20;
  const FAULT_TEXT_LENGTH_MAX = 300;
  const QUICK_RELOADS_MAX = 3;
  const QUICK_RELOAD_SECONDS = 4;
  const SLOW_RELOAD_SECONDS = 10;
  const SLOWEST_RELOAD_SECONDS = 120;
  const RELOADS_REMEMBERED_MINUTES = 10;
  const START_SECONDS_MAX = 60;
  const UPDATE_CHECK_MINUTES = 60;

  const page = document.documentElement;
  const build = document.querySelector('meta[name="residents-build"]')?.content ?? "unbuilt";

  // ---- markup and scripts: only what the program itself makes (Leptos needs innerHTML on templates) ----------------------------------------

  const SCRIPTING = /<\s*(script|iframe|object|embed|base|meta|link)\b|[\s"'/]on[a-z]+\s*=|(javascript|vbscript)\s*:|srcdoc\s*=/i;
  if (window.trustedTypes?.createPolicy) {
    window.trustedTypes.createPolicy("default", {
      createHTML: (markup) => (SCRIPTING.test(markup) ? null : markup),
      createScript: () => null,
      createScriptURL: (address) => {
        const url = new URL(address, location.origin);
        return url.origin === location.origin && url.pathname.endsWith(".js") ? url.href : null;
      },
    });
  }

  // ---- small stores that may be full, broken or forbidden -----------------------------------------------------------------------------------

  const read = (store, key) => {
    try {
      const value = JSON.parse(window[store].getItem(key) ?? "[]");
      return Array.isArray(value) ? value : [];
    } catch {
      return [];
    }
  };
  const write = (store, key, value) => {
    try {
      window[store].setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  };

  let lastFault = "";
  const record = (kind, text, where) => {
    const demo = new URLSearchParams(location.search).get("demo") === "1";
    const fault = { at: Date.now(), build, path: location.pathname, demo, kind, text: String(text).slice(0, FAULT_TEXT_LENGTH_MAX), where };
    const sign = `${fault.kind} ${fault.text} ${fault.where}`;
    if (sign === lastFault) return; // one fault that repeats must not push the others out
    lastFault = sign;
    write("localStorage", "faults", [...read("localStorage", "faults"), fault].slice(-FAULTS_MAX));
  };

  // ---- notices ------------------------------------------------------------------------------------------------------------------------------

  const line = (className, text, lang) => {
    const p = document.createElement("p");
    p.className = className;
    if (lang) p.lang = lang;
    p.textContent = text;
    return p;
  };

  // Covers everything, takes the dead page away from fingers, keys and screen readers.
  const notice = (state, title, chinese, english) => {
    const show = () => {
      document.getElementById("boot")?.remove();
      document.getElementById("notice")?.remove();
      for (const child of document.body.children) child.inert = true;
      const box = document.createElement("div");
      box.id = "notice";
      box.className = "boot boot-notice";
      box.setAttribute("role", "alert");
      box.dataset.testid = "boot-notice";
      box.dataset.state = state;
      box.append(line("boot-title", title), line("boot-line", chinese, "zh-CN"), line("boot-line", english, "en"), line("boot-build", build));
      document.body.append(box);
    };
    if (document.body) show();
    else document.addEventListener("DOMContentLoaded", show, { once: true });
  };

  // ---- recovering ---------------------------------------------------------------------------------------------------------------------------

  const started = () => document.body !== null && document.readyState !== "loading" && document.getElementById("boot") === null;

  // A cached program starts without the server; without a cache a reload is only useful when the server answers.
  const canReload = async () => {
    if (navigator.serviceWorker?.controller) return true;
    try {
      return (await fetch(location.pathname, { method: "HEAD", cache: "no-store" })).ok;
    } catch {
      return false;
    }
  };
  const reload = async () => {
    if (await canReload()) location.reload();
    else setTimeout(reload, SLOW_RELOAD_SECONDS * 1000);
  };

  const reloadSeconds = () => {
    const since = Date.now() - RELOADS_REMEMBERED_MINUTES * 60_000;
    const recent = read("sessionStorage", "reloads").filter((at) => at > since && at <= Date.now());
    const kept = write("sessionStorage", "reloads", [...recent, Date.now()].slice(-20));
    if (!kept) return SLOW_RELOAD_SECONDS;
    const slow = recent.length - QUICK_RELOADS_MAX;
    return slow < 0 ? QUICK_RELOAD_SECONDS : Math.min(SLOW_RELOAD_SECONDS * 2 ** slow, SLOWEST_RELOAD_SECONDS);
  };

  let recovering = false;
  const recover = (kind, text, where = "") => {
    record(kind, text, where);
    if (recovering || boot.blocked) return;
    recovering = true;
    const seconds = reloadSeconds();
    notice("recovering", "屏幕正在恢复 / Recovering", `这块屏幕约 ${seconds} 秒后自动重新打开。已经取到的号仍然有效。`,
      `This screen opens again by itself in about ${seconds} seconds. A number you have already taken stays valid.`);
    setTimeout(reload, seconds * 1000);
  };

  // Where in the wasm file a trap happened: with the build id this finds the line again, though the release carries no texts.
  const place = (error) => /wasm-function\[\d+\]:0x[0-9a-f]+/.exec(error?.stack ?? "")?.[0] ?? "";
  const isTrap = (error) =>
    error instanceof WebAssembly.RuntimeError || error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;

  // After the start only a trap kills the program; any other error (a sound that may not play, a lost request) is recorded and life goes on.
  const failed = (kind, error, text) => {
    if (started() && !isTrap(error)) record(kind, text, place(error));
    else recover(isTrap(error) ? "trap" : kind, text, place(error));
  };
  window.addEventListener("error", (event) => {
    if (event instanceof ErrorEvent) failed("error", event.error, event.message);
    else if (event.target instanceof HTMLScriptElement) recover("missing", "a script did not load", new URL(event.target.src || location.href).pathname);
    else if (event.target instanceof HTMLLinkElement) record("missing", "a linked file did not load", event.target.getAttribute("href"));
  }, true);
  window.addEventListener("unhandledrejection", (event) => failed("rejection", event.reason, event.reason?.message ?? event.reason));
  document.addEventListener("residents-recover", (event) => recover("asked", event.detail ?? ""));
  document.addEventListener("securitypolicyviolation", (event) => record("policy", `${event.effectiveDirective} ${event.blockedURI}`, event.sourceFile ?? ""));

  // ---- can this page work here at all? ------------------------------------------------------------------------------------------------------

  const boot = { build, blocked: false };
  window.residentsBoot = boot;
  const block = (state, chinese, english) => {
    boot.blocked = true;
    page.dataset.blocked = state;
    notice(state, "这里打不开居民之窗 / Cannot open here", chinese, english);
  };
  if (!window.isSecureContext) {
    block("insecure", "请用 https 地址打开，或在本机用 http://localhost 打开。请联系工作人员。",
      "Please open it by an https address, or on this machine by http://localhost. Please ask the staff.");
  } else if (typeof WebAssembly !== "object" || !("indexedDB" in window) || !("BroadcastChannel" in window) || !navigator.locks) {
    block("browser", "这个浏览器太旧，或者关闭了本地存储。请换用新版浏览器，或联系工作人员。",
      "This browser is too old or local storage is switched off. Please use a current browser or ask the staff.");
  }
  if (boot.blocked) return;

  // A start that reads the records of years tells how far it is; only one that stands still has failed.
  const awaitStart = (before) => setTimeout(() => {
    if (started()) return;
    const now = page.dataset.start;
    if (now === before) recover("start", "the program did not start in time");
    else awaitStart(now);
  }, START_SECONDS_MAX * 1000);
  awaitStart(undefined);

  // ---- new versions: fetched in the background, taken over only when the program says that nobody is using the screen ---------------------------

  const watch = (registration) => {
    if (!registration) return;
    const waiting = () => { if (registration.waiting && navigator.serviceWorker.controller) page.dataset.update = "waiting"; };
    waiting();
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", waiting));
    document.addEventListener("residents-activate-update", () => registration.waiting?.postMessage({ type: "activate" }));
    setInterval(() => registration.update().catch(() => {}), UPDATE_CHECK_MINUTES * 60_000);
  };
  if ("serviceWorker" in navigator && build !== "unbuilt") {
    const controlled = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener("controllerchange", () => { if (controlled) page.dataset.update = "ready"; });
    window.addEventListener("load", () => {
      navigator.serviceWorker.register("/sw.js", { scope: "/", updateViaCache: "none" })
        .then(watch, (error) => record("worker", error.message, "/sw.js"));
    });
  }
})();

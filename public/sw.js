// Keeps the whole site on the machine, so that every surface opens without the server. The build writes version and files in here.
//
// Never takes over by itself: somebody may be taking a number. It does so when a window sends {type: "activate"}.
"use strict";

const VERSION = "unbuilt";
const FILES = []; // [address, sha256 or null]
const APP = `residents-app-${VERSION}`;
const CONTENT = "residents-content";
const CONTENT_SECONDS_MAX = 4;

// Straight from the server, not from the browser's own cache, and each file checked: half a deployment is never kept.
self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(APP);
    await cache.addAll(FILES.map(([address, hash]) => new Request(address, hash ? { cache: "reload", integrity: `sha256-${hash}` } : { cache: "reload" })));
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("residents-") && name !== APP && name !== CONTENT) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "activate") self.skipWaiting();
});

// `/display`, `/display/?demo=1` and `/display/index.html` are one page.
const pageOf = (path) => `${path.replace(/index\.html$/, "").replace(/\/+$/, "")}/`;
const known = new Set(FILES.map(([address]) => address));

const fromCacheFirst = async (address, request) => {
  const cached = await (await caches.open(APP)).match(address, { ignoreVary: true });
  return cached ?? fetch(request);
};

// Content may be changed on the server at any time; without the server the last good answer counts.
const fromServerFirst = async (path, request) => {
  const cache = await caches.open(CONTENT);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), CONTENT_SECONDS_MAX * 1000);
  try {
    const answer = await fetch(request, { cache: "no-cache", signal: stop.signal });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    const whole = await answer.clone().arrayBuffer(); // the time limit holds for the whole file, and only a whole file is kept
    await cache.put(path, new Response(whole, { headers: answer.headers })).catch(() => {});
    return answer;
  } catch (error) {
    const kept = (await cache.match(path)) ?? (await (await caches.open(APP)).match(path));
    if (kept) return kept;
    throw error;
  } finally {
    clearTimeout(timer);
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  // The program asks for this one with the ETag that it knows, and keeps it beside its records.
  if (url.pathname === "/content/bundle.json") return;
  if (url.pathname.startsWith("/content/")) {
    event.respondWith(fromServerFirst(url.pathname, request));
  } else if (request.mode === "navigate") {
    const page = pageOf(url.pathname);
    if (known.has(page)) event.respondWith(fromCacheFirst(page, request));
  } else if (known.has(url.pathname)) {
    event.respondWith(fromCacheFirst(url.pathname, request));
  }
});

// Trunk's post_build hook: turns what Trunk made into a site that works from any plain static server, offline, under a strict policy.
//
//   1. one style sheet instead of many, scripts without comments, and every file named by its own bytes (Trunk names wasm by what cargo made, before wasm-opt)
//   2. a page in each surface's folder, so that deep links need no server rules, with the one program it needs
//   3. each page's content security policy, with the hashes of its inline scripts, and the build's name: a hash of all bytes
//   4. the service worker's list of files
//   5. what a first visit of each program costs, in the log

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { KIOSK_KILOBYTES_MAX, PROGRAMS, STARTERS, firstLoad, sum } from "./weight.mjs";

const DESK = ["display", "counter", "staff", "manager"];
const CSP = (scripts) => [
  "default-src 'self'",
  `script-src 'self' 'wasm-unsafe-eval' ${scripts.join(" ")}`,
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
].join("; ");

const staging = process.env.TRUNK_STAGING_DIR;
if (!staging) fail("TRUNK_STAGING_DIR is not set: this is Trunk's hook, run `make build`");

const sha = (bits, bytes, form) => createHash(`sha${bits}`).update(bytes).digest(form);
const sha256 = (bytes, form) => sha(256, bytes, form);
const read = (path) => readFileSync(join(staging, path));
function fail(text) {
  console.error(`post_build: ${text}`);
  process.exit(1);
}

function files(folder = staging) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [relative(staging, join(folder, entry.name)).split(sep).join("/")]))
    .filter((path) => !path.split("/").some((word) => word.startsWith(".")))
    .sort();
}

let html = read("index.html").toString();

// Gives a file the name of its own bytes, wherever the page names it.
function renameByBytes(path) {
  const [, stem, ending] = /^(.*?)(?:-[0-9a-f]{8,})?((?:_bg)?\.[a-z]+)$/.exec(path) ?? fail(`cannot rename ${path}`);
  const name = `${stem}-${sha256(read(path), "hex").slice(0, 16)}${ending}`;
  renameSync(join(staging, path), join(staging, name));
  html = html.replaceAll(`/${path}`, `/${name}`);
  return name;
}

// ---- 1. files ------------------------------------------------------------------------------------------------------------------------------

const sheets = [...html.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => /rel="?stylesheet/.test(tag));
const sheetPath = (tag) => /href="?\/([^"\s>]+)/.exec(tag)[1];
const style = sheets.map((tag) => read(sheetPath(tag)).toString().trim()).join("\n");
if (/@import|url\(\s*['"]?https?:/i.test(style)) fail("a style sheet asks for something from outside");
for (const tag of sheets) rmSync(join(staging, sheetPath(tag)));
writeFileSync(join(staging, "site.css"), style);
html = html.replace(sheets[0], '<link rel="stylesheet" href="/site.css">');
for (const tag of sheets.slice(1)) html = html.replace(tag, "");

// Comments and indentation of scripts stay here: only lines that are nothing but a comment, so that no text in a program can be mistaken for one.
const top = files().filter((path) => !path.includes("/"));
for (const path of top.filter((path) => path.endsWith(".js"))) {
  const lean = read(path).toString().replace(/^[ \t]*\/\*[\s\S]*?\*\/[ \t]*\n/gm, "").replace(/^[ \t]*\/\/.*\n/gm, "").replace(/^[ \t]+/gm, "");
  writeFileSync(join(staging, path), lean);
}

for (const path of ["boot.js", "site.css"]) renameByBytes(path);

// Script and wasm of each program.
const programs = new Map(PROGRAMS.map((name) => {
  const [script, ...scripts] = top.filter((path) => path.startsWith(name) && path.endsWith(".js"));
  const [wasm, ...wasms] = top.filter((path) => path.startsWith(name) && path.endsWith(".wasm"));
  if (!script || !wasm || scripts.length || wasms.length) fail(`${name} is not one script and one wasm`);
  return [name, [renameByBytes(script), renameByBytes(wasm)]];
}));

// The scripts that start a worker name its program. Their own names stay: the programs know them, and the build's name changes with their bytes.
for (const [starter, program] of Object.entries(STARTERS)) {
  const [script, wasm] = programs.get(program);
  const started = read(starter).toString().replace(`/${program}.js`, `/${script}`).replace(`/${program}_bg.wasm`, `/${wasm}`);
  if (!started.includes(script) || !started.includes(wasm)) fail(`${starter} does not start ${program}`);
  writeFileSync(join(staging, starter), started);
}

// ---- 2. pages ------------------------------------------------------------------------------------------------------------------------------

const marker = /<meta name="?residents-csp"?\s*\/?>/;
if (!marker.test(html)) fail('index.html has no <meta name="residents-csp">');
if (html.search(marker) > html.search(/<(script|link)\b/)) fail("the policy must stand before the first script and link");
if (/<[^>]*\s(style|on[a-z]+)\s*=/i.test(html)) fail("index.html has a style or handler attribute, which the policy forbids");

// The page that starts this program; Trunk wrote it for the first.
function pageOf(program) {
  let page = html;
  const integrity = (path) => `sha384-${sha(384, read(path), "base64")}`;
  for (const [at, first] of programs.get(PROGRAMS[0]).entries()) {
    const own = programs.get(program)[at];
    const links = [...html.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => tag.includes(`/${first}`));
    if (links.length !== 1 || !links[0].includes("integrity")) fail(`the page does not load /${first} early and checked`);
    page = page.replace(links[0], links[0].replace(/integrity="?sha384-[^"\s>]+"?/, () => `integrity=${integrity(own)}`)).replaceAll(`/${first}`, `/${own}`);
  }
  for (const [, address] of page.matchAll(/(?:src|href)="?([^"\s>]+)/g)) {
    if (!address.startsWith("/") || address.startsWith("//")) fail(`${address} must start with one /: the page is served from several folders`);
    if (!existsSync(join(staging, address))) fail(`the page names ${address}, which is not there`);
  }
  return page;
}

const pages = new Map([["index.html", pageOf(PROGRAMS[0])], ...DESK.map((surface) => [`${surface}/index.html`, pageOf(PROGRAMS[1])])]);

// ---- 3. policy and name of the build --------------------------------------------------------------------------------------------------------

const whole = createHash("sha256");
for (const path of files().filter((path) => path !== "index.html")) whole.update(`${path}\0`).update(read(path));
for (const [path, page] of pages) whole.update(`${path}\0`).update(page);
const build = whole.digest("hex").slice(0, 12);

for (const [path, page] of pages) {
  const inline = [...page.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].filter(([, attributes]) => !/\bsrc=/.test(attributes));
  if (inline.length !== 2) fail(`${path} has ${inline.length} inline scripts, not the one that starts its program and the one that misses boot.js`);
  const policy = CSP(inline.map(([, , body]) => `'sha256-${sha256(body, "base64")}'`));
  mkdirSync(join(staging, path, ".."), { recursive: true });
  writeFileSync(join(staging, path), page.replace(marker, () => `<meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="residents-build" content="${build}">`));
}

// ---- 4. service worker ---------------------------------------------------------------------------------------------------------------------

// Content may be edited on the server after the build, so its bytes are not checked. What only editors need is not kept.
const precache = files()
  .filter((path) => path !== "sw.js" && !path.startsWith("schema/"))
  .map((path) => [`/${path.replace(/(^|\/)index\.html$/, "$1")}`, path.startsWith("content/") ? null : sha256(read(path), "base64")]);
let worker = read("sw.js").toString();
for (const [from, to] of [['const VERSION = "unbuilt";', `const VERSION = "${build}";`], ["const FILES = [];", `const FILES = ${JSON.stringify(precache)};`]]) {
  if (!worker.includes(from)) fail(`sw.js has no line ${from}`);
  worker = worker.replace(from, () => to);
}
writeFileSync(join(staging, "sw.js"), worker);

// ---- 5. what a first visit costs --------------------------------------------------------------------------------------------------------------

// Packing a debug program takes minutes and says nothing.
if (process.env.TRUNK_PROFILE !== "release") process.exit(0);

const weigh = (path) => ({ path, bytes: statSync(join(staging, path)).size, brotli: brotliCompressSync(read(path)).length });
const weights = files().filter((path) => /\.(wasm|js|css)$/.test(path) || path === "index.html").map(weigh);
for (const { path, bytes, brotli } of weights) console.log(`  ${(brotli / 1024).toFixed(1).padStart(7)} KB brotli ${(bytes / 1024).toFixed(1).padStart(8)} KB  ${path}`);
for (const program of PROGRAMS) {
  console.log(`  ${sum(firstLoad(staging, program)).toFixed(1).padStart(7)} KB brotli in all for scripts and wasm of ${program}${program === PROGRAMS[0] ? ` (at most ${KIOSK_KILOBYTES_MAX})` : ""}`);
}
console.log(`  build ${build}, ${precache.length} files kept offline`);

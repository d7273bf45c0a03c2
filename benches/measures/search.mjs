// Searching 10,000 generated guides: ours beside FlexSearch, MiniSearch and Fuse, and pinyin beside pinyin-match. Answers are compared before times.

import { median, percentile } from "../figures.mjs";

/** So many hits are ranked and marked, as a screen shows. */
const LIMIT = 20;
/** A query is repeated for so long at least, for the page's clock ticks in steps of 0.1 ms. */
const REPEAT_MS = 4;

export async function search({ pages, counts }) {
  const { guides, texts, sounds, checked, slow, builds, loads } = counts.search;
  const page = await pages.bench("/search.html");
  await page.evaluate(prepare, { guides, texts, sounds });
  const answers = await page.evaluate(compare, { checked, limit: LIMIT });
  const times = await page.evaluate(time, { limit: LIMIT, slow, repeat: REPEAT_MS });
  const built = await page.evaluate(build, { builds });
  const loaded = await page.evaluate(load, { loads });
  await page.close();
  const memory = await weigh(pages, { guides });

  const p95 = (arm) => percentile(times[arm], 95);
  const row = (name, arm, peer, target) => ({ name, ours: p95(arm), peer: p95(peer), unit: "ms", ratio: p95(arm) / p95(peer), ...(target && { target, is: "ratio" }) });
  const twice = (arm) => median(times[`${arm} again`]) / median(times[arm]);
  const mb = (bytes) => bytes / 2 ** 20;
  return {
    controls: [{ name: "search A/A, ours", ratio: twice("ours") }, { name: "search A/A, FlexSearch", ratio: twice("flex right") }],
    rows: [
      row(`finding in ${guides} guides, ranked top ${LIMIT}, marked, p95, beside FlexSearch made right`, "ours", "flex right", 0.2),
      row(`  beside FlexSearch as it is (right: ${percent(answers.flex)})`, "ours", "flex", 0.2),
      row(`  beside MiniSearch (right: ${percent(answers.mini)})`, "ours", "mini"),
      row(`  beside Fuse (right: ${percent(answers.fuse)})`, "ours", "fuse"),
      { name: "building the index, median, beside FlexSearch", ours: median(built.ours), peer: median(built.flex), unit: "ms", ratio: median(built.ours) / median(built.flex), target: 0.2, is: "ratio" },
      { name: "  beside MiniSearch", ours: median(built.ours), peer: median(built.mini), unit: "ms", ratio: median(built.ours) / median(built.mini) },
      { name: "memory of the index, the texts left out on both sides, beside FlexSearch", ours: mb(memory.lists), peer: mb(memory.flex), unit: "MB", ratio: memory.lists / memory.flex, target: 0.25, is: "ratio" },
      { name: "  with the texts that are searched and shown, on both sides", ours: mb(memory.lists + memory.texts), peer: mb(memory.flex + memory.documents), unit: "MB", ratio: (memory.lists + memory.texts) / (memory.flex + memory.documents) },
      { name: "  how far loading lets our program grow", ours: mb(memory.grown), unit: "MB" },
      { name: "loading the stored index from IndexedDB, median", ours: median(loaded.whole), unit: "ms", target: 60, is: "value" },
      { name: "  without the reading", ours: median(loaded.parsed), unit: "ms" },
      { name: "  beside reading one record of so many bytes and nothing more", ours: median(loaded.whole), peer: median(loaded.raw), unit: "ms", ratio: median(loaded.whole) / median(loaded.raw), target: 1.5, is: "ratio" },
      { name: "  beside building it", ours: median(loaded.whole), peer: median(built.ours), unit: "ms", ratio: median(loaded.whole) / median(built.ours) },
      row("pinyin, whole syllables, p95, beside pinyin-match", "whole", "whole match", 0.01),
      row("pinyin, first letters, p95, beside pinyin-match", "initials", "initials match", 0.01),
    ],
    samples: { answers, times, built, loaded, memory },
  };
}

const percent = ({ right, of }) => `${((100 * right) / of).toFixed(0)} %`;

/** Runs in the page: the documents, the queries and every engine. */
async function prepare({ guides, texts, sounds }) {
  const [{ default: init, Guides }, peers, guidesText, readings] = await Promise.all([
    import("/bench-program.js"), import("/search.mjs"), fetch("/guides.json").then((answer) => answer.text()), fetch("/readings.txt").then((answer) => answer.text()),
  ]);
  await init({ module_or_path: "/bench-program_bg.wasm" });
  const made = new Guides(guidesText, readings, guides);
  const documents = JSON.parse(made.to_json()).map(peers.flatten);
  const bench = {
    peers, made, documents, texts: JSON.parse(made.texts_typed(texts)), whole: JSON.parse(made.sounds_typed(sounds, true)), initials: JSON.parse(made.sounds_typed(sounds, false)),
    ours: made.build(), brute: new peers.Brute(documents), flex: new peers.Flex(documents), mini: new peers.Mini(documents), fuse: new peers.Fuzzy(documents), match: new peers.PinyinMatch(documents),
  };
  for (const engine of ["flex", "mini", "fuse"]) bench[engine].build();
  window.bench = bench;
}

/** Ours must be what brute force finds, in its order; of the others it is counted how many queries are. */
function compare({ checked, limit }) {
  const { ours, brute, flex, mini, fuse, match, texts, whole, initials } = window.bench;
  const same = (a, b) => a.length === b.length && a.every((id, i) => id === b[i]);
  const counted = { flex: { right: 0, of: 0 }, mini: { right: 0, of: 0 }, fuse: { right: 0, of: 0 }, sounds: { ours: 0, both: 0, match: 0 } };
  for (const typed of texts.slice(0, checked)) {
    const wanted = brute.find(typed, limit);
    const found = [...ours.find(typed, limit)];
    if (!same(found, wanted.ids) || ours.count(typed) !== wanted.total) throw new Error(`ours finds ${found} of ${ours.count(typed)} for ${typed} instead of ${wanted.ids} of ${wanted.total}`);
    const made = flex.findRight(typed, limit);
    if (!same(made.ids, wanted.ids) || made.total !== wanted.total) throw new Error(`FlexSearch made right finds ${made.ids} for ${typed} instead of ${wanted.ids}`);
    const all = new Set(brute.find(typed, Infinity).ids);
    for (const [name, engine] of Object.entries({ flex, mini, ...(counted.fuse.of < 20 && { fuse }) })) {
      const { ids } = engine.find(typed, limit);
      counted[name].of += 1;
      counted[name].right += ids.length === Math.min(limit, all.size) && ids.every((id) => all.has(id)) ? 1 : 0;
    }
  }
  for (const [typed, document] of [...whole.slice(0, checked / 4), ...initials.slice(0, checked / 4)]) {
    const found = new Set(ours.find_near(typed, window.bench.documents.length));
    if (!found.has(document)) throw new Error(`by ${typed} ours does not find ${document}`);
    const { ids } = match.find(typed, Infinity);
    counted.sounds.ours += found.size;
    counted.sounds.match += ids.length;
    counted.sounds.both += ids.filter((id) => found.has(id)).length;
  }
  if (counted.sounds.both < 0.99 * counted.sounds.match) throw new Error(`of what pinyin-match finds ours has ${counted.sounds.both} of ${counted.sounds.match}`);
  return counted;
}

/** By arm: how long each query takes, in milliseconds. */
function time({ limit, slow, repeat }) {
  const { ours, flex, mini, fuse, match, texts, whole, initials } = window.bench;
  const sounds = (list) => list.map(([typed]) => typed);
  const arms = {
    ours: [texts, (typed) => ours.find(typed, limit)],
    "flex right": [texts, (typed) => flex.findRight(typed, limit)],
    flex: [texts, (typed) => flex.find(typed, limit)],
    mini: [texts, (typed) => mini.find(typed, limit)],
    fuse: [texts.slice(0, slow), (typed) => fuse.find(typed, limit)],
    whole: [sounds(whole), (typed) => ours.find_near(typed, limit)],
    "whole match": [sounds(whole).slice(0, 5 * slow), (typed) => match.find(typed, limit)],
    initials: [sounds(initials), (typed) => ours.find_near(typed, limit)],
    "initials match": [sounds(initials).slice(0, 5 * slow), (typed) => match.find(typed, limit)],
    "ours again": [texts, (typed) => ours.find(typed, limit)],
    "flex right again": [texts, (typed) => flex.findRight(typed, limit)],
  };
  const times = Object.fromEntries(Object.keys(arms).map((arm) => [arm, []]));
  const one = (find, typed) => {
    const began = performance.now();
    let count = 0;
    let took = 0;
    do {
      find(typed);
      count += 1;
      took = performance.now() - began;
    } while (took < repeat);
    return took / count;
  };
  for (const [queries, find] of Object.values(arms)) queries.slice(0, 30).forEach((typed) => find(typed));
  // Query by query, so that a slow moment of the machine is shared by all; each round begins with another arm.
  const list = Object.entries(arms);
  for (let i = 0; i < texts.length || i < whole.length; i++) {
    const turn = i % list.length;
    for (const [arm, [queries, find]] of [...list.slice(turn), ...list.slice(0, turn)]) if (i < queries.length) times[arm].push(one(find, queries[i]));
  }
  return times;
}

function build({ builds }) {
  const { made, documents, peers } = window.bench;
  const arms = { ours: () => made.build().free(), flex: () => new peers.Flex(documents), mini: () => new peers.Mini(documents) };
  const times = { ours: [], flex: [], mini: [] };
  for (let i = 0; i < builds; i++) {
    for (const [arm, make] of Object.entries(arms)) {
      const engine = arm === "ours" ? { build: make } : make();
      const began = performance.now();
      engine.build();
      times[arm].push(performance.now() - began);
    }
  }
  return times;
}

/** Keeps the stored form in a database and loads it again and again. */
async function load({ loads }) {
  const { Search } = await import("/bench-program.js");
  const done = (request) => new Promise((answer, failed) => {
    request.onupgradeneeded = () => request.result.createObjectStore("kept");
    request.onsuccess = () => answer(request.result);
    request.onerror = () => failed(request.error);
  });
  const database = await done(indexedDB.open("search", 1));
  const store = (mode) => database.transaction("kept", mode).objectStore("kept");
  // As a Blob: an array would be copied and packed by the database, which takes longer than everything else.
  await done(store("readwrite").put(new Blob([window.bench.ours.to_bytes()]), "index"));
  const times = { whole: [], parsed: [], raw: [] };
  for (let i = 0; i < loads; i++) {
    // In turns, so that both meet the same disk.
    const alone = performance.now();
    await (await done(store("readonly").get("index"))).arrayBuffer();
    times.raw.push(performance.now() - alone);
    const began = performance.now();
    const bytes = new Uint8Array(await (await done(store("readonly").get("index"))).arrayBuffer());
    const read = performance.now();
    const search = Search.load(bytes);
    const end = performance.now();
    times.whole.push(end - began);
    times.parsed.push(end - read);
    if (search.count("申请") !== window.bench.ours.count("申请")) throw new Error("loaded it is another index");
    search.free();
  }
  database.close();
  return times;
}

/** Bytes: of ours what is allocated, with and without texts, and how far the memory of the program grew; of FlexSearch what its page's heap holds more. */
async function weigh(pages, { guides }) {
  const page = await pages.bench("/search.html");
  const tool = await page.context().newCDPSession(page);
  await page.evaluate(prepareToWeigh, { guides });
  const heap = async () => {
    await tool.send("HeapProfiler.collectGarbage");
    await tool.send("HeapProfiler.collectGarbage");
    return (await tool.send("Runtime.getHeapUsage")).usedSize;
  };
  const sizes = [];
  for (const step of ["read", "make", "build"]) {
    sizes.push(await heap());
    await page.evaluate((step) => window.bench[step](), step);
  }
  const documents = sizes[1] - sizes[0];
  const flex = (await heap()) - sizes[2];
  const ours = await page.evaluate(() => window.bench.load());
  await page.close();
  return { flex, documents, ...ours };
}

async function prepareToWeigh({ guides }) {
  const [{ default: init, Guides }, peers, guidesText, readings] = await Promise.all([
    import("/bench-program.js"), import("/search.mjs"), fetch("/guides.json").then((answer) => answer.text()), fetch("/readings.txt").then((answer) => answer.text()),
  ]);
  await init({ module_or_path: "/bench-program_bg.wasm" });
  const made = new Guides(guidesText, readings, guides);
  const bytes = made.build().to_bytes();
  // Kept as bytes outside the heap until they are read as strings.
  const json = new TextEncoder().encode(JSON.stringify(JSON.parse(made.to_json()).map(peers.flatten)));
  window.bench = {
    read() { this.documents = JSON.parse(new TextDecoder().decode(json)); },
    make() { this.flex = new peers.Flex(this.documents); },
    build() { this.flex.build(); },
    // In a second program with a memory of its own, in which nothing else was ever done.
    async load() {
      const second = await import("/bench-program.js?second");
      const { memory } = await second.default({ module_or_path: "/bench-program_bg.wasm" });
      const empty = memory.buffer.byteLength;
      this.kept = second.Search.load(bytes);
      const [texts, lists] = this.kept.memory();
      return { stored: bytes.length, texts, lists, grown: memory.buffer.byteLength - empty };
    },
  };
}

// What a wasm file consists of, by crate, when it still has its names: `node benches/size.mjs FILE.wasm [--functions 40]`.
//
// What wasm-bindgen leaves has them (target/wasm-bindgen/release/residents-window_bg.wasm); what wasm-opt has packed for dist/ has not. Sizes are before
// packing, so they say where the weight lies and not what a change would save to the byte.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({ options: { functions: { type: "string", default: "40" } }, allowPositionals: true });
const bytes = readFileSync(positionals[0]);
let at = 8;

function number() {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
}
const text = () => {
  const length = number();
  at += length;
  return bytes.toString("utf8", at - length, at);
};

const sections = [];
const sizes = [];
const names = new Map();
let imported = 0;
while (at < bytes.length) {
  const id = bytes[at++];
  const length = number();
  const end = at + length;
  const name = id === 0 ? text() : ["", "type", "import", "function", "table", "memory", "global", "export", "start", "element", "code", "data", "data count"][id];
  sections.push([name, length]);
  if (id === 2) {
    for (let left = number(); left > 0; left--) {
      text();
      text();
      const kind = bytes[at++];
      if (kind === 0) { imported++; number(); }
      else if (kind === 1) { at++; if (number() & 1) number(); number(); }
      else if (kind === 2) { if (number() & 1) number(); number(); }
      else if (kind === 3) at += 2;
    }
  } else if (id === 10) {
    for (let left = number(); left > 0; left--) {
      const size = number();
      sizes.push(size);
      at += size;
    }
  } else if (name === "name") {
    while (at < end) {
      const kind = bytes[at++];
      const stop = number() + at;
      if (kind === 1) for (let left = number(); left > 0; left--) { const index = number(); names.set(index, text()); }
      at = stop;
    }
  }
  at = end;
}

/** Names as people read them, where binutils is installed. */
function readable(list) {
  try {
    return execFileSync("c++filt", { input: list.join("\n"), maxBuffer: 1 << 28 }).toString().split("\n").map((name) => name.replace(/\[[0-9a-f]{12,16}\]/g, "").replace(/::h[0-9a-f]{16}$/, ""));
  } catch {
    return list;
  }
}

// The crate whose code it is: the first path in the name; for `<Type as Trait>::method` that of the type, unless it is a primitive.
const PRIMITIVE = /^(bool|char|str|u8|u16|u32|u64|u128|usize|i8|i16|i32|i64|i128|isize|f32|f64|dyn|mut|as|fn|for|impl|const)$/;
const crateOf = (name) => [...name.matchAll(/([A-Za-z_]\w*)(::)?/g)].find(([, word, path]) => path && !PRIMITIVE.test(word))?.[1] ?? "(no crate)";
const moduleOf = (name) => /residents_window::(\w+(?:::\w+)?)/.exec(name)?.[1];

const byCrate = new Map();
const byModule = new Map();
const add = (map, key, size) => map.set(key, (map.get(key) ?? 0) + size);
const words = readable(sizes.map((_, i) => names.get(i + imported) ?? "(no name)"));
const functions = sizes.map((size, i) => ({ size, name: words[i] }));
for (const { size, name } of functions) {
  add(byCrate, crateOf(name), size);
  if (moduleOf(name)) add(byModule, moduleOf(name), size);
}
const kb = (size) => `${(size / 1024).toFixed(1).padStart(8)} KB`;
const print = (title, list) => {
  console.log(`\n${title}`);
  for (const [name, size] of list) console.log(`${kb(size)}  ${name}`);
};
const heaviest = (map, most) => [...map].sort((a, b) => b[1] - a[1]).slice(0, most);
print("sections", sections);
print("code by crate", heaviest(byCrate, 30));
print("code that names a module of ours", heaviest(byModule, 40));
print("functions", functions.sort((a, b) => b.size - a.size).slice(0, Number(values.functions)).map(({ name, size }) => [name.slice(0, 150), size]));

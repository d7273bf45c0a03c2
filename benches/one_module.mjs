// A package of the old kind (`require`) as one module that a page can import: what the files at these paths export, in their order.
//
//   node benches/one_module.mjs FILE... > bundle.mjs

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const files = new Map();
function take(path) {
  if (files.has(path)) return;
  const text = readFileSync(path, "utf8");
  files.set(path, null);
  const find = createRequire(path).resolve;
  const names = [...text.matchAll(/\brequire\(['"]([^'"]+)['"]\)/g)].map(([, name]) => [name, find(name)]).filter(([, found]) => existsSync(found));
  files.set(path, { text, names: Object.fromEntries(names) });
  for (const [, found] of names) take(found);
}

const wanted = process.argv.slice(2).map((path) => resolve(path));
wanted.forEach(take);
const numbers = new Map([...files.keys()].map((path, number) => [path, number]));
const parts = [...files].map(([, { text, names }]) => {
  const numbered = Object.fromEntries(Object.entries(names).map(([name, found]) => [name, numbers.get(found)]));
  return `[${JSON.stringify(numbered)}, function (module, exports, require) {\n${text}\n}]`;
});
console.log(`const parts = [${parts.join(",\n")}];
const made = [];
function load(number) {
  if (!made[number]) {
    const [names, run] = parts[number];
    const module = (made[number] = { exports: {} });
    run(module, module.exports, (name) => load(names[name]));
  }
  return made[number].exports;
}
export default [${wanted.map((path) => `load(${numbers.get(path)})`).join(", ")}];`);

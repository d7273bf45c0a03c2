// What a first visit of a program loads, and how much that may be. `make build` prints it, a journey holds the kiosk to it.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

export const PROGRAMS = ["residents-kiosk", "residents-desk", "residents-reader"];
// Scripts that start a program in a worker, and which; loaded with it.
export const STARTERS = { "reader.js": "residents-reader", "importer.js": "residents-desk" };

// Most KB (1,024 bytes, brotli) of scripts and wasm that the kiosk may load: what was measured last, and 3 % for the compiler's moods. Who adds to the
// kiosk looks with benches/size.mjs what it costs; who makes it lighter lowers this.
export const KIOSK_KILOBYTES_MAX = 478;

const kilobytes = (bytes) => brotliCompressSync(bytes).length / 1024;

// The scripts and wasm of a built site that belong to a program, its own and those of every page, each with its weight.
export function firstLoad(dist, program) {
  const starters = Object.keys(STARTERS).filter((script) => STARTERS[script] !== program).map((script) => script.replace(".js", ""));
  const others = [...PROGRAMS.filter((name) => name !== program), ...starters];
  return readdirSync(dist)
    .filter((path) => /\.(wasm|js)$/.test(path) && !others.some((name) => path.startsWith(name)))
    .map((path) => ({ path, kilobytes: kilobytes(readFileSync(join(dist, path))) }));
}

export const sum = (files) => files.reduce((all, { kilobytes }) => all + kilobytes, 0);

// Applies each mutant to a scratch copy of the tree and runs only the test that must fail. Called by scripts/mutants.sh, which makes the copy.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MUTANTS } from "./list.mjs";

const TREE = process.env.MUTANTS_TREE;
const WASM = "wasm32-unknown-unknown";
const only = process.argv.slice(2);
// A sample of so many, another one for each commit: MUTANTS_SEED= takes the same again. Without MUTANTS_MAX all of them.
const seed = process.env.MUTANTS_SEED ?? spawnSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).stdout.trim().slice(0, 12);
const rank = ({ name }) => createHash("sha256").update(`${seed} ${name}`).digest("hex");
const most = Number(process.env.MUTANTS_MAX ?? MUTANTS.length);
// Also those that are not tried today: what a change of the code has made of them is known at once.
for (const { name, file, from } of MUTANTS) {
  if (readFileSync(join(TREE, file), "utf8").split(from).length !== 2) throw new Error(`${name}: ${file} does not hold exactly once: ${from}`);
}
const chosen = MUTANTS.filter(({ name }) => only.length === 0 || only.some((word) => name.includes(word)));
const mutants = [...chosen].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, most);
console.log(`${mutants.length} of ${MUTANTS.length} mutants, MUTANTS_SEED=${seed}`);

/** Runs tests of one suite by their full names: exit code and what was said. */
function run(where, suite, tests) {
  const env = { ...process.env };
  if (where === "native") delete env.CARGO_UNSTABLE_BUILD_STD; // see `native` in env.sh
  const target = where === "native" ? [] : ["--target", WASM];
  const said = spawnSync("cargo", ["test", "--locked", ...target, "--test", suite, "--", ...tests, ...(where === "native" ? ["--exact"] : [])], { cwd: TREE, env, encoding: "utf8", maxBuffer: 2 ** 26 });
  return { status: said.status, text: `${said.stdout}\n${said.stderr}\n(${said.error ?? said.signal ?? `exit ${said.status}`})` };
}

/** Whether the output says that the test came out so. The two runners write "ok"/"FAILED" and "ok"/"FAIL". */
const cameOut = (text, test, how) => new RegExp(`^test \\S*\\b${test} \\.\\.\\. ${how}`, "m").test(text);

function baseline() {
  const suites = new Map();
  for (const { where, suite, test } of mutants) suites.set(`${where} ${suite}`, [...(suites.get(`${where} ${suite}`) ?? []), test]);
  for (const [key, tests] of suites) {
    const [where, suite] = key.split(" ");
    // The browser's runner takes one filter: there the whole suite runs.
    const { text } = run(where, suite, where === "native" ? tests : []);
    for (const test of tests) if (!cameOut(text, test, "ok")) throw new Error(`${test} does not pass without a mutant:\n${text.slice(-3000)}`);
  }
}

function try_(mutant) {
  const path = join(TREE, mutant.file);
  const whole = readFileSync(path, "utf8");
  writeFileSync(path, whole.replace(mutant.from, () => mutant.to));
  try {
    const { status, text } = run(mutant.where, mutant.suite, [mutant.test]);
    if (status !== 0 && cameOut(text, mutant.test, "FAIL")) return;
    throw new Error(cameOut(text, mutant.test, "ok") ? `${mutant.test} does not notice` : `${mutant.test} did not run:\n${text.slice(-3000)}`);
  } finally {
    writeFileSync(path, whole);
  }
}

let [passed, failed] = [0, 0];
const attempt = (name, what) => {
  const started = Date.now();
  try {
    what();
    passed += 1;
    console.log(`mutant ${name} ... ok (${Math.round((Date.now() - started) / 1000)} s)`);
    return true;
  } catch (error) {
    failed += 1;
    console.log(`mutant ${name} ... FAILED\n${error.message}`);
    return false;
  }
};
if (attempt("none: every named test passes", baseline)) for (const mutant of mutants) attempt(mutant.name, () => try_(mutant));
console.log(`\ntest result: ${failed ? "FAILED" : "ok"}. ${passed} passed; ${failed} failed`);
process.exit(failed ? 1 : 0);

// The site as such, whatever the surfaces show: deep links, policy, offline, new versions, and a clear screen when something is wrong.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { KIOSK_KILOBYTES_MAX, PROGRAMS, firstLoad, sum } from "../../scripts/weight.mjs";
import { DIST, SURFACES, faults, seeStarted, serveSite, until, withInstallation } from "./harness.mjs";

let site;
before(async () => { site = await serveSite(); });
after(() => site.close());

const installed = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
const workerName = async (page) => (await page.evaluate(() => caches.keys())).filter((name) => name.startsWith("residents-app-"));

test("every surface opens by its deep link, and nothing breaks the policy", () => withInstallation(async (hall) => {
  for (const surface of SURFACES) {
    const page = await hall.window(`${site.origin}${surface}?demo=1`);
    assert.equal(new URL(page.url()).pathname, surface);
    assert.deepEqual(await faults(page), []);
    await page.close();
  }
}));

test("each page draws its own surface and asks for its own program only", () => withInstallation(async (hall) => {
  for (const surface of SURFACES) {
    const programs = new Set();
    const page = await hall.window(`${site.origin}${surface}?demo=1`, {
      before: (opened) => opened.on("request", (asked) => { if (!asked.serviceWorker() && asked.url().endsWith(".wasm")) programs.add(/residents-[a-z]+/.exec(asked.url())[0]); }),
    });
    await page.waitForSelector(`[data-testid="${surface.replaceAll("/", "") || "kiosk"}"]`);
    assert.deepEqual([...programs], [surface === "/" ? "residents-kiosk" : "residents-desk"], surface);
    await page.close();
  }
}));

test("what a kiosk loads first stays within its budget", { skip: existsSync(join(DIST, ".sources")) ? false : "not a release" }, () => {
  const loaded = firstLoad(DIST, PROGRAMS[0]);
  const list = loaded.map(({ path, kilobytes }) => `${kilobytes.toFixed(1)} ${path}`).join(", ");
  for (const kind of [/^boot.*\.js$/, /^residents-kiosk.*\.js$/, /^residents-kiosk.*\.wasm$/]) assert.ok(loaded.some(({ path }) => kind.test(path)), list);
  assert.ok(sum(loaded) <= KIOSK_KILOBYTES_MAX, `${sum(loaded).toFixed(1)} KB brotli, at most ${KIOSK_KILOBYTES_MAX} (scripts/weight.mjs): ${list}`);
});

test("the same from python's plain server", { skip: await promisify(execFile)("python3", ["--version"]).then(() => false, () => "no python3") }, () => withInstallation(async (hall) => {
  const server = spawn("python3", ["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "-d", DIST], { stdio: ["ignore", "pipe", "ignore"] });
  try {
    const port = await new Promise((found) => server.stdout.on("data", (text) => { const hit = /port (\d+)/.exec(text); if (hit) found(hit[1]); }));
    for (const surface of SURFACES) await (await hall.window(`http://127.0.0.1:${port}${surface}`)).close();
  } finally {
    server.kill();
  }
}));

test("only the desks' program can hash a PIN", () => {
  const names = readdirSync(DIST).filter((name) => /^residents-(kiosk|desk).*\.wasm$/.test(name));
  const holders = names.filter((name) => readFileSync(join(DIST, name)).includes("argon2id")).map((name) => name.split(/[-_.]/)[1]);
  assert.deepEqual([names.length, holders], [2, ["desk"]]);
});

test("the server sends wasm as wasm and nothing outside the site", async () => {
  const wasm = readFileSync(join(DIST, "index.html"), "utf8").match(/\/[\w-]+\.wasm/)[0];
  const answer = await fetch(site.origin + wasm);
  assert.equal(answer.headers.get("content-type"), "application/wasm");
  const status = (path) => new Promise((done, failed) => {
    const { hostname, port } = new URL(site.origin);
    request({ hostname, port, path }, (response) => { response.resume(); done(response.statusCode); }).on("error", failed).end();
  });
  for (const path of ["/../Cargo.toml", "/..%2fCargo.toml", "/%2e%2e/Cargo.toml", "/display/../../Cargo.toml", "/.sources", "/%00", "/%", "/absent/", "//etc/passwd"]) {
    assert.equal(await status(path), 404, path);
  }
  assert.equal(await status("/display"), 301);
});

test("once loaded, every surface opens without the server", () => withInstallation(async (hall) => {
  const own = await serveSite();
  const first = await hall.window(`${own.origin}/`);
  await installed(first);
  await own.close();
  for (const surface of SURFACES) await (await hall.window(`${own.origin}${surface}?demo=1&lang=en`)).close();
}));

test("a new version waits until it is told to take over", () => withInstallation(async (hall) => {
  const dir = mkdtempSync(join(tmpdir(), "residents-dist-"));
  cpSync(DIST, dir, { recursive: true });
  const own = await serveSite(dir);
  try {
    const page = await hall.window(`${own.origin}/`);
    await installed(page);
    await page.reload();
    await seeStarted(page);
    const [before] = await workerName(page);
    const worker = readFileSync(join(dir, "sw.js"), "utf8");
    writeFileSync(join(dir, "sw.js"), worker.replace(/const VERSION = "[^"]+"/, 'const VERSION = "the-next-one"'));
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
    await page.waitForSelector('html[data-update="waiting"]');
    assert.ok((await workerName(page)).includes(before), "the old version is kept while it is in use");
    await page.evaluate(() => document.dispatchEvent(new Event("residents-activate-update")));
    await page.waitForSelector('html[data-update="ready"]');
    await until(async () => (await workerName(page)).join() === "residents-app-the-next-one", "the old version is dropped");
  } finally {
    await own.close();
    rmSync(dir, { recursive: true, force: true });
  }
}));

test("half a deployment is never kept", () => withInstallation(async (hall) => {
  const dir = mkdtempSync(join(tmpdir(), "residents-dist-"));
  cpSync(DIST, dir, { recursive: true });
  writeFileSync(join(dir, "manager", "index.html"), "<!doctype html><title>another build</title>");
  const own = await serveSite(dir);
  try {
    const page = await hall.window(`${own.origin}/`);
    const state = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.register("/sw.js");
      const worker = registration.installing ?? registration.waiting ?? registration.active;
      if (!worker || worker.state === "redundant") return "redundant";
      return new Promise((done) => worker.addEventListener("statechange", () => done(worker.state)));
    }).catch(() => "redundant");
    assert.equal(state, "redundant");
  } finally {
    await own.close();
    rmSync(dir, { recursive: true, force: true });
  }
}));

test("a trap of the program shows a notice, is recorded, and the page opens again", () => withInstallation(async (hall) => {
  const page = await hall.window(`${site.origin}/`);
  const trap = () => page.evaluate(() => {
    // (module (func (export "f") unreachable))
    const bytes = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11);
    const { f } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
    setTimeout(f, 0);
  });
  await trap();
  await page.waitForSelector('[data-testid="boot-notice"][data-state="recovering"]');
  const text = await page.textContent('[data-testid="boot-notice"]');
  assert.match(text, /正在恢复/);
  assert.match(text, /opens again by itself/);
  const [fault] = await faults(page);
  assert.equal(fault.kind, "trap");
  assert.match(fault.where, /wasm-function\[0\]:0x/);
  assert.match(fault.build, /^[0-9a-f]{12}$/);
  await seeStarted(page);
  await page.waitForFunction(() => !document.getElementById("notice"));
}));

test("an error that does not kill the program is recorded and changes nothing on the screen", () => withInstallation(async (hall) => {
  const page = await hall.window(`${site.origin}/`);
  await page.evaluate(() => { setTimeout(() => { throw new Error("no sound"); }, 0); });
  await page.waitForFunction(() => localStorage.getItem("faults")?.includes("no sound"));
  assert.equal(await page.locator("#notice").count(), 0);
}));

test("after three quick reloads a broken page waits at least ten seconds", () => withInstallation(async (hall) => {
  const page = await hall.window(`${site.origin}/`);
  const waits = [];
  await page.evaluate(() => sessionStorage.setItem("reloads", JSON.stringify([])));
  for (let fall = 0; fall < 6; fall++) {
    const text = await page.evaluate(() => {
      window.stop();
      document.dispatchEvent(new CustomEvent("residents-recover", { detail: "test" }));
      return document.getElementById("notice").textContent;
    });
    waits.push(Number(/about (\d+) seconds/.exec(text)[1]));
    const reloads = await page.evaluate(() => sessionStorage.getItem("reloads"));
    await page.goto(`${site.origin}/?again=${fall}`);
    await page.evaluate((kept) => sessionStorage.setItem("reloads", kept), reloads);
    await seeStarted(page);
  }
  assert.deepEqual(waits, [4, 4, 4, 10, 20, 40]);
}));

test("a script that cannot be loaded gives the notice, not a blank page", () => withInstallation(async (hall) => {
  const page = await hall.context.newPage();
  await page.route(/residents-kiosk-.*\.js$/, (route) => route.abort());
  await page.goto(`${site.origin}/`);
  await page.waitForSelector('[data-testid="boot-notice"][data-state="recovering"]');
}));

test("a long start is left alone as long as it gets on, and opened again when it stands still", () => withInstallation(async (hall) => {
  const page = await hall.context.newPage();
  await page.clock.install();
  await page.route(/residents-kiosk.*\.js$/, () => {});
  await page.goto(`${site.origin}/`, { waitUntil: "commit" });
  await page.waitForFunction(() => window.residentsBoot && document.getElementById("boot"));
  for (const minute of [1, 2, 3]) {
    await page.evaluate((start) => { document.documentElement.dataset.start = start; }, `${minute * 9000}/99000`);
    await page.clock.fastForward("01:01");
    assert.equal(await page.locator("#notice").count(), 0, `minute ${minute}`);
  }
  await page.clock.fastForward("01:01");
  await page.waitForSelector('[data-testid="boot-notice"][data-state="recovering"]');
}));

test("a page that is not secure says so and does not start", () => withInstallation(async (hall) => {
  const page = await hall.context.newPage();
  const { port } = new URL(site.origin);
  await page.goto(`http://hall.test:${port}/`);
  await page.waitForSelector('[data-testid="boot-notice"][data-state="insecure"]');
  assert.match(await page.textContent("#notice"), /https/);
}, { args: ["--host-resolver-rules=MAP hall.test 127.0.0.1"] }));

test("opened as a file it says that a server is needed", () => withInstallation(async (hall) => {
  const page = await hall.context.newPage();
  await page.goto(pathToFileURL(join(DIST, "index.html")).href);
  assert.ok(await page.locator("#boot-missing").isVisible());
  assert.equal(await page.locator("#boot").count(), 0);
}));

test("a browser without storage is told so", () => withInstallation(async (hall) => {
  const page = await hall.context.newPage();
  await page.addInitScript(() => { delete Window.prototype.indexedDB; delete window.indexedDB; });
  await page.goto(`${site.origin}/display/`);
  await page.waitForSelector('[data-testid="boot-notice"][data-state="browser"]');
}));

test("markup with handlers and foreign scripts is refused", () => withInstallation(async (hall) => {
  const page = await hall.window(`${site.origin}/`);
  const refused = (markup) => page.evaluate((text) => {
    try {
      document.createElement("div").innerHTML = text;
      return false;
    } catch {
      return true;
    }
  }, markup);
  for (const markup of ["<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<script>1</script>", "<iframe srcdoc=x>", "<a href='javascript:1'>x</a>"]) {
    assert.ok(await refused(markup), markup);
  }
  for (const markup of ["<p class='a'>once</p>", "<svg viewBox='0 0 1 1'><path d='M0 0h1'/></svg>", "<button disabled>号票 A023</button>"]) {
    assert.ok(!(await refused(markup)), markup);
  }
  const foreign = await page.evaluate(() => {
    try {
      document.createElement("script").src = "https://example.org/x.js";
      return "taken";
    } catch {
      return "refused";
    }
  });
  assert.equal(foreign, "refused");
}));

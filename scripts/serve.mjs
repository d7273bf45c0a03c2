// A plain static file server for dist/: files, and index.html of a folder. No rewriting: what works here works on any other.
//
// As a program: node scripts/serve.mjs --dir dist --port 8080 [--addresses]. As a module: `startServer({ dir, port })`, port 0 for a free one.

import { createServer } from "node:http";
import { createReadStream, readFileSync, realpathSync, statSync } from "node:fs";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const HOST = "127.0.0.1";
const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8", ".json": "application/json; charset=utf-8", ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon", ".txt": "text/plain; charset=utf-8",
  ".md": "text/plain; charset=utf-8", ".mp3": "audio/mpeg", ".ogg": "audio/ogg", ".wav": "audio/wav", ".csv": "text/csv; charset=utf-8",
};

const stat = (path) => statSync(path, { throwIfNoEntry: false });

// The file an address names, a folder to be redirected to, or nothing. Never anything outside the folder, by dots or by links.
function find(root, address) {
  let path;
  try {
    path = decodeURIComponent(new URL(address, "http://any").pathname);
  } catch {
    return {};
  }
  if (path.includes("\0") || path.split("/").some((word) => word.startsWith("."))) return {};
  let file = resolve(root, `.${path}`);
  if (file !== root && !file.startsWith(root + sep)) return {};
  if (stat(file)?.isDirectory()) {
    if (!path.endsWith("/")) return { folder: `${path}/` };
    file = join(file, "index.html");
  }
  if (!stat(file)?.isFile() || !realpathSync(file).startsWith(root + sep)) return {};
  return { file };
}

function answer(root, request, response) {
  const end = (status, text, headers = {}) => response.writeHead(status, { "content-type": "text/plain; charset=utf-8", ...headers }).end(text);
  if (request.method !== "GET" && request.method !== "HEAD") return end(405, "only GET and HEAD\n", { allow: "GET, HEAD" });
  const { file, folder } = find(root, request.url);
  if (folder) return end(301, "", { location: encodeURI(folder) + (new URL(request.url, "http://any").search) });
  if (!file) return end(404, "not found\n");
  const { size, mtimeMs } = statSync(file);
  const etag = `"${size.toString(16)}-${Math.trunc(mtimeMs).toString(16)}"`;
  const headers = { "cache-control": "no-cache", etag, "x-content-type-options": "nosniff" };
  if (request.headers["if-none-match"] === etag) return response.writeHead(304, headers).end();
  response.writeHead(200, { ...headers, "content-type": TYPES[extname(file).toLowerCase()] ?? "application/octet-stream", "content-length": size });
  if (request.method === "HEAD") return response.end();
  createReadStream(file).on("error", () => response.destroy()).pipe(response);
}

/** Serves `dir` on 127.0.0.1. Resolves to `{ origin, close }`. */
export function startServer({ dir, port = 0 }) {
  const root = realpathSync(dir);
  const server = createServer((request, response) => {
    try {
      answer(root, request, response);
    } catch {
      response.destroy(); // a file that vanished between two looks
    }
  });
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, HOST, () => done({
      origin: `http://${HOST}:${server.address().port}`,
      close: () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); }),
    }));
  });
}

const SURFACES = [["kiosk  ", "/"], ["display", "/display/"], ["counter", "/counter/"], ["staff  ", "/staff/"], ["manager", "/manager/"]];

/** The demonstration's PINs: a fixed beginning and the place in `staff` of `hall.json` (`Pin::of_demo` in the program). Real halls refuse them. */
function demoPins(dir) {
  const { staff = [] } = JSON.parse(readFileSync(join(dir, "content", "hall.json"), "utf8"));
  return staff.map(({ name, roles }, place) => `  2580${String(place + 1).padStart(2, "0")}  ${name.zh} ${name.en} (${roles.join(", ")})`);
}

function printAddresses(origin, dir) {
  console.log("\n居民之窗 · Residents' Window\n");
  console.log("Try it at any hour (a separate demo hall, always open):");
  for (const [name, path] of SURFACES) console.log(`  ${name}  ${origin}${path}?demo=1`);
  console.log("\nThe real hall of this machine (opens and closes by public/content/hall.json):");
  for (const [name, path] of SURFACES) console.log(`  ${name}  ${origin}${path}`);
  console.log("\nDemo PINs for staff and manager, good under ?demo=1 only (the real hall asks for its set-up at the first start):");
  for (const line of demoPins(dir)) console.log(line);
  console.log("Stop with Ctrl+C.\n");
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { dir: { type: "string", default: "dist" }, port: { type: "string", default: "8080" }, addresses: { type: "boolean" } } });
  try {
    const { origin } = await startServer({ dir: values.dir, port: Number(values.port) });
    if (values.addresses) printAddresses(origin, values.dir);
    else console.log(origin);
  } catch (error) {
    const remedy = error.code === "EADDRINUSE" ? `port ${values.port} is taken: PORT=8081 make serve` : error.code === "ENOENT" ? `${values.dir} is not built: make build` : error.message;
    console.error(`FAILED: cannot serve. REMEDY: ${remedy}`);
    process.exit(1);
  }
}

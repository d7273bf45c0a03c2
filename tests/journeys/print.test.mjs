// The printed ticket as a scanner sees it: the page as PDF, as a picture of a thermal printer's dots, decoded by zbarimg. Both codes, every time.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serveContent, serveSite, shippedContent, withInstallation, withoutWorker } from "./harness.mjs";
import { openKiosk } from "./pages/kiosk.mjs";

const TICKETS = Number(process.env.TICKETS ?? 100);
/** Dots an inch of a usual 80 mm printer. */
const PRINTER_DPI = 203;

let site;
before(async () => { site = await serveSite(); });
after(() => site.close());

/** What zbarimg reads in pictures: for each picture its codes by kind. */
function decode(folder, pictures) {
  const xml = execFileSync("zbarimg", ["--quiet", "--xml", "--set", "*.enable=0", "--set", "qrcode.enable=1", "--set", "code128.enable=1", ...pictures], { cwd: folder, maxBuffer: 2 ** 26, stdio: ["ignore", "pipe", "ignore"] }).toString(); // it complains about a missing bus
  const found = new Map();
  for (const [, source, inside] of xml.matchAll(/<source href='([^']+)'>([\s\S]*?)<\/source>/g)) {
    const codes = [...inside.matchAll(/<symbol type='([^']+)'[\s\S]*?<data[^>]*><!\[CDATA\[([\s\S]*?)\]\]>/g)].map(([, kind, text]) => `${kind} ${text}`);
    found.set(source.split("/").at(-1), codes.sort());
  }
  return found;
}

test(`both codes of ${TICKETS} printed tickets decode`, { timeout: 300_000 }, () => withInstallation(async (hall) => {
  const folder = mkdtempSync(join(tmpdir(), "residents-print-"));
  try {
    const content = shippedContent();
    const letters = content.queues.map(({ letter }) => letter);
    await withoutWorker(hall.context);
    await serveContent(hall.context, content);
    const kiosk = await openKiosk(hall, site.origin);
    const codes = [];
    for (let nth = 0; nth < TICKETS; nth++) {
      const { code } = await kiosk.takeNumber({ queue: letters[nth % letters.length], priority: nth % 3 === 0 });
      assert.match(code, /^\d{24}$/);
      await kiosk.page.waitForFunction((count) => window.prints === count, nth + 1);
      writeFileSync(join(folder, `${String(nth).padStart(3, "0")}.pdf`), await kiosk.page.pdf({ preferCSSPageSize: true, printBackground: true }));
      codes.push(code);
      await kiosk.goHome();
    }
    assert.equal(new Set(codes).size, TICKETS, "no two codes alike");
    const pdfs = readdirSync(folder).sort();
    const sizes = execFileSync("pdfinfo", [join(folder, pdfs[0])]).toString();
    assert.match(sizes, /Pages:\s+1\n/, "one ticket is one page");
    assert.ok(Math.abs(Number(/Page size:\s+([\d.]+)/.exec(sizes)[1]) - (80 / 25.4) * 72) < 1, `80 mm wide: ${sizes}`);
    execFileSync("pdfunite", [...pdfs, "all.pdf"], { cwd: folder });
    execFileSync("pdftoppm", ["-r", String(PRINTER_DPI), "-mono", "all.pdf", "ticket"], { cwd: folder });
    const pictures = readdirSync(folder).filter((name) => name.startsWith("ticket-")).sort();
    assert.equal(pictures.length, TICKETS);
    const found = decode(folder, pictures);
    const wrong = pictures.flatMap((picture, nth) => {
      const expected = [`CODE-128 ${codes[nth]}`, `QR-Code ${codes[nth]}`];
      const got = found.get(picture) ?? [];
      return JSON.stringify(got) === JSON.stringify(expected) ? [] : [`${codes[nth]}: ${got.join(", ") || "nothing"}`];
    });
    assert.deepEqual(wrong, []);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}));

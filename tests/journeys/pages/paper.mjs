// What a page prints: its words, its sheets and the code a scanner reads on it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Words without the spaces and line ends a printer puts between them. */
export const unspaced = (words) => words.replace(/\s+/g, "");

function withFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), "residents-paper-"));
  const run = (program, ...words) => execFileSync(program, words, { cwd: folder, stdio: ["ignore", "pipe", "ignore"] }).toString();
  try {
    return use((name, bytes) => writeFileSync(join(folder, name), bytes), run, () => readdirSync(folder).sort());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a scanner reads in a picture; nothing where there is no code, of which zbarimg makes an error. */
function scanned(run, picture) {
  try {
    return run("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "-Scode128.enable", picture).trimEnd();
  } catch {
    return "";
  }
}

/** The QR code in a picture of the screen. */
export const qrIn = (png) => withFolder((write, run) => {
  write("code.png", png);
  return scanned(run, "code.png");
});

/** What a page prints: `text` without spaces, `sizes` of its sheets in whole points, and the codes on the last of them. */
export async function printed(page) {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  return withFolder((write, run, names) => {
    write("paper.pdf", pdf);
    const said = run("pdfinfo", "-f", "1", "-l", "99", "paper.pdf");
    const sizes = [...said.matchAll(/^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/gm)].map(([, ...size]) => size.map((points) => Math.round(Number(points))));
    run("pdftoppm", "-r", "203", "-mono", "paper.pdf", "paper");
    const last = names().filter((name) => name.endsWith(".pbm")).at(-1);
    return { text: unspaced(run("pdftotext", "-layout", "paper.pdf", "-")), sizes, codes: scanned(run, last).split("\n").filter(Boolean) };
  });
}

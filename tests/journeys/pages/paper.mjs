// What a page prints, as a scanner reads it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The code at the end of what a page prints. */
export async function codeOnPaper(page) {
  const folder = mkdtempSync(join(tmpdir(), "residents-published-"));
  const run = (program, ...words) => execFileSync(program, words, { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
  try {
    writeFileSync(join(folder, "guide.pdf"), await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    run("pdftoppm", "-r", "203", "-mono", "guide.pdf", "guide");
    const last = readdirSync(folder).filter((name) => name.endsWith(".pbm")).sort().at(-1);
    return run("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", last).toString().trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

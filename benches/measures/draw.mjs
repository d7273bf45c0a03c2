// Drawing the codes of receipts as SVG: QR beside npm's qrcode, Code 128 beside JsBarcode. What both draw is compared before it is timed.

import { median, percentile } from "../figures.mjs";

export async function draw({ pages, counts }) {
  const page = await pages.bench("/");
  await page.addScriptTag({ url: "/jsbarcode.js" });
  await page.evaluate(prepare, counts.draw.codes);
  await page.evaluate(compare);
  const times = await page.evaluate(time, counts.draw.rounds);
  await page.close();
  const row = (name, arm, peer, target) => ({
    name, ours: median(times[arm]), peer: median(times[peer]), unit: "ms", ratio: median(times[arm]) / median(times[peer]), target, is: "ratio",
  });
  const twice = (arm) => median(times[`${arm} again`]) / median(times[arm]);
  return {
    controls: [{ name: "QR A/A, ours", ratio: twice("qr") }, { name: "Code 128 A/A, ours", ratio: twice("bars") }],
    rows: [
      row(`${counts.draw.codes} receipts as QR to SVG, median, beside qrcode`, "qr", "qr peer", 0.7),
      row(`${counts.draw.codes} receipts as Code 128 to SVG, median, beside JsBarcode`, "bars", "bars peer", 2),
    ],
    samples: { times, p95: Object.fromEntries(Object.entries(times).map(([arm, all]) => [arm, percentile(all, 95)])) },
  };
}

/** Runs in the page: codes of receipts, and both ways to draw each. */
async function prepare(codes) {
  const [{ default: init, draw_qr, draw_code128 }, { default: [qrcode, svg] }] = await Promise.all([import("/bench-program.js"), import("/qrcode.mjs")]);
  await init({ module_or_path: "/bench-program_bg.wasm" });
  const code = (nth) => `20107261123${String(nth % 10_000).padStart(4, "0")}${String((nth * 7_919) % 1_000_000).padStart(6, "0")}${String(nth % 1_000).padStart(3, "0")}`;
  const element = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  // As a text, for that is what ours gives; bars only, as on the receipt.
  const bars = (digits) => { window.JsBarcode(element, digits, { format: "CODE128C", displayValue: false, width: 1, height: 56, margin: 10 }); return element.outerHTML; };
  window.draw = {
    codes: Array.from({ length: codes }, (_, nth) => code(nth)),
    arms: {
      qr: draw_qr, bars: draw_code128, bars_peer: bars,
      qr_peer: (text) => svg.render(qrcode.create(text, { errorCorrectionLevel: "M" }), {}),
    },
  };
}

/** Dark places along the first row of bars, and the width of the square, must be the same. */
function compare() {
  const { arms, codes } = window.draw;
  const width = (svg) => Number(/viewBox="0 0 (\d+)/.exec(svg)[1]);
  const dark = (rects) => rects.flatMap(([left, width]) => Array.from({ length: width }, (_, i) => left + i)).join(",");
  for (const code of codes.slice(0, 50)) {
    if (width(arms.qr(code)) !== width(arms.qr_peer(code))) throw new Error(`the QR codes of ${code} have different sizes`);
    const ours = [...arms.bars(code).matchAll(/M(\d+) 0h(\d+)/g)].map(([, left, width]) => [Number(left), Number(width)]);
    const peer = new DOMParser().parseFromString(arms.bars_peer(code), "image/svg+xml");
    const theirs = [...peer.querySelectorAll("g rect")].map((rect) => [Number(rect.getAttribute("x")) + 10, Number(rect.getAttribute("width"))]);
    if (dark(ours) !== dark(theirs) || ours.length === 0) throw new Error(`the bars of ${code} differ: ${dark(ours)} and ${dark(theirs)}`);
  }
}

/** Rounds in which every arm draws every code, the arms one after the other. */
function time(rounds) {
  const { arms, codes } = window.draw;
  const order = { qr: arms.qr, "qr peer": arms.qr_peer, "qr again": arms.qr, bars: arms.bars, "bars peer": arms.bars_peer, "bars again": arms.bars };
  const times = Object.fromEntries(Object.keys(order).map((arm) => [arm, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [arm, draw] of Object.entries(order)) {
      const began = performance.now();
      for (const code of codes) if (!draw(code)) throw new Error(`${arm} drew nothing`);
      if (round >= 0) times[arm].push(performance.now() - began);
    }
  }
  return times;
}

// Looks at a screen as a strict visitor would: does everything fit, can everything be touched, is it all in one language?

/** What may stand in Latin letters on a Chinese screen: numbers of tickets, queue letters, keys, the other language's name, fault codes, short digests. */
const LATIN_ALLOWED = /^(?:[A-Z]\d{3,4}|[A-Z]|F\d\d?|Esc|Enter|English|EN|A[–-]Z|A[45]|mm|cm|dpi|USB|hall\.json|json|setup|demo|https?|[DKPQS]\d|PIN|[0-9a-f]{12}|[0-9A-F]{1,5}-[0-9A-F]{5}|[A-F][0-9A-F]{0,3}(?:-[0-9A-F]{4})?|App|Excel|WPS|CSV|XLSX|JSON|MB|UTF-8|GB18030|ALT|Ctrl|Alt|Win|Tab|CR|AIM|[A-Z]{2,8}\d{6,}|hall-\d{6})$/;
const FITS_WITHIN_PX = 2;

/** Problems of the page as it stands, as sentences. `touch`: `{ any, main }` in CSS pixels, or nothing where a mouse is used. */
export async function problemsOf(page, { language, touch, scrolls = false }) {
  const found = await page.evaluate(inspect, { touch, scrolls, slack: FITS_WITHIN_PX });
  if (language === "zh") {
    const words = found.text.flatMap((text) => text.match(/[A-Za-z][A-Za-z0-9.–-]*/g) ?? []);
    for (const word of new Set(words.filter((word) => !LATIN_ALLOWED.test(word)))) found.problems.push(`"${word}" stands on a Chinese screen`);
  } else if (language === "en") {
    const words = found.text.flatMap((text) => text.match(/[\u4e00-\u9fff]+/g) ?? []);
    for (const word of new Set(words.filter((word) => word !== "中文"))) found.problems.push(`"${word}" stands on an English screen`);
  }
  return found.problems;
}

/** Runs in the page. */
function inspect({ touch, scrolls, slack }) {
  const problems = [];
  const text = [];
  const name = (element) => {
    const named = element.closest("[data-testid]");
    return `${element.tagName.toLowerCase()}${element.className && typeof element.className === "string" ? `.${element.className.trim().split(/\s+/).join(".")}` : ""}${named ? ` in ${named.dataset.testid}` : ""}`;
  };
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth + slack) problems.push(`the page is ${root.scrollWidth - innerWidth} px too wide`);
  if (!scrolls && root.scrollHeight > innerHeight + slack) problems.push(`the page is ${root.scrollHeight - innerHeight} px too high`);
  // What can be scrolled to on a kiosk's screen is not found by people who have never scrolled one.
  const stage = document.querySelector(".kiosk .stage");
  if (stage && stage.scrollHeight > stage.clientHeight + slack) problems.push(`the kiosk's screen is ${stage.scrollHeight - stage.clientHeight} px too high`);

  const hidden = (element) => !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || element.closest(".visually-hidden, noscript, script, style, option");
  const clips = (style, axis) => ["hidden", "clip"].includes(axis === "x" ? style.overflowX : style.overflowY);
  const rolls = (style, axis) => ["auto", "scroll"].includes(axis === "x" ? style.overflowX : style.overflowY);
  // Whether a box sticks out of what clips it; what can be scrolled to is not lost.
  const cutBy = (element, box) => {
    let free = { x: false, y: false };
    for (let up = element; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.position === "fixed") return null;
      const edge = up.getBoundingClientRect();
      for (const axis of ["x", "y"]) {
        if (free[axis]) continue;
        if (rolls(style, axis)) free = { ...free, [axis]: true };
        else if (clips(style, axis)) {
          const over = axis === "x" ? Math.max(box.right - edge.right, edge.left - box.left) : Math.max(box.bottom - edge.bottom, edge.top - box.top);
          if (over > slack) return `${name(up)} by ${Math.round(over)} px`;
        }
      }
    }
    if (!free.x && (box.right > innerWidth + slack || box.left < -slack)) return "the edge of the screen";
    if (!free.y && !scrolls && (box.bottom > innerHeight + slack || box.top < -slack)) return "the edge of the screen";
    return null;
  };

  // Lines are as high as the type's tallest letter may be; what matters is what is drawn.
  const canvas = document.createElement("canvas").getContext("2d");
  const inkOf = (words, style, lines) => {
    canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down, actualBoundingBoxAscent: drawnUp, actualBoundingBoxDescent: drawnDown } = canvas.measureText(words);
    return { left: lines.left, right: lines.right, top: lines.top + (up - drawnUp), bottom: lines.bottom - (down - drawnDown) };
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.textContent.trim();
    const element = node.parentElement;
    if (!words || hidden(element)) continue;
    // Names of records are the same in every language.
    const isRecord = element.closest("code") !== null;
    const own = element.closest("[lang]");
    if (!isRecord && (!own || own === root || ["counter", "staff", "manager"].includes(own.dataset.testid) || own.lang === root.lang)) text.push(words);
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = range.getBoundingClientRect();
    if (!lines.width || !lines.height) continue;
    const style = getComputedStyle(element);
    const cut = cutBy(element, inkOf(words, style, lines));
    if (cut) problems.push(`"${words.slice(0, 24)}" is cut off by ${cut}`);
    if (style.textOverflow === "ellipsis" && element.scrollWidth > element.clientWidth + slack) problems.push(`"${words.slice(0, 24)}" ends in dots`);
  }

  if (touch) {
    for (const target of document.querySelectorAll("button, a[href], input, select, summary")) {
      if (hidden(target)) continue;
      const box = target.getBoundingClientRect();
      const least = target.matches(".primary, .tile, .tile-primary, .queue-tile, .item-tile, .answer, .key, .choice, .attract") ? touch.main : touch.any;
      if (box.width < least - 0.5 || box.height < least - 0.5) problems.push(`${name(target)} is ${Math.round(box.width)}×${Math.round(box.height)} px, at least ${least} are needed`);
    }
  }
  return { problems: [...new Set(problems)], text };
}

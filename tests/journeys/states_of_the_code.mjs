// The states that the code knows, read from its enums, and those of them that no row of the table can show.

import { readFileSync } from "node:fs";

/** States of the code that cannot be drawn or stood still, and why. */
export const NOT_SHOWN = {
  "start NotSecure": "boot.js stops the page before the program starts: site.test.mjs",
  "pin step Looking": "stands for the moment of one read; the look is that of Claiming",
  "gate stage Looking": "stands for the moment of one read; the look is that of Unreadable",
  "counter cases Calling": "the working screen itself",
  "counter cases Supply": "the ticks of Request: cases.test.mjs fills them in",
  "counter cases Post": "one field: cases.test.mjs fills it in",
  "counter cases Withdraw": "one question, with the look of Grant: cases.test.mjs answers it",
  "counter cases Home": "one choice, with the look of Suspend",
  "counter cases Urge": "one field: cases.test.mjs fills it in",
  "counter cases HandOver": "one choice: cases.test.mjs makes it",
  "editor stage Looking": "a line of words for the moment of one read",
  "form stage Loading": "a line of words for the moment of one read",
  "form stage DraftUnreadable": "two lines of words and a button: tests/form_flow.rs holds the rule",
  "form stage Sending": "the word on a button for the moment of one append",
  "form stage Sent": "a line of words and a button: publishing.test.mjs comes by it",
  "publishing stage Looking": "stands for the moment of one read",
  "publishing stage Unreadable": "a card with the words of gate stage Unreadable",
  "publishing keys Passphrase": "for browsers that do not know Ed25519: the walks' browser does, tests/publishing_flow.rs holds the rule",
  "publishing keys Card": "needs another machine's card: publishing.test.mjs shows it",
  "desk notice Unbalanced": "no window makes it happen: tests/desk_rules.rs holds the rule, and the look is that of Calendar",
  "staff phase Failed": "a journal that cannot be read leaves no screen that could be asked to verify it",
  "staff phase Running": "the journal of a stage is read between two frames",
  "feeds end Cancelled": "two lines of words and a button: feeds.test.mjs comes by it",
  "feeds end Busy": "two lines of words and a button: the look is that of Failed",
  "manager cases Looking": "a line of words for the moment of one read",
  "manager cases Failed": "a line of words, as of the demand by guide",
  "kiosk guide Asked": "a line of words for the moment of one answer",
  "kiosk guide Gone": "a guide that was withdrawn while somebody chose it; the look is that of Failed",
  "kiosk guide Failed": "the words of kiosk shelf Failed, with a button",
  "kiosk shelf Opening": "a line of words for the moment of one answer",
  "kiosk screen rate-looking": "stands for the moment of one answer; the look is that of rate-sending",
  "kiosk help Quiet": "nothing is shown",
  "kiosk help Calling": "stands for the moment of one append",
  "kiosk help Failed": "the words stand in the strip of Ringing",
  "kiosk idle Untouched": "nothing is shown",
  "kiosk address Looking": "a line of words for the moment of one answer",
  "kiosk board NotYet": "whoever opens the board asks for it: the look is that of Asked",
};

const source = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
/** Variants of an enum: words at the first level of its braces. */
function variants(path, name) {
  const body = new RegExp(`enum ${name}(?:<\\w+>)? \\{([\\s\\S]*?)\\n\\}`).exec(source(path))?.[1];
  if (!body) throw new Error(`${path} has no enum ${name}`);
  return [...body.matchAll(/^ {4}([A-Z]\w*)/gm)].map(([, variant]) => variant);
}
/** Names that a function gives to the variants of an enum. */
const names = (path, pattern) => [...source(path).matchAll(pattern)].map(([, name]) => name);

/** Every state that the code knows. */
export const statesOfTheCode = () => [
  ...names("src/flow/kiosk/screen.rs", /^ {12}Self::\w+ => "([a-z-]+)",$/gm).map((name) => `kiosk screen ${name}`),
  ...names("src/flow/board/mod.rs", /^ {12}Self::\w+.* => "([a-z-]+)",$/gm).map((name) => `kiosk screen ${name}`),
  ...names("src/flow/kiosk/standing.rs", /^ {12}Self::\w+(?:\(_\)| \{ \.\. \})? => "([a-z-]+)",$/gm).map((name) => `kiosk ticket ${name}`),
  ...names("src/ui/surfaces/kiosk/waiting.rs", /WhyNone::[^=]+=> "([a-z-]+)"/g).map((name) => `kiosk none ${name}`),
  ...variants("src/flow/kiosk/setup.rs", "SetupStep").map((_, nth) => `kiosk setup ${nth + 1}`),
  ...variants("src/flow/kiosk/model.rs", "Asks").map((name) => `kiosk asks ${name}`),
  ...variants("src/flow/kiosk/model.rs", "Help").map((name) => `kiosk help ${name}`),
  ...variants("src/flow/kiosk/board.rs", "Known").map((name) => `kiosk board ${name}`),
  ...variants("src/ui/surfaces/kiosk/board/address.rs", "Stands").map((name) => `kiosk address ${name}`),
  ...variants("src/flow/kiosk/board.rs", "NoBoard").map((name) => `kiosk no board ${name}`),
  ...variants("src/flow/kiosk/model.rs", "Idle").map((name) => `kiosk idle ${name}`),
  ...variants("src/ui/surfaces/kiosk/find_shelf.rs", "Stands").map((name) => `kiosk shelf ${name}`),
  ...variants("src/flow/kiosk/guides.rs", "Loaded").map((name) => `kiosk guide ${name}`),
  ...variants("src/flow/guides/page.rs", "Tab").map((name) => `kiosk guide ${name}`),
  ...variants("src/ui/surfaces/display/cards.rs", "Hours").map((name) => `display hours ${name}`),
  ...variants("src/flow/display/stale.rs", "Because").map((name) => `display stale ${name}`),
  ...variants("src/flow/display/board.rs", "CardState").map((name) => `display card ${name}`),
  ...variants("src/flow/counter/mod.rs", "Stage").map((name) => `counter stage ${name}`),
  ...variants("src/flow/counter/mod.rs", "Panel").map((name) => `counter panel ${name}`),
  ...variants("src/flow/counter/mod.rs", "Message").map((name) => `counter message ${name}`),
  ...["Room", "Panel", "Note"].flatMap((name) => variants("src/ui/surfaces/counter/cases/state.rs", name)).map((name) => `counter cases ${name}`),
  ...variants("src/flow/pin/mod.rs", "Step").map((name) => `pin step ${name}`),
  ...variants("src/flow/pin/mod.rs", "Message").map((name) => `pin message ${name}`),
  ...variants("src/flow/gate/mod.rs", "Stage").map((name) => `gate stage ${name}`),
  ...variants("src/flow/gate/mod.rs", "Message").map((name) => `gate message ${name}`),
  ...variants("src/flow/editor/mod.rs", "Stage").map((name) => `editor stage ${name}`),
  ...variants("src/flow/editor/desk.rs", "View").map((name) => `editor view ${name}`),
  ...variants("src/flow/form/mod.rs", "Stage").map((name) => `form stage ${name}`),
  ...variants("src/flow/publishing/mod.rs", "Stage").map((name) => `publishing stage ${name}`),
  ...variants("src/flow/publishing/mod.rs", "Open").map((name) => `publishing open ${name}`),
  ...variants("src/flow/publishing/mod.rs", "Message").map((name) => `publishing message ${name}`),
  ...variants("src/flow/publishing/keys.rs", "KeysOpen").map((name) => `publishing keys ${name}`),
  ...variants("src/flow/calls.rs", "Need").map((name) => `desk need ${name}`),
  ...variants("src/flow/notices.rs", "Notice").map((name) => `desk notice ${name}`),
  ...variants("src/domain/hall/calendar.rs", "CalendarEnd").map((name) => `desk calendar ${name}`),
  ...variants("src/runtime/health.rs", "Reload").map((name) => `desk reload ${name}`),
  ...variants("src/domain/clock.rs", "Doubt").map((name) => `counter doubt ${name}`),
  ...variants("src/ui/surfaces/staff/journal.rs", "Phase").map((name) => `staff phase ${name}`),
  ...variants("src/runtime/staff.rs", "Sum").map((name) => `staff sum ${name}`),
  ...variants("src/ui/surfaces/staff/state.rs", "Message").map((name) => `staff message ${name}`),
  ...variants("src/flow/feeds.rs", "Stage").map((name) => `feeds ${name}`),
  ...variants("src/flow/feeds.rs", "End").map((name) => `feeds end ${name}`),
  ...variants("src/ui/surfaces/manager/span.rs", "Shown").map((name) => `manager cases ${name}`),
  ...variants("src/flow/scan_check.rs", "Standing").map((name) => `scan-check ${name}`),
  ...variants("src/ui/surfaces/counter/card.rs", "Card").map((name) => `counter card ${name}`),
  ...variants("src/text/start.rs", "StartTrouble").map((name) => `start ${name}`),
];

// The states of the forms in which an administrator edits the hall and an editor the notices, for the table of all states.

import { ADMINISTRATOR, EDITOR } from "./pages/gate.mjs";
import { at, id, seeAttribute } from "./pages/page.mjs";

/** A section of each build; the table draws the others alike. */
const HALL = ["name", "hours", "calendar", "items"];
const NOTICES = ["news", "desks"];
/** Entries with fields of every kind: choices, keys, lists within lists, figures. */
const ENTRIES = { hall: [["items", 0], ["clerks", 0]], notices: [["accounts", 1], ["grids", 1], ["desks", 0]] };
const FORMS = { hall: { person: ADMINISTRATOR, tab: "settings" }, notices: { person: EDITOR, tab: "notices" } };

const press = (page, name) => at(page, name).click();
async function open(stage, form) {
  const page = await stage.staff(FORMS[form]);
  await seeAttribute(page, "form", "data-state", "open");
  return page;
}

/** The rows, made as those of the staff are. */
export function formStates(staffRow) {
  const row = (form, name, shows, reach, more) => staffRow(`form-${form}-${name}`, shows, async (stage) => {
    const page = await open(stage, form);
    await reach(page);
    return page;
  }, { stage: `form ${form}`, ...more });
  const section = (form) => (name) => row(form, name.replace("_", "-"), name === "name" ? ["form stage Open"] : [], (page) => press(page, `form-section-${name}`));
  const entry = (form) => ([name, nth]) => row(form, `${name}-entry`, [], async (page) => { await press(page, `form-section-${name}`); await press(page, `form-open-${nth}`); await at(page, "form-back").waitFor(); });
  return [
    ...HALL.map(section("hall")),
    ...ENTRIES.hall.map(entry("hall")),
    row("hall", "faults", [], async (page) => {
      await press(page, "form-section-items");
      await press(page, "form-open-0");
      await at(page, "form-input-items-0-name-en").fill("");
      await at(page, "form-faults").waitFor();
    }, { bothLanguages: true }),
    row("hall", "changed", [], async (page) => {
      await press(page, "form-section-items");
      await press(page, "form-open-0");
      await at(page, "form-input-items-0-name-en").fill("Living allowance");
      await at(page, "form-diff").waitFor();
    }, { bothLanguages: true }),
    ...NOTICES.map(section("notices")),
    ...ENTRIES.notices.map(entry("notices")),
    row("notices", "findings", [], async (page) => {
      await press(page, "form-section-news");
      await press(page, "form-open-0");
      await at(page, "form-input-news-0-title-zh").fill("停\u202e水");
      await page.locator(`${id("form-finding")}[data-state="error"]`).waitFor();
    }, { bothLanguages: true }),
    row("notices", "warned", [], async (page) => {
      await press(page, "form-discard");
      await press(page, "form-section-grids");
      await press(page, "form-open-1");
      await press(page, "form-clear-grids-1-stand_in");
      await page.locator(`${id("form-finding")}[data-state="warning"]`).waitFor();
    }),
    row("notices", "cut", [], async (page) => {
      await press(page, "form-discard");
      await press(page, "form-section-news");
      await press(page, "form-open-0");
      await at(page, "form-input-news-0-title-zh").fill("长".repeat(3_000));
      await at(page, "form-cut").waitFor();
    }, { bothLanguages: true }),
    staffRow("form-failed", ["form stage Failed"], async (stage) => {
      const page = await stage.staff({ person: EDITOR });
      await stage.context.route("**/content/notices.json", (route) => route.fulfill({ status: 404, body: "" }));
      await press(page, "tab-notices");
      await at(page, "form-again").waitFor();
      return page;
    }, { stage: "form without notices" }),
  ];
}

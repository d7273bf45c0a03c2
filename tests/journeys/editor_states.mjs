// The states of the editor of guides, for the table of all states.

import { Editor } from "./pages/editor.mjs";
import { EDITOR, Gate } from "./pages/gate.mjs";
import { at, id } from "./pages/page.mjs";
import { seeStarted } from "./harness.mjs";

const GUIDE = "minimum-living";

/** The editor in the stage's window, at the guide with the most materials. */
async function open(stage) {
  const isNew = !stage.windows.staff;
  const page = await stage.staff({ person: EDITOR });
  const editor = new Editor(page);
  if (isNew) await new Gate(page).tab("guides");
  await editor.see("working");
  await editor.choose(GUIDE);
  return editor;
}

/** The rows, made as those of the staff are. What stands in fields is in both languages. */
export function editorStates(staffRow) {
  const row = (name, shows, reach, more) => staffRow(`editor-${name}`, shows, async (stage) => {
    const editor = await open(stage);
    await reach?.(editor);
    return editor.page;
  }, { stage: "editor", ...more });
  const part = (section) => row(section, [], (editor) => editor.part(section));
  return [
    row("guide", ["editor stage Working", "editor view Guide"], (editor) => editor.part("basics")),
    ...["who", "bring", "steps", "cost", "place", "results", "faq", "law", "days"].map(part),
    row("new", ["editor view New"], (editor) => editor.press("guide-new")),
    row("table", ["editor view Table"], (editor) => editor.press("guide-table")),
    row("lists", ["editor view Lists"], (editor) => editor.press("guide-lists")),
    row("unchanged", [], (editor) => editor.press("guide-diff")),
    row("errors", [], async (editor) => {
      await editor.part("cost");
      await editor.input("/fee").selectOption("not-stated");
      await at(editor.page, "guide-input-promised-limit-value").fill("90");
      await editor.problems("/promised_limit").waitFor();
      await editor.seeSaved();
    }),
    row("findings", ["editor view Findings"], (editor) => editor.press("guide-lint")),
    row("blocked", ["editor view Changes"], (editor) => editor.press("guide-diff")),
    row("faults", [], async (editor) => {
      await editor.press("guide-table");
      await editor.import("指南编号,行类型\r\n甲,乙\r\n");
      await at(editor.page, "import-faults").waitFor();
    }, { bothLanguages: true }),
    row("changes", [], async (editor) => {
      await editor.press("guide-restore");
      await editor.part("cost");
      await at(editor.page, "guide-input-promised-limit-value").fill("15");
      await editor.press("guide-diff");
      await editor.page.waitForSelector(`${id("guide-forward")}[data-state="no-key"]`);
      await editor.seeSaved();
    }),
    staffRow("editor-found", ["editor stage Found"], async (stage) => {
      const page = await stage.staff({ person: EDITOR });
      await page.reload();
      await seeStarted(page);
      const gate = new Gate(page);
      await gate.seeSignedIn(EDITOR);
      await gate.tab("guides");
      await new Editor(page).see("found");
      return page;
    }, { stage: "editor" }),
    staffRow("editor-failed", ["editor stage Failed"], async (stage) => {
      await stage.context.route("**/content/guides.json", (route) => route.fulfill({ status: 404, body: "" }));
      const page = await stage.staff({ person: EDITOR, tab: "guides" });
      await new Editor(page).see("failed");
      return page;
    }, { stage: "editor without guides" }),
  ];
}

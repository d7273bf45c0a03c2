// The states of publishing, for the table of all states.

import { ADMINISTRATOR, Gate } from "./pages/gate.mjs";
import { at, id } from "./pages/page.mjs";
import { APPROVER, AUTHOR, Publishing, bundle, guidesWith, keyOf } from "./pages/publishing.mjs";

/** Monday, 10:00 in the hall. */
const MORNING = new Date("2026-11-23T02:00:00Z");
const failed = (page) => page.waitForSelector(`${id("publishing-message")}[data-state="failed"]`);

/** The rows, made as those of the staff are. */
export function publishingStates(staffRow) {
  const row = (name, shows, reach) => staffRow(`publishing-${name}`, shows, async (window) => {
    const page = await window.staff({ person: null, time: MORNING });
    await reach(new Publishing(page));
    return page;
  }, { stage: "publishing" });
  return [
    row("shipped", ["publishing stage Seen", "publishing open Nothing"], async (desk) => { await new Gate(desk.page).seeGate("naming"); await desk.enter(ADMINISTRATOR); }),
    row("key-asked", ["publishing keys Asking"], async (desk) => { await desk.press("key-make"); await at(desk.page, "key-ask").waitFor(); }),
    row("kit", ["publishing keys Kit", "publishing open Keys"], async (desk) => { await desk.press("key-go-on"); await at(desk.page, "key-kit-groups").locator("code").nth(16).waitFor(); }),
    row("wrong-group", ["publishing message Failed"], async (desk) => { await at(desk.page, "key-kit-group").fill("1"); await desk.press("key-kit-keep"); await failed(desk.page); }),
    row("key", ["publishing message Done"], (desk) => desk.keepKit()),
    row("typing-kit", ["publishing keys TypingKit"], (desk) => desk.press("key-use-kit")),
    row("own-proposal", [], async (desk) => {
      await desk.press("publishing-cancel");
      const key = await keyOf(desk.page);
      await desk.change(AUTHOR);
      const changed = guidesWith("minimum-living", (guide) => { guide.visits = 2; guide.version += 1; guide.summary = { zh: `${guide.summary.zh}（修改）`, en: guide.summary.en }; });
      for (const [version, guides] of [[1, undefined], [2, changed]]) {
        await desk.choose("bundle-import", await bundle(key, { version, guides }));
        await desk.seeInForce(version);
        await desk.ready();
      }
      await desk.edition(1).getByTestId("bring-back").click();
      await at(desk.page, "proposal").waitFor();
      await desk.ready();
    }),
    row("proposal", [], async (desk) => { await desk.change(APPROVER); await at(desk.page, "guide-approve").waitFor(); }),
    row("returning", ["publishing open Returning"], async (desk) => { await desk.press("guide-return"); await at(desk.page, "return-note").waitFor(); }),
    row("confirming", ["publishing open Publishing"], async (desk) => {
      await desk.press("publishing-cancel");
      await desk.press("guide-approve");
      await at(desk.page, "guide-publish").click();
      await at(desk.page, "publish-yes").waitFor();
    }),
    row("withdrawing", ["publishing open Withdrawing"], async (desk) => {
      await desk.press("publish-yes");
      await desk.seeInForce(3);
      await desk.ready();
      await desk.edition(3).getByTestId("withdraw").click();
      await at(desk.page, "withdraw-yes").waitFor();
    }),
    row("refused", [], async (desk) => { await desk.choose("bundle-import", Buffer.from("{}")); await failed(desk.page); }),
  ];
}

// The states of publishing, for the table of all states.

import { tearRecord } from "./journal.mjs";
import { ADMINISTRATOR, Gate } from "./pages/gate.mjs";
import { at, id } from "./pages/page.mjs";
import { APPROVER, AUTHOR, Publishing, bundle, guidesWith, keyOf } from "./pages/publishing.mjs";

/** Monday, 10:00 in the hall. */
const MORNING = new Date("2026-11-23T02:00:00Z");
/** Something was refused. */
const failed = (page) => page.waitForSelector(`${id("publishing-message")}[data-state="failed"]`);

/** The rows, made as those of the staff are. */
export function publishingStates(staffRow) {
  const rowOf = (stage) => (name, shows, reach) => staffRow(`${stage}-${name}`, shows, async (window) => {
    const page = await window.staff({ person: null, time: MORNING });
    await reach(new Publishing(page), window);
    return page;
  }, { stage });
  return [...publishing(rowOf("publishing")), ...doubtfulKeys(rowOf("publishing-keys")), ...lostKeys(rowOf("publishing-keys-lost"))];
}

/** The names of the keys, and the PIN under them. */
const seeNames = (desk) => at(desk.page, "key-names").first().waitFor();

/** Keys before a record that cannot be read, confirmed by two people; and what the kit takes back. */
function doubtfulKeys(row) {
  return [
    row("doubtful-other", [], async (desk, stage) => {
      await new Gate(desk.page).seeGate("naming");
      await desk.enter(ADMINISTRATOR);
      stage.kit = await desk.makeKey();
      await desk.change(AUTHOR);
      for (const version of [1, 2]) {
        await desk.choose("bundle-import", await bundle(await keyOf(desk.page), { version }));
        await desk.seeInForce(version);
        await desk.ready();
      }
      await tearRecord(desk.page, "content");
      await desk.reload(AUTHOR);
      await at(desk.page, "keys-need-administrator").waitFor();
    }),
    row("older", [], async (desk) => { await desk.change(ADMINISTRATOR); await new Gate(desk.page).tab("hall"); await at(desk.page, "content-older").waitFor(); }),
    row("doubtful", [], async (desk) => { await new Gate(desk.page).tab("publishing"); await at(desk.page, "key-compare").waitFor(); }),
    row("comparing", ["publishing keys Comparing"], async (desk) => { await desk.press("key-compare"); await seeNames(desk); }),
    row("wrong-pin", [], async (desk) => { await desk.confirmBy(ADMINISTRATOR, "111"); await failed(desk.page); }),
    row("first", [], async (desk) => { await desk.confirmBy(ADMINISTRATOR); await desk.seeKeys("waiting"); await desk.ready(); }),
    row("second", [], async (desk) => { await desk.change(APPROVER); await at(desk.page, "keys-confirm").waitFor(); }),
    row("confirming", ["publishing keys Confirming"], async (desk) => { await desk.press("keys-confirm"); await at(desk.page, "keys-confirming").waitFor(); }),
    row("confirmed", [], async (desk) => { await desk.confirmBy(APPROVER); await desk.seeKeys("here"); await desk.ready(); }),
    row("since-only", ["publishing keys Since"], async (desk, stage) => {
      await desk.change(ADMINISTRATOR);
      await desk.press("key-use-kit");
      await at(desk.page, "key-kit-typed").fill(stage.kit.join(" "));
      await desk.press("key-kit-check");
      await at(desk.page, "key-since-after").waitFor();
    }),
    row("since", [], async (desk, stage) => {
      await desk.press("publishing-cancel");
      const card = JSON.parse(await desk.download(at(desk.page, "card-export")));
      await desk.press("key-change");
      await desk.press("key-go-on");
      await desk.ready();
      const { changes } = JSON.parse(await desk.download(at(desk.page, "card-export")));
      if (changes.length !== card.changes.length + 1) throw new Error("the key was not changed");
      const key = await keyOf(desk.page);
      await desk.change(AUTHOR);
      await desk.choose("bundle-import", await bundle(key, { version: 4, key_changes: changes }));
      await desk.seeInForce(4);
      await desk.change(ADMINISTRATOR);
      await desk.press("key-use-kit");
      await at(desk.page, "key-kit-typed").fill(stage.kit.join(" "));
      await desk.press("key-kit-check");
      await at(desk.page, "key-since-choice").nth(1).check();
      await desk.page.waitForSelector(`${id("key-since-lost")}[data-code="4"]`);
    }),
  ];
}

/** Keys of which nothing can be read. */
function lostKeys(row) {
  return [
    row("alone", [], async (desk) => {
      await new Gate(desk.page).seeGate("naming");
      await desk.enter(ADMINISTRATOR);
      await desk.makeKey();
      await desk.change(AUTHOR);
      await desk.choose("bundle-import", await bundle(await keyOf(desk.page), { version: 1 }));
      await desk.seeInForce(1);
      await desk.ready();
      await tearRecord(desk.page, "content", (kind) => kind === "key_pinned");
      await desk.change(ADMINISTRATOR);
      await desk.reload(ADMINISTRATOR);
      await desk.seeKeys("lost");
    }),
    row("anew", [], async (desk) => { await desk.press("key-anew"); await at(desk.page, "key-ask").waitFor(); }),
    row("anew-pin", [], async (desk) => { await desk.press("key-go-on"); await desk.keepKit(); await at(desk.page, "keys-comparing").waitFor(); }),
  ];
}

/** What is published, and how. */
function publishing(row) {
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

// The floor of "tap -> number painted" on this machine: a button, the raw append, a number. Nothing else on the page.

import { RawAppender } from "./raw.mjs";

const appender = await RawAppender.open("tap-raw");
let turn = 0;

function home() {
  const button = document.createElement("button");
  button.dataset.testid = "priority-no";
  button.textContent = "no";
  button.addEventListener("click", async () => {
    button.remove();
    turn += 1;
    const taken = await appender.append(turn);
    const number = document.createElement("p");
    number.dataset.testid = "ticket-number";
    number.dataset.number = `A${String(taken).padStart(3, "0")}`;
    number.textContent = number.dataset.number;
    document.body.append(number);
  });
  document.body.replaceChildren(button);
}

window.goHome = home;
home();

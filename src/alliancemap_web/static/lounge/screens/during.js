// While people talk: the phone lies on the table and shows one thing to bring up, to read at a glance.

import { answerInWords, button, connect, element, firedGates, styleOf } from "./pieces.js";
import { chosenFactors, nextAmong } from "./flow.js";

const FOLLOWING = 2;
const FROM_PARTNER = ["ask", "infer"];

/** Show what to bring up next; `leave` lets the screen go dark again. */
export function show(place, app) {
  app.fill(place, "during");
  const find = (selector) => place.querySelector(selector);
  let later = []; // put off in this talk: they come again when the others are through
  let now = null;
  const light = keepLight();

  const candidates = () => {
    const { plan } = app.sector;
    const told = plan.factors.filter((_, at) => FROM_PARTNER.includes(plan.ask_style[at]));
    const open = told.filter((one) => !app.opened.noted.includes(one));
    const chosen = chosenFactors(app.pack, app.sector, app.talk.set);
    const rank = (wanted) => nextAmong(app.reading(), app.talk, wanted, wanted.length);
    const ranked = [
      ...rank(open.filter((one) => chosen.includes(one))),
      ...rank(open.filter((one) => !chosen.includes(one))),
    ];
    return [
      ...ranked.filter((one) => !later.includes(one)),
      ...later.filter((one) => ranked.includes(one)),
    ];
  };

  const draw = (wanted = null) => {
    const all = candidates();
    now = wanted ?? all[0] ?? null;
    const watches = now !== null && styleOf(app.sector, now) === "infer";
    find(".kind").textContent = now === null ? "" : app.say(watches ? "during.watch" : "during.ask");
    find(".during").classList.toggle("watching", watches);
    find(".say").textContent = now === null ? app.say("during.none") : spoken(now, watches);
    find(".act").hidden = now === null;
    const follow = all.filter((one) => one !== now).slice(0, FOLLOWING);
    find(".follow").hidden = follow.length === 0;
    find(".follow ul").replaceChildren(...follow.map(following));
    const { length } = app.opened.noted.filter((one) => !app.talk.answers[one]);
    find(".noted").textContent = length > 0 ? app.say("during.noted", { count: length }) : "";
    close();
  };
  const spoken = (factor, watches) => {
    const words = app.pack.factors[factor];
    return watches ? words.meaning : words.ask;
  };
  const following = (factor) => {
    const row = element("li");
    const watches = styleOf(app.sector, factor) === "infer";
    const one = button("", spoken(factor, watches), () => draw(factor));
    if (watches) one.prepend(element("small", "", app.say("during.watch")));
    row.append(one);
    return row;
  };

  const five = find(".five");
  const opener = find("[data-do=answer]");
  const close = () => {
    five.hidden = true;
    five.replaceChildren();
    opener.setAttribute("aria-expanded", "false");
    opener.textContent = app.say("during.answer");
    find(".during").classList.remove("answering");
  };
  const answer = (level) => {
    const fired = firedGates(app.reading());
    const value = { level, sure: typeof level === "string" ? null : "guess", note: "" };
    app.record(`answer:${now}`, value);
    const stopping = firedGates(app.reading()).filter((gate) => !fired.includes(gate));
    if (stopping.length > 0) app.go("stopped", { gates: stopping, factor: now, screen: "during" });
    else draw();
  };
  connect(find(".during"), app, {
    heard() {
      app.opened.note(now, true);
      draw();
      find(".say").focus({ preventScroll: true });
    },
    answer() {
      if (!five.hidden) return close();
      const levels = [0, 1, 2, 3, 4, "unknown"];
      five.append(
        ...levels.map((level) => {
          const said = level === "unknown" ? app.say("ask.unknown") : answerInWords(app, now, level);
          return button("answer", said, () => answer(level));
        }),
      );
      five.hidden = false;
      opener.setAttribute("aria-expanded", "true");
      opener.textContent = app.say("during.not_now");
      find(".during").classList.add("answering");
      return five.firstChild.focus();
    },
    other() {
      later = [...later.filter((one) => one !== now), now];
      draw();
    },
    over: () => app.go("minute"),
  });
  draw();
  return () => light.leave();
}

/** Keep the screen lit while this is shown, where the browser can; resolves to nothing to wait for. */
function keepLight() {
  let lock = null;
  let isLeft = false;
  const ask = async () => {
    if (document.visibilityState !== "visible" || isLeft) return;
    lock = (await navigator.wakeLock?.request("screen").catch(() => null)) ?? null;
    if (isLeft) lock?.release();
  };
  ask();
  document.addEventListener("visibilitychange", ask); // a lock ends when the page is hidden
  return {
    leave() {
      isLeft = true;
      document.removeEventListener("visibilitychange", ask);
      lock?.release();
      lock = null;
    },
  };
}

// What stays in sight above every question: the picture so far, and where the answers are.

import { drawGauges } from "./picture/gauges.js";
import { drawSmallMap } from "./picture/map.js";
import { told } from "./picture/told.js";
import { dayAndTime } from "./screens/pieces.js";

const SHOWN_ON = ["ask", "minute", "questions", "stopped"];
const KEPT_ON = [...SHOWN_ON, "result", "keep"];
const SLOW = 150; // milliseconds after which "keeping ..." is said: sooner it would only flicker
// What the store reports while it cannot write; the tap stays in memory and is tried again.
const UNWRITTEN = { full: "kept.full", broken: "kept.trouble", newer: "kept.trouble" };

/** Return {draw(screen)} over the page's strip; it draws itself anew with every change. */
export function makeStrip(app) {
  const strip = document.getElementById("strip");
  const kept = document.getElementById("kept");
  let screen = null;
  let trouble = null;
  let slow = 0;
  strip.addEventListener("click", () => app.go("result"));

  const drawKept = () => {
    clearTimeout(slow);
    kept.hidden = !app.talk || !KEPT_ON.includes(screen);
    if (kept.hidden) return;
    const said = whereInWords(app, trouble);
    kept.classList.toggle("notice", said.isBad === true);
    if (said.isWaiting) slow = setTimeout(() => (kept.textContent = app.say("kept.keeping")), SLOW);
    if (!said.isWaiting || kept.textContent === "") kept.textContent = said.text;
  };
  const draw = () => {
    drawKept();
    strip.hidden = !app.talk || !SHOWN_ON.includes(screen);
    if (!strip.hidden) drawPicture(strip, app);
  };
  // The picture is drawn after the question: the tap's own answer is on the screen first.
  let isDue = false;
  const soon = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        isDue = false;
        draw();
      }),
    );
  };
  app.opened.addEventListener("change", soon);
  app.store.addEventListener("sync", soon);
  app.store.addEventListener("trouble", ({ detail }) => {
    if (detail.code === "kept_again") trouble = null;
    else if (UNWRITTEN[detail.code]) trouble = UNWRITTEN[detail.code];
    soon();
  });
  app.opened.addEventListener("kept", () => {
    trouble = null;
    soon();
  });
  return {
    enter(name) {
      screen = name;
      soon();
    },
    draw,
  };
}

/** Where the open talk's answers are, as one sentence: {text, isBad, isWaiting}. */
function whereInWords(app, trouble) {
  if (app.store.keepsNothing) return { text: app.say("kept.memory"), isBad: true };
  const { phone, server, waiting, unwritten } = app.store.where(app.talk.id);
  if (unwritten > 0 && trouble) {
    return { text: app.say("kept.unkept", { reason: app.say(trouble) }), isBad: true };
  }
  if (unwritten > 0 || phone === null) return { text: "", isWaiting: true };
  const time = dayAndTime(app, phone);
  if (server !== null && waiting === 0) return { text: app.say("kept.server", { time }) };
  return { text: app.say(waiting > 0 ? "kept.phone_waiting" : "kept.phone", { time }) };
}

function drawPicture(strip, app) {
  const said = told(app.reading(), app.talk, app.pack);
  const { stencil } = app.pack;
  put(strip.querySelector(".small-map"), drawSmallMap(stencil, said, { prefix: "small" }));
  put(strip.querySelector(".gauges"), drawGauges(stencil, said));
  const colon = app.language === "fr" ? "\u00a0: " : ": ";
  const themes = said.gauges.map((one) => `${one.name}${colon}${one.word}, ${one.knownWords}`);
  strip.querySelector(".ear").textContent = app.say("strip.open", { themes: themes.join(". ") });
}

/**
 * Put a drawing in a place. A drawing of the same build as the one before only lends it its
 * numbers, so that the style sheet can let them glide from the old to the new.
 */
function put(place, text) {
  const drawn = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (place.firstElementChild) move(place.firstElementChild, drawn);
  else place.append(document.importNode(drawn, true));
}

function move(old, drawn) {
  if (old.nodeName !== drawn.nodeName || old.children.length !== drawn.children.length) {
    old.replaceWith(document.importNode(drawn, true));
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!drawn.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of drawn.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (old.children.length === 0) {
    if (old.textContent !== drawn.textContent) old.textContent = drawn.textContent;
    return;
  }
  [...old.children].forEach((child, place) => move(child, drawn.children[place]));
}

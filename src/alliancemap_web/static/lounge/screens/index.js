// Every screen of the phone page by the name its address has; each is read when it is first shown.

export const SCREENS = {
  start: () => import("./start.js"),
  ask: () => import("./ask.js"),
  during: () => import("./during.js"),
  minute: () => import("./minute.js"),
  questions: () => import("./questions.js"),
  stopped: () => import("./stopped.js"),
  lock: () => import("./lock.js"),
  result: () => import("./result.js"),
  keep: () => import("./keep.js"),
  phone: () => import("./phone.js"),
  link: () => import("./link.js"),
  pin: () => import("./pin.js"),
};

/** Screens that need no talk to be open; on the others a talk is looked for first. */
export const WITHOUT_TALK = ["start", "phone", "link", "pin", "lock"];

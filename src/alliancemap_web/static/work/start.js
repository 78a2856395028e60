// What every page of the workplace runs: saving by itself, news from others, the connection's sign,
// menus that close, the tab in sight, toasts that go, times in the reader's own zone. Pages work without any of it.

import { startSaving } from "./autosave.js";
import { startConnection } from "./connection.js";
import { startLive } from "./live.js";
import { startMenus } from "./menus.js";
import { startTabs } from "./tabs.js";
import { startTimes } from "./times.js";
import { startToasts } from "./toasts.js";

document.documentElement.classList.add("scripted");
startConnection();
startSaving();
startLive();
startMenus();
startTabs();
startTimes();
startToasts();

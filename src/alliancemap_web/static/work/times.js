// Moments in the reader's own time zone. The server writes them in UTC, which stands where no script
// runs: <time datetime="2027-03-01T10:42:00Z" data-time="moment">1 March 2027, 10:42 UTC</time>.

const FORMS = {
  moment: { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" },
  day: { day: "numeric", month: "long", year: "numeric" },
  time: { hour: "2-digit", minute: "2-digit" },
};

/** Return a moment (anything Date reads) as words of a language; "" for what is no moment. */
export function written(moment, form, language, zone) {
  const when = new Date(moment);
  if (Number.isNaN(when.getTime())) return "";
  const options = { ...(FORMS[form] ?? FORMS.moment), timeZone: zone, hourCycle: "h23" };
  const tag = language === "en" ? "en-GB" : language; // day before month, as the pages write it
  return new Intl.DateTimeFormat(tag, options).format(when);
}

/** Write every marked moment of a part of the page anew. */
export function writeTimes(part = document) {
  for (const one of part.querySelectorAll("time[data-time]")) {
    const words = written(one.dateTime, one.dataset.time, document.documentElement.lang);
    if (words) {
      one.title ||= one.textContent;
      one.textContent = words;
      delete one.dataset.time;
    }
  }
}

export function startTimes() {
  writeTimes();
  for (const name of ["htmx:afterSettle", "fragments"]) document.addEventListener(name, () => writeTimes());
}

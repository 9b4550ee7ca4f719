// What the server put on the page: `boot` (facts) and `messages` (the words of the page's language).
// A screen that lives for weeks may change its language without a reload, so the words can be swapped.

function readJson(id, source = document) {
  const element = source.getElementById(id);
  return element ? JSON.parse(element.textContent) : {};
}

export const boot = readJson("boot");
let messages = readJson("messages");
let spoken = document.documentElement.lang || "vi";
const wordsByLanguage = new Map([[spoken, messages]]);

/** Puts the facts of a newer `page` in the place of this one's; false when it is another screen's page. */
export function takeFacts(page) {
  const facts = readJson("boot", page);
  if (facts.screen !== boot.screen) return false;
  const kept = boot.language;
  for (const key of Object.keys(boot)) delete boot[key];
  Object.assign(boot, facts, { language: kept });
  return true;
}

/** What `make` makes of the page's facts, made anew when they have changed. */
export function ofFacts(make) {
  let edition;
  let made;
  return () => {
    if (made === undefined || edition !== boot.edition) made = make();
    edition = boot.edition;
    return made;
  };
}

export function language() {
  return spoken;
}

/** The message `key`, with each {name} filled in. A missing key shows itself rather than nothing. */
export function t(key, values = {}) {
  const text = messages[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The same in another language; "" until that was learnt. */
export function tIn(code, key) {
  return wordsByLanguage.get(code)?.[key] ?? "";
}

/** The page's language out of {"vi": …, "en": …}; Vietnamese when the other is missing. */
export function say(words) {
  if (!words) return "";
  return typeof words === "string" ? words : words[spoken] || words.vi || "";
}

/** Learns the words of another language from the same page as the server writes it; safe to call ahead of need. */
export async function learnLanguage(code) {
  if (wordsByLanguage.has(code)) return;
  const address = new URL(location.pathname, location.origin);
  address.searchParams.set("lang", code);
  const answer = await fetch(address, { headers: { "Accept-Language": code } });
  if (!answer.ok) throw new Error(`no page in ${code}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  wordsByLanguage.set(code, readJson("messages", page));
}

export async function speakLanguage(code) {
  await learnLanguage(code);
  messages = wordsByLanguage.get(code);
  spoken = code;
  document.documentElement.lang = code;
}

/** Runs `show` only when `work` is still going after 300 ms: a skeleton that flickers is worse than none. */
export async function slow(work, show, patience = 300) {
  const timer = setTimeout(show, patience);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

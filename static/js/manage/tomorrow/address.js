// What is tried stands in the address: only what differs from the present plan, so that it stays short and can be read.
// /manage/tomorrow?day=2026-11-25&hours=07:00-11:30,13:30-17:00&ratio=1:3&c.3=10:dat-dai,chung-thuc

const COUNTER = "c.";

/** {day, demand, edits: {hours: "…", ratio: "…", counters: {"3": "10:dat-dai"}}}; what isn't there is absent. */
export function readAddress() {
  const query = new URLSearchParams(location.search);
  const counters = Object.fromEntries([...query].filter(([name]) => name.startsWith(COUNTER)).map(([name, value]) => [name.slice(COUNTER.length), value]));
  return { day: query.get("day") || "", demand: query.get("demand") || "", edits: { hours: query.get("hours") || "", ratio: query.get("ratio") || "", counters } };
}

export function addressOf({ day, demand, edits }) {
  const parts = { day, demand, hours: edits.hours, ratio: edits.ratio };
  const query = Object.entries(parts).filter(([, value]) => value);
  const counters = Object.entries(edits.counters).map(([id, value]) => [COUNTER + id, value]);
  // Colons and commas are at home in a query; written plainly, the address can be read aloud.
  const text = new URLSearchParams([...query, ...counters]).toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
  return location.pathname + (text ? `?${text}` : "");
}

export const nothing = (edits) => !edits.hours && !edits.ratio && !Object.keys(edits.counters).length;

const hoursText = (plan) => plan.sessions.map((each) => `${each.opens}-${each.closes}`).join();
const ratioText = (plan) => `${plan.priority}:${plan.ordinary}`;
const counterText = (counter) => `${counter.open.map(Number).join("")}:${counter.fields.join()}`;

/** The plan with its hours cut like `sessions`, and each counter open where it is open now: so a part of a session can be tried. */
function cutLike(plan, sessions) {
  if (sessions.length === plan.sessions.length) return plan;
  const within = (each) => plan.sessions.findIndex((whole) => whole.opens <= each.opens && each.closes <= whole.closes);
  return { ...plan, sessions, counters: plan.counters.map((counter) => ({ ...counter, open: sessions.map((each) => counter.open[within(each)] ?? false) })) };
}

/** What `plan` has otherwise than `base`. */
export function editsOf(base, plan) {
  const cut = cutLike(base, plan.sessions);
  const known = Object.fromEntries(cut.counters.map((counter) => [counter.id, counterText(counter)]));
  const changed = plan.counters.map((counter) => [counter.id, counterText(counter)]).filter(([id, text]) => known[id] !== text);
  return {
    hours: hoursText(plan) === hoursText(base) ? "" : hoursText(plan),
    ratio: ratioText(plan) === ratioText(base) ? "" : ratioText(plan),
    counters: Object.fromEntries(changed),
  };
}

const shown = (time) => time.replace(/^0/, "");

/** Other hours than the day has, but within them: its sessions cut in parts. Hours of another kind of day fall away. */
function cut(base, spans) {
  const isWithin = ([opens, closes]) => base.some((whole) => whole.opens <= opens && opens < closes && closes <= whole.closes);
  if (!spans.every(isWithin)) return base;
  return spans.map(([opens, closes]) => ({ opens, closes, name: { vi: `${shown(opens)}–${shown(closes)}`, en: `${shown(opens)}–${shown(closes)}` } }));
}

function sessionsWith(base, hours) {
  const spans = hours.split(",").map((span) => span.split("-"));
  if (spans.length !== base.length) return cut(base, spans);
  return base.map((session, at) => ({ ...session, opens: spans[at][0], closes: spans[at][1] ?? session.closes }));
}

function counterWith(counter, text) {
  const [flags, fields = ""] = text.split(":");
  const open = counter.open.map((was, at) => (flags.length === counter.open.length ? flags[at] === "1" : was));
  return { ...counter, open, fields: fields ? fields.split(",") : counter.fields };
}

/** The base plan with the edits made. Edits of another kind of day (a Saturday's single session) fall away. */
export function applied(present, edits, newCounter) {
  const base = edits.hours ? cutLike(present, sessionsWith(present.sessions, edits.hours)) : present;
  const [priority, ordinary] = edits.ratio ? edits.ratio.split(":").map(Number) : [base.priority, base.ordinary];
  const known = new Set(base.counters.map((counter) => counter.id));
  const added = Object.keys(edits.counters).filter((id) => !known.has(id)).map((id) => newCounter(id, base.sessions.length));
  const counters = [...base.counters, ...added].map((counter) => (edits.counters[counter.id] ? counterWith(counter, edits.counters[counter.id]) : counter));
  return { ...base, sessions: edits.hours ? sessionsWith(present.sessions, edits.hours) : base.sessions, counters, priority, ordinary };
}

// Reading the counter's snapshot: pure functions.

const HERE = ["called", "serving"];

/** The snapshot as it will be once the server's own arrives: with this one ticket moved. */
export function withTicket(view, ticket) {
  const known = [view.current, ...view.waiting, ...view.parked].find((item) => item?.token === ticket.token);
  const isHere = HERE.includes(ticket.state) && ticket.counter?.id === view.counter.id;
  const staysElsewhere = view.current?.token === ticket.token ? null : view.current;
  const others = (list, state) => (ticket.state === state ? list : list.filter((item) => item.token !== ticket.token));
  return {
    ...view,
    current: isHere ? { note: known?.note ?? null, ...ticket } : staysElsewhere,
    waiting: others(view.waiting, "waiting"),
    parked: others(view.parked, "parked"),
  };
}

/** The next right move: its name, and what it is sent with. */
export function nextMove(view) {
  if (view.current?.state === "called") return { name: "start" };
  if (view.current) return { name: "finish", body: { outcome: "accepted" } };
  return { name: view.state === "paused" ? "open" : "call-next" };
}

/** "b7", "B 007" → "B007", the way it stands on the ticket; what is no number stays as typed. */
export function fullNumber(typed) {
  const text = typed.trim().toUpperCase().replace(/\s+/g, "");
  const found = /^([A-Z]+)(\d{1,3})$/.exec(text);
  return found ? found[1] + found[2].padStart(3, "0") : text;
}

// An ordered list in a form: rows go up and down, are removed, and new ones are added from a template.

const TYPED = "input:not([type=hidden]), select, textarea";

function renumber(list) {
  const rows = [...list.children];
  const { most } = list.closest("[data-rows]").dataset;
  list.closest("[data-rows]").querySelector("[data-add]")?.toggleAttribute("hidden", most !== undefined && rows.length >= Number(most));
  rows.forEach((row, index) => {
    row.querySelector('[data-move="up"]')?.toggleAttribute("disabled", index === 0);
    row.querySelector('[data-move="down"]')?.toggleAttribute("disabled", index === rows.length - 1);
  });
}

/** Into another list, as one of its own: its inputs take that list's name, its buttons are that list's. */
function moveTo(row, { to }) {
  const there = document.getElementById(to);
  const fresh = there.parentElement.querySelector("template").content.cloneNode(true).firstElementChild;
  const texts = [...row.querySelectorAll(TYPED)].map((input) => input.value);
  fresh.querySelectorAll(TYPED).forEach((input, index) => {
    input.value = texts[index] ?? "";
  });
  row.remove();
  there.append(fresh);
  renumber(there);
  fresh.querySelector(TYPED).focus();
}

function move(row, way, data) {
  const list = row.parentElement;
  if (way === "to") moveTo(row, data);
  else if (way === "remove") {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    (next?.querySelector(TYPED) ?? list.parentElement.querySelector("[data-add]"))?.focus();
  } else if (way === "up" && row.previousElementSibling) {
    row.previousElementSibling.before(row);
  } else if (way === "down" && row.nextElementSibling) {
    row.nextElementSibling.after(row);
  }
}

/** `place` holds a list [data-list], a <template> of a new row, and a button [data-add]; no more than data-most rows. */
export function moveRows(place) {
  const list = place.querySelector("[data-list]");
  const changed = () => {
    renumber(list);
    place.dispatchEvent(new Event("input", { bubbles: true }));
  };
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    move(button.closest("[data-list] > *"), button.dataset.move, button.dataset);
    // The hand stays on the row that it moves.
    if (button.isConnected) button.focus();
    changed();
  });
  place.querySelector("[data-add]")?.addEventListener("click", () => {
    list.append(place.querySelector("template").content.cloneNode(true));
    list.lastElementChild.querySelector(TYPED)?.focus();
    changed();
  });
  renumber(list);
}

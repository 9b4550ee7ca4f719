// A long list shortened as one types, with or without Vietnamese marks; groups without a row go too.

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/\u0111/gi, "d").toLowerCase();

/** `input` names in data-find the list: its rows carry [data-words], groups of them [data-group], what to say [data-none]. */
export function findAsTyped(input) {
  const place = document.getElementById(input.dataset.find);
  const rows = [...place.querySelectorAll("[data-words]")].map((row) => [row, folded(row.dataset.words)]);
  const groups = [...place.querySelectorAll("[data-group]")];
  const state = document.querySelectorAll(`input[name="show"]`);
  const look = () => {
    const words = folded(input.value).split(/\s+/).filter(Boolean);
    const shown = [...state].find((each) => each.checked)?.value ?? "";
    for (const [row, text] of rows) row.hidden = !words.every((word) => text.includes(word)) || (shown && row.dataset.state !== shown);
    for (const group of groups) group.hidden = !group.querySelector("[data-words]:not([hidden])");
    place.querySelector("[data-none]").hidden = rows.some(([row]) => !row.hidden);
  };
  input.form?.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", look);
  state.forEach((each) => each.addEventListener("change", look));
  look();
}

// A page with changes that were not saved asks before it is left.

export function guardUnsaved(form) {
  let changed = form.hasAttribute("data-changed");
  form.addEventListener("input", () => {
    changed = true;
  });
  form.addEventListener("submit", () => {
    changed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}

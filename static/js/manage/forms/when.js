// Questions that only one answer brings up: [data-when="name=value"] stands while that answer is chosen.

export function showWhen(part) {
  const [name, value] = part.dataset.when.split("=");
  const form = part.closest("form");
  const look = () => {
    part.hidden = new FormData(form).get(name) !== value;
  };
  form.addEventListener("change", look);
  look();
}

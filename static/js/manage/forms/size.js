// Files that the server would refuse are said so before they are sent.

export function checkSize(input) {
  input.addEventListener("change", () => {
    const size = [...input.files].reduce((sum, file) => sum + file.size, 0);
    const large = size > Number(input.dataset.mostMegabytes) * 1024 * 1024;
    input.setCustomValidity(large ? input.dataset.tooLarge : "");
    if (large) input.reportValidity();
  });
}

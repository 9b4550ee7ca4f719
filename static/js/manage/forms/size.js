// A file that the server would refuse is said so before it is sent.

export function checkSize(input) {
  input.addEventListener("change", () => {
    const large = input.files[0]?.size > Number(input.dataset.mostMegabytes) * 1024 * 1024;
    input.setCustomValidity(large ? input.dataset.tooLarge : "");
    if (large) input.reportValidity();
  });
}

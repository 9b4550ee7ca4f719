// Files on their way: sounds of any kind become WAV here, for the browser can read what the server need not.

const RATE = 22_050;
// A phrase has ten at most. Of an hour so much is sent that the server can say that it is too long.
const MOST_SECONDS = 15;

async function decoded(file) {
  const context = new OfflineAudioContext(1, 1, RATE);
  return context.decodeAudioData(await file.arrayBuffer());
}

/** All channels as one, 16 bits a sample; the beginning of one that is far too long. */
function wavOf(sound) {
  const length = Math.min(sound.length, MOST_SECONDS * sound.sampleRate);
  const channels = Array.from({ length: sound.numberOfChannels }, (_, each) => sound.getChannelData(each));
  const bytes = new DataView(new ArrayBuffer(44 + length * 2));
  const text = (place, letters) => [...letters].forEach((letter, index) => bytes.setUint8(place + index, letter.charCodeAt(0)));
  const numbers = { 4: 36 + length * 2, 16: 16, 24: sound.sampleRate, 28: sound.sampleRate * 2, 40: length * 2 };
  text(0, "RIFF");
  text(8, "WAVEfmt ");
  text(36, "data");
  Object.entries(numbers).forEach(([place, number]) => bytes.setUint32(Number(place), number, true));
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  for (let at = 0; at < length; at += 1) {
    const sample = channels.reduce((sum, channel) => sum + channel[at], 0) / channels.length;
    bytes.setInt16(44 + at * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true);
  }
  return bytes.buffer;
}

async function asWav(file) {
  try {
    // Under its own name: what is said of it names the file that was chosen.
    return new File([wavOf(await decoded(file))], file.name, { type: "audio/wav" });
  } catch {
    return file; // the server says what is wrong with it
  }
}

/** `form` sends files: once, and with [data-sounds] as WAV; an input with data-at-once as soon as it is chosen. */
export function bring(form) {
  const input = form.querySelector("input[type=file]");
  const send = async () => {
    if (form.getAttribute("aria-busy") === "true" || !form.reportValidity()) return;
    form.setAttribute("aria-busy", "true");
    if (form.hasAttribute("data-sounds")) {
      const files = new DataTransfer();
      for (const file of input.files) files.items.add(await asWav(file));
      input.files = files.files;
    }
    form.submit();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  if (input.hasAttribute("data-at-once")) input.addEventListener("change", () => input.files.length && send());
}

/** One player for the page: a second sound ends the first. */
const player = new Audio();

export function hear(button) {
  button.addEventListener("click", () => {
    player.src = button.dataset.hear;
    player.play().catch(() => {});
  });
}

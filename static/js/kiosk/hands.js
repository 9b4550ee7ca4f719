// A list must not move under a finger that is on its way down: what another edition changes waits until the hand rests.

const REST_MS = 1200;
const HELD_MS = 10_000;
const LOOK_MS = 150;

let touched = 0;
let down = false;
for (const [touch, isDown] of [["pointerdown", true], ["pointermove", null], ["pointerup", false], ["pointercancel", false]]) {
  document.addEventListener(
    touch,
    () => {
      touched = Date.now();
      down = isDown ?? down;
    },
    { capture: true, passive: true },
  );
}

// A finger whose lifting was never told (a pointer that left the window) must not hold the screen back for ever.
const atRest = () => Date.now() - touched > (down ? HELD_MS : REST_MS);

export function handsOff() {
  return new Promise((done) => {
    const look = () => (atRest() ? done() : setTimeout(look, LOOK_MS));
    look();
  });
}

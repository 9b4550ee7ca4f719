// A list must not move under a finger that is on its way down: what another edition changes waits until the hand rests.

const REST_MS = 1200;
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

const atRest = () => !down && Date.now() - touched > REST_MS;

export function handsOff() {
  return new Promise((done) => {
    const look = () => (atRest() ? done() : setTimeout(look, LOOK_MS));
    look();
  });
}

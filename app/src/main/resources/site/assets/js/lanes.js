// HTTP/1.1 has six connections to a host. What waits for one is not told from what stands still, so a page asks for no more
// than these at once, whatever file they are of: two pages do not fight either.
export const LANES = 3;

const waiting = new Set();
let free = LANES;

/** What `act` comes to, which is begun when a lane is free, in the order of asking; nothing is begun once the signal was given. */
export async function lane(signal, act) {
  await turn(signal);
  try {
    signal.throwIfAborted();
    return await act();
  } finally {
    leave();
  }
}

function turn(signal) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    if (free > 0) {
      if (free-- === LANES) addEventListener("beforeunload", asked);
      resolve();
      return;
    }
    waiting.add(resolve);
    signal.addEventListener("abort", () => waiting.delete(resolve) && reject(signal.reason), { once: true });
  });
}

function leave() {
  const [next] = waiting;
  if (next) {
    waiting.delete(next);
    next();
  } else {
    if (++free === LANES) removeEventListener("beforeunload", asked);
  }
}

/** Of a page that is closed nothing is sent: whoever closes one while bytes move is asked first. */
function asked(event) {
  event.preventDefault();
  event.returnValue = true; // for browsers of before 2024
}

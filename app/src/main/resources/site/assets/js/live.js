// Keeps a page up to date while it is in front. What somebody is at, by keyboard or unfolded, stays as it is until they leave it.
const EVERY_MS = 5_000;
const TOLD_EVERY_MS = 30_000;

const live = document.querySelector("[data-live]");
const away = document.querySelector("[data-live-away]");
const told = document.querySelector("[data-live-told]");
let last = live.querySelector("[data-told]").dataset.told;
let toldAt = Date.now();

async function look() {
  if (document.hidden) return true;
  try {
    const answer = await fetch(live.dataset.live, { signal: AbortSignal.timeout(EVERY_MS * 2) });
    away.hidden = answer.ok;
    if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    return answer.status < 400 || answer.status >= 500;
  } catch {
    away.hidden = false;
    return true;
  }
}

function show(fresh) {
  for (const part of live.querySelectorAll("[data-part]")) {
    const newer = fresh.getElementById(part.id);
    // By their words: the token in a form is another one each time.
    if (newer.textContent !== part.textContent && !inUse(part)) part.replaceWith(newer);
  }
  tell(fresh.querySelector("[data-told]").dataset.told);
}

function inUse(part) {
  return part.contains(document.activeElement) || part.querySelector("details[open]") !== null;
}

/** Aloud, now and then: who listens would hear of nothing else. */
function tell(words) {
  if (words === last || Date.now() - toldAt < TOLD_EVERY_MS) return;
  told.textContent = last = words;
  toldAt = Date.now();
}

/** Who may no longer look is told once; anything else may pass. */
async function follow() {
  if (await look()) setTimeout(follow, EVERY_MS);
}

setTimeout(follow, EVERY_MS);

/** Whether somebody wants little motion, or little data. */
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches || Boolean(navigator.connection?.saveData);

/** Where somebody is, be it that they stopped the film. */
const at = new WeakSet();

/** A clip moves, without sound, while a pointer or the keyboard is on it, or until Escape; for who wants it calm it does not. */
export function previews(root) {
  if (calm()) return;
  root.addEventListener("pointerover", (event) => event.pointerType === "mouse" && start(event));
  // A finger leaves the focus where it tapped.
  root.addEventListener("focusin", (event) => event.target.matches?.(":focus-visible") && start(event));
}

function start(event) {
  const card = event.target.closest?.("[data-preview]");
  if (!card || at.has(card)) return;
  at.add(card);
  const waiting = setTimeout(() => show(card), 350);
  const gone = new AbortController();
  const stop = () => {
    clearTimeout(waiting);
    card.querySelector("video")?.remove();
  };
  const leave = ({ relatedTarget }) => {
    if (card.contains(relatedTarget)) return;
    stop();
    at.delete(card);
    gone.abort();
  };
  card.addEventListener("pointerout", leave, { signal: gone.signal });
  card.addEventListener("focusout", leave, { signal: gone.signal });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && stop(), { signal: gone.signal });
}

function show(card) {
  if (card.querySelector("video")) return;
  const video = document.createElement("video");
  Object.assign(video, { muted: true, loop: true, playsInline: true, src: card.dataset.preview });
  video.setAttribute("aria-hidden", "true");
  video.tabIndex = -1;
  video.addEventListener("loadedmetadata", () => (video.currentTime = Math.min(3, video.duration / 4)));
  video.addEventListener("error", () => video.remove());
  card.querySelector(".shot img").after(video);
  video.play().catch(() => video.remove());
}

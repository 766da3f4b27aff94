/** Whether somebody wants little motion, or little data. */
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches || Boolean(navigator.connection?.saveData);

/** A clip moves, without sound, while a pointer or the keyboard is on it; for who wants it calm it does not. */
export function previews(root) {
  if (calm()) return;
  root.addEventListener("pointerover", (event) => event.pointerType === "mouse" && start(event));
  root.addEventListener("focusin", start);
}

function start(event) {
  const card = event.target.closest?.("[data-preview]");
  if (!card || card.querySelector("video")) return;
  const waiting = setTimeout(() => show(card), 350);
  const stop = (leaving) => {
    if (card.contains(leaving.relatedTarget)) return;
    clearTimeout(waiting);
    card.querySelector("video")?.remove();
    card.removeEventListener("pointerout", stop);
    card.removeEventListener("focusout", stop);
  };
  card.addEventListener("pointerout", stop);
  card.addEventListener("focusout", stop);
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

// What every page does beyond its links and forms. Each part finds its own elements and leaves without them.
import { countdown } from "./countdown.js";
import { player } from "./player.js";
import { previews } from "./previews.js";
import { share } from "./share.js";

const toast = document.querySelector("[data-toast]");

document.addEventListener("htmx:responseError", (event) => {
  try {
    say(JSON.parse(event.detail.xhr.responseText).message);
  } catch {
    say(`${event.detail.xhr.status}`);
  }
});

/** Tells everybody, also who cannot see it, and is gone after a while. */
export function say(text) {
  toast.textContent = text;
  setTimeout(() => (toast.textContent = ""), 8000);
}

document.querySelectorAll("[data-countdown]").forEach(countdown);
document.querySelectorAll("[data-player]").forEach(player);
document.querySelectorAll("[data-share]").forEach((element) => share(element, say));
previews(document);

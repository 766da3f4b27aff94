// What every page does beyond its links and forms. Each part finds its own elements and leaves without them. htmx is asked for
// here and not by the page: it then arrives a round trip behind the style, and runs after the first paint instead of before it.
import "../htmx.min.js";
import { arrival } from "./arrival.js";
import { countdown } from "./countdown.js";
import { player } from "./player.js";
import { previews } from "./previews.js";
import { reveal } from "./reveal.js";
import { share } from "./share.js";
import { swaps } from "./swaps.js";
import { typed } from "./typed.js";

const toast = document.querySelector("[data-toast]");
let shown;

document.addEventListener("htmx:responseError", (event) => {
  try {
    say(JSON.parse(event.detail.xhr.responseText).message);
  } catch {
    say(toast.dataset.away);
  }
});

for (const failure of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, () => say(toast.dataset.away));
}

/** Tells everybody, also who cannot see it, and is gone after a while. */
export function say(text) {
  toast.textContent = text;
  clearTimeout(shown);
  shown = setTimeout(() => (toast.textContent = ""), 8000);
}

document.querySelectorAll("[data-countdown]").forEach(countdown);
document.querySelectorAll("[data-player]").forEach(player);
document.querySelectorAll("[data-reveal]").forEach(reveal);
document.querySelectorAll("[data-share]").forEach((element) => share(element, say));
document.querySelectorAll("[data-address]").forEach(({ dataset }) => history.replaceState(history.state, "", dataset.address));
typed(document.querySelector("main"), document.querySelector("[data-language]"));
arrival(document.querySelector("main"));
previews(document);
swaps(document.querySelector("[data-heard]"));

// The upload page: its form becomes a queue of files, each on its own way.
import { Item } from "./item.js";
import { forget, kept, keptIds } from "./kept.js";
import { Refused, Tickets } from "./tickets.js";

const AGAIN_MS = 5_000;

const queue = document.querySelector("#queue");
const tickets = new Tickets(queue.dataset.csrf);
const rules = Object.fromEntries(
  ["mostBytes", "shortest", "longest", "tolerance", "shorterSide", "longerSide"].map((rule) => [rule, Number(queue.dataset[rule])]));
const form = document.querySelector("[data-upload]"); // none while no uploads are taken: those that were begun in time go on
if (form) enhance(form);
goOn();

function enhance(form) {
  const take = (files) => [...files].forEach((file) => new Item(queue, tickets, rules).choose(file));

  form.classList.add("enhanced"); // where the style does not know
  form.querySelector("[data-file]").classList.add("unseen");
  form.querySelector("#title").disabled = true;
  form.addEventListener("submit", (event) => event.preventDefault());

  const chosen = form.querySelector("#file");
  chosen.multiple = true;
  const takeChosen = () => {
    take(chosen.files);
    chosen.value = ""; // the same file may be chosen again
  };
  chosen.addEventListener("change", takeChosen);
  takeChosen(); // whoever was faster than this script
  dropping(form.querySelector("[data-drop]"), take);
}

function dropping(zone, take) {
  for (const name of ["dragover", "drop"]) document.addEventListener(name, stay);
  const over = (on) => zone.classList.toggle("over", on);
  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      over(true);
    });
  }
  zone.addEventListener("dragleave", () => over(false));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    take(event.dataTransfer.files);
  });
}

/** A file that is let go beside the zone would be opened in place of the page. */
function stay(event) {
  if (event.dataTransfer.types.includes("Files")) event.preventDefault();
}

/** Uploads that were under way when the page was left, as soon as the server names them; files of those that are over are thrown away. */
async function goOn() {
  const ids = await keptIds(); // first: whatever is kept from here on is of a ticket that is open
  let open;
  try {
    open = await tickets.all();
  } catch (failure) {
    if (!(failure instanceof Refused)) setTimeout(goOn, AGAIN_MS);
    return;
  }
  const named = new Set(open.map((ticket) => ticket.upload_id));
  for (const id of ids) if (!named.has(id)) forget(id);
  for (const ticket of open) {
    if (!tickets.opened.has(ticket.upload_id)) new Item(queue, tickets, rules).resume(ticket, await kept(ticket.upload_id));
  }
}

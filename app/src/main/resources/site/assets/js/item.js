import { Again } from "./again.js";
import { check, typeOf } from "./checks.js";
import { elsewhere, film, link, of, row } from "./elements.js";
import { follow } from "./follow.js";
import { forget, keep } from "./kept.js";
import { Pace } from "./pace.js";
import { share } from "./share.js";
import { say } from "./site.js";
import { Later, Refused } from "./tickets.js";
import { size, t } from "./texts.js";
import { Transfer, Unreadable } from "./transfer.js";

const template = document.querySelector("#item");

/** One file in the queue, from being chosen to its clip playing. */
export class Item {
  #pace = new Pace();

  constructor(queue, tickets, rules) {
    Object.assign(this, { tickets, rules });
    this.element = template.content.firstElementChild.cloneNode(true);
    queue.append(this.element);
    this.#on("[data-pause]", () => this.#pause(true));
    this.#on("[data-resume]", () => this.#pause(false));
    this.#on("[data-cancel]", () => this.#cancel());
    this.#on("[data-remove]", () => this.element.remove());
    this.#part("[data-begin]").addEventListener("submit", (event) => {
      event.preventDefault();
      event.target.hidden = true;
      this.#begin(event.target.title.value);
    });
    this.again = new Again(this.element, {
      looking: () => this.#note(t("checking")),
      same: (file) => this.#goOn(file),
      another: (file) => this.#anew(file),
    });
  }

  /** A file somebody chose: looked at, then named. */
  async choose(file) {
    this.file = file;
    this.#describe(file.name, file.size);
    this.#note(t("checking"));
    const wrong = await check(file, this.rules);
    this.#hide("[data-sending]");
    this.#part("[data-wrong]").textContent = wrong;
    this.element.classList.toggle("failed", wrong !== "");
    if (wrong) {
      this.#over();
      return;
    }
    const form = this.#show("[data-begin]");
    form.title.value = file.name.replace(/\.\w+$/, "").replace(/[_-]+/g, " ").slice(0, 200);
    if (!elsewhere()) {
      form.title.focus();
      form.title.select();
    }
  }

  /** An upload that was under way when the page was closed. */
  resume(ticket, file) {
    this.ticket = ticket;
    this.#describe(ticket.file_name, ticket.size_bytes);
    file ? this.#transfer(file) : this.again.ask(ticket, t("again", ticket.file_name));
  }

  /** What is being done with it while nothing is sent. */
  #note(words) {
    this.#show("[data-sending]");
    this.#hide("progress");
    this.#hide("[data-controls]");
    this.#part("[data-state]").textContent = words;
  }

  #goOn(file) {
    keep(this.ticket.upload_id, file);
    return this.#transfer(file);
  }

  /** With another file of that name and size, in the place of the first. */
  #anew(file) {
    const { title } = this.ticket;
    this.file = file;
    this.#part("[data-begin]").title.value = title;
    return this.#begin(title);
  }

  /** With a ticket of its own. One that it had for another file goes when it has, with what was sent of that. */
  async #begin(title) {
    const { file, ticket: former } = this;
    this.element.classList.remove("failed");
    this.#part("[data-wrong]").textContent = "";
    try {
      const wanted = { title, file_name: file.name, size_bytes: file.size, content_type: typeOf(file) };
      this.ticket = former ? await this.tickets.instead(former.upload_id, wanted) : await this.tickets.open(wanted);
      if (former) {
        forget(former.upload_id);
        say(t("anew"));
      }
      await this.#goOn(file);
    } catch (failure) {
      this.#fail(failure);
      if (!(failure instanceof Refused)) this.#part("[data-begin]").hidden = false;
    }
  }

  async #transfer(file) {
    ["[data-sending]", "progress", "[data-controls]"].forEach((part) => this.#show(part));
    this.transfer = new Transfer(this.tickets, file, this.ticket, (...what) => this.#tell(...what));
    try {
      const video = await this.transfer.run();
      if (!video) return;
      forget(this.ticket.upload_id);
      this.#follow(video);
    } catch (failure) {
      if (failure instanceof Unreadable) {
        this.ticket = { ...this.ticket, parts: undefined }; // the transfer knew more: the server is asked what it has
        this.again.ask(this.ticket, t("gone", this.ticket.file_name));
        return;
      }
      if (failure instanceof Refused && failure.status !== 401) forget(this.ticket.upload_id);
      this.#fail(failure);
    }
  }

  #tell(state, part, words) {
    const phrase = words || t(state);
    if (this.#part("[data-state]").textContent !== phrase) this.#part("[data-state]").textContent = phrase;
    this.#part("progress").value = part * 100;
    this.#part("[data-figures]").textContent = state === "sending" ? this.#pace.of(part, this.ticket.size_bytes) : "";
    this.#part("[data-controls]").hidden = state === "judging";
  }

  #pause(on) {
    this.#part("[data-pause]").hidden = on;
    this.#part("[data-resume]").hidden = !on;
    this.#pace = new Pace();
    on ? this.transfer.pause() : this.transfer.resume();
    this.#part(on ? "[data-resume]" : "[data-pause]").focus();
  }

  async #cancel() {
    this.transfer?.cancel();
    forget(this.ticket.upload_id);
    await this.tickets.giveUp(this.ticket.upload_id).catch(() => {});
    const here = this.element.contains(document.activeElement);
    this.#hide("[data-sending]");
    this.#part("[data-wrong]").textContent = t("cancelled");
    this.#over();
    if (here) this.#part("[data-remove]").focus();
  }

  #follow(video) {
    this.#hide("[data-controls]");
    this.#show("[data-leave]");
    const [state, figures, bar] = ["[data-state]", "[data-figures]", "progress"].map(this.#part);
    follow(video, { state, figures, bar }, (result) => this.#end(video, result));
  }

  #end(video, result) {
    const good = result.status === "processed";
    this.element.classList.add(good ? "done" : "failed");
    this.#hide("progress");
    this.#hide("[data-leave]");
    this.#part("[data-figures]").textContent = "";
    good ? this.#onAir(video, result) : this.#unmade(video, result.failure ?? {});
  }

  #onAir(video, { title, published }) {
    this.#part("[data-state]").textContent = t(published ? "ready" : "made");
    this.#part("[data-size]").textContent = this.#part("[data-name]").textContent;
    this.#part("[data-name]").textContent = title;
    const page = published ? link(`/videos/${video}`, t("watch"), "btn") : link(`/my/videos/${video}`, t("mine"), "btn");
    page.append(of(title));
    const ways = row(page);
    this.#show("[data-result]").append(film(video, title), ways);
    if (!published) return;
    ways.append(link("/ranking", t("ranking"), "btn plain"));
    this.#invite(video);
  }

  #unmade(video, { message, remedy }) {
    this.#part("[data-state]").textContent = "";
    this.#part("[data-wrong]").textContent = [message ?? t("failed"), remedy].filter(Boolean).join(" ");
    const page = link(`/my/videos/${video}`, t("mine"), "go");
    page.append(of(this.#part("[data-name]").textContent));
    this.#show("[data-result]").append(page);
    this.#over();
  }

  /** Both the address and the message end where the video's number belongs. */
  #invite(video) {
    const place = this.#show("[data-shared]").querySelector("[data-share]");
    place.dataset.share += video;
    place.querySelector("a").href += video;
    share(place, say);
  }

  #fail(failure) {
    this.element.classList.add("failed");
    this.#hide("[data-sending]");
    const wrong = this.#part("[data-wrong]");
    if (failure.status === 401) {
      wrong.textContent = `${t("ended")} `;
      wrong.append(link("/signin?next=/upload", t("enter"), "go"));
    } else {
      const answered = failure instanceof Refused || failure instanceof Later;
      wrong.textContent = (answered && failure.message) || t("away");
      if (failure instanceof Refused) this.#over();
    }
  }

  /** Nothing is left to do with it but to clear it away. */
  #over() {
    this.#show("[data-begin]").querySelectorAll(".field, button:not([data-remove])").forEach((part) => (part.hidden = true));
  }

  #describe(name, bytes) {
    this.#part("[data-name]").textContent = name;
    this.#part("[data-size]").textContent = size(bytes);
    this.element.querySelectorAll(".btn, .field label").forEach((control) => control.append(of(name)));
    const bar = this.#part("progress");
    bar.setAttribute("aria-label", `${bar.getAttribute("aria-label")} ${name}`);
  }

  #part = (selector) => this.element.querySelector(selector);
  #on = (selector, act) => this.#part(selector).addEventListener("click", act);
  #hide = (selector) => (this.#part(selector).hidden = true);

  #show(selector) {
    const part = this.#part(selector);
    part.hidden = false;
    return part;
  }
}

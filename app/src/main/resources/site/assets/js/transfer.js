import { LANES, lane } from "./lanes.js";
import { mark } from "./marks.js";
import { Refused } from "./tickets.js";

const LONGEST_PAUSE = 15_000;
const LONGEST_SILENCE = 45_000;

/** The file is gone, or is another than when it was chosen: no other attempt will read it. */
export class Unreadable extends Error {}

/** Asked after a request that failed, of which a browser says the same whether the line or the file is gone. */
const readable = (bytes) => bytes.slice(0, 1).arrayBuffer().then(() => true, () => false);

/**
 * One file on its way to the store: parts, several at once while other files leave room, each sent again until it is there.
 * A broken line, an address that ran out or a server that is away only cost time: the server is asked what it has, and the
 * rest is sent.
 * Tells what it does: sending, paused, offline, waiting, judging; how much is there; and what the server says to it.
 */
export class Transfer {
  #waiting = null;
  #sending = new AbortController();
  #loaded = new Map();
  #failures = 0;
  #rested = null;

  constructor(tickets, file, ticket, tell) {
    Object.assign(this, { tickets, file, ticket, tell, paused: false, cancelled: false });
  }

  /** The video's id; nothing once it was cancelled. Throws what trying again does not change. */
  async run() {
    const cut = () => this.#stop(); // a request under way may not notice for minutes
    addEventListener("offline", cut);
    try {
      return await this.#untilThere();
    } finally {
      removeEventListener("offline", cut);
    }
  }

  async #untilThere() {
    while (!this.cancelled) {
      try {
        await this.#unpaused();
        if (this.#unknown()) this.ticket = await this.tickets.find(this.ticket.upload_id);
        if (this.paused || this.cancelled) continue;
        if (this.ticket.parts) await this.#send();
        if (this.cancelled) return undefined;
        this.tell("judging", 1);
        return (await this.tickets.complete(this.ticket.upload_id)).video_id;
      } catch (failure) {
        await this.#overcome(failure);
      }
    }
    return undefined;
  }

  pause() {
    this.paused = true;
    this.#stop();
    this.tell("paused", this.#part());
  }

  resume() {
    this.paused = false;
    this.#waiting?.();
  }

  cancel() {
    this.cancelled = true;
    this.#stop();
    this.#rested?.();
    this.resume();
  }

  async #overcome(failure) {
    if (this.cancelled) return;
    if (failure instanceof Unreadable || (failure instanceof Refused && failure.code !== "upload_incomplete")) throw failure;
    if (this.paused) return;
    this.#failures++;
    if (!navigator.onLine || failure instanceof TypeError) this.tell("offline", this.#part());
    if (failure.status === 429) this.tell("waiting", this.#part(), failure.message);
    await this.#rest(failure.after ?? 0);
    if (!this.cancelled) await this.#ask();
  }

  /** What the store has, with fresh addresses for the rest. */
  async #ask() {
    try {
      this.ticket = await this.tickets.find(this.ticket.upload_id);
    } catch (failure) {
      if (failure instanceof Refused && !this.cancelled) throw failure;
    }
  }

  /** A ticket of a list: its parts are not known yet. One that is at an end has none. */
  #unknown() {
    return !this.ticket.parts && this.ticket.status === "open";
  }

  /** As long as the server asks for; else until the network is back, or a while that grows with each failure. */
  #rest(seconds) {
    const grown = navigator.onLine ? Math.min(LONGEST_PAUSE, 500 * 2 ** this.#failures) : LONGEST_PAUSE;
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        removeEventListener("online", done);
        resolve();
      };
      const timer = setTimeout(done, Math.max(grown, seconds * 1000));
      if (!seconds) addEventListener("online", done);
      this.#rested = done;
    });
  }

  #unpaused() {
    return this.paused && new Promise((resolve) => (this.#waiting = resolve));
  }

  async #send() {
    this.#loaded.clear();
    this.#sending = new AbortController();
    const { signal } = this.#sending;
    const missing = this.ticket.parts.filter((part) => !part.stored);
    this.tell("sending", this.#part());
    const lanes = Array.from({ length: LANES }, async () => {
      for (let part; (part = missing.shift()); ) await this.#store(part, signal);
    });
    const ended = await Promise.allSettled(lanes); // a part that fails is no reason to send the others anew
    const failures = ended.filter((one) => one.status === "rejected").map((one) => one.reason);
    if (failures.length) throw failures.find((one) => one instanceof Unreadable) ?? failures[0];
  }

  async #store(part, signal) {
    try {
      await lane(signal, () => this.#put(part, signal));
      part.stored = true;
      this.#failures = 0;
    } finally {
      this.#loaded.delete(part.number);
    }
  }

  #put(part, signal) {
    const from = (part.number - 1) * this.ticket.part_size;
    const bytes = this.file.slice(from, from + part.size_bytes);
    mark(this.ticket.upload_id, this.file, part.number, bytes);
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const stop = () => request.abort();
      request.open("PUT", part.url);
      let silence;
      const heard = () => {
        clearTimeout(silence);
        silence = setTimeout(stop, LONGEST_SILENCE);
      };
      request.upload.onprogress = (event) => {
        heard();
        this.#loaded.set(part.number, event.loaded);
        this.tell("sending", this.#part());
      };
      request.onload = () =>
        request.status < 300 ? resolve() : reject(new Error(`the store answered ${request.status}`));
      request.onerror = async () => reject((await readable(bytes)) ? new TypeError("the line is broken") : new Unreadable());
      request.onabort = () => reject(signal.aborted ? signal.reason : new TypeError("nothing moves"));
      request.onloadend = () => {
        clearTimeout(silence);
        signal.removeEventListener("abort", stop);
      };
      signal.addEventListener("abort", stop);
      heard();
      request.send(bytes);
    });
  }

  #stop() {
    this.#sending.abort();
  }

  /** How much is there, from 0 to 1. */
  #part() {
    if (!this.ticket.parts) return this.#unknown() ? 0 : 1;
    const stored = this.ticket.parts.filter((part) => part.stored).reduce((sum, part) => sum + part.size_bytes, 0);
    const loaded = [...this.#loaded.values()].reduce((sum, bytes) => sum + bytes, 0);
    return Math.min(1, (stored + loaded) / this.ticket.size_bytes);
  }
}

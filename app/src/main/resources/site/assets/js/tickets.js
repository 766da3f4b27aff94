import { remedy } from "./texts.js";

/** An answer that is not what was asked for, in words for people; empty where it had none. */
class Answered extends Error {
  constructor(status, problem) {
    super([problem.message, remedy(problem.code) ?? problem.remedy].filter(Boolean).join(" "));
    this.status = status;
    this.code = problem.code;
  }
}

/** A refusal that trying again does not change. */
export class Refused extends Answered {}

/** One that passes by itself: too much at once, or a server that is away. `after`: how many seconds it asks to wait, 0 for none. */
export class Later extends Answered {
  constructor(status, problem, after) {
    super(status, problem);
    this.after = after;
  }
}

/** Below 500, and passing all the same: a request that came too slowly or too early, and too many of them. */
const PASSING = [408, 425, 429];

/** Refused for what is open already. */
const FULL = ["too_many_open_uploads", "too_many_open_bytes"];

/** What the server is asked about uploads. Throws a {@link Refused}, a {@link Later}, or a TypeError where the network fails. */
export class Tickets {
  /** Opened on this page: those that were open before are others. */
  opened = new Set();

  constructor(csrf) {
    this.csrf = csrf;
  }

  all = () => this.ask("GET", "");
  find = (id) => this.ask("GET", `/${id}`);
  complete = (id) => this.ask("POST", `/${id}/complete`);
  giveUp = (id) => this.ask("DELETE", `/${id}`);

  async open(body) {
    const ticket = await this.ask("POST", "", body);
    this.opened.add(ticket.upload_id);
    return ticket;
  }

  /** A ticket in the place of another, which is given up when this one is granted, and before where there is no room for both. */
  async instead(id, body) {
    let ticket;
    try {
      ticket = await this.open(body);
    } catch (failure) {
      if (!FULL.includes(failure.code)) throw failure;
    }
    await this.giveUp(id).catch(() => {}); // it ends by itself
    return ticket ?? this.open(body);
  }

  async ask(method, path, body) {
    const answer = await fetch("/site/uploads" + path, {
      method,
      body: body && JSON.stringify(body),
      headers: {
        Accept: "application/json",
        "X-XSRF-TOKEN": this.csrf,
        ...(body && { "Content-Type": "application/json" }),
      },
    });
    if (answer.ok) return answer.json();
    const problem = await answer.json().catch(() => ({}));
    if (answer.status < 500 && !PASSING.includes(answer.status)) throw new Refused(answer.status, { message: `${answer.status}`, ...problem });
    throw new Later(answer.status, problem, Number(answer.headers.get("Retry-After")) || 0);
  }
}

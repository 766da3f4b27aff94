/** A refusal that trying again does not change, in words for people. */
export class Refused extends Error {
  constructor(status, problem) {
    super([problem.message, problem.remedy].filter(Boolean).join(" "));
    this.status = status;
    this.code = problem.code;
  }
}

/** What the server is asked about uploads. A network that fails throws a TypeError, a server that is away an Error. */
export class Tickets {
  constructor(csrf) {
    this.csrf = csrf;
  }

  all = () => this.ask("GET", "");
  open = (body) => this.ask("POST", "", body);
  find = (id) => this.ask("GET", `/${id}`);
  complete = (id) => this.ask("POST", `/${id}/complete`);
  giveUp = (id) => this.ask("DELETE", `/${id}`);

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
    if (answer.status >= 500 || answer.status === 429) throw new Error(`answered ${answer.status}`);
    throw new Refused(answer.status, await answer.json().catch(() => ({ message: `${answer.status}` })));
  }
}

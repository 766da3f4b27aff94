import { matches } from "./marks.js";
import { t } from "./texts.js";

/** The file of an upload, chosen once more where the browser kept none or can no longer read it. */
export class Again {
  #ticket;

  /** Of a file in the queue, which is told: `looking` at what was chosen, and whether that is the `same` file or `another`. */
  constructor(element, told) {
    Object.assign(this, { element, told });
    this.#part("[data-file-again]").addEventListener("change", ({ target }) => {
      this.#chosen(target.files[0]);
      target.value = ""; // the same file may be chosen again
    });
  }

  ask(ticket, words) {
    this.#ticket = ticket;
    for (const shown of ["[data-sending]", "[data-controls]", "[data-again]"]) this.#part(shown).hidden = false;
    for (const hidden of ["[data-pause]", "[data-resume]"]) this.#part(hidden).hidden = true;
    this.#part("[data-figures]").textContent = "";
    this.#part("[data-state]").textContent = words;
  }

  async #chosen(file) {
    if (!file) return;
    const { file_name, size_bytes } = this.#ticket;
    const wrong = this.#part("[data-wrong]");
    if (file.name !== file_name || file.size !== size_bytes) {
      wrong.textContent = t("other", file_name);
      return;
    }
    wrong.textContent = "";
    this.#part("[data-again]").hidden = true;
    this.told.looking();
    const same = await matches(this.#ticket, file);
    this.#part("[data-pause]").hidden = false;
    same ? this.told.same(file) : this.told.another(file);
  }

  #part = (selector) => this.element.querySelector(selector);
}

const KEY = "anb-typed";

/** Not passwords, also while they are shown, nor files. */
const FIELDS = `form[action] :is(select, textarea, input:not([type=hidden], [type=password], [type=file], [autocomplete$=password]))`;

/** What was typed into a page goes along when its language is changed, which asks for it anew. It is kept for that one time. */
export function typed(main, language) {
  putBack(main);
  language.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) keep(main, new URL(language.href).searchParams.get("next"));
  });
}

function keep(main, page) {
  const fields = [...main.querySelectorAll(FIELDS)].map((field) => [nameOf(field), ticked(field) ? field.checked : field.value]);
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ path: page.split("?")[0], fields }));
  } catch {
    // a browser that keeps nothing
  }
}

function putBack(main) {
  const { path, fields } = taken();
  if (path !== location.pathname) return;
  const known = new Map(fields);
  for (const field of main.querySelectorAll(FIELDS)) {
    const was = known.get(nameOf(field));
    const what = ticked(field) ? "checked" : "value";
    if (was === undefined || field[what] === was) continue;
    field[what] = was;
    field.closest("details")?.setAttribute("open", "");
  }
}

function taken() {
  try {
    const kept = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return JSON.parse(kept) ?? {};
  } catch {
    return {};
  }
}

const ticked = (field) => field.matches("[type=checkbox], [type=radio]");

/** By the form it is in: a page may have several. */
const nameOf = (field) =>
  [field.form.getAttribute("action").split("?")[0], field.name, ticked(field) ? field.value : ""].join(" ");

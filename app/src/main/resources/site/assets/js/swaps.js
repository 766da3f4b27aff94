/** What comes in the place of something is told to who cannot see it, and the keyboard goes on in it. */
export function swaps(heard) {
  let left = false;
  document.addEventListener("htmx:beforeSwap", ({ detail }) => (left = detail.target.contains(document.activeElement)));
  document.addEventListener("htmx:afterSwap", ({ detail: { elt } }) => {
    const said = elt.querySelector("[data-said]");
    if (said) heard.textContent = said.textContent;
    if (left && document.activeElement === document.body) elt.querySelector("a, button")?.focus();
    left = false;
  });
}

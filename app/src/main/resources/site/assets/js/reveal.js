/** Shows what is typed into a field for a password while its button is pressed. It is sent as a password: browsers keep those. */
export function reveal(part) {
  const button = part.querySelector("button");
  const field = document.getElementById(button.getAttribute("aria-controls"));
  const show = (shown) => {
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", shown);
  };
  field.spellcheck = false;
  field.autocapitalize = "none";
  button.addEventListener("click", () => show(field.type === "password"));
  field.form.addEventListener("submit", () => show(false));
  part.hidden = false;
}

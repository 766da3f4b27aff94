/** What was done to come here is said once: who copies the address of the page does not pass it on. */
export function arrival() {
  const here = new URL(location.href);
  if (!here.searchParams.has("done")) return;
  here.searchParams.delete("done");
  history.replaceState(history.state, "", here);
}

const NOTICE = ":is(.notice, .wrong, .said):is([role=status], [role=alert], [data-said]):not([hidden], :empty)";

/**
 * Takes whoever comes to a page to the first field to correct, or to what it has to say: what is there from the beginning, a live
 * region does not announce. It is said once: who copies the address does not pass it on.
 */
export function arrival(main) {
  const here = new URL(location.href);
  if (here.searchParams.has("done")) {
    here.searchParams.delete("done");
    history.replaceState(history.state, "", here);
  }
  const notice = main.querySelector(NOTICE);
  if (notice) notice.tabIndex = -1;
  if (document.activeElement === document.body) (main.querySelector("[aria-invalid=true]") ?? notice)?.focus();
}

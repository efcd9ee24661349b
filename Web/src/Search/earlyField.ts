let early: HTMLInputElement | null = null;
let hasFocus = false;

/** Watches the search that the Api wrote into the page, until the app draws its own in that one's place: one may type into it before. */
export function watchEarlyField(root: HTMLElement): void {
  const field = root.querySelector<HTMLInputElement>('input[type=search]');
  if (!field) return;
  early = field;
  hasFocus = document.activeElement === field;
  field.addEventListener('focus', () => (hasFocus = true));
  // Some browsers tell this of a field that is taken away, too: then it is of no account to what is drawn in the same step.
  field.addEventListener('blur', () => queueMicrotask(() => (hasFocus = false)));
  new MutationObserver((_, observer) => {
    if (field.isConnected) return;
    observer.disconnect();
    early = null;
  }).observe(root, { childList: true });
}

/** Gives what stands in the early field, and whether one is at it, to the search that takes its place, in the step in which it does. */
export function takeEarlyField(take: (words: string, hasFocus: boolean) => void): void {
  if (early) take(early.value, hasFocus);
  early = null;
}

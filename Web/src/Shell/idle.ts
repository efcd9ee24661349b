const patienceMs = 2_000;

/** Does what can wait until the browser has nothing else to do. */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: patienceMs });
  else setTimeout(work, patienceMs / 4); // Safari
}

/** Does what is seen less soon than what was just touched: once the next frame shows that. */
export function afterFrame(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work));
}

/** Comes to pass once the next frame is shown. */
export const nextFrame = (): Promise<void> => new Promise(afterFrame);

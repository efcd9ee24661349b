import { useSyncExternalStore } from 'react';
import { afterFrame } from './idle';

export type Theme = 'system' | 'light' | 'dark';

const key = 'theme';
const listeners = new Set<() => void>();

const shown = document.documentElement.dataset.theme;
let current: Theme = shown === 'light' || shown === 'dark' ? shown : 'system';

/** The browser's own bar takes the page's color: that of the device's theme, unless one was chosen. */
function paintBar(): void {
  document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]').forEach((meta) => {
    const own = (meta.dataset.theme ??= /dark/.test(meta.media) ? 'dark' : 'light');
    meta.media = current === 'system' ? `(prefers-color-scheme: ${own})` : current === own ? 'all' : 'not all';
  });
}
paintBar();

/** Which theme one sees; the script in index.html brings a choice back before the first frame. */
export function chooseTheme(theme: Theme): void {
  current = theme;
  afterFrame(paint); // the choice shows before the whole page is drawn anew
  try {
    if (theme === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // Storage is closed to us: the choice holds for this page.
  }
  listeners.forEach((listener) => listener());
}

function paint(): void {
  if (current === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = current;
  paintBar();
}

export const useTheme = (): Theme =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );

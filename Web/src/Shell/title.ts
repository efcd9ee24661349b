import { useEffect } from 'react';

const shop = 'Orleans.Shop';

/** The page's name in the tab and in the history. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = title === '' ? shop : `${title} · ${shop}`;
  }, [title]);
}

import { useEffect, useRef, type RefObject } from 'react';

/** A new page begins at its beginning for the keyboard and for screen readers, too; the first one as the browser has it. */
export function useFocusOnNewPage(main: RefObject<HTMLElement | null>, pathname: string): void {
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [main, pathname]);
}

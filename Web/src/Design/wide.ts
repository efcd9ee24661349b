import { useSyncExternalStore } from 'react';

const wide = '(width >= 64rem)'; // Tailwind's lg

/** Whether there is room for a column beside the page. What is drawn there only needn't be made on a phone. */
export const useIsWide = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const query = matchMedia(wide);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => matchMedia(wide).matches,
  );

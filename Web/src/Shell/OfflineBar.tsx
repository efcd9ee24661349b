import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';

const useIsOnline = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      addEventListener('online', changed);
      addEventListener('offline', changed);
      return () => {
        removeEventListener('online', changed);
        removeEventListener('offline', changed);
      };
    },
    () => navigator.onLine,
  );

export function OfflineBar() {
  const isOnline = useIsOnline();
  return (
    <div role="status">
      {!isOnline && (
        <p className="flex items-center justify-center gap-2 bg-lime px-4 py-2 text-sm font-medium text-on-lime">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          You’re offline. What you see may be out of date; what you do to your cart is done once you’re back.
        </p>
      )}
    </div>
  );
}

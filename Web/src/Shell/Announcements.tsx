import { X } from 'lucide-react';
import { dismiss, useAnnouncements } from './announcements';

/** The live region is always there: what is put into a region that was just made isn't read out. */
export function Announcements() {
  const announcements = useAnnouncements();
  return (
    <div
      role="status"
      aria-live="polite"
      className="fixed inset-x-4 bottom-4 z-50 grid justify-items-center gap-2 empty:hidden sm:inset-x-auto sm:end-6"
    >
      {announcements.map((one) => (
        <div
          key={one.id}
          className="flex max-w-md items-center gap-3 rounded-md bg-stage py-1.5 ps-4 pe-1.5 text-sm text-on-stage shadow-lg"
        >
          <span>{one.text}</span>
          <button
            type="button"
            onClick={() => dismiss(one.id)}
            className="grid size-9 shrink-0 place-items-center rounded-md hover:bg-shade"
          >
            <X aria-hidden className="size-4" />
            <span className="sr-only">Dismiss</span>
          </button>
        </div>
      ))}
    </div>
  );
}

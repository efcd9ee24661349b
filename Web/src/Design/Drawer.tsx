import { X } from 'lucide-react';
import { useDeferredValue, useEffect, useRef, type ReactNode } from 'react';
import { afterFrame } from '../Shell/idle';

interface DrawerProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A dialog looks as its mark says with the next frame, and the page below is shut off, or has its say again, after that one: the
 * browser then looks at each of its elements anew, which takes longer than a finger waits. What it gives back takes it back, where
 * the other one is wanted before.
 */
function onItsWay(dialog: HTMLDialogElement, mark: 'data-coming' | 'data-leaving', act: () => void): () => void {
  let isWanted = true;
  dialog.setAttribute(mark, '');
  afterFrame(() => {
    if (!isWanted) return;
    act();
    dialog.removeAttribute(mark);
  });
  return () => {
    isWanted = false;
    dialog.removeAttribute(mark);
  };
}

/** A panel over the page, from the side. The browser's own dialog keeps the focus in it and gives it back. */
export function Drawer({ title, isOpen, onClose, children }: DrawerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // It opens and closes at once, whatever is in it: that comes with a later frame, in pieces.
  const isFilled = useDeferredValue(isOpen);
  useEffect(() => {
    const it = dialog.current;
    if (!it || it.open === isOpen) return undefined;
    return isOpen ? onItsWay(it, 'data-coming', () => it.showModal()) : onItsWay(it, 'data-leaving', () => it.close());
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      className="fixed inset-y-0 start-auto end-0 slide-in m-0 h-dvh max-h-none w-full max-w-md bg-surface shadow-2xl"
    >
      {(isOpen || isFilled) && (
        <div className="flex h-full flex-col">
          <div className="flex items-center justify-between border-b border-line px-5 py-3">
            <h2 className="display text-xl">{title}</h2>
            <button
              type="button"
              onClick={onClose}
              className="-me-2 grid size-11 place-items-center rounded-md hover:bg-sunken"
            >
              <X aria-hidden />
              <span className="sr-only">Close</span>
            </button>
          </div>
          {isFilled && children}
        </div>
      )}
    </dialog>
  );
}

import { ArrowUp, Trash2 } from 'lucide-react';

interface RowButtonsProps {
  of: string;
  remove: () => void;
  raise?: (() => void) | undefined;
}

const look = 'grid size-11 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink';

/** What one does to a row of a form. */
export const RowButtons = ({ of, remove, raise }: RowButtonsProps) => (
  <span className="flex">
    {raise && (
      <button type="button" className={look} onClick={raise}>
        <ArrowUp aria-hidden className="size-4" />
        <span className="sr-only">Move {of} forward</span>
      </button>
    )}
    <button type="button" className={look} onClick={remove}>
      <Trash2 aria-hidden className="size-4" />
      <span className="sr-only">Remove {of}</span>
    </button>
  </span>
);

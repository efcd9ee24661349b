import type { ReactNode } from 'react';

interface BarRowProps {
  /** How much it is, of how much the most is. */
  value: number;
  most: number;
  children: ReactNode;
  /** The amount, in words. */
  amount: ReactNode;
}

/** A line of a list with its amount, and behind both how much that is beside the others. */
export const BarRow = ({ value, most, children, amount }: BarRowProps) => (
  <li className="relative grid grid-cols-[1fr_auto] items-center gap-4 overflow-hidden rounded-md bg-surface px-3 py-2">
    <svg
      aria-hidden
      viewBox={`0 0 ${Math.max(most, 1)} 1`}
      preserveAspectRatio="none"
      className="absolute inset-0 size-full"
    >
      <rect width={value} height={1} className="fill-bar-soft" />
    </svg>
    <span className="relative min-w-0 wrap-anywhere">{children}</span>
    <span className="relative font-semibold tabular-nums">{amount}</span>
  </li>
);

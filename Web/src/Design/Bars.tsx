import { useState, type PointerEvent } from 'react';
import { roundTop } from './scale';

export interface Bar {
  /** What it stands for, in a few letters below it. */
  label: string;
  value: number;
  /** The same, for whoever points at it or hears it. */
  told: string;
}

interface BarsProps {
  bars: readonly Bar[];
  title: string;
  /** A value beside the chart, in a few letters. */
  unit: (value: number) => string;
  isTall?: boolean;
}

const height = 120;
const gap = 0.25;
const labelsMax = 5; // what a phone has room for

/** Amounts side by side, to be looked at; the one that is pointed at, or else the last, is told above. Whoever sees none is told each. */
export function Bars({ bars, title, unit, isTall = false }: BarsProps) {
  const [pointed, setPointed] = useState<number>();
  const top = roundTop(Math.max(...bars.map(({ value }) => value), 0));
  const shown = Math.min(pointed ?? bars.length - 1, bars.length - 1);
  const every = Math.max(1, Math.ceil(bars.length / labelsMax));
  const point = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    setPointed(Math.max(0, Math.min(bars.length - 1, Math.floor(((clientX - left) / width) * bars.length))));
  };
  return (
    <figure className="grid gap-3">
      <p aria-hidden className="min-h-6 text-sm text-muted tabular-nums">
        {bars[shown]?.told}
      </p>
      <div aria-hidden className="grid grid-cols-[1fr_auto] gap-x-2.5 gap-y-1.5 text-xs text-muted tabular-nums">
        <div
          className={`relative touch-pan-y ${isTall ? 'h-44 md:h-60' : 'h-32'}`}
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setPointed(undefined)}
        >
          <span className="absolute inset-x-0 top-0 border-t border-line" />
          <span className="absolute inset-x-0 top-1/2 border-t border-line" />
          <svg
            viewBox={`0 0 ${bars.length} ${height}`}
            preserveAspectRatio="none"
            className="relative size-full border-b border-edge"
          >
            {bars.map(({ value, told }, i) => {
              const tall = (value / top) * height;
              return (
                <rect
                  key={told}
                  x={i + gap / 2}
                  width={1 - gap}
                  y={height - tall}
                  height={tall}
                  className={i === shown ? 'fill-link' : 'fill-bar'}
                />
              );
            })}
          </svg>
        </div>
        <div className="-my-2.5 flex flex-col justify-between">
          {[top, top / 2, 0].map((value) => (
            <span key={value}>{unit(value)}</span>
          ))}
        </div>
        <div className="flex h-5">
          {bars.map(({ label, told }, i) => (
            <span key={told} className="relative min-w-0 flex-1">
              {(bars.length - 1 - i) % every === 0 && (
                <span
                  className={`absolute whitespace-nowrap ${i === bars.length - 1 && bars.length > 1 ? 'end-0' : 'start-1/2 -translate-x-1/2'}`}
                >
                  {label}
                </span>
              )}
            </span>
          ))}
        </div>
      </div>
      <figcaption className="sr-only">
        {title}:{' '}
        {bars
          .filter(({ value }) => value > 0)
          .map(({ told }) => told)
          .join('; ') || 'nothing yet'}
      </figcaption>
    </figure>
  );
}

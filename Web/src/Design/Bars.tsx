export interface Bar {
  /** What it stands for, in a few letters below it. */
  label: string;
  value: number;
  /** The same, for whoever points at it or hears it. */
  told: string;
}

const height = 120;
const gap = 0.25;

/** Amounts side by side, to be looked at. Whoever doesn't see it is told each in words. */
export function Bars({ bars, title, every = 1 }: { bars: readonly Bar[]; title: string; every?: number }) {
  const most = Math.max(...bars.map(({ value }) => value), 1);
  return (
    <figure className="grid gap-1.5">
      <svg
        viewBox={`0 0 ${bars.length} ${height}`}
        preserveAspectRatio="none"
        aria-hidden
        className="h-32 w-full overflow-visible border-b border-edge"
      >
        {bars.map(({ value, told }, i) => {
          const tall = (value / most) * height;
          return (
            <g key={told}>
              <title>{told}</title>
              <rect x={i} width={1} height={height} fill="transparent" />
              <rect
                x={i + gap / 2}
                width={1 - gap}
                y={height - tall}
                height={tall}
                className={i === bars.length - 1 ? 'fill-link' : 'fill-edge'}
              />
            </g>
          );
        })}
      </svg>
      <div aria-hidden className="flex text-xs text-muted tabular-nums">
        {bars.map(({ label, told }, i) => (
          <span key={told} className="flex-1 text-center whitespace-nowrap">
            {(bars.length - 1 - i) % every === 0 ? label : ''}
          </span>
        ))}
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

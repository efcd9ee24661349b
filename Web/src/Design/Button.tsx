import type { ButtonHTMLAttributes } from 'react';
import { Link, type LinkProps } from 'react-router';

type Look = 'primary' | 'loud' | 'stage' | 'quiet' | 'plain';

const base =
  'inline-flex items-center justify-center gap-2 rounded-md font-semibold transition-colors duration-150 ' +
  'aria-disabled:opacity-60';

const boxed = 'min-h-12 px-5';

const looks: Record<Look, string> = {
  primary: `${boxed} bg-primary text-on-primary hover:bg-primary-hover`,
  // These two on a stage, which is dark in either theme.
  loud: `${boxed} bg-lime text-on-lime hover:opacity-90`,
  stage: `${boxed} border border-on-stage/60 text-on-stage hover:bg-shade`,
  quiet: `${boxed} border border-edge bg-transparent text-ink hover:bg-sunken`,
  plain: 'min-h-11 px-2 text-link underline decoration-1 underline-offset-4 hover:decoration-2',
};

export const buttonClass = (look: Look, more = ''): string => `${base} ${looks[look]} ${more}`;

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  look?: Look;
  /** Busy buttons keep their focus and say so; they do nothing. */
  busy?: boolean;
}

export function Button({
  look = 'primary',
  busy = false,
  className = '',
  onClick,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={busy || undefined}
      className={buttonClass(look, className)}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {children}
    </button>
  );
}

export function ButtonLink({
  look = 'primary',
  className = '',
  ...rest
}: LinkProps & { look?: Look; className?: string }) {
  return <Link {...rest} className={buttonClass(look, className)} />;
}

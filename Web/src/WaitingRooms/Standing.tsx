import type { ReactNode } from 'react';
import { ButtonLink } from '../Design/Button';
import { moment } from '../Orders/orderTexts';
import { useSecondsUntil } from './countdown';
import { clockText, placeText, type Place } from './roomTexts';

interface StandingProps {
  place: Place;
  startsAt: string;
  /** What one can do in this state, if anything. */
  children?: ReactNode;
}

/** Where somebody stands: what it says is read out when it changes, and what ticks isn't. */
export function Standing({ place, startsAt, children }: StandingProps) {
  const { title, text } = placeText(place);
  return (
    <div className="grid content-start gap-8 rounded-lg bg-stage p-6 text-on-stage sm:p-8 md:p-10">
      <div role="status" className="grid gap-3">
        <p className="display text-3xl tabular-nums">{title}</p>
        <p className="max-w-prose opacity-90">{text}</p>
      </div>
      {place.status === 'before_start' && <Clock what="It starts in" at={startsAt} />}
      {place.status === 'admitted' && place.expiresAt && <Clock what="Begin within" at={place.expiresAt} />}
      {(place.status === 'waiting' || place.status === 'paused') && <Way place={place} />}
      {children}
    </div>
  );
}

/** The way to the checkout on a dark ground. */
export const WayIn = () => (
  <ButtonLink to="/checkout" look="loud" className="px-6 sm:justify-self-start">
    Check out
  </ButtonLink>
);

/** What is left of a time; who can't see it tick is told the moment. */
export function Clock({ what, at }: { what: string; at: string }) {
  const seconds = useSecondsUntil(Date.parse(at));
  return (
    <p className="grid gap-1">
      <span className="text-sm opacity-80">
        {what}
        <span className="sr-only">: until {moment(at)}</span>
      </span>
      <span aria-hidden className="display text-3xl text-lime tabular-nums">
        {clockText(seconds ?? 0)}
      </span>
    </p>
  );
}

// Everybody before this one's place who has had their turn is a step of the way.
function Way({ place: { place, ahead } }: { place: Place }) {
  if (!place || ahead === undefined || ahead === null) return null;
  const before = place - 1;
  return (
    <div className="grid gap-2">
      <progress
        aria-label="Had their turn before you"
        value={before - ahead}
        max={Math.max(1, before)}
        className="h-2.5 w-full appearance-none overflow-hidden rounded-full bg-shade [&::-moz-progress-bar]:bg-lime [&::-webkit-progress-bar]:bg-shade [&::-webkit-progress-value]:bg-lime"
      />
      <p className="text-sm tabular-nums opacity-80">
        Your place is number {place.toLocaleString('en')}. {(before - ahead).toLocaleString('en')} before you{' '}
        {before - ahead === 1 ? 'has' : 'have'} had their turn.
      </p>
    </div>
  );
}

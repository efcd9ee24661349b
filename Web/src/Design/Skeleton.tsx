/** The shape of what is on its way. */
export const Skeleton = ({ className = '' }: { className?: string }) => (
  <div aria-hidden className={`animate-breathe rounded-md bg-sunken ${className}`} />
);

/** For those who don't see the shapes. */
export const Loading = ({ what }: { what: string }) => (
  <p role="status" className="sr-only">
    Loading {what}
  </p>
);

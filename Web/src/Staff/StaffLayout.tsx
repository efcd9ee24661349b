import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { api } from '../Api/client';
import { take } from '../Api/problem';
import { useCustomer, useForgetAll } from '../Customers/customer';
import { SignInForm } from '../Customers/SignInForm';
import { Button, ButtonLink } from '../Design/Button';
import { Empty } from '../Design/Empty';
import { Loading, Skeleton } from '../Design/Skeleton';
import { VersionBar } from '../Offline/VersionBar';
import { Announcements } from '../Shell/Announcements';
import { Failed } from '../Shell/Failed';
import { useFocusOnNewPage } from '../Shell/newPage';
import { OfflineBar } from '../Shell/OfflineBar';
import { useScrollPlaces } from '../Shell/scrollPlaces';
import { useTitle } from '../Shell/title';
import { areaOf, areas, may } from './access';

/** What stands around every page of the back office: a rail of areas beside it, above it on a phone. */
export function StaffLayout({ children }: { children: ReactNode }) {
  const { data: staff, error, refetch } = useCustomer();
  if (staff === undefined)
    return (
      <Bare>
        {error ? (
          <Failed error={error} what="back office" retry={() => void refetch()} />
        ) : (
          <Loading what="the back office" />
        )}
      </Bare>
    );
  if (staff === null) return <SignedOut />;
  if (!areas.some(({ needs }) => may(staff.roles, ...needs))) return <NoEmployee email={staff.email} />;
  return <Office roles={staff.roles} name={staff.name} children={children} />;
}

function Office({ roles, name, children }: { roles: readonly string[]; name: string; children: ReactNode }) {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main, pathname);
  useScrollPlaces();
  const area = areaOf(pathname);
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[14rem_1fr]">
      <a
        href="#main"
        className="sr-only rounded-md bg-lime px-4 py-3 font-semibold text-on-lime focus:not-sr-only focus:fixed focus:start-4 focus:top-4 focus:z-50"
      >
        Skip to the page
      </a>
      <Rail roles={roles} name={name} />
      <div className="min-w-0">
        <OfflineBar />
        <VersionBar />
        <main
          id="main"
          ref={main}
          tabIndex={-1}
          className="mx-auto max-w-6xl px-4 pt-6 pb-20 outline-none md:px-8 md:pt-10"
        >
          {area && !may(roles, ...area.needs) ? <Closed /> : children}
        </main>
      </div>
      <Announcements />
    </div>
  );
}

function Rail({ roles, name }: { roles: readonly string[]; name: string }) {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the areas are a strip: the one that is open has to be in sight.
  useEffect(() => {
    void nav.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <header className="bg-stage text-on-stage lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col">
      <div className="flex items-center justify-between px-4 py-3 lg:px-5 lg:py-6">
        <Link to="/admin" className="display text-lg">
          Orleans<span className="text-lime">.</span>Shop <span className="font-normal opacity-80">office</span>
        </Link>
        <div className="lg:hidden">
          <SignOut />
        </div>
      </div>
      <nav ref={nav} aria-label="Areas" className="overflow-x-auto lg:flex-1 lg:overflow-visible">
        <ul className="flex px-2 pb-2 whitespace-nowrap lg:grid lg:gap-0.5 lg:px-2.5">
          {areas
            .filter(({ needs }) => may(roles, ...needs))
            .map(({ path, name: area }) => (
              <li key={path}>
                <NavLink
                  to={path ? `/admin/${path}` : '/admin'}
                  end={path === ''}
                  className="block rounded-md px-2.5 py-2.5 hover:bg-shade aria-[current=page]:bg-lime aria-[current=page]:font-semibold aria-[current=page]:text-on-lime"
                >
                  {area}
                </NavLink>
              </li>
            ))}
        </ul>
      </nav>
      <div className="hidden gap-1 px-5 py-5 text-sm lg:grid">
        <p className="font-semibold">{name}</p>
        <p className="opacity-80">{roles.join(', ')}</p>
        <div className="-ms-2 mt-2 flex gap-1">
          <SignOut />
          <Link to="/" className="rounded-md px-2 py-2 hover:bg-shade">
            To the shop
          </Link>
        </div>
      </div>
    </header>
  );
}

function SignOut() {
  const forgetAll = useForgetAll();
  const end = useMutation({
    mutationFn: () => take(api.DELETE('/api/v1/sessions/current')),
    onSettled: forgetAll,
  });
  return (
    <button type="button" className="rounded-md px-2 py-2 text-sm hover:bg-shade" onClick={() => end.mutate()}>
      Sign out
    </button>
  );
}

const Bare = ({ children }: { children: ReactNode }) => (
  <main className="page grid max-w-md gap-6 py-16">
    <p className="display text-xl">
      Orleans<span className="text-link">.</span>Shop <span className="font-normal text-muted">office</span>
    </p>
    {children}
    <Announcements />
  </main>
);

function SignedOut() {
  useTitle('Back office');
  return (
    <Bare>
      <SignInForm title="Sign in to the back office" />
    </Bare>
  );
}

function NoEmployee({ email }: { email: string }) {
  useTitle('Back office');
  const forgetAll = useForgetAll();
  const end = useMutation({ mutationFn: () => take(api.DELETE('/api/v1/sessions/current')), onSettled: forgetAll });
  return (
    <Bare>
      <Empty
        title="This account doesn’t work here"
        action={
          <div className="flex flex-wrap gap-3">
            <Button onClick={() => end.mutate()}>Sign in as somebody else</Button>
            <ButtonLink to="/" look="quiet">
              To the shop
            </ButtonLink>
          </div>
        }
      >
        <p className="wrap-anywhere">{email} is a customer’s. The owner says who works here.</p>
      </Empty>
    </Bare>
  );
}

function Closed() {
  useTitle('Not for you');
  return (
    <Empty title="This isn’t among your areas" action={<ButtonLink to="/admin">Back to today</ButtonLink>}>
      <p>The owner can give you a role for it.</p>
    </Empty>
  );
}

/** The head of a page: its name, and what one does there. */
export function PageHead({ title, children }: { title: string; children?: ReactNode }) {
  useTitle(`${title} · office`);
  return (
    <header className="mb-8 flex flex-wrap items-end justify-between gap-4">
      <h1 className="display text-2xl wrap-anywhere">{title}</h1>
      {children && <div className="flex flex-wrap gap-3">{children}</div>}
    </header>
  );
}

export const ListSkeleton = ({ what }: { what: string }) => (
  <div className="grid gap-3">
    <Loading what={what} />
    {[0, 1, 2, 3, 4].map((i) => (
      <Skeleton key={i} className="h-14" />
    ))}
  </div>
);

/** A part of a page under a name of its own. */
export const Part = ({ title, more, children }: { title: string; more?: ReactNode; children: ReactNode }) => (
  <section className="grid content-start gap-4">
    <div className="flex items-baseline justify-between gap-4">
      <h2 className="display text-lg">{title}</h2>
      {more}
    </div>
    {children}
  </section>
);

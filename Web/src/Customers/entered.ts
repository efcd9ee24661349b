import { useNavigate } from 'react-router';
import { noteGuest } from '../Sessions/session';
import { announce } from '../Shell/announcements';
import { useForgetAll } from './customer';

/** After somebody came in, by an old account or a new one: what was read before is forgotten, and it goes on. */
export function useEntered() {
  const navigate = useNavigate();
  const forgetAll = useForgetAll();
  return async (told: string, next?: string) => {
    noteGuest(false);
    await forgetAll();
    announce(told);
    if (next !== undefined) await navigate(next, { replace: true });
  };
}

/** Where to go on: a page of this shop, whatever the address says. */
export const nextPage = (next: string | null): string => (next && /^\/(?![/\\])/.test(next) ? next : '/account');

import { useEffect } from 'react';
import { useLocation } from 'react-router';

/**
 * What a mailed link carries behind its `#`, where no server and no referrer sees it. It leaves the address at once: the history
 * must not let the next user of a shared machine in. The router goes on knowing it, until one goes elsewhere; a page may be drawn
 * more than once before it stands, so that what is read of the address itself would be gone by then.
 */
export function useLinkToken(): string | null {
  const token = new URLSearchParams(useLocation().hash.slice(1)).get('token');
  useEffect(() => {
    if (token) history.replaceState(history.state, '', location.pathname + location.search);
  }, [token]);
  return token;
}

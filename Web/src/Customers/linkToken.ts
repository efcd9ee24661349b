import { useState } from 'react';

/**
 * What a mailed link carries behind its `#`, where no server and no referrer sees it. It leaves the address at once: the history
 * must not let the next user of a shared machine in.
 */
export function useLinkToken(): string | null {
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token'));
  if (token && location.hash) history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}

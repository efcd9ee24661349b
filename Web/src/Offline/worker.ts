/// <reference lib="webworker" />
// The service worker: the shop's own parts and the catalog that was visited are there without a line. What is personal is never
// kept here. The build writes in which files there are (vite.config.ts); another list is another version.
export {};
declare const self: ServiceWorkerGlobalScope;
declare const __SHELL_FILES__: string[];
declare const __SHELL_VERSION__: string;

const shell = `shell-${__SHELL_VERSION__}`;
// A page that needs nothing from the server: the app shows whatever the address says.
const anyPage = '/cart';

const visited = 'visited'; // pages and answers of the catalog
const pictures = 'pictures';
const visitedMax = 150;
const picturesMax = 300;
const patienceMs = 5_000; // on a line that is as good as none, what was kept is better

self.addEventListener('install', (event) =>
  event.waitUntil(caches.open(shell).then((cache) => cache.addAll([...__SHELL_FILES__, anyPage]))),
);

self.addEventListener('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((name) => name.startsWith('shell-') && name !== shell).map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  ),
);

// The new version takes over when the shopper says so: no page mixes two of them.
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(keptFirst(request, shell, false));
  else if (pathname.startsWith('/media/')) event.respondWith(keptFirst(request, pictures, true));
  else if (/^\/api\/v1\/(products|categories|search)(\/|$)/.test(pathname))
    event.respondWith(freshFirst(request, true));
  else if (request.mode === 'navigate' && !/^\/(admin|api|docs|media|dev|test)(\/|$)/.test(pathname))
    event.respondWith(freshFirst(request, /^\/($|categories\/|products\/)/.test(pathname), anyPage));
});

async function keptFirst(request: Request, name: string, keeps: boolean): Promise<Response> {
  const kept = await caches.match(request, { cacheName: name });
  if (kept) return kept;
  const answer = await fetch(request);
  if (keeps && answer.ok) await keep(name, request, answer.clone(), picturesMax);
  return answer;
}

async function freshFirst(request: Request, keeps: boolean, otherwise?: string): Promise<Response> {
  const kept = await caches.match(request, { cacheName: visited });
  try {
    const fresh = fetch(request);
    const answer = kept ? await Promise.race([fresh, late()]) : await fresh;
    if (keeps && answer.ok) await keep(visited, request, answer.clone(), visitedMax);
    return answer;
  } catch (error) {
    const other = kept ?? (otherwise && (await caches.match(otherwise, { cacheName: shell })));
    if (other) return other;
    throw error;
  }
}

const late = (): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new TypeError('The line is too slow.')), patienceMs));

/** The oldest go first: a cache gives its keys in the order in which they came. */
async function keep(name: string, request: Request, answer: Response, max: number): Promise<void> {
  const cache = await caches.open(name);
  await cache.delete(request);
  await cache.put(request, answer);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - max)).map((key) => cache.delete(key)));
}

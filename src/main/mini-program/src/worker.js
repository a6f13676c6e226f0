/**
 * Keeps the program in a browser: it opens without a network, and every page is there before it is
 * asked for. The service's answers are none of its business; pages keep those themselves.
 */
const KEPT = 'parking-program'
/** The program's files; the build writes them here. */
const FILES = []
/** How long the newest page is waited for before the kept one is shown. */
const PATIENCE_MS = 3_000

const scope = new URL(self.registration.scope).pathname

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => event.waitUntil(keepAll()))

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname === scope) event.respondWith(newestPage(event.request))
  else if (pathname.startsWith(`${scope}assets/`)) event.respondWith(keptFile(event.request))
})

/** One after the other, so as not to be in the driver's way. */
async function keepAll() {
  await newestPage(new Request(scope))
  for (const name of FILES) await keptFile(new Request(`${scope}${name}`))
}

/** The page names its files by their content: another page means that kept files are of no use. */
async function newestPage(request) {
  const cache = await caches.open(KEPT)
  const before = await cache.match(scope)
  const fresh = fetch(request).then(async (answer) => {
    if (!answer.ok) return answer
    const text = await answer.clone().text()
    if (before && (await before.clone().text()) !== text) {
      for (const each of await cache.keys()) await cache.delete(each)
    }
    await keep(cache, scope, answer)
    return answer
  })
  if (!before) return fresh
  const late = new Promise((resolve) => setTimeout(() => resolve(before.clone()), PATIENCE_MS))
  return Promise.race([fresh.catch(() => before.clone()), late])
}

async function keptFile(request) {
  const cache = await caches.open(KEPT)
  const before = await cache.match(request)
  if (before) return before
  const answer = await fetch(request)
  if (answer.ok) await keep(cache, request, answer)
  return answer
}

/** A device without room for it goes without. */
const keep = (cache, name, answer) => cache.put(name, answer.clone()).catch(() => undefined)

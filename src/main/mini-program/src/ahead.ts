/** What a browser does once the first page can be used, so that the next ones are there at once. */
const IDLE_MS = 2_000

/** Lets the program be kept on the device: `worker.js` fetches all of it. */
export function lookAhead(): void {
  if (!('serviceWorker' in navigator)) return
  const wait = 'requestIdleCallback' in window ? requestIdleCallback : setTimeout
  const keep = () => void start().catch(() => undefined)
  const begin = () => setTimeout(() => wait(keep), IDLE_MS)
  if (document.readyState === 'complete') begin()
  else window.addEventListener('load', begin, { once: true })
}

async function start(): Promise<void> {
  await navigator.serviceWorker.register('./worker.js')
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage('keep')
}

/**
 * How long a slow phone waits: the processor four times slower than here, and a network of
 * 1.6 Mbit/s with 150 ms from end to end ("Slow 4G"). Interactive is when a tap on the field of the
 * phone number is answered. Prints `name: value` lines.
 *
 *   npm run speed -- [BASE]
 */
const { launch, opened } = require('./browser.cjs')
const { serve } = require('./contract/server.cjs')

const PORT = 8096
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
const MOST_BYTES = 250_000
const MOST_MS = 2_000

async function measure(browser, base) {
  const { context, page } = await opened(browser, 'phone')
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', SLOW)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  let bytes = 0
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  const begun = Date.now()
  await page.goto(`${base}/m/#/pages/login/login`, { waitUntil: 'commit' })
  await page.locator('[data-field="phone"] input').click()
  const ms = Date.now() - begun
  await page.waitForLoadState('networkidle')
  await context.close()
  return { ms, bytes }
}

async function main() {
  const server = process.argv[2] ? undefined : await serve(PORT)
  const base = process.argv[2] ?? `http://127.0.0.1:${PORT}`
  const browser = await launch()
  const runs = []
  for (let run = 0; run < 5; run++) runs.push(await measure(browser, base))
  await browser.close()
  server?.close()
  const times = runs.map(({ ms }) => ms).sort((a, b) => a - b)
  const [{ bytes }] = runs
  console.log(`first_load_kilobytes: ${(bytes / 1000).toFixed(1)}`)
  console.log(`interactive_ms_median: ${times[2]}`)
  console.log(`interactive_ms_slowest: ${times[4]}`)
  process.exit(bytes < MOST_BYTES && times[2] < MOST_MS ? 0 : 1)
}

main()

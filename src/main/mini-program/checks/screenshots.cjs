/**
 * Takes a picture of every page in both languages, on a phone and on a desktop, and of some pages
 * empty, dark, with large text and in trouble:
 *
 *   npm run screenshots -- FOLDER
 */
const { mkdirSync } = require('node:fs')
const { join } = require('node:path')
const { SIZES, goTo, launch, logIn, opened, speak, tap, typePlate } = require('./browser.cjs')
const { Player } = require('./contract/player.cjs')
const { serve } = require('./contract/server.cjs')
const PAGES = require('./pages.cjs')

const PORT = 8093
const BASE = `http://127.0.0.1:${PORT}`

const fileName = (page, size, language, look) =>
  `${page.replace(/[?&=]/g, '-')}.${language}.${size}${look}.png`

function prepared() {
  const player = new Player()
  const { proofs } = player.world
  const endsAt = new Date(Date.now() + 48 * 3_600_000).toISOString()
  player.world.bindings['binding-0'] = {
    id: 'binding-0',
    plate: '浙A12B34',
    colour: 'blue',
    state: 'OPEN',
    proofs,
    endsAt,
  }
  return player
}

/** As tall as the page, so that what stays at the bottom of a screen stands at its bottom. */
async function shoot(page, size, path) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  const { width, height: least } = SIZES[size]
  await page.setViewportSize({ width, height: Math.max(height, least) })
  await page.screenshot({ path })
  await page.setViewportSize(SIZES[size])
}

async function take(browser, folder, size, language, look = {}) {
  const { context, page, faults } = await opened(browser, size, language, look.context)
  await logIn(page, BASE)
  await speak(page, language, look.name === '.large')
  for (const each of look.pages ?? PAGES) {
    await goTo(page, BASE, each)
    if (each === 'bind') await page.locator('[data-key="浙"]').click()
    await page.waitForTimeout(150)
    const path = join(folder, fileName(each, size, language, look.name ?? ''))
    await shoot(page, size, path)
  }
  await context.close()
  return faults
}

/** Some pages look otherwise for whom nothing is known, or when something went wrong. */
const EMPTY = ['now', 'history', 'plates', 'contest', 'dues', 'passes', 'inbox', 'looks']
const SOME = ['now', 'find', 'plate?id=plate-a', 'bind', 'visit?id=v2', 'me']

function emptied() {
  const player = new Player()
  const none = { running: [], asks: [], visits: [], plates: [], contests: [], passes: [] }
  Object.assign(player.world, none, { messages: [], looks: [] })
  return player
}

async function troubles(browser, folder) {
  const { context, page, faults } = await opened(browser, 'phone')
  await logIn(page, BASE)
  const snap = (name) => page.screenshot({ path: join(folder, `${name}.zh.phone.png`) })
  await goTo(page, BASE, 'bind')
  await typePlate(page, '浙A88888')
  await tap(page, 'send')
  await page.locator('[data-shown="taken"]').waitFor()
  await snap('bind-taken')
  await goTo(page, BASE, 'now')
  await context.setOffline(true)
  await page.getByText('网络不可用').first().waitFor()
  await snap('now-offline')
  await context.close()
  return faults
}

/** Lets a driver's world be seen, and takes it down again. */
async function shown(player, act) {
  const server = await serve(PORT, player)
  const faults = await act()
  server.close()
  server.closeAllConnections()
  return faults
}

function looking(language, largeText = false) {
  const player = prepared()
  player.world.settings = { language, largeText }
  return player
}

async function main() {
  const folder = process.argv[2] ?? 'dist/screenshots'
  mkdirSync(folder, { recursive: true })
  const browser = await launch()
  const faults = []
  for (const language of ['zh', 'en']) {
    for (const size of Object.keys(SIZES)) {
      const all = () => take(browser, folder, size, language)
      faults.push(...(await shown(looking(language), all)))
    }
    const empty = { name: '.empty', pages: EMPTY }
    faults.push(...(await shown(emptied(), () => take(browser, folder, 'phone', language, empty))))
  }
  const dark = { name: '.dark', pages: SOME, context: { colorScheme: 'dark' } }
  const large = { name: '.large', pages: SOME }
  faults.push(
    ...(await shown(prepared(), () => take(browser, folder, 'phone', 'zh', dark))),
    ...(await shown(looking('zh', true), () => take(browser, folder, 'phone', 'zh', large))),
    ...(await shown(prepared(), () => troubles(browser, folder))),
  )
  await browser.close()
  console.log(
    faults.length
      ? [...new Set(faults)].join('\n')
      : `pictures of ${PAGES.length} pages: ${folder}`,
  )
  process.exitCode = faults.length ? 1 : 0
}

if (require.main === module) main()

module.exports = { prepared }

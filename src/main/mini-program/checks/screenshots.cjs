/**
 * Takes a picture of every page in both languages, on a phone and on a desktop:
 *
 *   npm run screenshots -- FOLDER
 */
const { mkdirSync } = require('node:fs')
const { join } = require('node:path')
const { SIZES, goTo, launch, logIn, opened } = require('./browser.cjs')
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

async function take(browser, folder, size, language, look = {}) {
  const { context, page, faults } = await opened(browser, size, language, look.context)
  await logIn(page, BASE)
  await page.evaluate(
    ([lang, large]) =>
      localStorage.setItem(
        'parking:look',
        JSON.stringify({
          type: 'string',
          data: JSON.stringify({ language: lang, largeText: large }),
        }),
      ),
    [language, look.name === '.large'],
  )
  for (const each of look.pages ?? PAGES) {
    await goTo(page, BASE, each)
    if (each === 'bind') await page.locator('[data-key="浙"]').click()
    await page.waitForTimeout(150)
    const path = join(folder, fileName(each, size, language, look.name ?? ''))
    await page.screenshot({ path, fullPage: true })
  }
  await context.close()
  return faults
}

async function main() {
  const folder = process.argv[2] ?? 'dist/screenshots'
  mkdirSync(folder, { recursive: true })
  const browser = await launch()
  const faults = []
  for (const language of ['zh', 'en']) {
    for (const size of Object.keys(SIZES)) {
      const player = prepared()
      player.world.settings.language = language
      const server = await serve(PORT, player)
      faults.push(...(await take(browser, folder, size, language)))
      server.close()
      server.closeAllConnections()
    }
  }
  const pages = ['now', 'find', 'plate?id=plate-a', 'bind', 'visit?id=v2', 'me']
  const server = await serve(PORT, prepared())
  faults.push(
    ...(await take(browser, folder, 'phone', 'zh', {
      name: '.dark',
      pages,
      context: { colorScheme: 'dark' },
    })),
  )
  server.close()
  server.closeAllConnections()
  const player = prepared()
  player.world.settings.largeText = true
  const larger = await serve(PORT, player)
  faults.push(...(await take(browser, folder, 'phone', 'zh', { name: '.large', pages })))
  larger.close()
  larger.closeAllConnections()
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

/** Runs axe on every page, or those named, in sizes, looks and languages; a serious finding fails it. */
const axe = require('axe-core')
const { goTo, launch, logIn, opened, speak } = require('./browser.cjs')
const { prepared } = require('./screenshots.cjs')
const { serve } = require('./contract/server.cjs')
const ALL = require('./pages.cjs')

const PORT = 8095
const BASE = `http://127.0.0.1:${PORT}`
const PAGES = process.argv.length > 2 ? process.argv.slice(2) : ALL
const GRAVE = ['serious', 'critical']

async function findings(page) {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => globalThis.axe.run(document))
  return violations.filter((each) => GRAVE.includes(each.impact))
}

async function main() {
  const browser = await launch()
  const player = prepared()
  const server = await serve(PORT, player)
  const faults = new Set()
  for (const [size, colorScheme, language] of [
    ['phone', 'light', 'zh'],
    ['phone', 'light', 'en'],
    ['phone', 'dark', 'zh'],
    ['desktop', 'light', 'en'],
  ]) {
    player.world.settings = { language, largeText: false }
    player.world.me.consent = undefined
    // The policy of the pages lets no foreign script in, which axe is.
    const { page } = await opened(browser, size, language, { colorScheme, bypassCSP: true })
    await logIn(page, BASE)
    await speak(page, language)
    for (const each of PAGES) {
      await goTo(page, BASE, each)
      for (const { id, help, nodes } of await findings(page)) {
        faults.add(
          `${each} (${size}, ${colorScheme}, ${language}): ${id}: ${help}: ${nodes[0].html.slice(0, 140)}`,
        )
      }
    }
  }
  await browser.close()
  server.close()
  console.log([...faults].join('\n'))
  console.log(`pages: ${PAGES.length}`)
  console.log(`serious findings: ${faults.size}`)
  process.exit(faults.size ? 1 : 0)
}

main()

/**
 * A driver's way: logs in, binds a plate, signs a channel, drives in, sees the running fee, loses the
 * network and finds it again, drives out, is charged, disputes with a photograph, and gets the money
 * back.
 *
 *   npm run story -- [BASE]
 *
 * Without BASE the contract is played. With it, what happens outside the program is done by the
 * commands that docs/mini-program.md names.
 */
const {
  bind,
  failed,
  fill,
  goTo,
  launch,
  logIn,
  opened,
  photograph,
  tap,
  until,
} = require('./browser.cjs')
const { Player } = require('./contract/player.cjs')
const { serve } = require('./contract/server.cjs')
const { played, real } = require('./world.cjs')

const PORT = 8097

const said = (text) => console.log(`  ${text}`)

/** Waits until the device has all that the page was made of. Runs in the page. */
async function isKept() {
  const parts = document.querySelectorAll(
    'script[src], link[rel=modulepreload], link[rel=stylesheet]',
  )
  const names = [...parts].map((each) => each.src || each.href)
  for (;;) {
    const kept = await Promise.all([location.pathname, ...names].map((each) => caches.match(each)))
    if (navigator.serviceWorker.controller && kept.every(Boolean)) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function park(page, base, world, context) {
  world.driveIn()
  await until(page, base, 'now', '当前费用')
  await page.locator('[data-shown="fee"]').first().waitFor()
  said('sees the running fee')
  await page.evaluate(isKept)
  await context.setOffline(true)
  await page.getByText('网络不可用').first().waitFor()
  await page.locator('[data-shown="fee"]').first().waitFor()
  await page.reload()
  await page.locator('[data-shown="fee"]').first().waitFor()
  said('sees the last fee without a network, even after opening the program anew')
  await context.setOffline(false)
  await page.getByText('网络不可用').first().waitFor({ state: 'detached' })
  said('is back')
  world.driveOut()
  await until(page, base, 'history', '已支付')
}

async function object(page, base, world) {
  await page.locator('[data-row="visit"]').first().click()
  await page.locator('[data-row="receipt"]').first().waitFor()
  said('has a receipt')
  await tap(page, 'dispute')
  await page.locator('[data-reason="WRONG_TIMES"]').click()
  await fill(page, 'words', '我早就离开了。')
  await photograph(page)
  await page.locator('[data-do="send"]:visible').click()
  await page.getByText('处理进度').waitFor()
  const path = page.url().split('#/pages/dispute/')[1]
  said('has objected, with a photograph')
  world.refund()
  await goTo(page, base, 'history')
  await page.locator('[data-row="visit"]').first().click()
  await tap(page, 'see-dispute')
  await page.locator('[data-shown="granted"]').waitFor()
  said(`has the money back (${path.split('?')[0]})`)
}

async function go(browser, size, base, world) {
  console.log(`a driver with a ${size}`)
  const { context, page, faults } = await opened(browser, size, 'zh', {
    serviceWorkers: 'allow',
  })
  await logIn(page, base, world)
  await bind(page, base, world)
  said('has bound a plate')
  world.sign()
  await park(page, base, world, context)
  await object(page, base, world)
  if (faults.length) throw new Error(faults.join('\n'))
  await context.close()
}

/** Another player each time, who knows of no car and no bill. */
async function play(browser, size) {
  const player = new Player()
  Object.assign(player.world, { running: [], plates: [], visits: [] })
  const server = await serve(PORT, player)
  await go(browser, size, `http://127.0.0.1:${PORT}`, played(player))
  server.close()
  server.closeAllConnections()
}

async function playAll(browser) {
  for (const size of ['phone', 'desktop']) await play(browser, size)
}

async function main() {
  const browser = await launch()
  const base = process.argv[2]
  const story = base ? go(browser, 'phone', base, real()) : playAll(browser)
  await story.catch((error) => failed(browser, error))
  await browser.close()
  console.log('done')
}

main()

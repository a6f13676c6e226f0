/**
 * A channel that does not pay: the driver is told, finds what is owed, is refused again, and, where
 * the contract is played, pays once the channel does.
 *
 *   npm run refusal -- [BASE]
 *
 * As `npm run story` does, with a car and a driver of its own.
 */
const { bind, failed, goTo, launch, logInByWechat, opened, tap, until } = require('./browser.cjs')
const { Player } = require('./contract/player.cjs')
const { serve } = require('./contract/server.cjs')
const { played, real } = require('./world.cjs')

const PORT = 8098
const NAME = 'refused'
const DRIVER = { plate: '浙A12B35', phone: '13800001235', openId: `sandbox-${NAME}` }

const said = (text) => console.log(`  ${text}`)
const outcome = (page, text) =>
  page.locator('[data-shown="outcome"]').filter({ hasText: text }).waitFor()

async function go(browser, base, world) {
  console.log('a driver whose channel refuses')
  const { context, page, faults } = await opened(browser, 'phone')
  await logInByWechat(page, base, `code-of-${NAME}-1`)
  await bind(page, base, world)
  world.allow()
  await goTo(page, base, 'channels?returned=wechat')
  world.refuse()
  world.driveIn()
  await until(page, base, 'now', '当前费用')
  world.driveOut()
  await until(page, base, 'history', '待缴')
  said('owes what the channel refused')
  await until(page, base, 'now', '待缴')
  await until(page, base, 'inbox', '扣')
  await page.locator('[data-kind="DEDUCTION_FAILED"]').first().click()
  await tap(page, 'pay')
  await page.locator('[data-shown="dues"]').waitFor()
  said('was told, and sees what is owed')
  await page.locator('[data-do="pay"]:visible').click()
  await outcome(page, '没有成功')
  await page.locator('[data-shown="dues"]').waitFor()
  said('is refused again, and still owes')
  if (world.isPlayed) await paysLater(page, base, world)
  if (faults.length) throw new Error(faults.join('\n'))
  await context.close()
}

/** WeChat declines a visit for good once it was refused; only the played channel pays in the end. */
async function paysLater(page, base, world) {
  world.allow()
  await page.locator('[data-do="pay"]:visible').click()
  await outcome(page, '已支付')
  await until(page, base, 'history', '已支付')
  said('has paid')
}

async function play(browser) {
  const player = new Player()
  Object.assign(player.world, { running: [], plates: [], visits: [], messages: [] })
  const server = await serve(PORT, player)
  await go(browser, `http://127.0.0.1:${PORT}`, played(player, DRIVER.plate))
  server.close()
  server.closeAllConnections()
}

async function main() {
  const browser = await launch()
  const base = process.argv[2]
  const story = base ? go(browser, base, real(DRIVER)) : play(browser)
  await story.catch((error) => failed(browser, error))
  await browser.close()
  console.log('done')
}

main()

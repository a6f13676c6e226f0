/**
 * A driver's way: logs in, binds a plate, signs a channel, drives in, sees the running fee, loses the
 * network and finds it again, drives out, is charged, disputes, and gets the money back.
 *
 *   npm run story -- [BASE]
 *
 * Without BASE the contract is played. With it, what happens outside the program is done by the
 * commands that docs/mini-program.md names.
 */
const { execFileSync } = require('node:child_process')
const { fill, goTo, launch, logIn, opened, tap, typePlate } = require('./browser.cjs')
const { Player } = require('./contract/player.cjs')
const { serve } = require('./contract/server.cjs')

const PORT = 8097
const PLATE = process.env.PLATE ?? '浙A12B34'
const PHONE = process.env.PHONE ?? '13800001234'
const PATIENCE_MS = 60_000

/** What a service's surroundings do, by commands. */
const real = {
  run(name) {
    const command = process.env[name]
    if (!command) throw new Error(`${name} is not set; docs/mini-program.md says what it does`)
    return execFileSync('sh', ['-c', command], {
      env: { ...process.env, PLATE, PHONE },
      encoding: 'utf8',
    }).trim()
  },
  code: async () => real.run('CODE_COMMAND'),
  proof: () => real.run('PROOF_COMMAND'),
  sign: () => real.run('SIGN_COMMAND'),
  driveIn: () => real.run('DRIVE_IN_COMMAND'),
  driveOut: () => real.run('DRIVE_OUT_COMMAND'),
  refund: () => real.run('REFUND_COMMAND'),
}

function played(player) {
  return {
    code: async () => '246810',
    proof: () => '135790',
    sign: () => undefined,
    driveIn: () => player.driveIn(PLATE),
    driveOut: () => player.driveOut(PLATE),
    refund: () => player.refund(player.world.disputes.at(-1).number, 1200),
  }
}

const said = (text) => console.log(`  ${text}`)

async function bind(page, base, world) {
  await goTo(page, base, 'bind')
  await typePlate(page, PLATE)
  await tap(page, 'send')
  await page.waitForURL(/proof|plate\?id/)
  if (page.url().includes('proof')) {
    await page.locator('[data-proof="NOTICE_CODE"]').click()
    await fill(page, 'code', world.proof())
    await tap(page, 'prove')
    await page.waitForURL(/plate\/plate\?id/)
  }
  said('has bound a plate')
}

/** Loads a page again until something stands there. */
async function until(page, base, path, text) {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    await goTo(page, base, path)
    if ((await page.locator('[role="main"]').innerText()).includes(text)) return
    if (Date.now() > end) throw new Error(`"${text}" never stood on ${path}`)
    await page.waitForTimeout(1_000)
  }
}

async function park(page, base, world, context) {
  world.driveIn()
  await until(page, base, 'now', '当前费用')
  await page.locator('[data-shown="fee"]').first().waitFor()
  said('sees the running fee')
  await context.setOffline(true)
  await page.getByText('网络不可用').first().waitFor()
  await page.locator('[data-shown="fee"]').first().waitFor()
  said('sees the last fee without a network')
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
  await page.locator('[data-do="send"]:visible').click()
  await page.getByText('处理进度').waitFor()
  const path = page.url().split('#/pages/dispute/')[1]
  said('has objected')
  world.refund()
  await goTo(page, base, 'history')
  await page.locator('[data-row="visit"]').first().click()
  await tap(page, 'see-dispute')
  await page.locator('[data-shown="granted"]').waitFor()
  said(`has the money back (${path.split('?')[0]})`)
}

async function go(browser, size, base, world) {
  console.log(`a driver with a ${size}`)
  const { context, page, faults } = await opened(browser, size)
  await logIn(page, base, { phone: PHONE, code: world.code })
  await bind(page, base, world)
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

async function main() {
  const browser = await launch()
  const base = process.argv[2]
  if (base) await go(browser, 'phone', base, real)
  else for (const size of ['phone', 'desktop']) await play(browser, size)
  await browser.close()
  console.log('done')
}

main().catch((error) => {
  console.error(error)
  process.exit(1)
})

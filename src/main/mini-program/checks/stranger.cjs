/**
 * A stranger's plate, against a running service only:
 *
 *   npm run stranger -- BASE
 *
 * It cannot be bound, but contested. Whoever looks it up learns no place, no time and sees no
 * picture. Its holder is asked. A car that nobody pays for is bound by a picture of its licence, and
 * not by that of another.
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
  typePlate,
  until,
} = require('./browser.cjs')
const { real } = require('./world.cjs')

const HOLDER = { plate: '浙A12B36', phone: '13800001236' }
const STRANGER = { plate: '浙A12B36', phone: '13800001237' }
const OWNER = { plate: '浙A12C38', phone: '13800001238' }
/** A place, a time of day, a day. */
const SECRETS = [/停车场/, /[0-2]?[0-9]:[0-5][0-9]/, /20[0-9]{2}/]

const said = (text) => console.log(`  ${text}`)

async function tells(page, what) {
  const text = await page.locator('[role="main"], main').last().innerText()
  for (const secret of SECRETS) {
    if (secret.test(text)) throw new Error(`${what} tells ${secret}: ${text}`)
  }
  if ((await page.locator('main img, [role="main"] img').count()) > 0) {
    throw new Error(`${what} shows a picture`)
  }
}

async function parks(browser, base, world) {
  const { page, faults } = await opened(browser, 'phone')
  await logIn(page, base, world)
  await bind(page, base, world)
  world.sign()
  world.driveIn()
  await until(page, base, 'now', '当前费用')
  world.driveOut()
  await until(page, base, 'history', '已支付')
  said('the holder has parked')
  return { page, faults }
}

async function contests(browser, base, world) {
  const { page, faults } = await opened(browser, 'phone')
  await logIn(page, base, world)
  await goTo(page, base, 'bind')
  await typePlate(page, world.plate)
  await tap(page, 'send')
  await page.locator('[data-shown="taken"]').waitFor()
  await tells(page, 'the page that binds')
  said('the stranger cannot bind the plate')
  await tap(page, 'contest')
  await fill(page, 'words', '这是我新买的车。')
  await photograph(page)
  await page.locator('[data-do="send"]:visible').click()
  await page.getByText('我提出的').waitFor()
  said('the stranger has contested it, with a picture of the licence')
  await goTo(page, base, 'history')
  await fill(page, 'search', world.plate)
  await page.getByText('没有符合的记录').waitFor()
  said('and finds nothing of it')
  return faults
}

/** Anybody may ask what a plate owes, and learns no more than that. */
async function looksUp(browser, base, plate) {
  const { page, faults } = await opened(browser, 'phone')
  await page.goto(`${base}/dues.html`)
  await page.locator('#plate').fill(plate)
  await page.locator('#go').click()
  await page.locator('#answer:not(:empty)').waitFor()
  await tells(page, 'the page of dues')
  said('a neighbour learns no place and no time')
  return faults
}

/** Shows a picture of a licence as the proof. */
async function shows(page, file) {
  const chooser = page.waitForEvent('filechooser')
  await page.locator('[data-do="picture"]:visible').click()
  await (await chooser).setFiles(file)
  await page.locator('.shot:visible').first().waitFor()
  await tap(page, 'prove')
}

/** A car has parked without anybody who pays; its owner has nothing but its licence. */
async function proves(browser, base) {
  const world = real(OWNER)
  world.driveIn()
  world.driveOut()
  const { page, faults } = await opened(browser, 'phone')
  await logIn(page, base, world)
  await goTo(page, base, 'bind')
  await typePlate(page, world.plate)
  await tap(page, 'send')
  await page.waitForURL(/proof/)
  await page.locator('[data-proof="LICENCE_PICTURE"]').click()
  await shows(page, real({ plate: '浙A12B37' }).licence())
  await page.getByText('还可以试 4 次').first().waitFor()
  said('the licence of another car shows nothing')
  await shows(page, world.licence())
  await page.waitForURL(/plate\/plate\?id/)
  said('the licence of the car binds it')
  return faults
}

async function go(browser, base) {
  console.log("a stranger's plate")
  const holder = await parks(browser, base, real(HOLDER))
  const faults = [
    ...(await contests(browser, base, real(STRANGER))),
    ...(await looksUp(browser, base, HOLDER.plate)),
    ...(await proves(browser, base)),
  ]
  await goTo(holder.page, base, 'contest')
  await holder.page.getByText('他人提出的').waitFor()
  said('the holder is asked')
  faults.push(...holder.faults)
  if (faults.length) throw new Error(faults.join('\n'))
}

async function main() {
  const base = process.argv[2]
  if (!base) throw new Error('npm run stranger -- BASE')
  const browser = await launch()
  await go(browser, base).catch((error) => failed(browser, error))
  await browser.close()
  console.log('done')
}

main()

/** A Chromium as drivers' phones and desks have it, and the small steps that checks are made of. */
const { chromium } = require('playwright-core')

const PATIENCE_MS = 60_000
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } }

async function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-quic',
    ],
  })
}

/**
 * A page of one size and language; what it complains about is collected in `faults`. Nothing is
 * kept on the device unless `more` says so.
 */
async function opened(browser, size, language = 'zh', more = {}) {
  const context = await browser.newContext({
    viewport: SIZES[size],
    deviceScaleFactor: size === 'phone' ? 2 : 1,
    hasTouch: size === 'phone',
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
    ...more,
  })
  const page = await context.newPage()
  const faults = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    const isExpected = /Failed to load resource|net::ERR_INTERNET_DISCONNECTED/.test(message.text())
    if (message.type() === 'error' && !isExpected) faults.push(`console: ${message.text()}`)
  })
  return { context, page, faults }
}

/** Types into uni-app's own input, whose native one lies inside. */
async function fill(page, field, text) {
  await page
    .locator(`[data-field="${field}"] input, [data-field="${field}"] textarea`)
    .first()
    .fill(text)
}

const tap = (page, what) => page.locator(`[data-do="${what}"]`).first().click()

/** Types a plate key by key on our own keyboard. */
async function typePlate(page, plate) {
  const keys = plate.match(/民航|应急|^WJ|./gu) ?? []
  for (const key of keys) await page.locator(`[data-key="${key}"]`).click()
}

async function logIn(page, base, { phone = '13800001234', code = async () => '246810' } = {}) {
  await page.goto(`${base}/m/#/pages/login/login`)
  await fill(page, 'phone', phone)
  await tap(page, 'send-code')
  await page.locator('[data-shown="sent"]').waitFor()
  await fill(page, 'code', await code(phone))
  await tap(page, 'log-in')
  const agree = page.locator('[data-do="agree"]')
  await agree.or(page.locator('[role="navigation"]')).first().waitFor()
  if (await agree.isVisible()) await agree.click()
  await page.locator('[role="navigation"]').waitFor()
}

/** Logs in as WeChat's program does, whose page a browser has not; CODE is WeChat's. */
async function logInByWechat(page, base, code) {
  await page.goto(`${base}/m/#/pages/login/login`)
  await page.locator('[data-do="log-in"]').waitFor()
  const answer = await page.request.post(`${base}/api/v1/driver/log-ins/wechat`, { data: { code } })
  if (!answer.ok()) throw new Error(await answer.text())
  const { token, consentNeeded } = await answer.json()
  await page.evaluate(
    (data) => localStorage.setItem('parking:token', JSON.stringify({ type: 'string', data })),
    token,
  )
  if (!consentNeeded) return
  await goTo(page, base, 'consent')
  await tap(page, 'agree')
  await page.locator('[role="navigation"]').waitFor()
}

/** Chooses a language, and the size of the text, as the settings do. */
async function speak(page, language, largeText = false) {
  const data = JSON.stringify({ language, largeText })
  await page.evaluate(
    (text) => localStorage.setItem('parking:look', JSON.stringify({ type: 'string', data: text })),
    data,
  )
}

/** Ends a story that failed, and says what stood on its pages. */
async function failed(browser, error) {
  console.error(error)
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    const text = await page.innerText('body').catch(String)
    console.error(`${page.url()}: ${text.replace(/\s+/gu, ' ')}`)
  }
  process.exit(1)
}

/** Goes to a page by its address, as a message's link does. */
async function goTo(page, base, path) {
  await page.goto('about:blank')
  await page.goto(`${base}/m/#/pages/${path.split('?')[0]}/${path}`)
  await page.locator('[role="main"]').first().waitFor()
  await page.waitForLoadState('networkidle')
}

/** Loads a page again until something stands there. */
async function until(page, base, path, text) {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    await goTo(page, base, path)
    if ((await page.locator('[role="main"]').innerText()).includes(text)) return
    if (Date.now() > end) throw new Error(`"${text}" never stood on ${path}`)
    await page.waitForTimeout(500)
  }
}

/** Binds a plate, with the code of a notice where a proof is needed. */
async function bind(page, base, world) {
  await goTo(page, base, 'bind')
  await typePlate(page, world.plate)
  await tap(page, 'send')
  await page.waitForURL(/proof|plate\?id/)
  if (!page.url().includes('proof')) return
  await page.locator('[data-proof="NOTICE_CODE"]').click()
  await fill(page, 'code', world.proof())
  await tap(page, 'prove')
  await page.waitForURL(/plate\/plate\?id/)
}

/** Attaches a photograph, larger than the service takes one. */
async function photograph(page) {
  const png = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3600, height: 2400 })
    const pen = canvas.getContext('2d')
    for (let y = 0; y < 2400; y += 2)
      for (let x = 0; x < 3600; x += 2) {
        pen.fillStyle = `rgb(${(x * y) % 251},${(x + 7 * y) % 256},${(x ^ y) % 256})`
        pen.fillRect(x, y, 2, 2)
      }
    return canvas.toDataURL('image/png').split(',')[1]
  })
  const chooser = page.waitForEvent('filechooser')
  await page.locator('[data-do="picture"]:visible').click()
  const buffer = Buffer.from(png, 'base64')
  if (buffer.length < 3 * 1024 * 1024) throw new Error(`the photograph has ${buffer.length} bytes`)
  await (await chooser).setFiles({ name: 'car.png', mimeType: 'image/png', buffer })
  await page.locator('.shot:visible').first().waitFor()
}

module.exports = {
  ...{ SIZES, bind, failed, fill, goTo, launch, logIn, logInByWechat, opened, photograph },
  ...{ speak, tap, typePlate, until },
}

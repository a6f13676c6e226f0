/** A Chromium as drivers' phones and desks have it, and the small steps that checks are made of. */
const { chromium } = require('playwright-core')

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

/** A page of one size and language; what it complains about is collected in `faults`. */
async function opened(browser, size, language = 'zh', more = {}) {
  const context = await browser.newContext({
    viewport: SIZES[size],
    deviceScaleFactor: size === 'phone' ? 2 : 1,
    hasTouch: size === 'phone',
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
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
  await fill(page, 'code', await code(phone))
  await tap(page, 'log-in')
  const agree = page.locator('[data-do="agree"]')
  await agree.or(page.locator('[role="navigation"]')).first().waitFor()
  if (await agree.isVisible()) await agree.click()
  await page.locator('[role="navigation"]').waitFor()
}

/** Goes to a page by its address, as a message's link does. */
async function goTo(page, base, path) {
  await page.goto('about:blank')
  await page.goto(`${base}/m/#/pages/${path.split('?')[0]}/${path}`)
  await page.locator('[role="main"]').first().waitFor()
  await page.waitForLoadState('networkidle')
}

module.exports = { SIZES, fill, goTo, launch, logIn, opened, tap, typePlate }

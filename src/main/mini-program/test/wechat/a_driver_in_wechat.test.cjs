const wechat = require('./wechat.cjs')

beforeAll(() => wechat.start())
jest.setTimeout(30_000)

async function type(page, plate) {
  for (const key of plate) await page.tap('key', key)
}

test('logs in with one tap, and is asked to read how data is used', async () => {
  const page = await wechat.show('login')
  await page.tap('do', 'one-tap')
  await wechat.settled()
  expect(wechat.requests).toContain('POST /api/v1/driver/log-ins/wechat')
  expect(wechat.opened.at(-1)).toBe('/pages/consent/consent')
})

test('is warned of a plate that is not complete', async () => {
  const page = await wechat.show('bind')
  await type(page, '浙A12B')
  await page.tap('do', 'send')
  expect(wechat.said.at(-1)).toBe('车牌号不完整')
  expect(wechat.requests).not.toContain('POST /api/v1/driver/me/plates')
})

test('types no letter that no plate has there', async () => {
  const page = await wechat.show('bind')
  await type(page, '浙AO12B34')
  expect(page.text()).toContain('浙A12B34')
})

test('binds a plate with our own keyboard and the code of a notice', async () => {
  const bind = await wechat.show('bind')
  await type(bind, '浙A12B34')
  expect(bind.text()).toContain('小型汽车')
  await bind.tap('do', 'send')
  const [, id] = /^\/pages\/proof\/proof\?id=(.+)$/u.exec(wechat.opened.at(-1))

  const proof = await wechat.show('proof', { id })
  await proof.tap('proof', 'NOTICE_CODE')
  await proof.type('field', 'code', '000000')
  await proof.tap('do', 'prove')
  expect(wechat.said.at(-1)).toBe('没有通过 · 还可以试 2 次')
  await wechat.settled(300)
  await proof.type('field', 'code', '135790')
  await proof.tap('do', 'prove')
  expect(wechat.said.at(-1)).toBe('绑定成功')
  const bound = wechat.player.world.plates.at(-1)
  expect(bound).toMatchObject({ plate: '浙A12B34', colour: 'blue', provenBy: 'NOTICE_CODE' })
  expect(wechat.opened.at(-1)).toBe(`/pages/plate/plate?id=${bound.id}`)
})

test('sees the running fee, and the bill with its lines and receipt once the car has left', async () => {
  wechat.player.world.running = []
  wechat.player.driveIn('浙A12B34')
  const now = await wechat.show('now')
  expect(now.text()).toContain('湖滨路地下停车场')
  expect(now.text()).toContain('¥12.00')

  wechat.player.driveOut('浙A12B34')
  const [visit] = wechat.player.world.visits
  const bill = await wechat.show('visit', { id: visit.id })
  expect(bill.text()).toContain('已支付')
  expect(bill.text()).toContain('日间 3 个半小时')
  expect(bill.text()).toContain(`收据 ${visit.receipts[0].number}`)
})

test('allows messages by a tap, for no more templates than WeChat takes at once', async () => {
  const page = await wechat.show('notices')
  await page.tap('do', 'allow')
  expect(wechat.allowed.at(-1)).toEqual(['entry', 'charge', 'reminder'])
  expect(wechat.said.at(-1)).toBe('已允许')
})

test('buys a pass, which WeChat lets the driver pay for', async () => {
  const lot = await wechat.show('lot', { id: 'west-lake-1', hours: '2' })
  await wechat.settled(200)
  await lot.tap('do', 'buy-pass')
  await lot.tap('do', 'buy')
  await wechat.settled(200)
  expect(wechat.paid.at(-1)).toMatchObject({ package: 'prepay_id=example', signType: 'RSA' })
  expect(wechat.opened.at(-1)).toBe('/pages/passes/passes')
  const passes = await wechat.show('passes')
  await wechat.settled(200)
  expect(passes.text()).not.toContain('待支付')
})

test('sees the last bill, and from when it is, without a network', async () => {
  const [visit] = wechat.player.world.visits
  wechat.goOffline()
  const bill = await wechat.show('visit', { id: visit.id })
  await wechat.settled(2_500)
  expect(bill.text()).toContain('网络不可用')
  expect(bill.text()).toContain('截至 今天')
  expect(bill.text()).toContain('¥12.00')
  wechat.goOnline()
})

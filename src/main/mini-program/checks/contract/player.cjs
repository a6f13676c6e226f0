/**
 * Plays the service's side of docs/contracts/driver-api.md from memory, for pages that are looked
 * at without a service. It knows one driver, whose cars are moved with `driveIn` and `driveOut`.
 * Nothing here is part of the product.
 */
const { example } = require('./examples.cjs')

const SHORT = ({ id, plate, colour, nickname }) => ({ id, plate, colour, nickname })
const HOUR = 3_600_000
/** How a pass is paid for, by where the driver is. */
const PAYS = {
  h5: { kind: 'URL', url: '/channels/alipay/pay' },
  wechat: {
    kind: 'WECHAT_PAY',
    timeStamp: '1795737600',
    nonceStr: 'once',
    package: 'prepay_id=example',
    signType: 'RSA',
    paySign: 'signed',
  },
  alipay: { kind: 'ALIPAY_TRADE', tradeNo: '2026112700001' },
}

class Player {
  constructor(now = () => Date.now()) {
    this.now = now
    this.world = example(now())
    this.answers = new Map()
    this.ids = 0
    this.token = 'drv_example'
  }

  at(ms = 0) {
    return new Date(this.now() + ms).toISOString()
  }

  id(prefix) {
    return `${prefix}-${++this.ids}`
  }

  /** A car goes in, as its lane's camera would tell. */
  driveIn(plate) {
    const bound = this.world.plates.find((each) => each.plate === plate)
    if (!bound) return
    this.world.running.push({
      id: this.id('visit'),
      plate: SHORT(bound),
      lot: 'west-lake-1',
      lotName: '湖滨路地下停车场',
      lotNameEn: 'Lakeside Garage',
      enteredAt: this.at(-95 * 60_000),
      isDoubtful: false,
      fee: { amountFen: 1200, lines: this.world.lines },
      nextStep: { at: this.at(25 * 60_000), amountFen: 1500 },
      board: '/api/v1/tariffs/street-b/board',
    })
  }

  /** It goes out again and is charged, or the deduction is refused. */
  driveOut(plate, isRefused = false) {
    const at = this.world.running.findIndex((each) => each.plate.plate === plate)
    if (at < 0) return
    const [visit] = this.world.running.splice(at, 1)
    const state = isRefused ? 'RECEIVABLE' : 'PAID'
    this.world.visits.unshift({
      id: visit.id,
      plate: visit.plate,
      lot: visit.lot,
      lotName: visit.lotName,
      lotNameEn: visit.lotNameEn,
      enteredAt: visit.enteredAt,
      leftAt: this.at(),
      state,
      amountFen: 1200,
      owedFen: isRefused ? 1200 : 0,
      receipts: isRefused ? [] : [this.receipt(1200)],
    })
    this.world.messages.unshift({
      id: this.id('message'),
      kind: isRefused ? 'DEDUCTION_FAILED' : 'CHARGED',
      at: this.at(),
      title: isRefused ? '扣款没有成功' : '已扣款 ¥12.00',
      body: visit.lotName,
      page: `pages/visit/visit?id=${visit.id}`,
    })
  }

  receipt(amountFen) {
    const number = `R${String(20261127000 + ++this.ids)}`
    return { number, page: `/api/v1/receipts/${number}/page`, amountFen, paidAt: this.at() }
  }

  /** The answer to a request: `{status, body}`. */
  answer(method, url, body, token) {
    const [path, search = ''] = url.replace(/^.*\/api\/v1\/driver/, '').split('?')
    const query = Object.fromEntries(new URLSearchParams(search))
    const key = body?.requestId
    if (key && this.answers.has(key)) return this.answers.get(key)
    const door = this.doors().find(([verb, form]) => verb === method && form.test(path))
    if (!door) return problem(404, 'not-found', 'There is no such thing.')
    const isPublic = /^\/(log-ins|codes|consents|lots)/.test(path) && method !== 'DELETE'
    if (!isPublic && token !== this.token) return problem(401, 'unauthorized', 'Log in first.')
    const answer = door[2]({ path, query, body, part: path.split('/').map(decodeURIComponent) })
    const whole = answer?.status
      ? answer
      : { status: answer === undefined ? 204 : 200, body: answer }
    if (key && whole.status < 500) this.answers.set(key, whole)
    return whole
  }

  doors() {
    const w = this.world
    return [
      ['POST', /^\/log-ins\/(wechat|alipay)$/, () => this.begun()],
      ['POST', /^\/codes$/, ({ body }) => this.codeSent(body.phone)],
      [
        'POST',
        /^\/log-ins\/phone$/,
        ({ body }) =>
          body.code === '246810'
            ? this.begun()
            : problem(422, 'wrong-code', 'Wrong.', { triesLeft: 4 }),
      ],
      ['DELETE', /^\/session$/, () => undefined],
      ['GET', /^\/sessions$/, () => w.sessions],
      [
        'DELETE',
        /^\/sessions\//,
        ({ part }) => void (w.sessions = w.sessions.filter((s) => s.id !== part[2])),
      ],
      ['GET', /^\/me$/, () => ({ ...w.me, plates: w.plates.length, unread: this.unread() })],
      ['GET', /^\/me\/settings$/, () => w.settings],
      ['PUT', /^\/me\/settings$/, ({ body }) => (w.settings = body)],
      ['POST', /^\/me\/ways\/phone$/, () => w.me],
      ['GET', /^\/consents\/current$/, ({ query }) => w.consents[query.lang ?? 'zh']],
      [
        'PUT',
        /^\/me\/consent$/,
        ({ body }) => (w.me.consent = { version: body.version, givenAt: this.at() }),
      ],
      ['DELETE', /^\/me\/consent$/, () => this.withdraw()],
      ['GET', /^\/me\/plates$/, () => w.plates],
      ['POST', /^\/me\/plates$/, ({ body }) => this.bind(body)],
      [
        'GET',
        /^\/me\/bindings\//,
        ({ part }) => w.bindings[part[3]] ?? problem(404, 'not-found', ''),
      ],
      ['POST', /^\/me\/bindings\/[^/]+\/proofs$/, ({ part, body }) => this.prove(part[3], body)],
      ['PUT', /^\/me\/plates\/[^/]+$/, ({ part, body }) => this.name(part[3], body)],
      [
        'PUT',
        /^\/me\/plates\/[^/]+\/payers$/,
        ({ part, body }) => Object.assign(this.plate(part[3]), body),
      ],
      ['DELETE', /^\/me\/plates\/[^/]+$/, ({ part }) => this.unbind(part[3])],
      [
        'POST',
        /^\/me\/plates\/[^/]+\/invitations$/,
        () => ({ status: 201, body: { code: 'K7QW3M', endsAt: this.at(24 * HOUR) } }),
      ],
      ['POST', /^\/me\/invitations$/, () => problem(422, 'wrong-code', 'No such code.')],
      ['DELETE', /^\/me\/plates\/[^/]+\/co-users\//, ({ part }) => this.removeUser(part)],
      ['GET', /^\/me\/contests$/, () => w.contests],
      ['POST', /^\/me\/contests$/, ({ body }) => this.contest(body)],
      [
        'POST',
        /^\/me\/contests\/[^/]+\/answers$/,
        ({ part, body }) => this.answerContest(part[3], body),
      ],
      ['GET', /^\/me\/channels$/, () => w.channels],
      ['GET', /^\/me\/channels\/[^/]+$/, ({ part }) => this.asked(part[3])],
      [
        'POST',
        /^\/me\/channels\/[^/]+\/agreement$/,
        ({ part, body }) => this.sign(part[3], body.plate),
      ],
      [
        'DELETE',
        /^\/me\/channels\/[^/]+\/agreement$/,
        ({ part, query }) => this.end(part[3], query.plate),
      ],
      ['GET', /^\/me\/dues$/, () => this.dues()],
      ['POST', /^\/me\/dues\/payments$/, ({ body }) => this.pay(body)],
      [
        'GET',
        /^\/me\/dues\/payments\//,
        ({ part }) => this.answers.get(part[4]) ?? problem(404, 'not-found', ''),
      ],
      [
        'POST',
        /^\/me\/visits\/[^/]+\/confirmation$/,
        ({ part }) => void (w.asks = w.asks.filter((a) => a.visit !== part[3])),
      ],
      ['GET', /^\/me\/now$/, () => ({ asOf: this.at(), visits: w.running, asks: w.asks })],
      ['POST', /^\/me\/visits\/[^/]+\/not-me$/, ({ part }) => this.notMe(part[3])],
      ['GET', /^\/me\/visits$/, ({ query }) => this.history(query)],
      ['GET', /^\/me\/visits\/[^/]+$/, ({ part }) => this.visit(part[3])],
      ['POST', /^\/me\/visits\/[^/]+\/disputes$/, ({ part, body }) => this.dispute(part[3], body)],
      ['GET', /^\/me\/disputes\//, ({ part }) => this.findDispute(part[3])],
      ['POST', /^\/me\/disputes\/[^/]+\/withdrawal$/, ({ part }) => this.withdrawDispute(part[3])],
      [
        'GET',
        /^\/me\/visits\/[^/]+\/invoice$/,
        ({ part }) => w.invoices[part[3]] ?? problem(404, 'no-invoice', 'None.'),
      ],
      ['PUT', /^\/me\/visits\/[^/]+\/invoice$/, ({ part, body }) => this.invoice(part[3], body)],
      ['GET', /^\/lots$/, ({ query }) => this.lots(query)],
      [
        'GET',
        /^\/lots\/[^/]+$/,
        ({ part }) => w.lots.find((lot) => lot.id === part[2]) ?? problem(404, 'no-lot', ''),
      ],
      ['GET', /^\/lots\/[^/]+\/passes$/, () => w.passOffers],
      ['POST', /^\/lots\/[^/]+\/passes$/, ({ part, body }) => this.buy(part[2], body)],
      ['GET', /^\/me\/passes$/, () => w.passes],
      ['GET', /^\/me\/passes\/[^/]+$/, ({ part }) => this.paidPass(part[3])],
      ['DELETE', /^\/me\/passes\/[^/]+$/, ({ part }) => this.giveBack(part[3])],
      ['GET', /^\/me\/inbox$/, () => ({ unread: this.unread(), messages: w.messages })],
      [
        'POST',
        /^\/me\/inbox\/read$/,
        () => void w.messages.forEach((m) => (m.readAt ??= this.at())),
      ],
      ['GET', /^\/me\/notifications$/, () => w.notifications],
      ['PUT', /^\/me\/notifications$/, ({ body }) => this.prefer(body)],
      ['GET', /^\/me\/looks$/, () => ({ looks: w.looks })],
      ['POST', /^\/me\/erasure$/, () => ({ status: 202, body: w.erased })],
    ]
  }

  begun() {
    const consentNeeded = !this.world.me.consent
    return { token: this.token, endsAt: this.at(24 * HOUR), isNew: consentNeeded, consentNeeded }
  }

  codeSent(phone) {
    const sentTo = `${phone.slice(0, 3)}****${phone.slice(-4)}`
    return { status: 202, body: { sentTo, endsAt: this.at(300_000), againAt: this.at(60_000) } }
  }

  unread() {
    return this.world.messages.filter((each) => !each.readAt).length
  }

  withdraw() {
    if (this.world.plates.some((each) => each.role === 'PAYER')) {
      return problem(409, 'plates-bound', 'Unbind your plates first.')
    }
    const { version } = this.world.me.consent
    this.world.me.consent = undefined
    return { version, withdrawnAt: this.at() }
  }

  plate(id) {
    return this.world.plates.find((each) => each.id === id)
  }

  contest({ plate, words }) {
    if (!this.world.taken.includes(plate)) {
      return problem(422, 'nothing-to-contest', 'Nobody has it.')
    }
    const contest = {
      id: this.id('contest'),
      plate,
      side: 'CHALLENGER',
      state: 'OPEN',
      openedAt: this.at(),
      answerUntil: this.at(72 * HOUR),
      decideUntil: this.at(168 * HOUR),
      steps: [{ at: this.at(), by: 'CHALLENGER', words }],
    }
    this.world.contests.unshift(contest)
    return { status: 201, body: contest }
  }

  bind(wish) {
    if (this.world.taken.includes(wish.plate)) {
      return problem(409, 'bound-elsewhere', 'Another driver pays for this plate.')
    }
    if (this.world.plates.some((each) => each.plate === wish.plate)) {
      return problem(409, 'already-yours', 'It is yours already.')
    }
    const id = this.id('binding')
    this.world.bindings[id] = {
      id,
      plate: wish.plate,
      colour: wish.colour,
      nickname: wish.nickname,
      state: 'OPEN',
      proofs: this.world.proofs,
      endsAt: this.at(48 * HOUR),
    }
    return { status: 202, body: { binding: this.world.bindings[id] } }
  }

  prove(id, proof) {
    const binding = this.world.bindings[id]
    if (proof.kind === 'NOTICE_CODE' && proof.code !== '135790') {
      return problem(422, 'wrong-proof', 'That is not the code.', { triesLeft: 2 })
    }
    const plate = {
      ...this.world.newPlate,
      channels: [],
      coUsers: [],
      id: this.id('plate'),
      plate: binding.plate,
      colour: binding.colour,
      nickname: binding.nickname,
      isMain: this.world.plates.length === 0,
      boundAt: this.at(),
      provenBy: proof.kind,
    }
    this.world.plates.push(plate)
    return Object.assign(binding, { state: 'BOUND', boundAs: plate.id })
  }

  name(id, { nickname, isMain }) {
    if (isMain) this.world.plates.forEach((each) => (each.isMain = false))
    return Object.assign(this.plate(id), { nickname, isMain })
  }

  unbind(id) {
    const { plate } = this.plate(id)
    if (this.world.running.some((each) => each.plate.plate === plate)) {
      return problem(409, 'car-inside', 'The car is inside.')
    }
    this.world.plates = this.world.plates.filter((each) => each.id !== id)
    return undefined
  }

  removeUser(part) {
    const plate = this.plate(part[3])
    plate.coUsers = plate.coUsers.filter((each) => each.id !== part[5])
  }

  answerContest(id, { words }) {
    const contest = this.world.contests.find((each) => each.id === id)
    contest.steps.push({ at: this.at(), by: 'HOLDER', words })
    return contest
  }

  channel(name) {
    return this.world.channels.find((each) => each.channel === name)
  }

  agreement(name, plate) {
    const { plates } = this.channel(name)
    const found = plates.find(({ id }) => id === plate)
    if (!found) plates.push({ id: plate, state: 'NONE' })
    return found ?? plates.at(-1)
  }

  /** The driver is sent to the channel's page, and has agreed there by the time it is asked again. */
  sign(name, plate) {
    this.agreement(name, plate).state = 'ASKED'
    return { state: 'ASKED', go: { kind: 'URL', url: this.world.signPage } }
  }

  asked(name) {
    const channel = this.channel(name)
    for (const each of channel.plates) {
      if (each.state !== 'ASKED') continue
      Object.assign(each, { state: 'SIGNED', signedAt: this.at(), asOf: this.at() })
      Object.assign(channel, { state: 'SIGNED', signedAt: this.at() })
      this.plate(each.id).channels.push(name)
    }
    return channel
  }

  end(name, plate) {
    this.agreement(name, plate).state = 'ENDED'
    const channel = this.channel(name)
    if (!channel.plates.some(({ state }) => state === 'SIGNED')) channel.state = 'ENDED'
    const bound = this.plate(plate)
    bound.channels = bound.channels.filter((each) => each !== name)
    return { state: 'ENDED' }
  }

  prefer(wish) {
    const { channels, kinds, ...rest } = wish
    const merged = (before, now, key) =>
      before.map((each) => ({ ...each, ...now.find((one) => one[key] === each[key]) }))
    const w = this.world.notifications
    return Object.assign(w, rest, {
      channels: merged(w.channels, channels, 'channel'),
      kinds: merged(w.kinds, kinds, 'kind'),
    })
  }

  owed() {
    return this.world.visits.filter((each) => (each.owedFen ?? 0) > 0)
  }

  dues() {
    const visits = this.owed().map(({ receipts, ...shown }) => shown)
    return { amountFen: visits.reduce((sum, each) => sum + each.owedFen, 0), visits }
  }

  pay({ requestId, amountFen }) {
    if (this.dues().amountFen !== amountFen) {
      return problem(409, 'amount-changed', 'It has changed.', { amountFen: this.dues().amountFen })
    }
    if (this.isRefusing) {
      return { requestId, amountFen, state: 'DECLINED', reason: '余额不足', receipts: [] }
    }
    const receipts = this.owed().map((visit) => {
      visit.receipts = [this.receipt(visit.owedFen)]
      Object.assign(visit, { owedFen: 0, state: 'PAID' })
      return visit.receipts[0].number
    })
    return { requestId, amountFen, state: 'PAID', receipts }
  }

  notMe(id) {
    const visit = this.world.running.find((each) => each.id === id)
    if (visit) visit.isDoubtful = true
  }

  history({ plate, q }) {
    const visits = this.world.visits
      .filter((each) => !plate || each.plate.id === plate)
      .filter((each) => !q || each.lotName.includes(q) || each.plate.plate.includes(q))
      .map(({ receipts, ...shown }) => shown)
    const months = new Map()
    for (const each of visits) {
      const month = new Date(Date.parse(each.enteredAt) + 8 * HOUR).toISOString().slice(0, 7)
      const sum = months.get(month) ?? { month, visits: 0, amountFen: 0 }
      sum.visits++
      sum.amountFen += each.amountFen ?? 0
      months.set(month, sum)
    }
    return { months: [...months.values()], visits }
  }

  visit(id) {
    const found = this.world.visits.find((each) => each.id === id)
    if (!found) return problem(404, 'not-found', 'No such visit.')
    const { receipts = [], ...shown } = found
    const attempts = [
      { at: shown.leftAt, channel: 'wechat', state: receipts.length ? 'SUCCEEDED' : 'DECLINED' },
    ]
    return {
      ...shown,
      detail: {
        lines: this.world.lines,
        pictures: ['entry', 'exit'],
        board: '/api/v1/tariffs/street-b/board',
        receipts,
        attempts,
        mayDispute: !shown.dispute,
        mayInvoice: receipts.length > 0,
        ...(shown.refundedFen ? { refundedFen: shown.refundedFen } : {}),
      },
    }
  }

  dispute(visit, { reason, words }) {
    const number = this.id('dispute').padEnd(32, '0')
    const steps = [{ at: this.at(), by: 'DRIVER', kind: 'OPENED', words }]
    const opened = {
      number,
      visit,
      reason,
      state: 'OPENED',
      openedAt: this.at(),
      decideUntil: this.at(72 * HOUR),
      steps,
    }
    this.world.disputes.push(opened)
    const disputed = this.world.visits.find((each) => each.id === visit)
    if (disputed) disputed.dispute = number
    return { status: 201, body: opened }
  }

  /** The operator gives the money back. */
  refund(number, amountFen) {
    const dispute = this.findDispute(number)
    dispute.steps.push({ at: this.at(), by: 'OPERATOR', kind: 'REFUNDED', words: '核对后退费。' })
    Object.assign(dispute, { state: 'REFUNDED', grantedFen: amountFen })
    const visit = this.world.visits.find((each) => each.id === dispute.visit)
    if (visit) visit.refundedFen = amountFen
  }

  findDispute(number) {
    return (
      this.world.disputes.find((each) => each.number === number) ?? problem(404, 'not-found', '')
    )
  }

  withdrawDispute(number) {
    return Object.assign(this.findDispute(number), { state: 'WITHDRAWN' })
  }

  invoice(visit, { buyer }) {
    const document = {
      number: this.id('invoice'),
      kind: 'BLUE',
      amountFen: 1200,
      state: 'ISSUED',
      issued: { number: '26332000000012345678', link: '/invoice.pdf', at: this.at() },
    }
    return (this.world.invoices[visit] = {
      receipt: 'R1',
      title: buyer.name,
      wantedFen: 1200,
      documents: [document],
    })
  }

  lots({ lat }) {
    return this.world.lots.map(({ distanceMetres, ...lot }) =>
      lat ? { ...lot, distanceMetres } : lot,
    )
  }

  buy(lot, { kind, plate, from, client }) {
    const offer = this.world.passOffers.find((each) => each.kind === kind)
    const until = new Date(Date.parse(from) + offer.days * 24 * HOUR).toISOString().slice(0, 10)
    const { name: lotName, nameEn: lotNameEn } = this.world.lots.find((each) => each.id === lot)
    const { name, nameEn, amountFen } = offer
    const pass = {
      ...{ id: this.id('pass'), lot, lotName, lotNameEn, kind, name, nameEn, amountFen },
      plate: SHORT(this.plate(plate)),
      validFrom: from,
      validUntil: until,
      state: 'AWAITING_PAYMENT',
      payUntil: this.at(HOUR / 4),
      pay: PAYS[client],
    }
    this.world.passes.unshift(pass)
    return { status: 201, body: pass }
  }

  /** Who is asked about has been paid meanwhile. */
  paidPass(id) {
    const pass = this.world.passes.find((each) => each.id === id)
    if (pass?.state !== 'AWAITING_PAYMENT') return pass ?? problem(404, 'unknown-pass', '')
    const { pay, payUntil, ...rest } = pass
    const isLater = Date.parse(pass.validFrom) > this.now()
    const paid = {
      ...rest,
      state: isLater ? 'COMING' : 'VALID',
      receipt: this.receipt(pass.amountFen),
    }
    this.world.passes = this.world.passes.map((each) => (each.id === id ? paid : each))
    return paid
  }

  giveBack(id) {
    const pass = this.world.passes.find((each) => each.id === id)
    const state = pass.state === 'AWAITING_PAYMENT' ? 'CANCELLED' : 'REFUNDED'
    return Object.assign(pass, { state, pay: undefined })
  }
}

function problem(status, kind, detail, more = {}) {
  return { status, body: { type: `/problems/${kind}`, title: kind, status, detail, ...more } }
}

module.exports = { Player }

/** A driver with two cars and some history. Plates, people and places are made up. */
const HOUR = 3_600_000

function example(now) {
  const at = (hours) => new Date(now + hours * HOUR).toISOString()
  const day = (days) => at(24 * days + 8).slice(0, 10)
  const car = { id: 'plate-a', plate: '浙AD12345', colour: 'green', nickname: '家里的车' }
  const van = { id: 'plate-b', plate: '浙A7K2M9', colour: 'blue', nickname: '' }
  const lines = [
    {
      fen: 0,
      reason: 'The first 15 minutes are free',
      reasonZh: '前 15 分钟免费',
      rule: '公示第 2 条',
    },
    {
      fen: 900,
      reason: '3 started half hours by day',
      reasonZh: '日间 3 个半小时',
      rule: '公示第 3 条',
    },
    { fen: 300, reason: '1 started hour by night', reasonZh: '夜间 1 小时', rule: '公示第 4 条' },
  ]
  const stay = (id, plate, lot, hours, more) => ({
    id,
    plate,
    ...lot,
    enteredAt: at(hours),
    leftAt: at(hours + 2.3),
    owedFen: 0,
    ...more,
  })
  const garage = { lot: 'west-lake-1', lotName: '湖滨路地下停车场', lotNameEn: 'Lakeside Garage' }
  const street = { lot: 'street-b', lotName: '文晖路路侧泊位', lotNameEn: 'Wenhui Road kerbside' }
  const receipt = (number, amountFen, hours) => ({
    number,
    page: `/api/v1/receipts/${number}/page`,
    amountFen,
    paidAt: at(hours),
  })
  return {
    signPage: '/channels/alipay/sign',
    lines,
    me: {
      id: 'driver-1',
      since: at(-24 * 200),
      ways: [{ way: 'phone', shown: '138****1234', since: at(-24 * 200) }],
    },
    settings: { language: 'zh', largeText: false },
    consents: { zh: consent('zh'), en: consent('en') },
    sessions: [
      { id: 's1', way: 'phone', beganAt: at(-2), lastSeenAt: at(0), isThis: true },
      { id: 's2', way: 'wechat', beganAt: at(-900), lastSeenAt: at(-30), isThis: false },
    ],
    plates: [
      {
        ...car,
        form: 'new-energy-small',
        isMain: true,
        role: 'PAYER',
        boundAt: at(-24 * 190),
        provenBy: 'NOTICE_CODE',
        channels: ['wechat'],
        askAboveFen: 5000,
        coUsers: [{ id: 'driver-2', shown: '139****8888', since: at(-24 * 20) }],
      },
      {
        ...van,
        form: 'small',
        isMain: false,
        role: 'CO_USER',
        boundAt: at(-24 * 50),
        provenBy: 'LICENCE_PICTURE',
        channels: [],
        coUsers: [],
      },
    ],
    newPlate: { form: 'small', role: 'PAYER' },
    bindings: {},
    /** Plates that somebody else has bound. */
    taken: ['浙A88888'],
    proofs: [
      { kind: 'NOTICE_CODE', triesLeft: 3 },
      { kind: 'LICENCE_PICTURE', triesLeft: 3 },
      {
        kind: 'EARLIER_STAY',
        triesLeft: 2,
        question: '这辆车上周六停在哪里？',
        choices: [
          { id: 'a', text: '湖滨路' },
          { id: 'b', text: '文晖路' },
          { id: 'c', text: '都不是' },
        ],
      },
    ],
    contests: [
      {
        id: 'c1',
        plate: '浙A7K2M9',
        side: 'HOLDER',
        state: 'OPEN',
        openedAt: at(-20),
        answerUntil: at(50),
        decideUntil: at(150),
        steps: [{ at: at(-20), by: 'CHALLENGER', words: '这是我新买的车，附行驶证。' }],
      },
    ],
    channels: [
      {
        channel: 'wechat',
        name: '微信支付分停车',
        nameEn: 'WeChat Pay',
        state: 'SIGNED',
        signedAt: at(-24 * 180),
        isLoggedInBy: true,
        plates: [{ id: 'plate-a', state: 'SIGNED', signedAt: at(-24 * 180), asOf: at(-1) }],
      },
      {
        channel: 'alipay',
        name: '支付宝停车',
        nameEn: 'Alipay',
        state: 'NONE',
        isLoggedInBy: true,
        plates: [{ id: 'plate-a', state: 'NONE' }],
      },
    ],
    running: [
      {
        id: 'run-1',
        plate: car,
        ...garage,
        enteredAt: at(-1.7),
        isDoubtful: false,
        fee: { amountFen: 1200, lines },
        nextStep: { at: at(0.4), amountFen: 1500 },
        board: '/api/v1/tariffs/street-b/board',
      },
      {
        id: 'run-2',
        plate: van,
        ...street,
        enteredAt: at(-0.15),
        isDoubtful: false,
        fee: { amountFen: 0, lines: [] },
        freeUntil: at(0.1),
        nextStep: { at: at(0.1), amountFen: 300 },
        windowClosesAt: at(3.2),
        board: '/api/v1/tariffs/street-b/board',
      },
    ],
    asks: [
      {
        visit: 'v0',
        plate: car,
        lotName: '机场 P3 停车楼',
        lotNameEn: 'Airport P3',
        enteredAt: at(-52),
        leftAt: at(-3),
        amountFen: 12800,
      },
    ],
    visits: [
      stay('v1', car, street, -28, {
        state: 'RECEIVABLE',
        amountFen: 1200,
        owedFen: 1200,
        receipts: [],
      }),
      stay('v2', car, garage, -75, {
        state: 'PAID',
        amountFen: 900,
        receipts: [receipt('R2026112400017', 900, -72)],
      }),
      stay('v3', van, garage, -122, { state: 'FREE', amountFen: 0, receipts: [] }),
      stay(
        'v4',
        car,
        { lot: 'airport', lotName: '机场 P3 停车楼', lotNameEn: 'Airport P3' },
        -700,
        {
          state: 'PAID',
          amountFen: 6400,
          dispute: 'd1',
          receipts: [receipt('R2026102900101', 6400, -697)],
        },
      ),
      stay('v5', car, street, -760, {
        state: 'PAID',
        amountFen: 300,
        receipts: [receipt('R2026102600033', 300, -757)],
      }),
    ],
    disputes: [
      {
        number: 'd1',
        visit: 'v4',
        reason: 'WRONG_TIMES',
        state: 'ANSWERED',
        openedAt: at(-60),
        decideUntil: at(40),
        steps: [
          {
            at: at(-60),
            by: 'DRIVER',
            kind: 'OPENED',
            words: '我下午三点就离开了，账单写的是晚上。',
          },
          {
            at: at(-30),
            by: 'OPERATOR',
            kind: 'ANSWERED',
            words: '正在核对出口照片，一天内答复。',
          },
        ],
      },
    ],
    invoices: {},
    lots: [
      {
        id: 'west-lake-1',
        name: '湖滨路地下停车场',
        nameEn: 'Lakeside Garage',
        address: '湖滨路 28 号',
        addressEn: '28 Hubin Road',
        location: { lat: 30.25, lon: 120.16 },
        distanceMetres: 420,
        capacity: 320,
        free: 57,
        knownAt: at(-0.005),
        planned: { amountFen: 1000, lines: lines.slice(0, 2) },
        board: '/api/v1/tariffs/street-b/board',
        hasPasses: true,
      },
      {
        id: 'wulin',
        name: '武林小区共享车位',
        nameEn: 'Wulin shared spaces',
        address: '武林路 96 号',
        addressEn: '96 Wulin Road',
        location: { lat: 30.27, lon: 120.16 },
        distanceMetres: 850,
        capacity: 40,
        free: 6,
        knownAt: at(-0.05),
        planned: { amountFen: 600, lines: lines.slice(0, 1) },
        shared: {
          isOpenNow: true,
          closesAt: at(4),
          windows: [
            { days: ['working_day'], from: '08:30', until: '17:30' },
            { days: ['saturday', 'sunday'], from: '10:00', until: '16:00' },
          ],
        },
        hasPasses: false,
      },
      {
        id: 'street-b',
        name: '文晖路路侧泊位',
        nameEn: 'Wenhui Road kerbside',
        address: '文晖路',
        addressEn: 'Wenhui Road',
        distanceMetres: 1340,
        capacity: 24,
        free: 0,
        knownAt: at(-0.2),
        hasPasses: false,
      },
      {
        id: 'office',
        name: '庆春写字楼',
        nameEn: 'Qingchun Offices',
        address: '庆春路 5 号',
        addressEn: '5 Qingchun Road',
        distanceMetres: 2100,
        capacity: 180,
        withheldBecause: 'LANE_SILENT',
        shared: {
          isOpenNow: false,
          opensAt: at(6),
          windows: [{ days: ['working_day'], from: '19:00', until: '07:00' }],
        },
        planned: { amountFen: 800, lines: [] },
        hasPasses: false,
      },
    ],
    passOffers: [
      {
        kind: 'MONTH_DAY',
        name: '工作日日间月卡',
        nameEn: 'Month, working days',
        amountFen: 30000,
        days: 30,
        left: 12,
        windows: [{ days: ['working_day'], from: '07:30', until: '19:30' }],
      },
      { kind: 'WEEK', name: '周卡', nameEn: 'Week', amountFen: 9000, days: 7, left: 0 },
    ],
    passes: [
      {
        id: 'p1',
        lot: 'west-lake-1',
        lotName: '湖滨路地下停车场',
        lotNameEn: 'Lakeside Garage',
        kind: 'MONTH_DAY',
        name: '工作日日间月卡',
        nameEn: 'Month, working days',
        plate: car,
        validFrom: day(-8),
        validUntil: day(22),
        amountFen: 30000,
        state: 'VALID',
        receipt: receipt('R2026111900055', 30000, -200),
      },
      {
        id: 'p2',
        lot: 'west-lake-1',
        lotName: '湖滨路地下停车场',
        lotNameEn: 'Lakeside Garage',
        kind: 'WEEK',
        name: '周卡',
        nameEn: 'Week',
        plate: van,
        validFrom: day(3),
        validUntil: day(10),
        amountFen: 9000,
        state: 'COMING',
        receipt: receipt('R2026112700003', 9000, -1),
      },
    ],
    messages: [
      {
        id: 'm1',
        kind: 'ENTERED',
        at: at(-1.7),
        title: '已进场',
        body: '家里的车驶入湖滨路地下停车场。',
        page: 'pages/now/now',
      },
      {
        id: 'm2',
        kind: 'DEDUCTION_FAILED',
        at: at(-25),
        title: '扣款没有成功',
        body: '文晖路路侧泊位 ¥12.00，请更换支付方式。',
        page: 'pages/visit/visit?id=v1',
      },
      {
        id: 'm3',
        kind: 'CHARGED',
        at: at(-72),
        title: '已扣款 ¥9.00',
        body: '湖滨路地下停车场，停放 2 小时 18 分钟。',
        page: 'pages/visit/visit?id=v2',
        readAt: at(-70),
      },
    ],
    notifications: {
      channels: [
        { channel: 'inbox', isOn: true, isPossible: true },
        { channel: 'wechat', isOn: true, isPossible: true },
        { channel: 'sms', isOn: false, isPossible: true },
      ],
      kinds: [
        { kind: 'ENTERED', isOn: true, mayBeOff: true },
        { kind: 'STEP_SOON', isOn: true, mayBeOff: true },
        { kind: 'WINDOW_CLOSES', isOn: true, mayBeOff: true },
        { kind: 'CHARGED', isOn: true, mayBeOff: true },
        { kind: 'DEDUCTION_FAILED', isOn: true, mayBeOff: false },
        { kind: 'ASKED', isOn: true, mayBeOff: true },
        { kind: 'IN_REVIEW', isOn: true, mayBeOff: true },
        { kind: 'REFUNDED', isOn: true, mayBeOff: true },
        { kind: 'DISPUTE', isOn: true, mayBeOff: true },
        { kind: 'CONTEST', isOn: true, mayBeOff: false },
        { kind: 'PLATE', isOn: true, mayBeOff: true },
        { kind: 'DUES', isOn: true, mayBeOff: false },
        { kind: 'INVOICE', isOn: false, mayBeOff: true },
      ],
      quiet: { from: '22:00', until: '07:00' },
      remindMinutes: 15,
      templates: { wechat: ['entry', 'charge', 'reminder', 'refund'] },
    },
    looks: [
      { at: at(-29), who: '湖滨停车', role: 'reviewer', what: '进出场照片', why: '处理申诉' },
      { at: at(-300), who: '湖滨停车', role: 'finance', what: '账单', why: '核对退款' },
    ],
    erased: {
      erasedAt: at(0),
      kept: [{ what: '账务记录', until: at(24 * 365 * 5), because: '会计法' }],
    },
  }
}

function consent(lang) {
  const zh = {
    title: '我们怎样使用您的信息',
    sections: [
      {
        heading: '我们记录什么',
        paragraphs: ['您的手机号、您绑定的车牌，以及车辆进出停车场的时间和照片。'],
      },
      { heading: '用来做什么', paragraphs: ['计算停车费、自动扣款，以及在您提出异议时核对。'] },
      {
        heading: '保存多久',
        paragraphs: [
          '照片按期删除，车牌到期遮盖；账务记录依法保存。',
          '您可以随时导出或删除自己的数据。',
        ],
      },
    ],
  }
  const en = {
    title: 'How we use what we know of you',
    sections: [
      {
        heading: 'What is kept',
        paragraphs: [
          'Your number, the plates you bind, and when and how your car came and left, with pictures.',
        ],
      },
      {
        heading: 'What for',
        paragraphs: ['To price your stay, to charge it, and to look into it when you object.'],
      },
      {
        heading: 'For how long',
        paragraphs: [
          'Pictures are deleted on schedule, plates are masked later; accounts are kept as the law demands.',
          'You may export or erase your data whenever you like.',
        ],
      },
    ],
  }
  return { version: '2026-11', from: '2026-11-01', ...(lang === 'en' ? en : zh) }
}

module.exports = { example }

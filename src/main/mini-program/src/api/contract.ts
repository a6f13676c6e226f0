/** What the service says and is told: the driver's door, docs/contracts/driver-api.md. */

/** Money in whole fen. */
export type Fen = number
/** RFC 3339 in UTC. */
export type Time = string
/** ISO 8601. */
export type Duration = string
/** A UUID that the caller makes; the same one again gets the first answer again. */
export type RequestId = string

export type Colour = 'blue' | 'yellow' | 'green' | 'yellow-green' | 'white' | 'black'
export type Channel = string
export type Way = 'wechat' | 'alipay' | 'phone'
export type Language = 'zh' | 'en'

export interface Begun {
  token: string
  endsAt: Time
  isNew: boolean
  consentNeeded: boolean
}

export interface CodeSent {
  sentTo: string
  endsAt: Time
  againAt: Time
}

export interface LogIn {
  id: string
  way: Way
  beganAt: Time
  lastSeenAt: Time
  isThis: boolean
}

export interface Me {
  id: string
  since: Time
  ways: { way: Way; shown: string; since: Time }[]
  consent?: { version: string; givenAt: Time }
  plates: number
  unread: number
}

export interface Settings {
  language: Language
  largeText: boolean
}

export interface Consent {
  version: string
  title: string
  from: string
  sections: { heading: string; paragraphs: string[] }[]
}

export interface CoUser {
  id: string
  shown: string
  since: Time
}

export interface Plate {
  id: string
  plate: string
  colour: Colour
  form: string
  nickname?: string
  isMain: boolean
  role: 'PAYER' | 'CO_USER'
  boundAt: Time
  provenBy?: string
  channels: Channel[]
  askAboveFen?: Fen
  coUsers: CoUser[]
  contest?: string
}

export type ProofKind = 'NOTICE_CODE' | 'LICENCE_PICTURE' | 'EARLIER_STAY'

export interface Proof {
  kind: ProofKind
  triesLeft: number
  question?: string
  choices?: { id: string; text: string }[]
}

export interface Binding {
  id: string
  plate: string
  colour: Colour
  state: 'OPEN' | 'BOUND' | 'ENDED'
  proofs: Proof[]
  endsAt: Time
  boundAs?: string
}

export type ProofGiven =
  | { kind: 'NOTICE_CODE'; code: string }
  | { kind: 'LICENCE_PICTURE'; picture: string }
  | { kind: 'EARLIER_STAY'; answer: string }

export interface Contest {
  id: string
  plate: string
  side: 'CHALLENGER' | 'HOLDER'
  state: 'OPEN' | 'WON' | 'LOST' | 'WITHDRAWN'
  openedAt: Time
  answerUntil: Time
  decideUntil: Time
  steps: { at: Time; by: string; words?: string }[]
}

export type AgreementState = 'NONE' | 'ASKED' | 'SIGNED' | 'PAUSED' | 'ENDED'

/** What is agreed with a channel about one plate. */
export interface Agreement {
  id: string
  state: AgreementState
  signedAt?: Time
  asOf?: Time
}

export interface PayChannel {
  channel: Channel
  name: string
  nameEn?: string
  state: AgreementState
  signedAt?: Time
  /** Whether the driver is known at the channel; agreements need it. */
  isLoggedInBy?: boolean
  /** Those the driver pays for; missing where no agreements can be made. */
  plates?: Agreement[]
}

export interface Signing {
  state?: AgreementState
  go?: Go
}

export interface Cancelled {
  state: AgreementState
  owedFen?: Fen
  go?: Go
}

export type Go =
  | { kind: 'URL'; url: string }
  | { kind: 'MINI_PROGRAM'; appId: string; path: string; extraData?: Record<string, string> }

export interface Dues {
  amountFen: Fen
  /** The part of it for visits before the plate was bound, of which nothing more is told. */
  earlierFen?: Fen
  visits: Visit[]
}

export interface Payment {
  requestId: RequestId
  amountFen: Fen
  state: 'UNDER_WAY' | 'PAID' | 'DECLINED'
  reason?: string
  receipts: string[]
}

export interface ShownPlate {
  id: string
  plate: string
  colour?: Colour
  nickname?: string
}

export interface Line {
  fen: Fen
  reason: string
  reasonZh?: string
  rule?: string
}

export interface Fee {
  amountFen: Fen
  lines: Line[]
}

export interface Running {
  id: string
  plate: ShownPlate
  lot: string
  lotName: string
  lotNameEn?: string
  enteredAt: Time
  isDoubtful: boolean
  fee?: Fee
  freeUntil?: Time
  nextStep?: { at: Time; amountFen: Fen }
  windowClosesAt?: Time
  board?: string
}

/** A price that waits for a yes. */
export interface Ask {
  visit: string
  plate: string | ShownPlate
  lotName: string
  lotNameEn?: string
  enteredAt?: Time
  leftAt?: Time
  amountFen: Fen
}

export interface Now {
  asOf: Time
  visits: Running[]
  asks: Ask[]
}

export interface VisitReceipt {
  number: string
  page: string
  pdf?: string
  amountFen: Fen
  paidAt: Time
}

export interface VisitDetail {
  lines: Line[]
  pictures: ('entry' | 'exit')[]
  board?: string
  refundedFen?: Fen
  receipts: VisitReceipt[]
  attempts: { at: Time; channel: Channel; state: string }[]
  mayDispute: boolean
  mayInvoice: boolean
}

export interface Visit {
  id: string
  plate: ShownPlate
  lot: string
  lotName: string
  lotNameEn?: string
  enteredAt: Time
  leftAt?: Time
  state: string
  amountFen?: Fen
  owedFen?: Fen
  dispute?: string
  detail?: VisitDetail
}

export interface Visits {
  months: { month: string; visits: number; amountFen: Fen }[]
  visits: Visit[]
  next?: string
}

export interface Dispute {
  number: string
  visit: string
  reason: string
  state: string
  openedAt: Time
  decideUntil?: Time
  steps: { at: Time; by: string; kind: string; words?: string }[]
  grantedFen?: Fen
}

export interface Buyer {
  name: string
  taxNumber?: string
  email?: string
}

/** The invoices of a receipt, as the receipt's own door tells them. */
export interface Invoices {
  receipt: string
  title?: string
  wantedFen?: Fen
  documents: {
    number: string
    kind: 'BLUE' | 'RED'
    amountFen: Fen
    state: string
    issued?: { number: string; link: string; at: Time }
    why?: string
  }[]
}

export interface Window {
  days: string | string[]
  from: string
  until: string
}

export interface Lot {
  id: string
  name: string
  nameEn?: string
  address?: string
  addressEn?: string
  location?: { lat: number; lon: number }
  distanceMetres?: number
  capacity: number
  free?: number
  knownAt?: Time
  withheldBecause?: string
  planned?: Fee
  board?: string
  shared?: { isOpenNow: boolean; opensAt?: Time; closesAt?: Time; windows?: Window[] }
  hasPasses: boolean
}

export interface PassOffer {
  kind: string
  name: string
  nameEn?: string
  amountFen: Fen
  days: number
  windows?: Window[]
  left?: number
}

/** How a channel is paid by the driver's own hand. */
export type Pay =
  | { kind: 'URL'; url: string }
  | {
      kind: 'WECHAT_PAY'
      timeStamp: string
      nonceStr: string
      package: string
      signType: string
      paySign: string
    }
  | { kind: 'ALIPAY_TRADE'; tradeNo: string }

/** A day of the lot's clock: 2026-12-01. */
export type Day = string

export interface Pass {
  id: string
  lot: string
  lotName: string
  lotNameEn?: string
  kind: string
  name: string
  nameEn?: string
  plate: ShownPlate
  validFrom: Day
  /** The first day on which it does not hold. */
  validUntil: Day
  amountFen?: Fen
  state: 'AWAITING_PAYMENT' | 'COMING' | 'VALID' | 'OVER' | 'CANCELLED' | 'REFUNDED'
  /** A pass from the office's desk is given back there. */
  seller?: 'PROGRAM' | 'DESK'
  payUntil?: Time
  pay?: Pay
  receipt?: VisitReceipt
}

export interface Message {
  id: string
  kind: string
  at: Time
  title: string
  body: string
  page?: string
  readAt?: Time
}

export interface Inbox {
  unread: number
  messages: Message[]
  next?: string
}

export interface Notifications {
  channels: { channel: string; isOn: boolean; isPossible?: boolean }[]
  kinds: { kind: string; isOn: boolean; mayBeOff?: boolean }[]
  quiet?: { from: string; until: string }
  remindMinutes?: number
  /** What WeChat is asked to allow, by a tap; each yes is good for one message. */
  templates?: { wechat?: string[] }
}

export interface Looks {
  looks: { at: Time; who: string; role: string; what: string; why?: string }[]
  next?: string
}

export interface Erased {
  erasedAt: Time
  kept: { what: string; until: string; because: string }[]
}

/** A refusal, RFC 9457, with what some of them carry. */
export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
  triesLeft?: number
  amountFen?: Fen
}

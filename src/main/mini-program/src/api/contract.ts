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

export interface PayChannel {
  channel: Channel
  name: string
  nameEn?: string
  state: 'NONE' | 'ASKED' | 'SIGNED' | 'ENDED'
  signedAt?: Time
}

export type Go =
  | { kind: 'URL'; url: string }
  | { kind: 'MINI_PROGRAM'; appId: string; path: string; extraData?: Record<string, string> }

export interface Dues {
  amountFen: Fen
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

export interface Ask {
  visit: string
  plate: string
  lotName: string
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
  days: string
  from: string
  until: string
}

export interface Lot {
  id: string
  name: string
  nameEn?: string
  address?: string
  location?: { lat: number; lon: number }
  distanceMetres?: number
  capacity: number
  free?: number
  knownAt?: Time
  withheldBecause?: string
  planned?: Fee
  board?: string
  shared?: { isOpenNow: boolean; opensAt?: Time; closesAt?: Time; windows: Window[] }
  hasPasses: boolean
}

export interface PassOffer {
  kind: string
  name: string
  nameEn?: string
  amountFen: Fen
  days: number
  windows?: Window[]
}

export interface PassBought {
  id: string
  state: string
  validFrom: Time
  validUntil: Time
  amountFen: Fen
}

export interface Pass {
  id: string
  lot: string
  lotName: string
  kind: string
  name: string
  plate: string
  validFrom: Time
  validUntil: Time
  state: string
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
  channels: { channel: string; isOn: boolean }[]
  kinds: { kind: string; isOn: boolean }[]
  quiet?: { from: string; until: string }
  remindMinutes?: number
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

/** The driver's door, one function for each. See docs/contracts/driver-api.md. */
import { ask } from './client'
import type * as c from './contract'

const part = encodeURIComponent

function query(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '')
  return given.length ? '?' + given.map(([k, v]) => `${k}=${part(String(v))}`).join('&') : ''
}

const get = <T>(path: string) => ask<T>('GET', path)
const post = <T = void>(path: string, body?: object) => ask<T>('POST', path, body)
const put = <T = void>(path: string, body: object) => ask<T>('PUT', path, body)
const del = <T = void>(path: string) => ask<T>('DELETE', path)

export const logIns = {
  byPlatform: (way: 'wechat' | 'alipay', code: string) =>
    post<c.Begun>(`/log-ins/${way}`, { code }),
  sendCode: (phone: string) => post<c.CodeSent>('/codes', { phone }),
  byPhone: (phone: string, code: string) => post<c.Begun>('/log-ins/phone', { phone, code }),
  out: () => del('/session'),
  list: () => get<c.LogIn[]>('/sessions'),
  end: (id: string) => del(`/sessions/${part(id)}`),
}

export const me = {
  get: () => get<c.Me>('/me'),
  addPlatform: (way: 'wechat' | 'alipay', code: string) => post<c.Me>(`/me/ways/${way}`, { code }),
  addPhone: (phone: string, code: string) => post<c.Me>('/me/ways/phone', { phone, code }),
  settings: () => get<c.Settings>('/me/settings'),
  set: (settings: c.Settings) => put<c.Settings>('/me/settings', settings),
  looks: (before?: string) => get<c.Looks>('/me/looks' + query({ before })),
  erase: (requestId: c.RequestId) => post<c.Erased>('/me/erasure', { requestId }),
}

export const consents = {
  current: (lang: c.Language) => get<c.Consent>('/consents/current' + query({ lang })),
  give: (version: string) => put<{ version: string; givenAt: c.Time }>('/me/consent', { version }),
  withdraw: () => del('/me/consent'),
}

export interface PlateWish {
  requestId: c.RequestId
  plate: string
  colour: c.Colour
  nickname?: string
}

export const plates = {
  list: () => get<c.Plate[]>('/me/plates'),
  bind: (wish: PlateWish) => post<{ plate?: c.Plate; binding?: c.Binding }>('/me/plates', wish),
  binding: (id: string) => get<c.Binding>(`/me/bindings/${part(id)}`),
  prove: (id: string, proof: c.ProofGiven) =>
    post<c.Binding>(`/me/bindings/${part(id)}/proofs`, proof),
  name: (id: string, nickname: string, isMain: boolean) =>
    put<c.Plate>(`/me/plates/${part(id)}`, { nickname, isMain }),
  payers: (id: string, channels: c.Channel[], askAboveFen?: c.Fen) =>
    put<c.Plate>(`/me/plates/${part(id)}/payers`, { channels, askAboveFen }),
  unbind: (id: string) => del(`/me/plates/${part(id)}`),
  invite: (id: string) =>
    post<{ code: string; endsAt: c.Time }>(`/me/plates/${part(id)}/invitations`),
  join: (code: string) => post<c.Plate>('/me/invitations', { code }),
  part: (id: string, user: string) => del(`/me/plates/${part(id)}/co-users/${part(user)}`),
}

export interface ContestWish {
  requestId: c.RequestId
  plate: string
  colour: c.Colour
  words: string
  picture?: string
}

export const contests = {
  list: () => get<c.Contest[]>('/me/contests'),
  open: (wish: ContestWish) => post<c.Contest>('/me/contests', wish),
  answer: (id: string, words: string, picture?: string) =>
    post<c.Contest>(`/me/contests/${part(id)}/answers`, { words, picture }),
}

/** Where the driver is. */
export type From = 'h5' | 'wechat' | 'alipay'

export function here(): From {
  let place: From = 'h5'
  // #ifdef MP-WEIXIN
  place = 'wechat'
  // #endif
  // #ifdef MP-ALIPAY
  place = 'alipay'
  // #endif
  return place
}

export const paying = {
  channels: () => get<c.PayChannel[]>('/me/channels'),
  channel: (channel: c.Channel) => get<c.PayChannel>(`/me/channels/${part(channel)}`),
  sign: (channel: c.Channel, wish: { requestId: c.RequestId; plate: string; from: From }) =>
    post<c.Signing>(`/me/channels/${part(channel)}/agreement`, wish),
  end: (channel: c.Channel, plate: string, from: From) =>
    del<c.Cancelled>(`/me/channels/${part(channel)}/agreement` + query({ plate, from })),
  dues: () => get<c.Dues>('/me/dues'),
  pay: (wish: { requestId: c.RequestId; amountFen: c.Fen; channel: c.Channel }) =>
    post<c.Payment>('/me/dues/payments', wish),
  payment: (requestId: c.RequestId) => get<c.Payment>(`/me/dues/payments/${part(requestId)}`),
  confirm: (visit: string, amountFen: c.Fen) =>
    post(`/me/visits/${part(visit)}/confirmation`, { amountFen }),
}

export interface DisputeWish {
  requestId: c.RequestId
  reason: string
  words: string
  picture?: string
}

export const visits = {
  now: () => get<c.Now>('/me/now'),
  notMe: (id: string, requestId: c.RequestId, words: string) =>
    post(`/me/visits/${part(id)}/not-me`, { requestId, words }),
  list: (asked: { plate?: string; month?: string; q?: string; before?: string }) =>
    get<c.Visits>('/me/visits' + query(asked)),
  get: (id: string) => get<c.Visit>(`/me/visits/${part(id)}`),
  dispute: (id: string, wish: DisputeWish) =>
    post<c.Dispute>(`/me/visits/${part(id)}/disputes`, wish),
  invoice: (id: string) => get<c.Invoices>(`/me/visits/${part(id)}/invoice`),
  askInvoice: (id: string, buyer: c.Buyer) =>
    put<c.Invoices>(`/me/visits/${part(id)}/invoice`, { buyer }),
}

export const disputes = {
  get: (number: string) => get<c.Dispute>(`/me/disputes/${part(number)}`),
  withdraw: (number: string, words: string) =>
    post<c.Dispute>(`/me/disputes/${part(number)}/withdrawal`, { words }),
}

export interface LotWish {
  lat?: number
  lon?: number
  stay?: c.Duration
  plate?: string
}

export interface PassWish {
  requestId: c.RequestId
  kind: string
  plate: string
  from: c.Day
  channel: c.Channel
  client: From
}

export const lots = {
  list: (wish: LotWish) => get<c.Lot[]>('/lots' + query({ ...wish })),
  get: (id: string, stay?: c.Duration) => get<c.Lot>(`/lots/${part(id)}` + query({ stay })),
}

export const passes = {
  offers: (lot: string) => get<c.PassOffer[]>(`/lots/${part(lot)}/passes`),
  buy: (lot: string, wish: PassWish) => post<c.Pass>(`/lots/${part(lot)}/passes`, wish),
  mine: () => get<c.Pass[]>('/me/passes'),
  get: (id: string) => get<c.Pass>(`/me/passes/${part(id)}`),
  giveBack: (id: string) => del<c.Pass>(`/me/passes/${part(id)}`),
}

export const messages = {
  inbox: (before?: string) => get<c.Inbox>('/me/inbox' + query({ before })),
  read: (until: c.Time) => post('/me/inbox/read', { until }),
  preferences: () => get<c.Notifications>('/me/notifications'),
  prefer: (wish: c.Notifications) => put<c.Notifications>('/me/notifications', wish),
}

/** Money and times as people read them. Times are China's, whatever the device's zone. */

const CHINA_MS = 8 * 3_600_000
const MINUTE_MS = 60_000
const two = (n: number) => String(n).padStart(2, '0')

/** 1250 fen are ¥12.50. */
export function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/gu, ',')
  return `${fen < 0 ? '−' : ''}¥${whole}.${digits.slice(-2)}`
}

function china(time: string): Date {
  return new Date(Date.parse(time) + CHINA_MS)
}

/** 08:05 */
export function clock(time: string): string {
  const at = china(time)
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
}

/** 2026-11-27 */
export function date(time: string): string {
  const at = china(time)
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`
}

/** The day before: what holds until 2026-12-01 holds on 2026-11-30 for the last time. */
export function dayBefore(day: string): string {
  const at = Date.parse(day)
  return Number.isNaN(at) ? day : new Date(at - 1).toISOString().slice(0, 10)
}

/** 2026-11 */
export const month = (time: string) => date(time).slice(0, 7)

export interface DayWords {
  readonly today: string
  readonly yesterday: string
  readonly tomorrow: string
}

/** "Today 08:05", "11-20 08:05" or "2025-11-20 08:05". */
export function moment(time: string, now: number, words: DayWords): string {
  const day = date(time)
  const on = (ms: number) => date(new Date(ms).toISOString())
  const name =
    day === on(now)
      ? words.today
      : day === on(now - 86_400_000)
        ? words.yesterday
        : day === on(now + 86_400_000)
          ? words.tomorrow
          : day.slice(0, 4) === on(now).slice(0, 4)
            ? day.slice(5)
            : day
  return `${name} ${clock(time)}`
}

export interface SpanWords {
  readonly days: string
  readonly hours: string
  readonly minutes: string
}

/** "2 h 5 min"; a time begun counts as what is over of it, so 59 s are 0 minutes. */
export function span(ms: number, words: SpanWords): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS))
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const parts = [
    days ? `${days}${words.days}` : '',
    hours ? `${hours}${words.hours}` : '',
    minutes % 60 || (!days && !hours) ? `${minutes % 60}${words.minutes}` : '',
  ]
  return parts.filter(Boolean).join(' ')
}

/** 850 m, 1.2 km */
export function metres(count: number): string {
  return count < 1000 ? `${Math.round(count / 10) * 10} m` : `${(count / 1000).toFixed(1)} km`
}

/** Fen out of what a person typed as yuan, or nothing when it is no amount. */
export function findFen(text: string): number | undefined {
  const found = /^(\d{1,6})(?:\.(\d{1,2}))?$/u.exec(text.trim())
  if (!found) return undefined
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}

/** Where `{name}` stands in a text, its value. */
export function filled(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/gu, (_, name: string) => String(values[name] ?? ''))
}

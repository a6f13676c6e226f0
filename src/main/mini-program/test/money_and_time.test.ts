import { describe, expect, it } from 'vitest'
import {
  clock,
  date,
  dayBefore,
  filled,
  findFen,
  metres,
  moment,
  span,
  yuan,
} from '../src/words/format'

const DAYS = { today: 'today', yesterday: 'yesterday', tomorrow: 'tomorrow' }
const SPANS = { days: ' d', hours: ' h', minutes: ' min' }
const now = Date.parse('2026-11-27T04:00:00Z')

describe('money', () => {
  it.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [1250, '¥12.50'],
    [123456789, '¥1,234,567.89'],
    [-300, '−¥3.00'],
  ])('%i fen are %s', (fen, shown) => expect(yuan(fen)).toBe(shown))

  it.each([
    ['12', 1200],
    ['12.5', 1250],
    [' 0.05 ', 5],
    ['12.345', undefined],
    ['-1', undefined],
    ['', undefined],
  ])('typed as "%s" is %s fen', (text, fen) => expect(findFen(text)).toBe(fen))
})

describe('the last day on which something holds', () => {
  it.each([
    ['2026-12-01', '2026-11-30'],
    ['2027-01-01', '2026-12-31'],
    ['2028-03-01', '2028-02-29'],
    ['soon', 'soon'],
  ])('that holds until %s is %s', (until, last) => expect(dayBefore(until)).toBe(last))
})

describe('a time', () => {
  it("is China's", () => {
    expect(clock('2026-11-27T00:05:00Z')).toBe('08:05')
    expect(date('2026-11-26T16:00:00Z')).toBe('2026-11-27')
    expect(date('2026-11-26T15:59:59Z')).toBe('2026-11-26')
  })

  it.each([
    ['2026-11-27T00:05:00Z', 'today 08:05'],
    ['2026-11-26T00:05:00Z', 'yesterday 08:05'],
    ['2026-11-27T16:00:00Z', 'tomorrow 00:00'],
    ['2026-03-01T00:05:00Z', '03-01 08:05'],
    ['2025-03-01T00:05:00Z', '2025-03-01 08:05'],
  ])('%s is %s', (time, shown) => expect(moment(time, now, DAYS)).toBe(shown))
})

describe('a span', () => {
  it.each([
    [59_000, '0 min'],
    [60_000, '1 min'],
    [3_600_000, '1 h'],
    [90 * 60_000, '1 h 30 min'],
    [25 * 3_600_000, '1 d 1 h'],
    [-5, '0 min'],
  ])('of %i ms is %s', (ms, shown) => expect(span(ms, SPANS)).toBe(shown))
})

it('a distance is said in what people walk', () => {
  expect(metres(854)).toBe('850 m')
  expect(metres(1234)).toBe('1.2 km')
})

it('a text gets its values', () => expect(filled('{n} of {all}', { n: 1, all: 2 })).toBe('1 of 2'))

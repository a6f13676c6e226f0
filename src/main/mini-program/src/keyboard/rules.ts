/**
 * Which characters may come next while a plate is typed, and what a typed plate is.
 *
 * A shape is one character set per position. The shapes are those of the service's
 * `parking/plates/forms.txt`; a test compares the two position by position.
 */
import type { Colour } from '../api/contract'

export type Form =
  | 'small'
  | 'large'
  | 'new-energy-small'
  | 'new-energy-large'
  | 'trailer'
  | 'learner'
  | 'test'
  | 'police'
  | 'military'
  | 'armed-police'
  | 'embassy'
  | 'consulate'
  | 'foreign'
  | 'hong-kong-macau'
  | 'civil-aviation'
  | 'emergency'

export interface FormRule {
  readonly form: Form
  readonly colours: readonly Colour[]
  readonly shapes: readonly (readonly string[])[]
}

export const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
export const DIGITS = '0123456789'
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** Letters and digits of the serial part: no I and no O, which look like 1 and 0. */
export const SERIAL = 'ABCDEFGHJKLMNPQRSTUVWXYZ' + DIGITS
const P = PROVINCES
const L = LETTERS
const S = SERIAL
const D = DIGITS
const ANY = LETTERS + DIGITS
const ENERGY = 'ABCDEFGHJK'

const times = (set: string, count: number): string[] => Array.from({ length: count }, () => set)

export const FORMS: readonly FormRule[] = [
  { form: 'small', colours: ['blue'], shapes: [[P, L, ...times(S, 5)]] },
  { form: 'large', colours: ['yellow'], shapes: [[P, L, ...times(S, 5)]] },
  { form: 'new-energy-small', colours: ['green'], shapes: [[P, L, ENERGY, S, ...times(D, 4)]] },
  {
    form: 'new-energy-large',
    colours: ['yellow-green', 'green'],
    shapes: [[P, L, ...times(D, 5), ENERGY]],
  },
  { form: 'trailer', colours: ['yellow'], shapes: [[P, L, ...times(S, 4), '挂']] },
  { form: 'learner', colours: ['yellow'], shapes: [[P, L, ...times(S, 4), '学']] },
  { form: 'test', colours: ['yellow', 'blue'], shapes: [[P, L, ...times(S, 4), '试超']] },
  { form: 'police', colours: ['white'], shapes: [[P, L, 'ABCD' + D, ...times(D, 3), '警']] },
  {
    form: 'military',
    colours: ['white'],
    shapes: [['VKHBSLJNGCEZQ', 'ABCDJKLMNOPRSTVY', ...times(D, 5)]],
  },
  {
    form: 'armed-police',
    colours: ['white'],
    shapes: [
      ['W', 'J', P, ...times(D, 4), D + 'TDSHBXJ'],
      ['W', 'J', ...times(D, 4), D + 'TDSHBXJ'],
    ],
  },
  {
    form: 'embassy',
    colours: ['black', 'green'],
    shapes: [
      ['123', D, D, ...times(ANY, 3), '使'],
      ['使', '123', ...times(D, 5)],
    ],
  },
  {
    form: 'consulate',
    colours: ['black', 'green'],
    shapes: [
      [P, L, ...times(S, 4), '领'],
      [P, '123', D, D, ANY, ANY, '领'],
    ],
  },
  { form: 'foreign', colours: ['black'], shapes: [[P, L, ...times(S, 5)]] },
  { form: 'hong-kong-macau', colours: ['black'], shapes: [['粤', 'Z', ...times(S, 4), '港澳']] },
  { form: 'civil-aviation', colours: ['green'], shapes: [['民', '航', ...times(ANY, 5)]] },
  { form: 'emergency', colours: ['white'], shapes: [[P, 'XS', ...times(D, 4), '应', '急']] },
]

/** No plate has more characters. */
export const LONGEST = 8

/** Keys that type more than one character, because one never comes without the other. */
const CHUNKS = ['民航', '应急', 'WJ']

const fits = (shape: readonly string[], typed: string): boolean =>
  typed.length <= shape.length && [...typed].every((c, i) => (shape[i] ?? '').includes(c))

/** Every character that leads from what is typed to some plate, in no order. */
export function nextCharacters(typed: string): Set<string> {
  const next = new Set<string>()
  for (const { shapes } of FORMS) {
    for (const shape of shapes) {
      if (typed.length < shape.length && fits(shape, typed)) {
        for (const c of shape[typed.length] ?? '') next.add(c)
      }
    }
  }
  return next
}

/** The forms that what is typed is, whole. Empty while it is not yet or no longer a plate. */
export function formsOf(plate: string): FormRule[] {
  return FORMS.filter(({ shapes }) =>
    shapes.some((shape) => shape.length === plate.length && fits(shape, plate)),
  )
}

/** The colours such a plate may have, the likeliest first. */
export function coloursOf(plate: string): Colour[] {
  return [...new Set(formsOf(plate).flatMap(({ colours }) => colours))]
}

/** What a plate of this colour is, or nothing when that colour does not go with it. */
export function findForm(plate: string, colour: Colour): Form | undefined {
  return formsOf(plate).find(({ colours }) => colours.includes(colour))?.form
}

export interface Key {
  /** What the key types. */
  readonly types: string
  readonly isAllowed: boolean
}

export interface Keys {
  /** `places` at the first character, else letters and digits. */
  readonly kind: 'provinces' | 'characters'
  readonly rows: readonly (readonly Key[])[]
  /** Keys of rare plates, shown only where they are allowed. */
  readonly special: readonly Key[]
}

const SPECIAL_SINGLES = '使领警学挂港澳试超'
const CHARACTER_ROWS = ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM']
const PROVINCE_ROWS = ['京津沪渝冀豫云辽', '黑湘皖鲁新苏浙赣', '鄂桂甘晋蒙陕吉闽', '贵粤青藏川宁琼']

/** The keyboard as it looks after what is typed. */
export function keysAfter(typed: string): Keys {
  const next = nextCharacters(typed)
  const keys = (row: string): Key[] =>
    [...row].map((types) => ({ types, isAllowed: next.has(types) }))
  const chunks = CHUNKS.filter((chunk) => leads(typed, chunk))
  const singles = [...SPECIAL_SINGLES].filter((c) => next.has(c))
  const special = [...chunks, ...singles].map((types) => ({ types, isAllowed: true }))
  if (typed.length === 0) {
    const rare = [...'VKHBSLJNGCEZQ123'].map((types) => ({ types, isAllowed: next.has(types) }))
    return { kind: 'provinces', rows: PROVINCE_ROWS.map(keys), special: [...special, ...rare] }
  }
  if (typed === 'WJ')
    return { kind: 'provinces', rows: [...PROVINCE_ROWS, DIGITS].map(keys), special }
  return { kind: 'characters', rows: CHARACTER_ROWS.map(keys), special }
}

function leads(typed: string, chunk: string): boolean {
  if (chunk === 'WJ' && typed !== '') return false
  const [first = '', second = ''] = [...chunk]
  return nextCharacters(typed).has(first) && nextCharacters(typed + first).has(second)
}

/** What stands there after a key: unchanged when the key is not allowed. */
export function typed(before: string, key: string): string {
  let after = before
  for (const c of key) {
    if (!nextCharacters(after).has(c)) return before
    after += c
  }
  return after
}

/** What stands there after a step back; what one key typed goes with one step. */
export function erased(before: string): string {
  const chunk = CHUNKS.find((each) => (each === 'WJ' ? before === each : before.endsWith(each)))
  return before.slice(0, before.length - (chunk?.length ?? 1))
}

/** A plate as people write it: a dot after the place and the letter. */
export function spaced(plate: string): string {
  const head = /^(WJ.?|民航|.[A-Z]|使)/u.exec(plate)?.[0] ?? ''
  return head && head.length < plate.length ? `${head}·${plate.slice(head.length)}` : plate
}

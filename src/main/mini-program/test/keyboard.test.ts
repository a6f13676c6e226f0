import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  FORMS,
  LONGEST,
  PROVINCES,
  SERIAL,
  coloursOf,
  erased,
  findForm,
  formsOf,
  keysAfter,
  nextCharacters,
  spaced,
  typed,
} from '../src/keyboard/rules'
import type { Colour } from '../src/api/contract'

const lines = (path: string) =>
  readFileSync(new URL(path, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))

/** One set of characters per position, for each way a form of the service may be written. */
function shapesOf(pattern: string): string[] {
  return pattern.split('|').flatMap((way) => expand(way))
}

function expand(way: string): string[] {
  const part = /(<P>|<S>|\\d|\[[^\]]+\]|.)(\{(\d)\}|\?)?/gu
  let shapes: string[][] = [[]]
  for (const [, atom = '', , count] of way.matchAll(part)) {
    const isMaybe = new RegExp(`${escape(atom)}\\?`, 'u').test(way)
    const set = setOf(atom)
    const more = shapes.map((s) => [...s, ...Array<string>(Number(count ?? 1)).fill(set)])
    shapes = isMaybe ? [...more, ...shapes] : more
  }
  return shapes.map((shape) => shape.map(sorted).join(' '))
}

const escape = (atom: string) => atom.replace(/[\\[\]]/gu, '\\$&')
const sorted = (set: string) => [...new Set(set)].sort().join('')

function setOf(atom: string): string {
  if (atom === '<P>') return PROVINCES
  if (atom === '<S>') return SERIAL
  if (atom === '\\d') return '0123456789'
  if (!atom.startsWith('[')) return atom
  const ranges = atom.slice(1, -1).matchAll(/(.)-(.)|(.)/gu)
  return [...ranges].map(([, from, to, one]) => one ?? span(from!, to!)).join('')
}

const span = (from: string, to: string) =>
  Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, i) =>
    String.fromCharCode(from.charCodeAt(0) + i),
  ).join('')

describe("the keyboard's forms", () => {
  const service = lines('../../resources/parking/plates/forms.txt').map((line) => {
    const [form = '', colours = '', pattern = ''] = line.split(/\s+/u)
    return { form, colours: colours.split(','), shapes: shapesOf(pattern).sort() }
  })

  it('are those of the service, position by position', () => {
    const ours = FORMS.map(({ form, colours, shapes }) => ({
      form,
      colours: [...colours],
      shapes: shapes.map((shape) => shape.map(sorted).join(' ')).sort(),
    }))
    expect(ours).toEqual(service)
    expect(service).toHaveLength(16)
  })

  it('are no longer than the boxes that are drawn', () => {
    const lengths = FORMS.flatMap(({ shapes }) => shapes.map((shape) => shape.length))
    expect(Math.max(...lengths)).toBe(LONGEST)
  })
})

describe('the plates of the list', () => {
  const plates = lines('plates.txt').map((line) => {
    const [plate = '', answer = '', form = '', colour = ''] = line.split(/\s+/u)
    return { plate, isGood: answer === 'yes', form, colour: colour as Colour }
  })

  it('name every class at least once', () => {
    const named = new Set(plates.filter(({ isGood }) => isGood).map(({ form }) => form))
    expect([...named].sort()).toEqual(FORMS.map(({ form }) => form).sort())
  })

  it.each(plates.filter(({ isGood }) => isGood))('$plate is a plate: $form', (each) => {
    expect(findForm(each.plate, each.colour)).toBe(each.form)
    expect(coloursOf(each.plate)).toContain(each.colour)
    expect([...each.plate].reduce(typed, '')).toBe(each.plate)
  })

  it.each(plates.filter(({ isGood }) => !isGood))('$plate is none', ({ plate }) => {
    expect(formsOf(plate)).toEqual([])
  })
})

describe('the keyboard', () => {
  const allowed = (before: string) =>
    keysAfter(before)
      .rows.flat()
      .filter(({ isAllowed }) => isAllowed)
      .map(({ types }) => types)
  const special = (before: string) => keysAfter(before).special.map(({ types }) => types)

  it('begins with the provinces, all of them', () => {
    expect(keysAfter('').kind).toBe('provinces')
    expect(sorted(allowed('').join(''))).toBe(sorted(PROVINCES))
    expect(special('')).toEqual(expect.arrayContaining(['民航', 'WJ', '使', 'V', '1']))
  })

  it('asks for a letter after the province', () => {
    expect(sorted(allowed('浙').join(''))).toBe(sorted('123ABCDEFGHIJKLMNOPQRSTUVWXYZ'))
  })

  it('has no I and no O in the serial part', () => {
    for (const before of ['浙A', '浙A1', '浙A12', '浙A123', '浙A1234']) {
      expect(allowed(before)).not.toContain('I')
      expect(allowed(before)).not.toContain('O')
    }
  })

  it('offers the endings of special plates where they belong and nowhere else', () => {
    expect(special('浙AX234')).toEqual(['领', '学', '挂', '试', '超'])
    expect(special('浙A0123')).toContain('警')
    expect(special('粤ZX234')).toEqual(['领', '学', '挂', '港', '澳', '试', '超'])
    expect(special('浙X1234')).toContain('应急')
    expect(special('浙A12')).toEqual([])
  })

  it('offers an eighth character only to new energy', () => {
    expect(sorted(allowed('浙AD1234').join(''))).toBe('0123456789')
    expect(sorted(allowed('浙A12345').join(''))).toBe('ABCDEFGHJK')
    expect(allowed('浙AL1234')).toEqual([])
  })

  it('types and erases what belongs together with one key', () => {
    expect(typed('', '民航')).toBe('民航')
    expect(erased('民航')).toBe('')
    expect(erased('浙X1234应急')).toBe('浙X1234')
    expect(erased('浙A1')).toBe('浙A')
    expect(erased('WJ')).toBe('')
    expect(erased('浙AWJ')).toBe('浙AW')
    expect(erased('')).toBe('')
  })

  it('takes no key that is not allowed', () => {
    expect(typed('浙A', 'O')).toBe('浙A')
    expect(typed('浙A', '应急')).toBe('浙A')
  })

  it('never offers a key that leads nowhere', () => {
    let seed = 7
    const random = (count: number) => (seed = (seed * 48271) % 2147483647) % count
    for (let round = 0; round < 2000; round++) {
      let plate = ''
      while (formsOf(plate).length === 0 || random(2) === 1) {
        const next = [...nextCharacters(plate)]
        if (next.length === 0) break
        plate += next[random(next.length)]
      }
      expect(formsOf(plate), plate).not.toEqual([])
    }
  })
})

describe('a colour', () => {
  it('is guessed from the characters, the likeliest first', () => {
    expect(coloursOf('浙A12B34')).toEqual(['blue', 'yellow', 'black'])
    expect(coloursOf('浙AD12345')).toEqual(['green'])
    expect(coloursOf('浙A12345D')).toEqual(['yellow-green', 'green'])
    expect(coloursOf('浙AB123警')).toEqual(['white'])
    expect(coloursOf('浙A1234O')).toEqual([])
  })
})

describe('a plate as people write it', () => {
  it.each([
    ['浙A12B34', '浙A·12B34'],
    ['WJ浙1234X', 'WJ浙·1234X'],
    ['民航A1234', '民航·A1234'],
    ['224578使', '224578使'],
  ])('%s is shown as %s', (plate, shown) => expect(spaced(plate)).toBe(shown))
})

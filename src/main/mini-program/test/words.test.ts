import { afterEach, describe, expect, it } from 'vitest'
import { daysTold, language, told } from '../src/words'

afterEach(() => {
  language.value = 'zh'
})

describe('the days of a window', () => {
  it('are told in Chinese', () => {
    expect(daysTold(['working_day'])).toBe('工作日')
    expect(daysTold(['saturday', 'sunday'])).toBe('周六、周日')
    expect(daysTold(['saturday and holiday'])).toBe('周六且节假日')
  })

  it('are told in English', () => {
    language.value = 'en'
    expect(daysTold(['saturday and holiday', 'rest_day'])).toBe('Sat and Holidays, Rest days')
  })

  it('keep a name that nobody knows', () => {
    expect(daysTold(['winter_break'])).toBe('winter_break')
  })
})

describe('what the service names', () => {
  it('is told by its own name where there are no words', () => {
    expect(told('IN_REVIEW')).toBe('人工核对中')
    expect(told('SOMETHING_NEW')).toBe('SOMETHING_NEW')
    expect(told(undefined)).toBe('')
  })
})

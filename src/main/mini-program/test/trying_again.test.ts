import { describe, expect, it } from 'vitest'
import { Intents, newRequestId, type Store } from '../src/api/intents'
import { MOST_TRIES, findWaitMs } from '../src/api/retry'

class Memory implements Store {
  readonly kept = new Map<string, string>()
  get = (key: string) => this.kept.get(key)
  set = (key: string, value: string) => void this.kept.set(key, value)
  remove = (key: string) => void this.kept.delete(key)
}

describe('a request without an answer', () => {
  it('is sent again when it only asks', () => {
    expect(findWaitMs({ method: 'GET', isNamed: false, times: 1 })).toBe(500)
    expect(findWaitMs({ method: 'GET', isNamed: false, times: 2 })).toBe(1000)
  })

  it('is sent again when it names itself', () => {
    expect(findWaitMs({ method: 'POST', isNamed: true, times: 1 })).toBe(500)
  })

  it('is never sent again when it changes something and has no name', () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect(findWaitMs({ method, isNamed: false, times: 1 })).toBeUndefined()
    }
  })

  it('is given up after a few tries', () => {
    expect(findWaitMs({ method: 'GET', isNamed: false, times: MOST_TRIES })).toBeUndefined()
  })
})

describe('a refusal', () => {
  const get = { method: 'GET', isNamed: false, times: 1 }

  it('that says when to come again is waited for, unless that is long', () => {
    expect(findWaitMs({ ...get, status: 429, retryAfterSeconds: 3 })).toBe(3000)
    expect(findWaitMs({ ...get, status: 429, retryAfterSeconds: 60 })).toBeUndefined()
  })

  it.each([400, 401, 403, 404, 409, 422, 500])('with %i is final', (status) =>
    expect(findWaitMs({ ...get, status })).toBeUndefined(),
  )
})

describe('what is wanted once', () => {
  it('keeps its name until it is settled, also when the program is closed meanwhile', () => {
    const store = new Memory()
    const first = new Intents(store, newRequestId).named('dues:1200:wechat')
    const afterwards = new Intents(store, newRequestId)
    expect(afterwards.named('dues:1200:wechat')).toBe(first)
    afterwards.settled('dues:1200:wechat')
    expect(afterwards.named('dues:1200:wechat')).not.toBe(first)
  })

  it('has another name for another amount', () => {
    const intents = new Intents(new Memory(), newRequestId)
    expect(intents.named('dues:1200:wechat')).not.toBe(intents.named('dues:900:wechat'))
  })

  it('is named by a UUID', () => {
    expect(newRequestId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-/u)
  })
})

/** What was last known of something, when it was known, and how to know it anew. */
import { onHide, onShow, onUnload } from '@dcloudio/uni-app'
import { computed, ref, watch, type Ref } from 'vue'
import { Refused } from '../api/client'
import { isOffline, recoveries } from './network'
import { store } from './store'
import { token } from './session'

export interface Kept<T> {
  readonly value: Ref<T | undefined>
  /** When the value was told; it is older than the page when `isStale`. */
  readonly asOf: Ref<string>
  readonly isStale: Ref<boolean>
  readonly isLoading: Ref<boolean>
  readonly failure: Ref<unknown>
  load(): Promise<void>
  /** The key has changed: shows what is kept under the new one, and loads it. */
  turn(): Promise<void>
  /** Takes a value that came with another answer. */
  take(value: T): void
}

interface Written<T> {
  at: string
  value: T
}

function read<T>(key: string): Written<T> | undefined {
  const text = key && store.get('kept:' + key)
  return text ? (JSON.parse(text) as Written<T>) : undefined
}

/**
 * Keeps a value under a key (under an empty key nothing is kept), shows the last one at once and loads it anew whenever the page is
 * shown, the network comes back, or (when asked for) some seconds have passed.
 */
export function useKept<T>(key: () => string, load: () => Promise<T>, everyMs = 0): Kept<T> {
  const value = ref<T>() as Ref<T | undefined>
  const asOf = ref('')
  const isLoading = ref(false)
  const failure = ref<unknown>()
  let loads = 0

  const remember = () => {
    const before = read<T>(key())
    value.value = before?.value
    asOf.value = before?.at ?? ''
  }
  const take = (fresh: T) => {
    value.value = fresh
    asOf.value = new Date().toISOString()
    failure.value = undefined
    if (key()) store.set('kept:' + key(), JSON.stringify({ at: asOf.value, value: fresh }))
  }
  const anew = async () => {
    if (!token.value) return
    const mine = ++loads
    isLoading.value = true
    try {
      const fresh = await load()
      if (mine === loads) take(fresh)
    } catch (refusal) {
      if (mine === loads) failure.value = refusal
      if (refusal instanceof Refused && refusal.problem.status === 404)
        store.remove('kept:' + key())
    } finally {
      if (mine === loads) isLoading.value = false
    }
  }
  const turn = () => {
    remember()
    return anew()
  }
  onShow(() => void (value.value === undefined ? turn() : anew()))
  watch(recoveries, () => void anew())
  repeat(everyMs, anew)
  const isStale = computed(() => isOffline.value || failure.value !== undefined)
  return { value, asOf, isStale, isLoading, failure, load: anew, turn, take }
}

function repeat(everyMs: number, act: () => Promise<void>): void {
  if (!everyMs) return
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = () => clearInterval(timer)
  onShow(() => {
    stop()
    timer = setInterval(() => void act(), everyMs)
  })
  onHide(stop)
  onUnload(stop)
}

/** Who is logged in on this device. */
import { ref } from 'vue'
import { store } from './store'

export const token = ref(store.get('token') ?? '')

export function begin(newToken: string): void {
  token.value = newToken
  store.set('token', newToken)
}

/** Forgets the driver and everything that was kept of them here. */
export function end(): void {
  token.value = ''
  store.clear()
}

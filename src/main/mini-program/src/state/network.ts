/** Whether there is a network, as far as the platform and the last request can tell. */
import { ref } from 'vue'

export const isOffline = ref(false)
/** Grows by one each time the network comes back, so that pages load again. */
export const recoveries = ref(0)

export function heard(): void {
  if (!isOffline.value) return
  isOffline.value = false
  recoveries.value++
}

export function silent(): void {
  isOffline.value = true
}

export function watchNetwork(): void {
  uni.onNetworkStatusChange(({ isConnected }) => (isConnected ? heard() : silent()))
  // #ifdef H5
  window.addEventListener('online', heard)
  window.addEventListener('offline', silent)
  // #endif
}

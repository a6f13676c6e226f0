/** What is kept on the device. */
import type { Store } from '../api/intents'

const PREFIX = 'parking:'

export const store: Store & { clear(): void } = {
  get: (key) => (uni.getStorageSync(PREFIX + key) as string) || undefined,
  set: (key, value) => uni.setStorageSync(PREFIX + key, value),
  remove: (key) => uni.removeStorageSync(PREFIX + key),
  /** Everything that belongs to the driver who was logged in. */
  clear() {
    for (const key of uni.getStorageInfoSync().keys) {
      if (key.startsWith(PREFIX) && key !== PREFIX + 'look') uni.removeStorageSync(key)
    }
  },
}

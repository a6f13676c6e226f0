/** The language and the size of the text, on this device at once and with the driver afterwards. */
import { ref } from 'vue'
import type { Language, Settings } from '../api/contract'
import { me } from '../api/doors'
import { language } from '../words'
import { store } from './store'
import { token } from './session'

export const isLarge = ref(false)

function apply(settings: Settings): void {
  language.value = settings.language
  isLarge.value = settings.largeText
  store.set('look', JSON.stringify(settings))
  // #ifdef H5
  document.documentElement.lang = settings.language === 'zh' ? 'zh-CN' : 'en'
  // #endif
}

export function rememberLook(): void {
  const kept = store.get('look')
  if (kept) return apply(JSON.parse(kept) as Settings)
  const spoken: Language = uni.getSystemInfoSync().language?.startsWith('en') ? 'en' : 'zh'
  apply({ language: spoken, largeText: false })
}

/** What the driver chose on another device. */
export async function fetchLook(): Promise<void> {
  apply(await me.settings())
}

/** Holds at once; the service hears of it when it can. */
export function choose(settings: Settings): void {
  apply(settings)
  if (token.value) void me.set(settings).catch(() => undefined)
}

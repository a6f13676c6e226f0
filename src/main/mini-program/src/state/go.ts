/** Ways between pages, and to the pages of others. */
import type { Go } from '../api/contract'
import { service } from '../api/client'
import { say } from './wishes'
import { t } from '../words'

export const TABS = ['now', 'find', 'history', 'me'] as const
export type Tab = (typeof TABS)[number]

export const isTab = (page: string): page is Tab => (TABS as readonly string[]).includes(page)

/** Opens a page by its name, with its query. */
export function open(page: string, query = ''): void {
  const url = `/pages/${page}/${page}${query ? `?${query}` : ''}`
  if (!isTab(page)) return void uni.navigateTo({ url })
  // #ifdef H5
  uni.reLaunch({ url })
  // #endif
  // #ifndef H5
  uni.switchTab({ url })
  // #endif
}

/** Opens what a message names: `pages/visit/visit?id=…`. */
export function openNamed(page: string): void {
  const [, name = '', query = ''] = /^\/?pages\/([a-z]+)\/[a-z]+(?:\?(.*))?$/u.exec(page) ?? []
  if (name) open(name, query)
}

/** Begins anew with a page; there is no way back. */
export function restart(page: string): void {
  uni.reLaunch({ url: `/pages/${page}/${page}` })
}

export function back(): void {
  if (getCurrentPages().length > 1) uni.navigateBack()
  else open('now')
}

/** Opens a document of the service, such as a price board. */
export function openDocument(path: string): void {
  const url = /^https?:/u.test(path) ? path : service() + path
  // #ifdef H5
  window.open(url, '_blank', 'noopener')
  // #endif
  // #ifndef H5
  open('web', `url=${encodeURIComponent(url)}`)
  // #endif
}

/** Goes to a channel's own page, where the driver signs or ends an agreement. */
export function goTo(go: Go): void {
  if (go.kind === 'URL') {
    // #ifdef H5
    window.location.assign(go.url)
    // #endif
    // #ifndef H5
    open('web', `url=${encodeURIComponent(go.url)}`)
    // #endif
    return
  }
  // #ifdef H5
  say(t('goElsewhere'))
  // #endif
  // #ifndef H5
  uni.navigateToMiniProgram({ appId: go.appId, path: go.path, extraData: go.extraData })
  // #endif
}

/** Asks for a yes; false when the driver says no. */
export function sure(title: string, content = '', yes = t('ok')): Promise<boolean> {
  return new Promise((resolve) =>
    uni.showModal({
      title,
      content,
      confirmText: yes.slice(0, 4),
      cancelText: t('cancel'),
      success: ({ confirm }) => resolve(confirm),
      fail: () => resolve(false),
    }),
  )
}

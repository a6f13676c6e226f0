/** The platform that a mini-program runs in: who the driver is there. */
import type { Pay } from './contract'
import { Silence } from './client'

/** WeChat takes no more templates at once. */
const MOST_TEMPLATES = 3

/** A code by which the service learns from the platform who the driver is. */
export function platformCode(): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Silence())
    // #ifdef MP-WEIXIN
    uni.login({ provider: 'weixin', success: ({ code }) => resolve(code), fail })
    // #endif
    // #ifdef MP-ALIPAY
    my.getAuthCode({
      scopes: 'auth_base',
      success: ({ authCode }) => resolve(authCode),
      fail,
    })
    // #endif
    // #ifdef H5
    fail()
    void resolve
    // #endif
  })
}

/** Asks the driver, by their tap, whether messages may be sent; false where there is no such thing. */
export function askToSend(templates: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    // #ifdef MP-WEIXIN
    const most = templates.slice(0, MOST_TEMPLATES)
    uni.requestSubscribeMessage({
      tmplIds: most,
      success: (answers) =>
        resolve(most.some((id) => (answers as unknown as Record<string, string>)[id] === 'accept')),
      fail: () => resolve(false),
    })
    // #endif
    // #ifndef MP-WEIXIN
    void templates
    resolve(false)
    // #endif
  })
}

/** Pays by the driver's own hand. Whether it was paid, only the service can say afterwards. */
export function payHere(pay: Pay): Promise<void> {
  return new Promise((resolve) => {
    // #ifdef H5
    if (pay.kind === 'URL') window.location.assign(pay.url)
    resolve()
    // #endif
    // #ifdef MP-WEIXIN
    if (pay.kind === 'WECHAT_PAY') {
      const { kind, ...order } = pay
      void kind
      wx.requestPayment({ ...order, complete: resolve })
    } else resolve()
    // #endif
    // #ifdef MP-ALIPAY
    if (pay.kind === 'ALIPAY_TRADE') my.tradePay({ tradeNO: pay.tradeNo, complete: resolve })
    else resolve()
    // #endif
  })
}

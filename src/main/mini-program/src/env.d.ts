/// <reference types="vite/client" />

declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent<Record<string, never>, Record<string, never>, unknown>
  export default component
}

interface ImportMetaEnv {
  /** Where mini-programs find the service, without a slash at the end; H5 comes from there itself. */
  readonly VITE_SERVICE?: string
}

/** WeChat's and Alipay's own globals; each exists in its own program only. */
declare const my: {
  getAuthCode(asked: {
    scopes: string
    success(got: { authCode: string }): void
    fail(): void
  }): void
  tradePay(asked: { tradeNO: string; complete(): void }): void
}

declare const wx: {
  requestPayment(asked: {
    timeStamp: string
    nonceStr: string
    package: string
    signType: string
    paySign: string
    complete(): void
  }): void
  shareFileMessage(asked: {
    filePath: string
    fileName: string
    success(): void
    fail(): void
  }): void
}

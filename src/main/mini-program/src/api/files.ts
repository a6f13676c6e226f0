/** Files that only the driver may fetch. */
import { Refused, Silence, authorization, service } from './client'

const PATH = '/api/v1/driver'

/** Fetches a file; the answer is a place on this device that an image or a document can show. */
export function fetched(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    uni.downloadFile({
      url: service() + PATH + path,
      header: authorization(),
      success: ({ statusCode, tempFilePath }) =>
        statusCode === 200
          ? resolve(tempFilePath)
          : reject(new Refused({ type: '', title: '', status: statusCode })),
      fail: () => reject(new Silence()),
    })
  })
}

/** Hands a fetched file to the driver. False where the platform has no way to. */
export async function handedOver(path: string, name: string): Promise<boolean> {
  const place = await fetched(path)
  // #ifdef H5
  const link = document.createElement('a')
  link.href = place
  link.download = name
  link.click()
  return true
  // #endif
  // #ifdef MP-WEIXIN
  return new Promise((resolve) =>
    wx.shareFileMessage({
      filePath: place,
      fileName: name,
      success: () => resolve(true),
      fail: () => resolve(false),
    }),
  )
  // #endif
  // #ifdef MP-ALIPAY
  return Boolean(place && name) && false
  // #endif
}

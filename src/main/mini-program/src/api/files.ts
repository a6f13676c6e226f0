/** Files that only the driver may fetch, and pictures that the driver hands in. */
import { Refused, Silence, authorization, service } from './client'

const PATH = '/api/v1/driver'
/** What the service takes as a picture, before it is written in base64. */
export const LARGEST_PICTURE = 3_000_000

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

export interface Picture {
  /** Where an image can show it. */
  readonly place: string
  readonly base64: string
}

/** Lets the driver take or choose a picture; nothing when they choose none. */
export function choosePicture(): Promise<Picture | 'too-large' | undefined> {
  return new Promise((resolve) => {
    uni.chooseImage({
      count: 1,
      sizeType: ['compressed'],
      success: (chosen) => {
        const file = (chosen.tempFiles as { size: number; path?: string }[])[0]
        const place = (chosen.tempFilePaths as string[])[0] ?? ''
        if (!file) return resolve(undefined)
        if (file.size > LARGEST_PICTURE) return resolve('too-large')
        void base64(place, file).then((text) => resolve({ place, base64: text }))
      },
      fail: () => resolve(undefined),
    })
  })
}

function base64(place: string, file: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    // #ifdef H5
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/u, ''))
    reader.onerror = () => reject(new Silence())
    reader.readAsDataURL(file as Blob)
    // #endif
    // #ifndef H5
    void file
    uni.getFileSystemManager().readFile({
      filePath: place,
      encoding: 'base64',
      success: ({ data }) => resolve(data as string),
      fail: () => reject(new Silence()),
    })
    // #endif
  })
}

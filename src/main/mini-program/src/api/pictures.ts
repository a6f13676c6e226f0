/** Pictures that the driver takes or chooses, made small enough to be sent. */
import { Silence } from './client'
import { fitted } from './sizes'

/** What the service takes as a picture, before it is written in base64. */
const LARGEST_BYTES = 3 * 1024 * 1024
/** The first that makes a picture small enough is taken. */
const QUALITIES = [0.85, 0.7, 0.5]

export interface Picture {
  /** Where an image can show it. */
  readonly place: string
  readonly base64: string
}

/** Why a picture cannot be sent. */
export type Unfit = 'too-large' | 'unreadable'

/** Lets the driver take or choose a picture; nothing when they choose none. */
export function choosePicture(): Promise<Picture | Unfit | undefined> {
  return new Promise((resolve) => {
    uni.chooseImage({
      count: 1,
      sizeType: ['compressed'],
      success: (chosen) => {
        const file = (chosen.tempFiles as { size: number }[])[0]
        const place = (chosen.tempFilePaths as string[])[0] ?? ''
        if (!file) return resolve(undefined)
        read(place, file).then(resolve, () => resolve('unreadable'))
      },
      fail: () => resolve(undefined),
    })
  })
}

function read(place: string, file: { size: number }): Promise<Picture | Unfit> {
  // #ifdef H5
  return drawn(place, file as Blob)
  // #endif
  // #ifndef H5
  return whole(place, file.size)
  // #endif
}

/** Browsers hand over what a camera took; it is drawn anew, smaller, and always as a JPEG. */
async function drawn(place: string, file: Blob): Promise<Picture | Unfit> {
  const taken = await createImageBitmap(file)
  const { width, height } = fitted(taken.width, taken.height)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.drawImage(taken, 0, 0, width, height)
  taken.close()
  for (const quality of QUALITIES) {
    const base64 = canvas.toDataURL('image/jpeg', quality).replace(/^data:[^,]*,/u, '')
    if ((base64.length / 4) * 3 <= LARGEST_BYTES) return { place, base64 }
  }
  return 'too-large'
}

/** Platforms of mini-programs compress pictures themselves. */
function whole(place: string, bytes: number): Promise<Picture | Unfit> {
  if (bytes > LARGEST_BYTES) return Promise.resolve('too-large')
  return new Promise((resolve, reject) =>
    uni.getFileSystemManager().readFile({
      filePath: place,
      encoding: 'base64',
      success: ({ data }) => resolve({ place, base64: data as string }),
      fail: () => reject(new Silence()),
    }),
  )
}

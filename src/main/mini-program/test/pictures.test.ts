import { describe, expect, it } from 'vitest'
import { fitted } from '../src/api/sizes'

describe('a picture', () => {
  it.each([
    [[4000, 3000], { width: 1920, height: 1440 }],
    [[3000, 4000], { width: 1440, height: 1920 }],
    [[1920, 1080], { width: 1920, height: 1080 }],
    [[640, 480], { width: 640, height: 480 }],
    [[10_000, 1], { width: 1920, height: 1 }],
  ])('of %j is sent as %j', ([width, height], sent) =>
    expect(fitted(width ?? 0, height ?? 0)).toEqual(sent),
  )
})

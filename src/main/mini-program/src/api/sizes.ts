/** How large a picture is sent: letters of a licence can still be read, and it is sent quickly. */
const LONGEST = 1920

export interface Size {
  readonly width: number
  readonly height: number
}

/** The size at which a picture is sent: no side longer than the limit, never larger than it was. */
export function fitted(width: number, height: number, longest = LONGEST): Size {
  const by = Math.min(1, longest / Math.max(width, height))
  const side = (pixels: number) => Math.max(1, Math.round(pixels * by))
  return { width: side(width), height: side(height) }
}

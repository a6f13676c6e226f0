/** When a request is sent once more. A pure rule: nothing here waits or sends. */

export interface Tried {
  readonly method: string
  /** Whether the body names itself by a `requestId`, so that twice is once. */
  readonly isNamed: boolean
  /** How often it was sent, this time included. */
  readonly times: number
  /** The answer's status; none when nothing came back. */
  readonly status?: number
  readonly retryAfterSeconds?: number
}

export const MOST_TRIES = 3
export const LONGEST_WAIT_MS = 8_000

/**
 * How long to wait before the next try; nothing when there is to be none.
 *
 * Only what changes nothing, or what the service takes once however often it comes, is repeated.
 */
export function findWaitMs(tried: Tried): number | undefined {
  const isSafe = tried.method === 'GET' || tried.isNamed
  if (!isSafe || tried.times >= MOST_TRIES) return undefined
  const isPassing =
    tried.status === undefined ||
    tried.status === 429 ||
    tried.status === 502 ||
    tried.status === 503
  if (!isPassing) return undefined
  const asked = (tried.retryAfterSeconds ?? 0) * 1000
  const wait = Math.max(asked, 500 * 2 ** (tried.times - 1))
  return wait > LONGEST_WAIT_MS ? undefined : wait
}

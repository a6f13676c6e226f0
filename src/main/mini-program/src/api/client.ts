/** Sends requests and tells refusals from silence. The doors themselves are in `doors.ts`. */
import { heard, silent } from '../state/network'
import { end, token } from '../state/session'
import type { Problem } from './contract'
import { findWaitMs } from './retry'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

const TIMEOUT_MS = 10_000
const PATH = '/api/v1/driver'

/** The service answered, and the answer was no. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.type)
  }

  /** The end of the problem's type, which names it. */
  get kind(): string {
    return /[^/:#]*$/u.exec(this.problem.type)?.[0] ?? ''
  }
}

/** Nothing came back: whether the service has done what was asked is not known. */
export class Silence extends Error {}

export function service(): string {
  return import.meta.env.VITE_SERVICE ?? ''
}

export function authorization(): Record<string, string> {
  return token.value ? { Authorization: `Bearer ${token.value}` } : {}
}

interface Got {
  status: number
  body: unknown
  retryAfterSeconds?: number
}

function once(method: Method, path: string, body?: object): Promise<Got> {
  return new Promise((resolve, reject) => {
    uni.request({
      url: service() + PATH + path,
      method,
      data: body ? JSON.stringify(body) : undefined,
      header: { ...(body ? { 'Content-Type': 'application/json' } : {}), ...authorization() },
      timeout: TIMEOUT_MS,
      success: ({ statusCode, data, header }) => {
        const after = Number((header as Record<string, string> | undefined)?.['retry-after'])
        resolve({ status: statusCode, body: data, retryAfterSeconds: after || undefined })
      },
      fail: () => reject(new Silence()),
    })
  })
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** The answer's body. Throws `Refused` or `Silence`. */
export async function ask<T>(method: Method, path: string, body?: object): Promise<T> {
  for (let times = 1; ; times++) {
    const got = await once(method, path, body).catch(() => undefined)
    if (got) heard()
    if (got && got.status >= 200 && got.status < 300) return parsed(got.body) as T
    const { status, retryAfterSeconds } = got ?? {}
    const isNamed = body !== undefined && 'requestId' in body
    const wait = findWaitMs({ method, isNamed, times, status, retryAfterSeconds })
    if (wait === undefined) throw got ? refusal(got) : silence()
    await pause(wait)
  }
}

function silence(): Silence {
  silent()
  return new Silence()
}

function refusal(got: Got): Refused {
  const body = parsed(got.body)
  const problem = (typeof body === 'object' && body ? body : {}) as Partial<Problem>
  const refused = new Refused({ type: '', title: '', ...problem, status: got.status })
  if (got.status === 401 && token.value) {
    end()
    uni.reLaunch({ url: '/pages/login/login' })
  }
  if (refused.kind === 'consent-needed') askConsent()
  return refused
}

const CONSENT = 'pages/consent/consent'
let isAsking = false

/** Several requests may be refused at once, and those of the very page that asks, too. */
function askConsent(): void {
  const pages = getCurrentPages()
  if (isAsking || pages[pages.length - 1]?.route === CONSENT) return
  isAsking = true
  uni.navigateTo({
    url: `/${CONSENT}`,
    complete: () => {
      isAsking = false
    },
  })
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string' || body === '') return body
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

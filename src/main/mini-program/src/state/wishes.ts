/** Things done once however often they are sent, and what the driver is told of refusals. */
import { Refused, Silence } from '../api/client'
import { Intents, newRequestId } from '../api/intents'
import { t, told, type Word } from '../words'
import { yuan } from '../words/format'
import { store } from './store'

const intents = new Intents(store, newRequestId)

/**
 * Does what is named by a wish. Its name is given up once the service has answered for good; after
 * silence the same wish goes out under the same name.
 */
export async function doOnce<T>(wish: string, act: (requestId: string) => Promise<T>): Promise<T> {
  const requestId = intents.named(wish)
  try {
    const answer = await act(requestId)
    intents.settled(wish)
    return answer
  } catch (failure) {
    if (failure instanceof Refused && isFinal(failure.problem.status)) intents.settled(wish)
    throw failure
  }
}

const isFinal = (status: number) => status < 500 && status !== 429

/** A payment's name is kept until its end is known, not only until it is taken. */
export const payments = {
  named: (wish: string) => intents.named(wish),
  settled: (wish: string) => intents.settled(wish),
}

const KINDS: Record<string, Word> = {
  'wrong-code': 'wrongCode',
  'platform-silent': 'platformSilent',
  locked: 'locked',
  'too-many': 'tooMany',
  'way-taken': 'wayTaken',
  'consent-changed': 'consentChanged',
  'plates-bound': 'platesBound',
  'too-many-plates': 'tooManyPlates',
  'already-yours': 'alreadyYours',
  'not-a-plate': 'notAPlate',
  'wrong-proof': 'wrongProof',
  'unclear-picture': 'unclearPicture',
  'licences-not-read': 'licencesNotRead',
  'not-signed': 'notSigned',
  'car-inside': 'carInside',
  owes: 'owes',
  collecting: 'collectingNow',
  'nothing-to-contest': 'nothingToContest',
  'amount-changed': 'amountChanged',
  'dispute-open': 'disputeOpen',
  'no-picture': 'pictureGone',
  'bound-elsewhere': 'boundElsewhere',
  'proof-not-offered': 'proofNotOffered',
  'not-logged-in-by': 'notLoggedInBy',
  'not-from-here': 'notFromHere',
  'not-the-payer': 'notThePayer',
  'not-a-payer': 'notLoggedInBy',
  'other-user': 'otherUser',
  signed: 'signedAlready',
  'sold-out': 'soldOut',
  'has-pass': 'hasPass',
  'pass-kind-withdrawn': 'passWithdrawn',
  'day-is-past': 'dayIsPast',
  'pass-begun': 'passBegun',
  'pass-over': 'passBegun',
  'channel-silent': 'platformSilent',
  'contest-open': 'contestIsOpen',
  'contest-over': 'isOver',
  'dispute-over': 'isOver',
  'nothing-charged': 'nothingCharged',
  'nothing-asked': 'nothingAsked',
  'nothing-left': 'nothingLeft',
  'no-receipt': 'noReceipt',
  'invoices-not-offered': 'notOffered',
  'not-offered': 'notOffered',
  'too-many-users': 'tooManyUsers',
  'unknown-channel': 'notOffered',
  blocked: 'blocked',
  'no-texts': 'noTexts',
  busy: 'tooMany',
}

/** What to tell the driver of a failure. */
export function words(failure: unknown): string {
  if (failure instanceof Silence) return t('offlineShort')
  if (!(failure instanceof Refused)) return t('unknownError')
  const { problem, kind } = failure
  const word = KINDS[kind]
  if (!word) {
    const isThing = /^(unknown-|not-found|no-)/u.test(kind)
    if (problem.status === 404) return t(isThing ? 'notFound' : 'notOffered')
    return problem.detail ? t('refused', { why: problem.detail }) : t('unknownError')
  }
  const amount = problem.amountFen === undefined ? '' : yuan(problem.amountFen)
  const left = problem.triesLeft
  const tries = left === undefined ? '' : ` · ${t('triesLeft', { n: left })}`
  return told(word) && t(word, { amount }) + tries
}

export function say(text: string): void {
  uni.showToast({ title: text, icon: 'none', duration: 2800 })
}

/** Does something a driver tapped, and says so when it fails. False when it did. */
export async function attempt(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act()
    return true
  } catch (failure) {
    say(words(failure))
    return false
  }
}

/**
 * The names of what the driver wants done once.
 *
 * A name is kept on the device before the request is sent and until a definite answer came, so the
 * same wish sent again, even after the program was closed meanwhile, is recognised and done once.
 */
export interface Store {
  get(key: string): string | undefined
  set(key: string, value: string): void
  remove(key: string): void
}

const PREFIX = 'intent:'

export class Intents {
  constructor(
    private readonly store: Store,
    private readonly newName: () => string,
  ) {}

  /** The name of a wish: the one it had before, or a new one. */
  named(wish: string): string {
    const kept = this.store.get(PREFIX + wish)
    if (kept) return kept
    const name = this.newName()
    this.store.set(PREFIX + wish, name)
    return name
  }

  /** The wish was answered for good; the same one again is a new wish. */
  settled(wish: string): void {
    this.store.remove(PREFIX + wish)
  }
}

/** A random UUID of version 4. */
export function newRequestId(random: () => number = Math.random): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/gu, (c) => {
    const digit = Math.floor(random() * 16)
    return (c === 'x' ? digit : (digit & 3) | 8).toString(16)
  })
}

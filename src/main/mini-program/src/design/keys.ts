/** In a browser, what can be tapped can be pressed with Enter or the space bar, too. */
const TAPPED = ['button', 'link', 'tab', 'radio', 'switch', 'checkbox']

export function pressByKey(): void {
  document.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement
    const isPress = event.key === 'Enter' || event.key === ' '
    if (!isPress || !TAPPED.includes(target.getAttribute('role') ?? '')) return
    event.preventDefault()
    target.click()
  })
}

const NAMED = 'uni-input[aria-label], uni-textarea[aria-label], uni-image[aria-label]'

/**
 * In a browser, uni-app puts a field's or picture's name on an element of its own, where screen
 * readers do not look for it. It is moved to the native element inside, whenever it appears or changes.
 */
export function nameFields(): void {
  const watched = {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['aria-label'],
  }
  new MutationObserver(() => document.querySelectorAll(NAMED).forEach(moveName)).observe(
    document.body,
    watched,
  )
}

function moveName(outer: Element): void {
  const inner = outer.querySelector('input, textarea, img')
  const name = outer.getAttribute('aria-label') ?? ''
  if (!inner) return
  inner.setAttribute(inner.tagName === 'IMG' ? 'alt' : 'aria-label', name)
  outer.removeAttribute('aria-label')
  outer.removeAttribute('role')
}

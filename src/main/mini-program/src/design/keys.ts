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

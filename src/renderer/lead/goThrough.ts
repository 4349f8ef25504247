import type { KeyboardEvent } from 'react'

/** The arrow keys go from one row of a list to the next: from button to button that opens a visit. */
export function goThrough(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button[data-visit]')]
  const from = all.findIndex((one) => one.closest('tr') === document.activeElement?.closest('tr'))
  if (step === undefined || from < 0) return
  event.preventDefault()
  all[from + step]?.focus()
}

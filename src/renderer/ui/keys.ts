/*
  Which key means what, where. Pure. A screen's actions have one letter each: not typing, the letter; in a text box, Alt and the
  letter. Never D, E or F: browsers keep them with Alt.
*/

/** Where a key was pressed. `through`: an empty typing box, which lets digits, + - * / . ? and Ctrl Z pass. `own`: Enter belongs to the thing itself. */
export type Where = 'page' | 'own' | 'text' | 'through' | 'lines'

export type Press = { key: string; code: string; altKey: boolean; ctrlKey: boolean; metaKey: boolean; repeat: boolean }

/** They work everywhere, also over a question: a call for help, its answer, and everybody out. */
export const ALWAYS: ReadonlySet<string> = new Set(['F7', 'F8', 'F9'])

/** The name under which an action is registered ("M", "7", "+", "?", "Enter", "Ctrl Z"), or null: not ours. */
export function keyName(press: Press, where: Where, lettersAlone: boolean): string | null {
  const { key, code, altKey } = press
  const typing = where === 'text' || where === 'lines'
  if (press.repeat) return null
  if (press.ctrlKey || press.metaKey) return !altKey && key.toLowerCase() === 'z' && !typing ? 'Ctrl Z' : null
  if (altKey) return /^Key[A-Z]$/.test(code) ? code.slice(3) : null
  if (key === 'F1' || key === 'F2' || key === 'F4' || key === 'F6' || key === 'F10' || key === 'Escape' || ALWAYS.has(key)) return key
  if (key === 'Enter') return where === 'own' || where === 'lines' ? null : key
  if (isSign(key)) return typing ? null : key
  const letter = /^[a-z]$/i.test(key) && lettersAlone && (where === 'page' || where === 'own')
  return letter ? key.toUpperCase() : null
}

const NOT_TYPED = new Set(['button', 'checkbox', 'radio', 'submit', 'reset', 'range', 'file'])

/** Whether letters go into this element. */
export function isTyping(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !NOT_TYPED.has(element.type)
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement
}

/** Whether digits and signs always go into it too, and are no keys of the screen: not into a box that lets them through while it is empty. */
export function takesSigns(element: Element | null): boolean {
  return isTyping(element) && !(element instanceof HTMLInputElement && element.dataset['through'] !== undefined)
}

/** A digit or a sign, which is typed where that goes into the box. */
export function isSign(key: string): boolean {
  return /^[0-9+*/.?-]$/.test(key)
}

/** Mark a box with `data-through` to let digits and + - * / . ? pass while it is empty. */
export function whereIs(element: Element | null): Where {
  if (element instanceof HTMLTextAreaElement) return 'lines'
  if (isTyping(element)) return element instanceof HTMLInputElement && element.value === '' && element.dataset['through'] !== undefined ? 'through' : 'text'
  // Enter does nothing of its own on a tick.
  if (element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')) return 'page'
  return element?.closest('button, a[href], summary, input') ? 'own' : 'page'
}

/** What the keycap says, and what `aria-keyshortcuts` carries, of a key as it works now. */
export function capOf(key: string, typing: boolean, lettersAlone: boolean): { cap: string; shortcut: string } {
  const withAlt = /^[A-Z]$/.test(key) && (typing || !lettersAlone)
  const spelled = key === '+' ? 'Plus' : key.replace('Ctrl ', 'Control+')
  return withAlt ? { cap: `Alt ${key}`, shortcut: `Alt+${key}` } : { cap: key === 'Escape' ? 'Esc' : key, shortcut: spelled }
}

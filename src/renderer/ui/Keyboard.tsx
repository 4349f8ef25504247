import type { ReactNode } from 'react'
import { createContext, useContext, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { ALWAYS, capOf, isSign, isTyping, keyName, takesSigns, whereIs } from './keys.ts'

/** Whether single letters work without Alt (WCAG 2.1.4), and how to change it. Give it from above to keep it between starts. */
export type Letters = { alone: boolean; set(alone: boolean): void }
export const LettersContext = createContext<Letters | null>(null)

export type KeyEntry = { key: string; label: string; run(): void }
/** `typing`: letters go into where the focus is. `signs`: digits and signs do too. */
type Keys = { typing: boolean; signs: boolean; letters: Letters; add(entry: KeyEntry): () => void; all(): KeyEntry[] }

const NO_KEYS: Keys = { typing: false, signs: false, letters: { alone: true, set: () => undefined }, add: () => () => undefined, all: () => [] }
const KeysContext = createContext<Keys>(NO_KEYS)
export const useKeyboard = () => useContext(KeysContext)

/** The keys of one screen. The entry that came last has a key, so a mode can lend it and give it back. */
export function Keyboard({ children }: { children: ReactNode }) {
  const entries = useRef<KeyEntry[]>([])
  const [typing, setTyping] = useState(false)
  const [signs, setSigns] = useState(false)
  const [alone, setAlone] = useState(true)
  const given = useContext(LettersContext)
  const lettersAlone = given ? given.alone : alone
  // Before anybody sees the screen: whoever is quick presses its keys as soon as they read it.
  useLayoutEffect(() => {
    const moved = (to: Element | null) => {
      setTyping(isTyping(to))
      setSigns(takesSigns(to))
    }
    return listen(() => entries.current, lettersAlone, moved)
  }, [lettersAlone])
  const keys = useMemo<Keys>(
    () => ({
      typing,
      signs,
      letters: given ?? { alone, set: setAlone },
      add: (entry) => {
        entries.current = [...entries.current, entry]
        return () => void (entries.current = entries.current.filter((one) => one !== entry))
      },
      all: () => entries.current,
    }),
    [typing, signs, given, alone],
  )
  return <KeysContext value={keys}>{children}</KeysContext>
}

/** What the cap of a key says now, and what `aria-keyshortcuts` carries; `sleeps`: not while the focus is in a box that it would be typed into. */
export function useCap(name: string | undefined): { cap: string; shortcut: string | undefined; sleeps: boolean } {
  const { typing, signs, letters } = useKeyboard()
  if (name === undefined) return { cap: '', shortcut: undefined, sleeps: false }
  const sleeps = signs && isSign(name)
  const { cap, shortcut } = capOf(name, typing, letters.alone)
  return { cap, shortcut: sleeps ? undefined : shortcut, sleeps }
}

/** This key does this while the caller is on the screen. null: no key now. */
export function useKey(key: string | null, label: string, run: () => void): void {
  const { add } = useKeyboard()
  const latest = useRef(run)
  const adding = useRef(add)
  useLayoutEffect(() => {
    latest.current = run
    adding.current = add
  })
  useLayoutEffect(() => (key === null ? undefined : adding.current({ key, label, run: () => latest.current() })), [key, label])
}

function listen(entries: () => KeyEntry[], lettersAlone: boolean, focusIn: (element: Element | null) => void): () => void {
  let pressing = false
  const moved = () => {
    // Keycaps change with where the focus is. While a pointer is down nothing may move from under it, or its click is lost.
    if (!pressing) focusIn(document.activeElement)
  }
  const press = () => (pressing = true)
  const released = () =>
    setTimeout(() => {
      pressing = false
      moved()
    })
  const down = (event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : null
    if (event.defaultPrevented || event.isComposing) return
    const name = keyName(event, whereIs(target), lettersAlone)
    if (name === null || (!ALWAYS.has(name) && target?.closest('[role=dialog], [role=alertdialog]'))) return
    if (name === 'F6') {
      event.preventDefault()
      return nextPanel(event.shiftKey ? -1 : 1)
    }
    const entry = entries().findLast((one) => one.key === name)
    if (!entry) return
    event.preventDefault()
    entry.run()
  }
  moved()
  document.addEventListener('keydown', down)
  document.addEventListener('focusin', moved)
  document.addEventListener('focusout', moved)
  document.addEventListener('pointerdown', press, true)
  document.addEventListener('pointerup', released, true)
  document.addEventListener('pointercancel', released, true)
  return () => {
    document.removeEventListener('keydown', down)
    document.removeEventListener('focusin', moved)
    document.removeEventListener('focusout', moved)
    document.removeEventListener('pointerdown', press, true)
    document.removeEventListener('pointerup', released, true)
    document.removeEventListener('pointercancel', released, true)
  }
}

function nextPanel(step: 1 | -1): void {
  const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')]
  const at = panels.findIndex((panel) => panel.contains(document.activeElement))
  panels[at < 0 ? 0 : (at + step + panels.length) % panels.length]?.focus()
}

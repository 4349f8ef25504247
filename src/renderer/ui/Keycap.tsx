import { useKeyboard } from './Keyboard.tsx'
import { capOf, isSign } from './keys.ts'
import styles from './Keycap.module.css'

/** The key as it works now; its place stays empty while the focus is in a box that it would be typed into. Not read out: the button's `aria-keyshortcuts` says it. */
export function Keycap({ name }: { name: string }) {
  const { typing, signs, letters } = useKeyboard()
  return (
    <kbd className={signs && isSign(name) ? styles.asleep : styles.cap} aria-hidden="true">
      {capOf(name, typing, letters.alone).cap}
    </kbd>
  )
}

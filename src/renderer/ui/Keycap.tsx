import { useKeyboard } from './Keyboard.tsx'
import { capOf } from './keys.ts'
import styles from './Keycap.module.css'

/** The key as it works now. Not read out: the button's `aria-keyshortcuts` says it. */
export function Keycap({ name }: { name: string }) {
  const { typing, letters } = useKeyboard()
  return (
    <kbd className={styles.cap} aria-hidden="true">
      {capOf(name, typing, letters.alone).cap}
    </kbd>
  )
}

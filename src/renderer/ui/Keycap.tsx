import { useCap } from './Keyboard.tsx'
import styles from './Keycap.module.css'

/** The key as it works now; its place stays empty while the focus is in a box that it would be typed into. Not read out: the button's `aria-keyshortcuts` says it. */
export function Keycap({ name }: { name: string }) {
  const { cap, sleeps } = useCap(name)
  return (
    <kbd className={sleeps ? styles.asleep : styles.cap} aria-hidden="true">
      {cap}
    </kbd>
  )
}

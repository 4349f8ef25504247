import type { ReactNode } from 'react'
import styles from './Tick.module.css'

type TickProps = {
  children: ReactNode
  ticked: boolean
  onTick: (ticked: boolean) => void
  /** It was reached by the keyboard or the mouse. */
  onFocus?: () => void
  /** What else is said of it, softly, at its end. */
  aside?: ReactNode
  chosen?: boolean
}

/** One thing that holds or does not. Space ticks it. */
export function Tick({ children, ticked, onTick, onFocus, aside, chosen }: TickProps) {
  return (
    <label className={`${styles.tick} ${chosen ? styles.chosen : ''}`}>
      <input type="checkbox" checked={ticked} onChange={(event) => onTick(event.target.checked)} onFocus={onFocus} />
      <span className={styles.words}>{children}</span>
      {aside && <span className={styles.aside}>{aside}</span>}
    </label>
  )
}

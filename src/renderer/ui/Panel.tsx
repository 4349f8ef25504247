import type { ReactNode } from 'react'
import { useId } from 'react'
import styles from './Panel.module.css'

type PanelProps = {
  /** Its heading; `hidden` keeps it for screen readers only. */
  title: ReactNode
  hidden?: boolean
  /** Said beside the heading, softly. */
  aside?: ReactNode
  children?: ReactNode
  look?: 'plain' | 'tight' | 'wide'
  /** Takes the room that is left. */
  grow?: boolean
}

/** A part of the screen with a name. F6 goes from one to the next. */
export function Panel({ title, hidden, aside, children, look = 'plain', grow }: PanelProps) {
  const id = useId()
  return (
    <section className={`${styles.panel} ${styles[look]} ${grow ? styles.grow : ''}`} aria-labelledby={id} tabIndex={-1} data-panel="">
      <div className={hidden ? styles.hidden : styles.head}>
        <h2 id={id}>{title}</h2>
        {aside && <p className={styles.aside}>{aside}</p>}
      </div>
      {children}
    </section>
  )
}

/** Read out, not shown. */
export function Unseen({ children }: { children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>
}

/** Read out when it changes, in its own time. */
export function Polite({ children }: { children: ReactNode }) {
  return (
    <p className={styles.hidden} role="status">
      {children}
    </p>
  )
}

import type { ReactNode } from 'react'
import { TriangleAlert } from 'lucide-react'
import styles from './Note.module.css'

type NoteProps = {
  children: ReactNode
  /** What to do about it. */
  action?: ReactNode
  /** Only for what a person must hear at once. */
  urgentlyRead?: boolean
}

/** Somebody should act soon. Never more than words, an edge and a key. */
export function Note({ children, action, urgentlyRead }: NoteProps) {
  return (
    <div className={styles.note} role={urgentlyRead ? 'alert' : undefined}>
      <TriangleAlert className="icon" aria-hidden="true" />
      <p className={styles.words}>{children}</p>
      {action}
    </div>
  )
}

/** What came of a refused action, under its button: what and how to mend it. */
export function Refused({ children }: { children: string | null }) {
  return (
    <p className={styles.refused} role="status">
      {children}
    </p>
  )
}

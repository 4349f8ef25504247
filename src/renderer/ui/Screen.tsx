import type { ReactNode } from 'react'
import { Keyboard } from './Keyboard.tsx'
import styles from './Screen.module.css'

/** Head, panels and foot of a staff screen, with its keyboard. `columns` names how the panels stand. */
export function Screen({
  head,
  foot,
  columns,
  children,
}: {
  head: ReactNode
  foot: ReactNode
  columns: 'welcome' | 'adviser' | 'lead' | 'one' | 'sheet'
  children: ReactNode
}) {
  return (
    <Keyboard>
      <div className={styles.screen}>
        {head}
        <main className={`${styles.main} ${styles[columns]}`}>{children}</main>
        {foot}
      </div>
    </Keyboard>
  )
}

/** One column of panels. */
export function Column({ children }: { children: ReactNode }) {
  return <div className={styles.column}>{children}</div>
}

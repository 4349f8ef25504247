import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import styles from './TopLayer.module.css'

/** Above everything, at the top edge of the window, also over an open question, which would hide whatever is not of itself. */
export function TopLayer({ children }: { children: ReactNode }) {
  return createPortal(
    <div className={styles.top} data-react-aria-top-layer="true">
      {children}
    </div>,
    document.body,
  )
}

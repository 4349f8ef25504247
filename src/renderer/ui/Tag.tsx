import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Tag.module.css'

/** In a row: what to do about it, a verb. `urgent`: a promise breaks unless it is done now. */
export function Tag({ children, urgent = false }: { children: ReactNode; urgent?: boolean }) {
  return (
    <span className={`${styles.tag} ${urgent ? styles.urgent : ''}`}>
      <TriangleAlert className="icon" aria-hidden="true" /> {children}
    </span>
  )
}

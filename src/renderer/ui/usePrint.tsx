import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import styles from './Print.module.css'

/**
 * Prints something that is not on the screen, by the browser's own print. `printed` has to stand somewhere in the screen: it shows
 * nothing there, and on paper nothing else shows.
 */
export function usePrint(): { print: (what: ReactNode) => void; printed: ReactNode } {
  const [job, setJob] = useState<{ what: ReactNode } | null>(null)
  useEffect(() => {
    if (job !== null) window.print()
  }, [job])
  return { print: (what) => setJob({ what }), printed: job && createPortal(<div className={styles.paper}>{job.what}</div>, document.body) }
}

import type { ReactNode } from 'react'
import { Undo2 } from 'lucide-react'
import { AllKeys } from './AllKeys.tsx'
import { Button } from './Button.tsx'
import styles from './Foot.module.css'

type FootProps = {
  /** The last thing done: "Called 43". null: nothing yet. */
  did: string | null
  /** "4 seconds ago", "at 11:18am". Changes by itself, so it is not read out. */
  when: string
  /** While it can be undone. */
  undo: (() => void) | null
  /** When it no longer can. */
  putRight?: (() => void) | null
  /** What could be lost and how to see to it, while that is so. */
  atRisk: string | null
  /** What this PC keeps, for the page of all keys. */
  keeps: string
  /** The screen's own actions. */
  children?: ReactNode
}

/** At the left the last thing done, with its Undo while that works; at the right what else there is. */
export function Foot({ did, when, undo, putRight, atRisk, keeps, children }: FootProps) {
  return (
    <footer className={styles.foot}>
      <p className={styles.did}>
        {did}
        {did && when ? (when.startsWith('at ') ? ' ' : ', ') : ''}
        {did && when}
      </p>
      {undo && (
        <Button look="quiet" keyName="Ctrl Z" onPress={undo} icon={<Undo2 className="icon" aria-hidden="true" />}>
          Undo
        </Button>
      )}
      {!undo && putRight && (
        <Button look="quiet" keyName="Ctrl Z" onPress={putRight}>
          Put right
        </Button>
      )}
      <p className={styles.risk} role="status">
        {atRisk}
      </p>
      {children}
      <AllKeys keeps={keeps} />
    </footer>
  )
}

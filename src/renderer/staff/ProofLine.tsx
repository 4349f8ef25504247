import { Monitor } from 'lucide-react'
import { dayOf } from '#domain/centre/state.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Note } from '#renderer/ui/Note.tsx'
import { CALL_BY } from '#renderer/ui/words/needs.tsx'
import { proofOf } from './proof.ts'
import type { Proof } from './proof.ts'
import styles from './ProofLine.module.css'

/** Whether the last call of a visit reached the waiting room, and when. */
export function useProof(visit: Visit | null): Proof | null {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const screens = useCentre((view) => view.screens)
  useNow('second')
  if (visit === null) return null
  // Not the second it was cut to: a call is younger than that.
  const now = centre.now()
  return proofOf(visit, { state, day: dayOf(state, centre.today()), screens, now, rate: centre.rate(), zone: centre.timeZone() })
}

/** The proof of a call as a line, read out when it changes. `children`: said before it. */
export function ProofLine({ visit, children }: { visit: Visit; children?: string }) {
  const proof = useProof(visit)
  return (
    <div role="status">
      {proof?.is === 'callOut' ? (
        <Note>
          {children}
          {proof.words}
        </Note>
      ) : (
        <p className={styles.proof}>
          {proof?.is === 'comeAndGet' ? CALL_BY.comeAndGet.icon : <Monitor className="icon" aria-hidden="true" />}
          <span>
            {children}
            {proof?.words}
          </span>
        </p>
      )}
    </div>
  )
}

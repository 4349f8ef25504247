import type { ReactNode } from 'react'
import type { CentreState } from '#domain/centre/state.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { Unseen } from '#renderer/ui/Panel.tsx'
import { CALL_BY, NEEDS } from '#renderer/ui/words/needs.tsx'
import { SEE_NOW, SEE_NOW_MARK } from '#renderer/ui/words/outOfTurn.tsx'
import { useCard } from '#renderer/centre/useCard.ts'
import { lines } from '#renderer/staff/atDesk/promised.ts'
import { serviceName } from '#renderer/staff/says.ts'
import styles from './Adviser.module.css'

/** The number, large, and what for. */
export function Who({ visit, state, children }: { visit: Visit; state: CentreState; children: ReactNode }) {
  return (
    <div className={styles.who}>
      <p className={styles.number}>
        <Unseen>Number </Unseen>
        <bdi>{visit.ticket}</bdi>
      </p>
      <div>
        <h3 className={styles.service}>{serviceName(state, visit)}</h3>
        <p>{children}</p>
      </div>
    </div>
  )
}

/** Where the call button finds what it is described by. */
export const NEEDS_ID = 'needs-before-the-call'
export function hasNeeds({ needs, callBy, partySize }: Visit): boolean {
  return needs.length > 0 || callBy === 'comeAndGet' || partySize > 1
}

/** What the customer asked for, in the reading path before the call. `why`: also why they are to be seen now, while nobody sits at the desk. */
export function Needs({ visit, title, why = false }: { visit: Visit; title: string; why?: boolean }) {
  const needs = [...(visit.callBy === 'comeAndGet' ? [CALL_BY.comeAndGet] : []), ...visit.needs.map((need) => NEEDS[need])]
  const seeNow = why ? visit.seeNow : null
  if (!hasNeeds(visit) && seeNow === null) return null
  return (
    <div className={styles.before} id={NEEDS_ID}>
      <h3>{title}</h3>
      <ul>
        {seeNow !== null && (
          <li>
            {SEE_NOW_MARK.icon}
            <span>
              <b>{SEE_NOW_MARK.label}.</b> {SEE_NOW[seeNow]}
            </span>
          </li>
        )}
        {needs.map(({ label, advice, icon }) => (
          <li key={label}>
            {icon}
            <span>
              <b>{label}.</b> {advice}
            </span>
          </li>
        ))}
        {visit.partySize > 1 && <li>{visit.partySize} people come together</li>}
      </ul>
    </div>
  )
}

/** Their own words and what was promised already, from the card; and what to ask for. */
export function Told({ visit, state }: { visit: Visit; state: CentreState }) {
  const card = useCard(visit)
  const service = visit.enquiries.findLast((one) => one.outcomes.length === 0)?.service
  const askFor = (service && state.services.get(service)?.askFor) || []
  const promised = lines(card.next)
  if (!card.words && !card.name && promised.length === 0 && askFor.length === 0) return null
  return (
    <div className={styles.two}>
      {(card.words || card.name || promised.length > 0) && (
        <section aria-label="What they told us">
          <h3>What they told us</h3>
          {card.name && <p>{card.name}</p>}
          {card.words && <blockquote className={styles.quote}>“{card.words}”</blockquote>}
          {promised.length > 0 && (
            <>
              <h3>What happens next</h3>
              {promised.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </>
          )}
        </section>
      )}
      {askFor.length > 0 && (
        <section aria-label="Papers">
          <h3>Papers</h3>
          <p>
            <b>Ask for:</b> {askFor.join(', ')}
          </p>
        </section>
      )}
    </div>
  )
}

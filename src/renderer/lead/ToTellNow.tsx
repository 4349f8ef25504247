import { TriangleAlert } from 'lucide-react'
import { toTell } from '#domain/delays/toTell.ts'
import { plainRule } from '#domain/estimate/plainRule.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { Panel } from '#renderer/ui/Panel.tsx'
import type { AtDay, View } from './view.ts'
import styles from './Lead.module.css'

/** Who has to be told of a delay now, in the order in which it presses. Red only in the last two minutes. */
export function ToTellNow({ state, day, now, zone, onView }: AtDay & { onView: (view: View) => void }) {
  const list = toTell(state, day, now, plainRule)
  if (list.length === 0) return null
  return (
    <Panel title={`${list.length} to tell of a delay`} look="tight">
      <ul className={styles.tell}>
        {list.map(({ visit, ticket, plannedAt, expectedAt, again, urgent }) => (
          <li key={visit}>
            <button type="button" className={styles.open} onClick={() => onView({ is: 'visits', show: 'waiting', opened: visit })}>
              <b>
                <bdi>{ticket ?? 'No number'}</bdi>
              </b>
              , due {sayTime(plannedAt, zone)}, now about {sayTime(expectedAt, zone)}
            </button>
            <span className={urgent ? styles.urgent : styles.stale}>
              <TriangleAlert className="icon" aria-hidden="true" /> {again ? 'Tell again' : 'Tell'}
              {urgent && ' now'}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

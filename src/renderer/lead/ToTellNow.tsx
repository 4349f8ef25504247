import type { Instant } from '#domain/instant.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useDelays } from '#renderer/staff/delays/useDelays.ts'
import { Panel, Unseen } from '#renderer/ui/Panel.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import type { AtDay, View } from './view.ts'
import styles from './Lead.module.css'

/** Who has to be told of a delay now, in the order in which it presses. Red only in the last two minutes. */
export function ToTellNow({ day, zone, onView }: AtDay & { onView: (view: View) => void }) {
  const { prompts: list } = useDelays()
  if (list.length === 0) return null
  return (
    <Panel title={`${list.length} to tell of a delay`} look="tight">
      <ul className={styles.tell}>
        {list.map(({ visit, ticket, plannedAt, expectedAt, asRange, again, atOnce }) => (
          <li key={visit}>
            <button type="button" className={styles.open} onClick={() => onView({ is: 'visits', show: 'waiting', opened: visit })}>
              <b>
                <bdi>{ticket ?? 'No number'}</bdi>
              </b>
              {sayDue(day.visits.get(visit)?.appointmentAt ?? null, plannedAt, zone)}
              {expectedAt !== null && `, now ${asRange ? 'by' : 'about'} ${sayTime(expectedAt, zone)}`}
            </button>
            <Tag urgent={atOnce}>
              {again ? 'Tell again' : 'Tell'}
              {atOnce && <Unseen> now</Unseen>}
            </Tag>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** ", due 10:30am"; who came after that, or has no appointment and was told a time: ", came 10:41am". */
function sayDue(booked: Instant | null, planned: Instant, zone: string): string {
  return `, ${booked === planned ? 'due' : 'came'} ${sayTime(planned, zone)}`
}

import { useMemo } from 'react'
import { dayOf } from '#domain/centre/state.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { initialsOf, placesOf } from './sayWho.ts'
import { sayEvent } from './storyWords.ts'
import styles from './Story.module.css'

/** What happened to a visit, first things first: when, what, who and where. `reasons`: also why somebody was to be seen now. */
export function Story({ visit, reasons = false }: { visit: Visit; reasons?: boolean }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const own = useCentre((view) => view.device)
  const zone = centre.timeZone()
  const places = useMemo(() => placesOf(state, dayOf(state, visit.day), own), [state, visit.day, own])
  const telling = { state, visit, zone, reasons }
  return (
    <ol className={styles.story} aria-label={`What happened to ${visit.ticket ?? 'this person'}`}>
      {visit.history.map((event) => (
        <li key={event.id}>
          <span className={styles.time}>{sayTime(event.at, zone)}</span>
          <span>{sayEvent(event, telling)}</span>
          <span className={styles.who}>{[initialsOf(state, event.by), places.get(event.device)].filter(Boolean).join(', ')}</span>
        </li>
      ))}
    </ol>
  )
}

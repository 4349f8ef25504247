import { useMemo } from 'react'
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import { delaysInStory } from '#domain/delays/inStory.ts'
import type { Instant } from '#domain/instant.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import type { ThisDevice } from '#renderer/centre/api.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import type { Who } from './sayWho.ts'
import { initialsOf, placesOf } from './sayWho.ts'
import { sayDelay, sayEvent } from './storyWords.ts'
import styles from './Story.module.css'

type StoryProps = {
  visit: Visit
  /** That the visit is of: what this PC believes, or what the hub told of a day that is gone from it. */
  state: CentreState
  /** Also why somebody was to be seen now. */
  reasons?: boolean
}

/** What happened to a visit, first things first: when, what, who and where, and what they were told of delays. */
export function Story({ visit, state, reasons = false }: StoryProps) {
  const own = useCentre((view) => view.device)
  const zone = useTheCentre().timeZone()
  const lines = useMemo(() => linesOf(visit, state, { own, zone, reasons }), [visit, state, own, zone, reasons])
  return (
    <ol className={styles.story} aria-label={`What happened to ${visit.ticket ?? 'this person'}`}>
      {lines.map(({ key, at, words, who }) => (
        <li key={key}>
          <span className={styles.time}>{sayTime(at, zone)}</span>
          <span>{words}</span>
          <span className={styles.who}>{who}</span>
        </li>
      ))}
    </ol>
  )
}

type Line = { key: string; at: Instant; words: string; who: string }

function linesOf(visit: Visit, state: CentreState, { own, zone, reasons }: { own: ThisDevice; zone: string; reasons: boolean }): Line[] {
  const day = dayOf(state, visit.day)
  const places = placesOf(state, day, own)
  const telling = { state, visit, zone, reasons }
  const sayWho = ({ by, device }: Who) => [initialsOf(state, by), places.get(device)].filter(Boolean).join(', ')
  const lines = visit.history.map((event): Line => ({ key: event.id, at: event.at, words: sayEvent(event, telling), who: sayWho({ by: null, ...event }) }))
  // What happened keeps the order of the log; what they were told comes in between by the clock.
  for (const told of delaysInStory(state, day, visit)) {
    const next = lines.findIndex(({ at }) => at > told.at)
    const { event: key } = told.notice
    lines.splice(next < 0 ? lines.length : next, 0, { key, at: told.at, words: sayDelay(told, telling), who: sayWho(told.notice) })
  }
  return lines
}

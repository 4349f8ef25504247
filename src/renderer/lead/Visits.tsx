import { useEffect, useRef, useState } from 'react'
import type { VisitId } from '#domain/events.ts'
import { waitedMinutes, waitingMinutes } from '#domain/queue/waits.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Keycap } from '#renderer/ui/Keycap.tsx'
import { Panel, Unseen } from '#renderer/ui/Panel.tsx'
import type { AtLead, Show } from './groups.ts'
import { GROUPS, visitsOf } from './groups.ts'
import { sayWhere, serviceName } from '#renderer/staff/says.ts'
import { goThrough } from './goThrough.ts'
import { OneVisit } from './OneVisit.tsx'
import styles from './Lead.module.css'

type VisitsProps = AtLead & {
  show: Show
  /** Opened already, when it was asked for in another list: closing it goes back there. */
  opened: VisitId | null
  /** The focus goes to the first. */
  first: boolean
  onClose: () => void
}

/** The visits behind the chosen figure, live. Each opens its story. */
export function Visits({ show, opened: asked, first, onClose, ...at }: VisitsProps) {
  const [opened, open] = useState(asked)
  const visit = opened === null ? undefined : at.day.visits.get(opened)
  const was = useRef(opened)
  useKey(visit ? null : 'V', 'Open a visit', () => buttons()[0]?.focus())
  useKey('Escape', 'Back to who was late', onClose)
  useEffect(() => (first ? buttons()[0]?.focus() : undefined), [first])
  useEffect(() => {
    if (opened === null && was.current !== null) document.querySelector<HTMLElement>(`[data-visit="${CSS.escape(was.current)}"]`)?.focus()
    was.current = opened
  }, [opened])
  return visit ? (
    <OneVisit visit={visit} state={at.state} onClose={() => (asked === null ? open(null) : onClose())} />
  ) : (
    <Table show={show} onOpen={open} {...at} />
  )
}

function Table({ show, onOpen, ...at }: AtLead & { show: Show; onOpen: (visit: VisitId) => void }) {
  const visits = visitsOf(at, show)
  return (
    <Panel
      title={`${visits.length} ${GROUPS[show].title}`}
      aside={
        <>
          {show === 'now' || show === 'waiting' ? 'The queue first, in calling order' : 'Latest first'}. Open one <Keycap name="V" />
        </>
      }
      grow
    >
      {visits.length === 0 ? (
        <p>Nobody.</p>
      ) : (
        <div className={styles.scroll} tabIndex={0} role="group" aria-label="Visits">
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Number</th>
                <th scope="col">What for</th>
                <th scope="col">Came</th>
                <th scope="col">Due</th>
                <th scope="col">Called</th>
                <th scope="col" className={styles.right}>
                  Wait
                </th>
                <th scope="col">Where</th>
              </tr>
            </thead>
            <tbody onKeyDown={goThrough}>
              {visits.map((visit) => (
                <VisitRow key={visit.id} visit={visit} onOpen={onOpen} {...at} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

const buttons = () => [...document.querySelectorAll<HTMLButtonElement>('button[data-visit]')]

function VisitRow({ visit, state, now, onOpen }: AtLead & { visit: Visit; onOpen: (visit: VisitId) => void }) {
  const zone = useTheCentre().timeZone()
  const time = (at: number | null | undefined) => (at === null || at === undefined ? '' : sayTime(at, zone))
  const waited = waitedMinutes(visit) ?? (visit.situation.is === 'waiting' ? waitingMinutes(visit, now) : null)
  return (
    <tr>
      <th scope="row">
        <button type="button" className={styles.open} data-visit={visit.id} onClick={() => onOpen(visit.id)}>
          <Unseen>Open </Unseen>
          <bdi>{visit.ticket ?? 'No number'}</bdi>
        </button>
      </th>
      <td>{visit.enquiries.length > 0 ? serviceName(state, visit) : ''}</td>
      <td>{time(visit.arrivedAt)}</td>
      <td>{time(visit.appointmentAt)}</td>
      <td>{time(visit.calls[0]?.at)}</td>
      <td className={styles.right}>{waited === null ? '' : `${waited} min`}</td>
      <td>
        {sayWhere(state, visit, zone)}
        {visit.enteredAt !== null && `, entered later at ${sayTime(visit.enteredAt, zone)}`}
        {visit.corrections.length > 0 && ', put right'}
      </td>
    </tr>
  )
}

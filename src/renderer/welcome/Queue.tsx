import { TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import type { CentreState, Day } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { VisitId } from '#domain/events.ts'
import { callingOrder, onlyDesk, standing } from '#domain/queue/callingOrder.ts'
import { waitingMinutes } from '#domain/queue/waits.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Panel, Polite } from '#renderer/ui/Panel.tsx'
import { Row, Rows, RowsHead } from '#renderer/ui/Rows.tsx'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import { CALL_BY, NEEDS, PRIORITIES } from '#renderer/ui/words/needs.tsx'
import { useProof } from '#renderer/staff/ProofLine.tsx'
import { useDelays } from '#renderer/staff/delays/useDelays.ts'
import { DelayNote } from '#renderer/staff/delays/DelayNote.tsx'
import { RebookNotes } from '#renderer/staff/appointments/RebookNotes.tsx'
import { AwayNotes } from '#renderer/staff/desks/AwayList.tsx'
import { MayNotBeSeen } from '#renderer/staff/closing/MayNotBeSeen.tsx'
import { NotClosed } from '#renderer/staff/closing/NotClosed.tsx'
import { SEE_NOW_MARK } from '#renderer/ui/words/outOfTurn.tsx'
import { ToLookAt } from '#renderer/staff/ToLookAt.tsx'
import { deskLabel, PARKED, sayWhere, serviceName } from '#renderer/staff/says.ts'
import { sayPlace } from '#renderer/staff/sayWhy.ts'
import { rightOf } from './rightOf.tsx'
import styles from './Welcome.module.css'

type QueueProps = { opened: VisitId | null; onOpen: (visit: VisitId) => void }

/** Everyone waiting in calling order, then who is away or on hold, then the last call. */
export const Queue = memo(function Queue({ opened, onOpen }: QueueProps) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const sync = useCentre((view) => view.sync)
  const now = useNow('minute')
  const zone = centre.timeZone()
  const delays = useDelays()
  const day = dayOf(state, centre.today())
  const queue = callingOrder(state, day, now)
  const parked = [...day.visits.values()].filter(({ situation }) => PARKED.has(situation.is))
  const longest = Math.max(0, ...queue.map((visit) => waitingMinutes(visit, now)))
  const fresh = sync.level || sync.lastHeardAt === null
  const aside = fresh
    ? queue.length > 0
      ? `in calling order, longest ${sayMinutes(longest)}`
      : null
    : `news of other desks from ${sayTime(sync.lastHeardAt ?? now, zone)}`
  return (
    <Panel title={`${queue.length} waiting`} aside={aside} grow>
      <Polite>{queue.length} waiting</Polite>
      <ToLookAt />
      <AwayNotes />
      <DelayNote />
      <RebookNotes />
      <NotClosed />
      <MayNotBeSeen />
      {queue.length + parked.length === 0 && <p>Nobody is waiting.</p>}
      <Rows label="Queue">
        {[
          ...queue.map((visit) => (
            <Row
              key={visit.id}
              number={visit.ticket}
              small={<Why visit={visit} now={now} zone={zone} state={state} />}
              {...rightOf(visit, delays, zone)}
              chosen={visit.id === opened}
              onPress={() => onOpen(visit.id)}
            >
              {serviceName(state, visit)}
            </Row>
          )),
          ...(parked.length > 0 ? [<RowsHead key="parked">Not in the queue now</RowsHead>] : []),
          ...parked.map((visit) => (
            <Row
              key={visit.id}
              number={visit.ticket}
              small={[sayWhere(state, visit, zone), sayPlace(state, visit, now, zone)].filter(Boolean).join('. ')}
              chosen={visit.id === opened}
              onPress={() => onOpen(visit.id)}
            >
              {serviceName(state, visit)}
            </Row>
          )),
        ]}
      </Rows>
      <LastCall state={state} day={day} alone={!fresh} heardAt={sync.lastHeardAt} zone={zone} />
    </Panel>
  )
})

function Why({ visit, now, zone, state }: { visit: Visit; now: number; zone: string; state: CentreState }) {
  const how = standing(state, visit, now)
  const words: string[] = []
  const desk = visit.appointmentDesk === null ? null : deskLabel(state, visit.appointmentDesk)
  const where = desk === null ? '' : onlyDesk(state, visit) === null ? ` at ${desk}` : `, only ${desk}`
  if (visit.appointmentAt !== null) words.push(`Due ${sayTime(visit.appointmentAt, zone)}${where}`)
  if (visit.appointmentAt !== null && (how === 'arrival' || how === 'priority')) words.push('came late')
  if (visit.priority) words.push(`Priority: ${PRIORITIES[visit.priority]}`)
  if (visit.partySize > 1) words.push(`${visit.partySize} people`)
  const needs = visit.needs.map((need) => NEEDS[need])
  const asked = visit.callBy === 'comeAndGet' ? [CALL_BY.comeAndGet, ...needs] : needs
  const seeNow = visit.seeNow === null ? [] : [SEE_NOW_MARK]
  if (words.length + asked.length + seeNow.length === 0) return `Waiting ${sayMinutes(waitingMinutes(visit, now))}`
  return (
    <span className={styles.needs}>
      {seeNow.map(({ label, icon }) => (
        <b key={label} className={styles.need}>
          {icon}
          {label}
        </b>
      ))}
      {words.length > 0 && <span>{words.join(', ')}</span>}
      {asked.map(({ label, icon }) => (
        <span key={label} className={styles.need}>
          {icon}
          {label}
        </span>
      ))}
    </span>
  )
}

type LastCallProps = { state: CentreState; day: Day; alone: boolean; heardAt: number | null; zone: string }

function LastCall({ state, day, alone, heardAt, zone }: LastCallProps) {
  const last = lastCalled(day)
  const proof = useProof(last)
  const call = last?.calls.at(-1)
  if (alone && heardAt !== null) return <p className={styles.called}>Other desks call on their own. Last heard {sayTime(heardAt, zone)}</p>
  if (!last || !call) return null
  return (
    <p className={styles.called} role="status">
      <b className={styles.calledNumber}>{last.ticket}</b>
      <span>
        Called to {deskLabel(state, call.desk)} at {sayTime(call.at, zone)}
      </span>
      <span className={proof?.is === 'callOut' ? styles.callOut : styles.proof}>
        {proof?.is === 'callOut' ? <TriangleAlert className="icon" aria-hidden="true" /> : CALL_BY[last.callBy].icon} {proof?.short}
      </span>
    </p>
  )
}

/** Whose call is the newest. */
function lastCalled(day: Day): Visit | null {
  let last: Visit | null = null
  for (const visit of day.visits.values()) if ((visit.calls.at(-1)?.at ?? 0) > (last?.calls.at(-1)?.at ?? 0)) last = visit
  return last
}

import { Check } from 'lucide-react'
import type { CentreState } from '#domain/centre/state.ts'
import { queueForDesk, servedBy, standing } from '#domain/queue/callingOrder.ts'
import { waitingMinutes } from '#domain/queue/waits.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Panel, Polite } from '#renderer/ui/Panel.tsx'
import { Row, Rows, RowsHead } from '#renderer/ui/Rows.tsx'
import { CALL_BY, NEEDS, PRIORITIES } from '#renderer/ui/words/needs.tsx'
import type { AtDesk } from './useDesk.ts'
import { PARKED, inSentence, sayWhere, serviceName } from '#renderer/staff/says.ts'
import styles from './Adviser.module.css'

export const FOLLOWERS = 'Who this desk could see'

/** Who comes after the one in hand, and who is away or on hold. Enter on a row puts them in hand; nobody is called by it. */
export function Followers({ state, day, desk, hand }: AtDesk) {
  const zone = useTheCentre().timeZone()
  const { standing: now } = hand
  const inHand = now.is === 'next' ? now.visit : null
  const after = queueForDesk(state, day, desk.id, hand.now).filter((visit) => visit.id !== inHand?.id)
  const parked = [...day.visits.values()].filter((visit) => PARKED.has(visit.situation.is) && servedBy(state, desk.id, visit) && visit.id !== inHand?.id)
  const free = now.is === 'next' || now.is === 'nobody'
  const title = inHand ? `After ${inHand.ticket}, ${inSentence(desk.label)} could see` : `Next, ${inSentence(desk.label)} could see`
  const row = (visit: Visit, small: React.ReactNode, right: React.ReactNode) => (
    <Row key={visit.id} number={visit.ticket} small={small} right={right} onPress={() => free && hand.choose(visit.id)}>
      {serviceName(state, visit)}
    </Row>
  )
  return (
    <Panel title={title} grow>
      <Polite>{after.length} waiting</Polite>
      {after.length + parked.length === 0 && (
        <p className={styles.soft}>
          <Check className="icon" aria-hidden="true" /> Nobody else waits whom this desk can see.
        </p>
      )}
      <Rows label={FOLLOWERS}>
        {after.map((visit) => row(visit, <Small state={state} visit={visit} now={hand.now} />, right(state, visit, hand.now, zone)))}
        {parked.length > 0 && <RowsHead>Not in the queue now</RowsHead>}
        {parked.map((visit) => row(visit, sayWhere(state, visit, zone), null))}
      </Rows>
    </Panel>
  )
}

function right(state: CentreState, visit: Visit, now: number, zone: string) {
  if (visit.appointmentAt !== null && standing(state, visit, now) !== 'arrival') return <b>due {sayTime(visit.appointmentAt, zone)}</b>
  return `${waitingMinutes(visit, now)} min`
}

function Small({ state, visit, now }: { state: CentreState; visit: Visit; now: number }) {
  const needs = [...(visit.callBy === 'comeAndGet' ? [CALL_BY.comeAndGet] : []), ...visit.needs.map((need) => NEEDS[need])]
  const words = [
    visit.partySize > 1 && `${visit.partySize} people`,
    visit.priority && `Priority: ${PRIORITIES[visit.priority]}`,
    standing(state, visit, now) === 'early' && 'Here, before their time',
  ].filter(Boolean)
  if (needs.length + words.length === 0) return null
  return (
    <span className={styles.needs}>
      {words.length > 0 && <span>{words.join(', ')}</span>}
      {needs.map(({ label, icon }) => (
        <span key={label} className={styles.need}>
          {icon}
          {label}
        </span>
      ))}
    </span>
  )
}

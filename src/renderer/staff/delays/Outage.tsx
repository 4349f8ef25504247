import { useState } from 'react'
import type { Command } from '#domain/centre/command.ts'
import { standardsOn } from '#domain/centre/standardsOn.ts'
import type { Day, Outage as Recorded } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import { promisesOf } from '#domain/delays/punctuality.ts'
import type { Kept } from '#domain/delays/punctuality.ts'
import { toWriteDown } from '#domain/delays/toWriteDown.ts'
import type { VisitId } from '#domain/events.ts'
import { appointmentsHit } from '#domain/safety/appointmentsHit.ts'
import { clock24 } from '#domain/time/clock24.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { timeOfDay } from '#renderer/staff/desks/breaks.ts'
import type { SheetProps } from '#renderer/staff/sheets/sheetProps.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Row, Rows, focusRows } from '#renderer/ui/Rows.tsx'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { listed, sayMinutes } from '#renderer/ui/words/desks.ts'
import { TellAll } from './TellAll.tsx'
import { ToldThen } from './ToldThen.tsx'
import styles from './Delays.module.css'

/** From when until when nobody could write anything down. What people were told meanwhile is entered afterwards, and shown apart. */
export function Outage({ onClose }: SheetProps) {
  const { day, late } = useToday()
  const [of, writeDown] = useState<VisitId | null>(null)
  const one = of === null ? undefined : late.find(({ visit }) => visit === of)
  if (of !== null && one) return <ToldThen one={one} visit={of} onBack={() => writeDown(null)} />
  return (
    <Panel title="An outage" aside="Esc goes back" grow>
      <p>
        When the network, the power or the PCs were out, nobody could write down what people were told. Record from when until when: what you enter afterwards
        then counts as told in an outage, and is shown apart.
      </p>
      <div className={styles.beside}>
        <Record onClose={onClose} />
        <RecordedToday day={day} />
      </div>
      <ToTell day={day} />
      <CalledLate late={late} onWriteDown={writeDown} />
    </Panel>
  )
}

/** The day, and who was called late in an outage. */
function useToday(): { day: Day; late: Kept[] } {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const today = centre.today()
  const day = dayOf(state, today)
  const late = day.outages.length === 0 ? [] : toWriteDown(day, promisesOf(state, day, now, standardsOn(state, today)))
  return { day, late }
}

function Record({ onClose }: SheetProps) {
  const centre = useTheCentre()
  const zone = centre.timeZone()
  const { ask, said } = useAsk<Command>(centre)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState(() => clock24(centre.now(), zone))
  useKey('Escape', 'Back', onClose)
  const at = { from: timeOfDay(centre.today(), from, zone), to: timeOfDay(centre.today(), to, zone) }
  const locked = at.from === null ? 'say when it began' : at.to === null ? 'say when it was over' : null
  const record = async () => {
    if (at.from === null || at.to === null) return
    if (await ask({ type: 'recordOutage', from: at.from, to: at.to })) setFrom('')
  }
  return (
    <div className={styles.form}>
      <div className={styles.line}>
        <Field label="It began at" type="time" keyName="A" first value={from} onChange={setFrom} />
        <Field label="It was over at" type="time" keyName="O" value={to} onChange={setTo} />
      </div>
      <Refused>{said}</Refused>
      <div>
        <Button look="first" keyName="Enter" locked={locked} onPress={() => void record()}>
          Record the outage
        </Button>
      </div>
    </div>
  )
}

/** Recorded wrongly, it is taken back and recorded anew. Both stay in the log. */
function RecordedToday({ day }: { day: Day }) {
  const centre = useTheCentre()
  const zone = centre.timeZone()
  const { ask, said } = useAsk<Command>(centre)
  if (day.outages.length === 0) return <p className={styles.soft}>No outage is recorded today.</p>
  return (
    <section aria-label="Recorded today">
      <h3>Recorded today</h3>
      <ul className={styles.live}>
        {day.outages.toReversed().map(({ event, from, to, recordedAt }, i) => (
          <li key={event}>
            <span>
              <b>
                {sayTime(from, zone)} to {sayTime(to, zone)}
              </b>
              , recorded at {sayTime(recordedAt, zone)}
            </span>
            <Button keyName={i === 0 ? 'X' : undefined} label="Take back the newest" onPress={() => void ask({ type: 'takeBackOutage', outage: event })}>
              Take back
            </Button>
          </li>
        ))}
      </ul>
      <Refused>{said}</Refused>
    </section>
  )
}

/** Whose time came in the last outage and who still waits: one action tells all of them. */
function ToTell({ day }: { day: Day }) {
  const zone = useTheCentre().timeZone()
  const last: Recorded | undefined = day.outages.at(-1)
  const hit = last ? appointmentsHit(day, last).filter(({ visit }) => day.visits.get(visit ?? '')?.situation.is === 'waiting') : []
  if (!last || hit.length === 0) return null
  return (
    <section aria-label="Still waiting">
      <p>Still waiting: the people with appointments at {listed(hit.map(({ at }) => sayTime(at, zone)))}.</p>
      <TellAll visits={hit.flatMap(({ visit }) => visit ?? [])} since={last.to} reason="system" />
    </section>
  )
}

const CALLED_LATE = 'Called late in an outage'

function CalledLate({ late, onWriteDown }: { late: readonly Kept[]; onWriteDown: (visit: VisitId) => void }) {
  const zone = useTheCentre().timeZone()
  const services = useCentre((view) => view.state.services)
  useKey(late.length > 0 ? 'R' : null, 'What they were told', () => focusRows(CALLED_LATE))
  if (late.length === 0) return null
  return (
    <section aria-label="What they were told">
      <h3>Called late in an outage: what were they told?</h3>
      <Rows label={CALLED_LATE}>
        {late.map(({ appointment, visit, ticket, service, bookedAt, calledAt, lateMinutes }) => (
          <Row
            key={appointment}
            number={ticket}
            small={`Appointment at ${sayTime(bookedAt, zone)}, called at ${sayTime(calledAt ?? bookedAt, zone)}`}
            right={`${sayMinutes(lateMinutes ?? 0)} late`}
            onPress={() => visit !== null && onWriteDown(visit)}
          >
            {services.get(service)?.name ?? service}
          </Row>
        ))}
      </Rows>
    </section>
  )
}

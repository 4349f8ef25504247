import { useEffect, useRef, useState } from 'react'
import { isReference, referenceOf } from '#domain/appointments/reference.ts'
import { stands } from '#domain/appointments/stands.ts'
import type { Appointment, CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { AppointmentId } from '#domain/events.ts'
import type { DayKey } from '#domain/instant.ts'
import type { CentreView } from '#renderer/centre/api.ts'
import { cardOfAppointment } from '#renderer/centre/cardOf.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { useDelays } from '#renderer/staff/delays/useDelays.ts'
import { isNamed } from '#renderer/staff/findPeople.ts'
import { deskLabel } from '#renderer/staff/says.ts'
import type { SheetProps } from '#renderer/staff/sheets/sheetProps.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Note } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Row, Rows } from '#renderer/ui/Rows.tsx'
import styles from './Appointments.module.css'
import { BookOne } from './BookOne.tsx'
import { ImportFile } from './ImportFile.tsx'
import { OneAppointment } from './OneAppointment.tsx'
import { sayClash } from './RebookNotes.tsx'
import { useClashes } from './useClashes.ts'
import { COVER, NOT_CONFIRMED, isConfirmed, sayService, sayStanding, sayWhen } from './words.ts'

type Which = { day: DayKey; id: AppointmentId }
type Shown = { is: 'list' } | { is: 'book' } | { is: 'import' } | ({ is: 'one' } & Which)

/** The appointments of today and who must be rebooked; from here one is booked, moved or cancelled. */
export function Appointments({ onClose }: SheetProps) {
  const state = useCentre((view) => view.state)
  const [shown, show] = useState<Shown>({ is: 'list' })
  const back = () => show({ is: 'list' })
  if (shown.is === 'book') return <BookOne onBack={back} />
  if (shown.is === 'import') return <ImportFile onBack={back} />
  const one = shown.is === 'one' ? dayOf(state, shown.day).appointments.get(shown.id) : undefined
  if (one) return <OneAppointment key={one.id} one={one} onBack={back} />
  return <TheList onShow={show} onClose={onClose} />
}

function TheList({ onShow, onClose }: { onShow: (shown: Shown) => void; onClose: () => void }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const role = useCentre((view) => view.device.role)
  const cards = useCentre((view) => view.cards)
  const now = useNow('minute')
  const [typed, type] = useState('')
  const tasks = useClashes()
  const first = useRef<HTMLButtonElement>(null)
  useKey('Escape', 'Back', onClose)
  useEffect(() => first.current?.focus(), [])
  const today = centre.today()
  const ofToday = inOrder([...dayOf(state, today).appointments.values()])
  const list = typed.trim() === '' ? ofToday : inOrder(found(state, cards, typed))
  const expected = ofToday.filter(stands)
  const toCome = expected.filter(({ visit }) => visit === null).length
  return (
    <Panel title="Appointments today" aside={`${expected.length} today, ${toCome} not here. Esc goes back`} grow>
      {tasks.map((clash, i) => (
        <Note
          key={clash.rebook.id}
          action={
            <Button keyName={i === 0 ? 'R' : undefined} label="Rebook" onPress={() => onShow({ is: 'one', day: clash.rebook.day, id: clash.rebook.id })}>
              Open {referenceOf(clash.rebook.id)}
            </Button>
          }
        >
          {sayClash(clash, state, now, centre.timeZone())}
        </Note>
      ))}
      <div className={styles.keys}>
        <Button ref={first} look="first" keyName="Enter" onPress={() => onShow({ is: 'book' })}>
          Book an appointment
        </Button>
        {role === 'lead' && (
          <Button keyName="I" onPress={() => onShow({ is: 'import' })}>
            Import from a file
          </Button>
        )}
        <Field label="Name or reference" inline keyName="A" maxLength={100} value={typed} onChange={type} />
        <Button keyName="B" onPress={onClose}>
          Back to the screen
        </Button>
      </div>
      {list.length === 0 && <p>{typed.trim() === '' ? 'No appointment is booked for today.' : 'No appointment has this name or reference.'}</p>}
      <Rows label="Appointments">
        {list.map((one) => (
          <AppointmentRow
            key={`${one.day} ${one.id}`}
            one={one}
            name={nameOn(one, state, cards)}
            now={now}
            onPress={() => onShow({ is: 'one', day: one.day, id: one.id })}
          />
        ))}
      </Rows>
    </Panel>
  )
}

function AppointmentRow({ one, name, now, onPress }: { one: Appointment; name: string | undefined; now: number; onPress: () => void }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const unsent = useCentre((view) => view.unsentIds)
  const { likely } = useDelays()
  const ticket = one.visit === null ? null : dayOf(state, one.day).visits.get(one.visit)?.ticket
  const where = sayStanding(one, dayOf(state, one.day), now, state)
  const isLikelyLate = likely.has(one.id) || (one.visit !== null && likely.has(one.visit))
  const small = [
    name,
    `Reference ${referenceOf(one.id)}`,
    one.coverNeeded && stands(one) && COVER,
    !isConfirmed(one, unsent) && NOT_CONFIRMED,
    ticket && `number ${ticket}`,
  ]
  return (
    <Row
      wide
      number={sayWhen(one.at, now, centre.timeZone())}
      small={small.filter(Boolean).join('. ')}
      right={isLikelyLate ? `${where}, likely late` : where}
      onPress={onPress}
    >
      {sayService(state, one)}
      {one.desk && `, ${deskLabel(state, one.desk)}`}
    </Row>
  )
}

/** By name or reference, on any day that is here. */
function found(state: CentreState, cards: Cards, typed: string): Appointment[] {
  const words = typed.trim().toLowerCase()
  const fits = (one: Appointment) => isReference(one.id, words) || isNamed(nameOn(one, state, cards), words)
  return [...state.days.values()].flatMap(({ appointments }) => [...appointments.values()].filter((one) => one.movedTo === null && fits(one)))
}

type Cards = CentreView['cards']

function nameOn(one: Appointment, state: CentreState, cards: Cards): string | undefined {
  return cardOfAppointment(cards, dayOf(state, one.day), one).name
}

function inOrder(appointments: Appointment[]): Appointment[] {
  return appointments.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

import { useEffect, useRef, useState } from 'react'
import type { Slot } from '#domain/appointments/slots.ts'
import { referenceOf } from '#domain/appointments/reference.ts'
import type { Service } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { AppointmentId, DeskId, ServiceId } from '#domain/events.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { useAnyway } from '#renderer/staff/atDesk/useAnyway.ts'
import { deskLabel } from '#renderer/staff/says.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Choice } from '#renderer/ui/Choice.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import styles from './Appointments.module.css'
import { ForWhom } from './ForWhom.tsx'
import { PickSlot } from './PickSlot.tsx'
import { NOT_CONFIRMED, isConfirmed, sayService, sayWhen } from './words.ts'

/** Books one: what for by typing, when by digit. Then what to say to the customer. */
export function BookOne({ onBack }: { onBack: () => void }) {
  const centre = useTheCentre()
  const services = useCentre((view) => view.state.services)
  const { ask, said, asked, anyway, clear } = useAnyway()
  const [service, choose] = useState<ServiceId | null>(null)
  const [desk, setDesk] = useState<DeskId | null>(null)
  const [booking, setBooking] = useState<(Slot & { id: AppointmentId }) | null>(null)
  const [done, setDone] = useState(false)
  useKey('Escape', 'Back', () => {
    clear()
    if (done || service === null) onBack()
    else choose(null)
  })
  const pick = async (slot: Slot) => {
    if (service === null) return
    const id = centre.newId()
    setBooking({ id, ...slot })
    setDone(await ask({ type: 'book', appointment: id, service, at: slot.at, desk, day: slot.day }))
  }
  if (done && booking) return <Booked {...booking} onBack={onBack} />
  return (
    <Panel title="Book an appointment" aside="Esc goes back" grow>
      {service === null ? (
        <PickService services={services} onChoose={choose} />
      ) : (
        <>
          <p>
            <b>{services.get(service)?.name}</b>, {services.get(service)?.minutes} minutes. Choose a time:
          </p>
          <PickSlot service={service} desk={desk} onDesk={setDesk} onPick={(slot) => void pick(slot)} />
        </>
      )}
      <Refused>{said}</Refused>
      {asked && (
        <div>
          <Button keyName="Y" onPress={() => void anyway().then(setDone)}>
            Book it anyway
          </Button>
        </div>
      )}
    </Panel>
  )
}

function PickService({ services, onChoose }: { services: ReadonlyMap<ServiceId, Service>; onChoose: (service: ServiceId) => void }) {
  const [text, setText] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <>
      <p>What is it for?</p>
      <Choice
        ref={box}
        label="What the appointment is for"
        listLabel="Services that fit"
        text={text}
        onText={setText}
        options={found(services, text).map(({ id, name, minutes }) => ({ id, name, line: `${minutes} minutes` }))}
        onChoose={onChoose}
        nothing="No service fits. Try another word."
      />
    </>
  )
}

/** All typed words are in the name or the keywords. Those with it in the name come first. */
function found(services: ReadonlyMap<ServiceId, Service>, text: string): Service[] {
  const typed = text.toLowerCase().split(/\s+/u).filter(Boolean)
  if (typed.length === 0) return []
  const fits = (words: string) => typed.every((one) => words.toLowerCase().includes(one))
  const all = [...services.values()].filter(({ offered, elsewhere, name, keywords }) => offered && elsewhere === null && fits([name, ...keywords].join(' ')))
  return all.sort((a, b) => Number(fits(b.name)) - Number(fits(a.name))).slice(0, 5)
}

/** What to say and write down. The name may follow; nobody has to give one. */
function Booked({ id, day, onBack }: Slot & { id: AppointmentId; onBack: () => void }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const unsent = useCentre((view) => view.unsentIds)
  const now = useNow('minute')
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  const one = dayOf(state, day).appointments.get(id)
  if (!one) return null
  const bring = state.services.get(one.service)?.askFor ?? []
  return (
    <Panel title="Booked" aside="Esc goes back" grow>
      <ul className={styles.facts}>
        <li className={styles.big}>{sayWhen(one.at, now, centre.timeZone())}</li>
        <li>
          {sayService(state, one)}
          {one.desk !== null && `, only ${deskLabel(state, one.desk)}`}
        </li>
        <li>
          Reference <b>{referenceOf(id)}</b>
        </li>
        {bring.length > 0 && <li>Bring: {bring.join(', ')}</li>}
        <li>
          <span role="status">{isConfirmed(one, unsent) ? 'Confirmed' : `${NOT_CONFIRMED}. Another desk may have booked this time too.`}</span>
        </li>
      </ul>
      <ForWhom one={one} next={first} />
      <div>
        <Button ref={first} look="first" keyName="Enter" onPress={onBack}>
          Back to the list
        </Button>
      </div>
    </Panel>
  )
}

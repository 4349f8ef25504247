import { useMemo, useState } from 'react'
import type { Slot } from '#domain/appointments/slots.ts'
import { nearestSlots } from '#domain/appointments/slots.ts'
import type { AppointmentId, DeskId, ServiceId } from '#domain/events.ts'
import { isDay } from '#domain/time/isDay.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field, Select } from '#renderer/ui/Field.tsx'
import styles from './Appointments.module.css'
import { sayWhen } from './words.ts'

const SHOWN = 9

type PickSlotProps = {
  service: ServiceId
  /** null: any that does it. */
  desk: DeskId | null
  onDesk: (desk: DeskId | null) => void
  without?: AppointmentId | null
  onPick: (slot: Slot) => void
}

/** The nearest free times, one digit each; 0 goes on to later ones, A to another day, W to one desk alone. */
export function PickSlot({ service, desk, onDesk, without = null, onPick }: PickSlotProps) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const zone = centre.timeZone()
  const today = centre.today()
  const [day, setDay] = useState(today)
  const [after, setAfter] = useState<Slot | null>(null)
  const slots = useMemo(() => {
    const from = after ?? { day: isDay(day) && day > today ? day : today, at: 0 }
    return nearestSlots(state, service, from.day, Math.max(now, from.at + 1), SHOWN, { desk, without })
  }, [state, service, day, today, now, after, desk, without])
  const first = slots[0]
  return (
    <div className={styles.facts} role="group" aria-label="Free times">
      {slots.length === 0 && (
        <p>
          {state.hours === null
            ? 'No time is free. Nobody has set when we are open on other days: a team lead does that in Settings.'
            : 'No time is free in the next 60 days. Try another day.'}
        </p>
      )}
      <ul className={styles.slots}>
        {slots.map((slot, i) => (
          <li key={slot.at}>
            <Button keyName={String(i + 1)} capFirst label={sayWhen(slot.at, now, zone)} onPress={() => onPick(slot)}>
              {sayWhen(slot.at, now, zone)}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.keys}>
        {slots.length === SHOWN && (
          <Button keyName="0" onPress={() => setAfter(slots.at(-1) ?? null)}>
            Later times
          </Button>
        )}
        {after !== null && first && (
          <Button keyName="P" onPress={() => setAfter(null)}>
            First times again
          </Button>
        )}
        <Field
          label="From the day"
          type="date"
          inline
          keyName="A"
          min={today}
          value={day}
          onChange={(text) => {
            setAfter(null)
            setDay(text)
          }}
        />
        <WhichDesk
          service={service}
          desk={desk}
          onDesk={(chosen) => {
            setAfter(null)
            onDesk(chosen)
          }}
        />
      </div>
    </div>
  )
}

/** Where the customer asks for somebody they know: only at that desk. Who usually sits there is said beside it. */
function WhichDesk({ service, desk, onDesk }: Pick<PickSlotProps, 'service' | 'desk' | 'onDesk'>) {
  const desks = useCentre((view) => view.state.desks)
  const staff = useCentre((view) => view.state.staff)
  const able = [...desks.values()].filter((one) => one.inUse && (one.services.includes(service) || one.id === desk))
  const sits = (id: DeskId) => [...staff.values()].filter((one) => one.here && one.desk === id).map(({ name }) => name)
  return (
    <Select label="Which desk?" inline keyName="W" value={desk ?? ''} onChange={(id) => onDesk(id === '' ? null : id)}>
      <option value="">Any desk that does this</option>
      {able.map(({ id, label }) => (
        <option key={id} value={id}>
          {[`Only ${label}`, ...sits(id)].join(', ')}
        </option>
      ))}
    </Select>
  )
}

import type { RefObject } from 'react'
import { useState } from 'react'
import { cardKeyOf } from '#domain/appointments/cardKey.ts'
import type { Appointment } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import { cardOfAppointment } from '#renderer/centre/cardOf.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Field } from '#renderer/ui/Field.tsx'
import styles from './Appointments.module.css'

/**
 * For whom it is. Nobody has to give a name; one that is given is kept on the customer card and never in the log. Enter keeps it and goes on to `next`.
 * Once they are here the name is asked for at the desk, and only shown.
 */
export function ForWhom({ one, next }: { one: Appointment; next: RefObject<HTMLElement | null> }) {
  const centre = useTheCentre()
  const cards = useCentre((view) => view.cards)
  const day = useCentre(({ state }) => dayOf(state, one.day))
  const [typed, type] = useState<string | null>(null)
  const [kept, setKept] = useState(false)
  const known = cardOfAppointment(cards, day, one).name ?? ''
  if (one.visit !== null || one.movedTo !== null) return known === '' ? null : <p>For {known}</p>
  const keep = async () => {
    const name = typed?.trim() ?? known
    if (name !== known) {
      await centre.writeCards([{ of: cardKeyOf(one), field: 'name', text: name, day: one.day }])
      setKept(true)
    }
    type(null)
  }
  return (
    <div
      className={styles.keys}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        event.stopPropagation()
        void keep().then(() => next.current?.focus())
      }}
    >
      <Field
        label="Name, if they give one"
        inline
        keyName="N"
        maxLength={100}
        value={typed ?? known}
        onChange={(name) => {
          setKept(false)
          type(name)
        }}
        onBlur={() => void keep()}
      />
      <p role="status" className={styles.soft}>
        {kept ? 'Kept on the customer card, and nowhere else.' : ''}
      </p>
    </div>
  )
}

import { useEffect, useRef, useState } from 'react'
import { cardOf, cardOfAppointment } from '#renderer/centre/cardOf.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import type { Option } from '#renderer/ui/Choice.tsx'
import { Choice } from '#renderer/ui/Choice.tsx'
import { sayAppointment } from '#renderer/staff/appointments/words.ts'
import { findAppointments, findVisits } from '#renderer/staff/findPeople.ts'
import type { WelcomeDesk } from './useWelcome.ts'
import { sayWhere, serviceName } from '#renderer/staff/says.ts'
import { sayPlace } from '#renderer/staff/sayWhy.ts'

/**
 * By number, by the name on the card, or by the reference of an appointment: also whose customer has not come, and Enter says that they are here.
 * Names show only here, once somebody looks for one.
 */
export function Find({ desk }: { desk: WelcomeDesk }) {
  const centre = useTheCentre()
  const now = useNow('minute')
  const zone = centre.timeZone()
  const cards = useCentre((view) => view.cards)
  const [text, setText] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])
  const { state, day } = desk
  const people = findVisits(day, cards, text).map((visit): Option => ({
    id: visit.id,
    name: [visit.ticket, cardOf(cards, day, visit).name, serviceName(state, visit)].filter(Boolean).join(', '),
    line: [sayWhere(state, visit, zone), sayPlace(state, visit, now, zone)].filter(Boolean).join('. '),
  }))
  const booked = findAppointments(day, cards, text)
  const coming = booked.map((one): Option => ({ id: one.id, ...sayAppointment(one, state, now, zone, cardOfAppointment(cards, day, one).name) }))
  const choose = (id: string) => {
    const one = booked.find((appointment) => appointment.id === id)
    if (one) desk.greetFor(one.id, one.service)
    else desk.open(id, true)
  }
  return (
    <Choice
      ref={box}
      label="Number, name or reference"
      placeholder="Number, name or reference"
      listLabel="People of today"
      text={text}
      onText={setText}
      options={[...people, ...coming]}
      onChoose={choose}
      onEmptyEnter={desk.close}
      nothing="Nobody of today fits. They may have given no name."
    />
  )
}

import { useEffect, useRef, useState } from 'react'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Choice } from '#renderer/ui/Choice.tsx'
import { findVisits } from './findVisits.ts'
import type { WelcomeDesk } from './useWelcome.ts'
import { sayWhere, serviceName } from '#renderer/staff/says.ts'
import { sayPlace } from '#renderer/staff/sayWhy.ts'

/** By number, or by the name on the card. Names show only here, once somebody looks for one. */
export function Find({ desk }: { desk: WelcomeDesk }) {
  const centre = useTheCentre()
  const now = useNow('minute')
  const cards = useCentre((view) => view.cards)
  const [text, setText] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])
  const found = findVisits(desk.day, cards, text).map((visit) => ({
    id: visit.id,
    name: [visit.ticket, cards.get(visit.id)?.name, serviceName(desk.state, visit)].filter(Boolean).join(', '),
    line: [sayWhere(desk.state, visit, centre.timeZone()), sayPlace(desk.state, visit, now, centre.timeZone())].filter(Boolean).join('. '),
  }))
  return (
    <Choice
      ref={box}
      label="Number or name"
      placeholder="Number or name"
      listLabel="People of today"
      text={text}
      onText={setText}
      options={found}
      onChoose={(visit) => desk.open(visit, true)}
      onEmptyEnter={desk.close}
      nothing="Nobody of today fits. They may have given no name."
    />
  )
}

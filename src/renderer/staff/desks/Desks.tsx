import { useEffect, useRef, useState } from 'react'
import { dayOf } from '#domain/centre/state.ts'
import type { DeskId } from '#domain/events.ts'
import { wholeMinutes } from '#domain/instant.ts'
import type { SheetProps } from '#renderer/staff/sheets/sheetProps.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { OneDesk } from './OneDesk.tsx'
import { busySince, sayDesk, sayNext } from './sayDesk.ts'
import styles from './Desks.module.css'

/** Every desk with what it does and who is next there; its digit opens it, to call, start and finish for it. */
export function Desks({ onClose }: SheetProps) {
  const desks = useCentre((view) => view.state.desks)
  const [opened, open] = useState<DeskId | null>(null)
  const desk = opened === null ? undefined : desks.get(opened)
  return desk ? <OneDesk desk={desk} onBack={() => open(null)} /> : <AllDesks onOpen={open} onClose={onClose} />
}

function AllDesks({ onOpen, onClose }: { onOpen: (desk: DeskId) => void; onClose: () => void }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const zone = centre.timeZone()
  const day = dayOf(state, centre.today())
  const first = useRef<HTMLButtonElement>(null)
  useKey('Escape', 'Back', onClose)
  useEffect(() => first.current?.focus(), [])
  const desks = [...state.desks.values()].filter(({ inUse }) => inUse)
  return (
    <Panel title="Desks" aside="A digit opens a desk. Esc goes back">
      <ul className={styles.desks}>
        {desks.map((desk, i) => {
          const since = busySince(day, desk)
          const person = desk.staff === null ? null : state.staff.get(desk.staff)?.name
          return (
            <li key={desk.id}>
              <Button ref={i === 0 ? first : undefined} keyName={i < 9 ? String(i + 1) : undefined} capFirst label={desk.label} onPress={() => onOpen(desk.id)}>
                <span className={styles.desk}>
                  <b>{desk.label}</b>
                  <span>{person}</span>
                  <span>
                    {sayDesk(day, desk, now, zone)}
                    {since !== undefined && `, ${wholeMinutes(since, now)} min`}
                  </span>
                  <span>{sayNext(state, day, desk, now)}</span>
                </span>
              </Button>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

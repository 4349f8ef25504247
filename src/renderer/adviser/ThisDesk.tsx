import { useState } from 'react'
import type { Day, Desk } from '#domain/centre/state.ts'
import { deskStands, finishedAtDesk } from '#domain/desk/deskNow.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { BreakOrClose } from '#renderer/staff/desks/BreakOrClose.tsx'
import { sayDesk } from '#renderer/staff/desks/sayDesk.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import type { Hand } from './useDesk.ts'
import styles from './Adviser.module.css'

/** This desk: open, finishing notes, on a break until a time, or closed; and what changes it. */
export function ThisDesk({ day, desk, hand }: { day: Day; desk: Desk; hand: Hand }) {
  const zone = useTheCentre().timeZone()
  const [pausing, pause] = useState(false)
  const until = (day.rota.get(desk.id) ?? []).find(({ from, to }) => from <= hand.now && hand.now < to)?.to
  const seen = finishedAtDesk(day, desk.id)
  const stands = deskStands(desk)
  const close = () => {
    pause(false)
    hand.first.current?.focus()
  }
  return (
    <Panel title={desk.label} aside={sayDesk(day, desk, hand.now, zone)}>
      {pausing && stands !== 'closed' ? (
        <BreakOrClose desk={desk} onClose={close} />
      ) : (
        <>
          <p>
            {desk.isOpen && until !== undefined && `Open until ${sayTime(until, zone)}. `}
            {seen === 0 ? 'Nobody finished yet today' : `${seen} finished today`}
          </p>
          <div className={styles.state}>
            {stands !== 'closed' && (
              <Button keyName="B" onPress={() => pause(true)}>
                Break or close
              </Button>
            )}
          </div>
        </>
      )}
    </Panel>
  )
}

import type { Day, Desk } from '#domain/centre/state.ts'
import { finishedAtDesk } from '#domain/desk/deskNow.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import type { Hand } from './useDesk.ts'
import styles from './Adviser.module.css'

/** This desk: what it does now, until when it is open, and the break. */
export function ThisDesk({ day, desk, hand }: { day: Day; desk: Desk; hand: Hand }) {
  const zone = useTheCentre().timeZone()
  const { standing } = hand
  const open = desk.isOpen
  const until = (day.rota.get(desk.id) ?? []).find(({ from, to }) => from <= hand.now && hand.now < to)?.to
  const seen = finishedAtDesk(day, desk.id)
  const now =
    standing.is === 'called' ? `Called ${standing.visit.ticket}` : standing.is === 'seeing' ? `Seeing ${standing.visit.ticket}` : open ? 'Free' : 'Closed'
  return (
    <Panel title={desk.label} aside={now}>
      <p>
        {open && until !== undefined && `Open until ${sayTime(until, zone)}. `}
        {seen === 0 ? 'Nobody finished yet today' : `${seen} finished today`}
      </p>
      {open && (
        <div className={styles.state}>
          <Button keyName="B" onPress={() => void hand.ask({ type: 'closeDesk', desk: desk.id })}>
            Break
          </Button>
        </div>
      )}
    </Panel>
  )
}

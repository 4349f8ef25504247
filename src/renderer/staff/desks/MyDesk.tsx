import { dayOf } from '#domain/centre/state.ts'
import { deskOf, whoIsAt } from '#domain/people/evolvePlaces.ts'
import { useOpenSheet } from '#renderer/staff/sheets/openSheet.ts'
import type { SheetProps } from '#renderer/staff/sheets/sheetProps.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { OneDesk } from './OneDesk.tsx'
import { sayDesk, sayNext } from './sayDesk.ts'
import styles from './Desks.module.css'

/** The desk of who works here, where they have one. */
function useMyDesk() {
  const centre = useTheCentre()
  const { state, device } = useCentre((view) => view)
  const who = whoIsAt(state, device.id, centre.today())
  return state.desks.get((who !== null && deskOf(state, who)) || '') ?? null
}

/** Welcome and adviser on one screen: what the own desk does, and one key to its next step. */
export function MyDesk() {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const open = useOpenSheet()
  const desk = useMyDesk()
  if (!desk) return null
  const day = dayOf(state, centre.today())
  return (
    <Panel title={desk.label} hidden look="tight">
      <div className={styles.mine}>
        <p>
          <b>{desk.label}</b> {sayDesk(day, desk, now, centre.timeZone())}, {sayNext(state, day, desk, now)}
        </p>
        <Button keyName="." label="Work at my desk" onPress={() => open(MyDeskSheet)}>
          My desk
        </Button>
      </div>
    </Panel>
  )
}

function MyDeskSheet({ onClose }: SheetProps) {
  const desk = useMyDesk()
  return desk && <OneDesk desk={desk} onBack={onClose} />
}

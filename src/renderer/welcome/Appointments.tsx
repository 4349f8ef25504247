import { memo } from 'react'
import { comingNext } from '#domain/appointments/comingNext.ts'
import { standardsOn } from '#domain/centre/standardsOn.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { AppointmentId, ServiceId } from '#domain/events.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Keycap } from '#renderer/ui/Keycap.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { focusRows, Row, Rows } from '#renderer/ui/Rows.tsx'
import { NOT_CONFIRMED, isConfirmed, sayStanding } from '#renderer/staff/appointments/words.ts'
import { useDelays } from '#renderer/staff/delays/useDelays.ts'
import { deskLabel } from '#renderer/staff/says.ts'
import styles from './Welcome.module.css'

const APPOINTMENTS = 'Appointments'

type AppointmentsProps = { onArrived: (appointment: AppointmentId, service: ServiceId) => void }

/** Appointments whose customer is not here yet: the next, and below them those of the last hour. */
export const Appointments = memo(function Appointments({ onArrived }: AppointmentsProps) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const unsentIds = useCentre((view) => view.unsentIds)
  const now = useNow('minute')
  const { likely } = useDelays()
  const day = dayOf(state, centre.today())
  const coming = comingNext(day, now, standardsOn(state, centre.today()))
  return (
    <Panel title="Appointments next" aside={coming.length > 0 ? <Here /> : null}>
      {coming.length === 0 ? (
        <p className={styles.soft}>No more today.</p>
      ) : (
        <div className={styles.coming}>
          <Rows label={APPOINTMENTS}>
            {coming.map((one) => (
              <Row
                key={one.id}
                wide
                number={sayTime(one.at, centre.timeZone())}
                right={likely.has(one.id) ? `${sayStanding(one, day, now, state)}, likely late` : sayStanding(one, day, now, state)}
                small={isConfirmed(one, unsentIds) ? null : NOT_CONFIRMED}
                onPress={() => onArrived(one.id, one.service)}
              >
                {state.services.get(one.service)?.name ?? one.service}
                {one.desk && `, ${deskLabel(state, one.desk)}`}
              </Row>
            ))}
          </Rows>
        </div>
      )}
    </Panel>
  )
})

/** The key that leads to them stands beside their heading. */
function Here() {
  useKey('A', 'Appointment here', () => focusRows(APPOINTMENTS))
  return (
    <>
      choose one who is here <Keycap name="A" />
    </>
  )
}

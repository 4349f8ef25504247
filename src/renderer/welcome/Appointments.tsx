import { dayOf } from '#domain/centre/state.ts'
import type { AppointmentId, ServiceId } from '#domain/events.ts'
import { HOUR } from '#domain/instant.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Keycap } from '#renderer/ui/Keycap.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { focusRows, Row, Rows } from '#renderer/ui/Rows.tsx'
import { deskLabel } from '#renderer/staff/says.ts'
import styles from './Welcome.module.css'

const APPOINTMENTS = 'Appointments'

/** Appointments whose customer is not here yet: those of the last hour, and the next. */
export function Appointments({ onArrived }: { onArrived: (appointment: AppointmentId, service: ServiceId) => void }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const coming = [...dayOf(state, centre.today()).appointments.values()].filter((one) => one.visit === null && one.at > now - HOUR).sort((a, b) => a.at - b.at)
  return (
    <Panel title="Appointments next" aside={coming.length > 0 ? <Here /> : null}>
      {coming.length === 0 ? (
        <p className={styles.soft}>No more today.</p>
      ) : (
        <div className={styles.coming}>
          <Rows label={APPOINTMENTS}>
            {coming.map(({ id, at, service, desk }) => (
              <Row key={id} wide number={sayTime(at, centre.timeZone())} right="not here yet" onPress={() => onArrived(id, service)}>
                {state.services.get(service)?.name ?? service}
                {desk && `, ${deskLabel(state, desk)}`}
              </Row>
            ))}
          </Rows>
        </div>
      )}
    </Panel>
  )
}

/** The key that leads to them stands beside their heading. */
function Here() {
  useKey('A', 'Appointment here', () => focusRows(APPOINTMENTS))
  return (
    <>
      choose one who is here <Keycap name="A" />
    </>
  )
}

import type { Evacuation } from '#domain/centre/state.ts'
import type { RollCall } from '#domain/safety/rollCall.ts'
import { sayDate, sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import styles from './Safety.module.css'
import { sayPeople, sayWasAt } from './words.ts'

/** The same list for a clipboard, with boxes to tick. */
export function RollCallPaper({ list, evacuation }: { list: RollCall; evacuation: Evacuation }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const zone = centre.timeZone()
  return (
    <div className={styles.paper} data-roll-call="">
      <h2>
        {evacuation.drill && 'DRILL. '}
        {sayPeople(list.people)} in the building
      </h2>
      <p>
        {state.centre?.name}, {sayDate(evacuation.from, zone)}, as at {sayTime(evacuation.from, zone)}. {list.rows.length} numbers. Staff are not on this list.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">People</th>
            <th scope="col">Where they were</th>
            <th scope="col">Help to leave</th>
            <th scope="col">Safe</th>
            <th scope="col">Not seen</th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => (
            <tr key={row.visit}>
              <th scope="row">{row.ticket ?? (row.was.is === 'private' ? '–' : 'No number yet')}</th>
              <td>{row.people}</td>
              <td>{sayWasAt(state, row.was)}</td>
              <td>{row.needsHelp && 'Needs help to leave'}</td>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

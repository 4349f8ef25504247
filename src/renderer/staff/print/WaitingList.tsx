import { useEffect, useRef } from 'react'
import type { CentreState, Day } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { Instant } from '#domain/instant.ts'
import { callingOrder, servedBy } from '#domain/queue/callingOrder.ts'
import { waitingMinutes } from '#domain/queue/waits.ts'
import { sayDate, sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import type { SheetProps } from '#renderer/staff/sheets/sheetProps.ts'
import { PARKED, sayWhere } from '#renderer/staff/says.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { usePrint } from '#renderer/ui/usePrint.tsx'
import { sayDesks } from '#renderer/ui/words/desks.ts'
import styles from './WaitingList.module.css'

/** The waiting list on paper, at any time: numbers in calling order, waits and desks; no name and no service. The network is not needed. */
export function WaitingList({ onClose }: SheetProps) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const first = useRef<HTMLButtonElement>(null)
  const { print, printed } = usePrint()
  useKey('Escape', 'Back', onClose)
  useEffect(() => first.current?.focus(), [])
  const day = dayOf(state, centre.today())
  const zone = centre.timeZone()
  const rows = listRows(state, day, now, zone)
  const list = <List title={`Waiting list, ${sayDate(now, zone)}, ${sayTime(now, zone)}`} place={state.centre?.name ?? ''} rows={rows} />
  return (
    <Panel title="Waiting list" aside="Esc goes back" grow>
      <div className={styles.list} tabIndex={0} role="group" aria-label="Waiting list">
        {list}
      </div>
      <Button ref={first} look="first" keyName="Enter" onPress={() => print(list)}>
        Print the waiting list
      </Button>
      {printed}
    </Panel>
  )
}

type ListRow = { id: string; number: string; wait: string; desk: string; where: string }

/** In calling order, then those who have a number and are not in the queue just now. */
export function listRows(state: CentreState, day: Day, now: Instant, zone: string): ListRow[] {
  const inUse = [...state.desks.values()].filter(({ inUse: used, isOpen }) => used && isOpen)
  const row = (visit: Visit, wait: string): ListRow => {
    const desks = inUse.filter(({ id }) => servedBy(state, id, visit)).map(({ label }) => label)
    const due = visit.appointmentAt === null ? '' : `, due ${sayTime(visit.appointmentAt, zone)}`
    return {
      id: visit.id,
      number: visit.ticket ?? '–',
      wait,
      desk: desks.length > 0 ? sayDesks(desks) : 'No open desk',
      where: sayWhere(state, visit, zone) + due,
    }
  }
  const parked = [...day.visits.values()].filter(({ situation }) => PARKED.has(situation.is)).sort((a, b) => a.arrivedAt - b.arrivedAt)
  return [...callingOrder(state, day, now).map((visit) => row(visit, `${waitingMinutes(visit, now)} min`)), ...parked.map((visit) => row(visit, ''))]
}

function List({ title, place, rows }: { title: string; place: string; rows: ListRow[] }) {
  return (
    <>
      <h3>
        {title} {place && `· ${place}`}
      </h3>
      {rows.length === 0 ? (
        <p>Nobody is waiting.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">Wait</th>
              <th scope="col">Desk</th>
              <th scope="col">Where</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, number, wait, desk, where }) => (
              <tr key={id}>
                <th scope="row">
                  <bdi>{number}</bdi>
                </th>
                <td>{wait}</td>
                <td>{desk}</td>
                <td>{where}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

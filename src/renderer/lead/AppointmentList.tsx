import type { FocusEvent, ReactNode } from 'react'
import { useRef, useState } from 'react'
import type { Kept } from '#domain/delays/punctuality.ts'
import type { VisitId } from '#domain/events.ts'
import { toldOf } from '#domain/lead/told.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { Panel, Unseen } from '#renderer/ui/Panel.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { ChangeCause } from './ChangeCause.tsx'
import { goThrough } from './goThrough.ts'
import { Promised } from './Promised.tsx'
import type { AtDay } from './view.ts'
import { CAUSE_IN_SHORT, numberOf, sayTold } from './words.ts'
import styles from './Lead.module.css'

type ListProps = AtDay & { title: string; aside: ReactNode; list: readonly Kept[]; nobody: string; onOpen: (visit: VisitId) => void }

/** Appointments, each with what became of its promise. The row that had the focus last is chosen: digits say why it was late. */
export function AppointmentList({ title, aside, list, nobody, onOpen, ...at }: ListProps) {
  const box = useRef<HTMLDivElement>(null)
  const [chosen, choose] = useState<VisitId | null>(null)
  const { rows, onFocus, onBlur } = useHeld(list)
  useKey('M', 'Into the list', () => box.current?.querySelector<HTMLElement>('button[data-visit]')?.focus())
  const late = rows.find(({ visit, cause }) => visit !== null && visit === chosen && cause !== null)
  return (
    <Panel title={title} aside={aside} grow>
      {rows.length === 0 ? (
        <p>{nobody}</p>
      ) : (
        <div className={styles.scroll} tabIndex={0} role="group" aria-label={title} ref={box} onFocus={onFocus} onBlur={onBlur}>
          <table className={`${styles.table} ${styles.close}`}>
            <thead>
              <tr>
                <th scope="col">Number</th>
                <th scope="col">Due</th>
                <th scope="col">Called</th>
                <th scope="col" className={styles.right}>
                  Late
                </th>
                <th scope="col">Why</th>
                <th scope="col">What we told them</th>
                <th scope="col">Promise</th>
              </tr>
            </thead>
            <tbody onKeyDown={goThrough}>
              {rows.map((one) => (
                <Row key={one.appointment} one={one} isChosen={one === late} onChoose={choose} onOpen={onOpen} {...at} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {late && <ChangeCause key={late.visit} one={late} onDone={() => choose(null)} />}
    </Panel>
  )
}

/** While somebody is in the list no row jumps; who is new comes last. */
function useHeld(list: readonly Kept[]) {
  const [held, hold] = useState<readonly string[] | null>(null)
  const place = ({ appointment }: Kept) => (held?.includes(appointment) ? held.indexOf(appointment) : (held?.length ?? 0))
  return {
    rows: held === null ? list : list.toSorted((a, b) => place(a) - place(b)),
    onFocus: () => (held === null ? hold(list.map(({ appointment }) => appointment)) : undefined),
    onBlur: (event: FocusEvent) => (event.currentTarget.contains(event.relatedTarget) ? undefined : hold(null)),
  }
}

type RowProps = AtDay & { one: Kept; isChosen: boolean; onChoose: (visit: VisitId | null) => void; onOpen: (visit: VisitId) => void }

function Row({ one, isChosen, onChoose, onOpen, ...at }: RowProps) {
  const { visit, calledAt, lateMinutes, cause, promise } = one
  const number = <bdi>{numberOf(one)}</bdi>
  return (
    <tr className={isChosen ? styles.chosen : ''} aria-current={isChosen ? 'true' : undefined} onFocus={() => onChoose(visit)}>
      <th scope="row">
        {visit === null ? (
          number
        ) : (
          <button type="button" className={styles.open} data-visit={visit} onClick={() => onOpen(visit)}>
            <Unseen>Open </Unseen>
            {number}
          </button>
        )}
      </th>
      <td>{sayTime(one.bookedAt, at.zone)}</td>
      <td>{calledAt === null ? 'Not called' : sayTime(calledAt, at.zone)}</td>
      <td className={styles.right}>{lateMinutes === null ? '' : `${lateMinutes} min`}</td>
      <td>
        {cause === null ? (
          ''
        ) : (
          <button type="button" className={styles.why} onClick={() => onChoose(visit)}>
            {CAUSE_IN_SHORT[cause.is]}
            <Unseen>{cause.confirmed ? ', confirmed. Change it' : ', proposed. Change it'}</Unseen>
            {!cause.confirmed && <span className={styles.soft}>?</span>}
          </button>
        )}
      </td>
      <td>{visit === null ? '' : sayTold(toldOf(at.state, at.day, one), at.zone)}</td>
      <td>
        <Promised promise={promise.is} why={promise.is === 'kept' ? promise.how : promise.why} />
      </td>
    </tr>
  )
}

import { Fragment } from 'react'
import type { Evacuation } from '#domain/centre/state.ts'
import type { OnRollCall, RollCall } from '#domain/safety/rollCall.ts'
import { useCentre } from '#renderer/centre/useCentre.ts'
import { Polite } from '#renderer/ui/Panel.tsx'
import { Row, Rows, RowsHead } from '#renderer/ui/Rows.tsx'
import { useMarks } from './marks.ts'
import styles from './Safety.module.css'
import { sayPeople, sayWasAt } from './words.ts'

const MARKS = { safe: 'Safe', notSeen: 'Not seen' } as const

/** The list on the screen, in groups by where people were. Enter on a row: safe, not seen, not asked yet. */
export function RollCallRows({ list, evacuation, ticking }: { list: RollCall; evacuation: Evacuation; ticking: boolean }) {
  const state = useCentre((view) => view.state)
  const { marks, turn } = useMarks(evacuation.event)
  const count = (mark: 'safe' | 'notSeen') => list.rows.filter(({ visit }) => marks.get(visit) === mark).length
  const place = (row: OnRollCall | undefined) => row && sayWasAt(state, row.was)
  const tally = `${count('safe')} safe, ${count('notSeen')} not seen, ${list.rows.length - count('safe') - count('notSeen')} not asked yet`
  if (list.rows.length === 0) return <p className={styles.screen}>Nobody who came today is in the building.</p>
  return (
    <div className={`${styles.screen} ${styles.list}`}>
      {ticking && (
        <p>
          <b>{tally}.</b> Ticks stay on this PC: they are not shared with others.
        </p>
      )}
      {ticking && <Polite>{tally}</Polite>}
      <Rows label="Roll call">
        {list.rows.flatMap((row, i) => [
          ...(place(row) === place(list.rows[i - 1]) ? [] : [<RowsHead key={`head-${row.visit}`}>{place(row)}</RowsHead>]),
          <Row
            key={row.visit}
            number={row.ticket ?? '–'}
            right={ticking ? <b>{MARKS[marks.get(row.visit) ?? ('none' as 'safe')] ?? ''}</b> : ''}
            small={row.ticket === null && row.was.is !== 'private' ? 'No number yet' : undefined}
            onPress={() => ticking && turn(row.visit)}
          >
            <Fragment>
              {sayPeople(row.people)}
              {row.needsHelp && <b>, needs help to leave</b>}
            </Fragment>
          </Row>,
        ])}
      </Rows>
    </div>
  )
}

import type { ReactNode } from 'react'
import type { Dimension } from '#domain/lead/dimensions.ts'
import type { FigureName } from '#domain/lead/figures.ts'
import type { Report } from '#domain/lead/period.ts'
import type { Tally } from '#domain/lead/tally.ts'
import { figuresOf } from '#domain/lead/tally.ts'
import { Button } from '#renderer/ui/Button.tsx'
import type { Opened } from './Count.tsx'
import { Count, CountsContext } from './Count.tsx'
import { DIMENSION_WORDS, sayKey } from './groupWords.ts'
import { sayPercent } from './periodWords.ts'
import type { Answered } from './useReports.ts'
import { Heads } from './Heads.tsx'
import styles from './Period.module.css'

/** What the table can be by. Hours have their own beside their chart. */
export type Grouping = Exclude<Dimension, 'day' | 'hour'>
const CHOICES: readonly Grouping[] = ['service', 'desk', 'weekday', 'cause']
/** After the presets, which have 1 to 3. */
const FIRST_DIGIT = 4

type GroupsProps = { report: Report; grouping: Grouping; onGroup: (grouping: Grouping) => void }

/** The same figures by one dimension at a time. */
export function Groups({ report, grouping, onGroup }: GroupsProps) {
  const rows = report.groups[grouping].map(({ key, is }) => ({ key, name: sayKey(report, grouping, key), is }))
  return (
    <>
      <div className={styles.choose} role="group" aria-label="By what">
        {CHOICES.map((name, i) => (
          <Button key={name} keyName={String(FIRST_DIGIT + i)} pressed={name === grouping} onPress={() => onGroup(name)}>
            {DIMENSION_WORDS[name]}
          </Button>
        ))}
      </div>
      {rows.length === 0 ? (
        <p>{grouping === 'cause' ? 'No appointment started late.' : 'Nothing in this period.'}</p>
      ) : (
        <Table title={`By ${DIMENSION_WORDS[grouping].toLowerCase()}`} head={DIMENSION_WORDS[grouping]} isOfCause={grouping === 'cause'}>
          {rows.map(({ key, name, is }) => (
            <Row key={key} name={name}>
              {cells(is, grouping, key, grouping === 'cause')}
            </Row>
          ))}
        </Table>
      )}
    </>
  )
}

/** Centres side by side. One whose hub did not answer says so, and is not left out. */
export function Centres({ all, onOpen }: { all: readonly Answered[]; onOpen: (opened: Opened) => void }) {
  return (
    <Table title="Centres side by side" head="Centre" isOfCause={false}>
      {all.map(({ device, name, report, said }) => (
        <CountsContext key={device ?? ''} value={report && { where: { device, centreName: name, names: report }, onOpen }}>
          <Row name={name}>{report === null ? <td colSpan={COLUMNS.length}>{said}</td> : cells(report.total, null, '', false)}</Row>
        </CountsContext>
      ))}
    </Table>
  )
}

type Column = { head: string; figure?: FigureName; say?: (tally: Tally) => string; ofVisits?: boolean }
const COLUMNS: readonly Column[] = [
  { head: 'Seen', figure: 'seen' },
  { head: 'On time', figure: 'onTime' },
  { head: 'On time %', say: (tally) => sayPercent(figuresOf(tally).punctualityPercent) },
  { head: 'Late and told', figure: 'told' },
  { head: 'Missed', figure: 'missed' },
  { head: 'Promise kept', figure: 'kept', say: (tally) => `${figuresOf(tally).promisesKept} of ${tally.promises}` },
  { head: 'Promise kept %', say: (tally) => sayPercent(figuresOf(tally).promiseKeptPercent) },
  { head: 'Left before being called', figure: 'leftBeforeCalled', ofVisits: true },
  { head: 'Came', figure: 'came', ofVisits: true },
]
/** A cause is of a late start: who came and who left has none. */
const columnsOf = (isOfCause: boolean) => COLUMNS.filter(({ ofVisits }) => !(isOfCause && ofVisits))

function Table({ title, head, isOfCause, children }: { title: string; head: string; isOfCause: boolean; children: ReactNode }) {
  return (
    <table className={styles.table}>
      <caption>{title}</caption>
      <thead>
        <Heads heads={[head, ...columnsOf(isOfCause).map((column) => `>${column.head}`)]} />
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {children}
    </tr>
  )
}

function cells(tally: Tally, dimension: Dimension | null, key: string, isOfCause: boolean): ReactNode[] {
  return columnsOf(isOfCause).map(({ head, figure, say }) => (
    <td key={head} className={styles.right}>
      {figure ? (
        <Count figure={figure} tally={tally} dimension={dimension} group={key}>
          {say?.(tally)}
        </Count>
      ) : (
        say?.(tally)
      )}
    </td>
  ))
}

import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Dimension } from '#domain/lead/dimensions.ts'
import type { Report } from '#domain/lead/period.ts'
import type { Tally } from '#domain/lead/tally.ts'
import { figuresOf } from '#domain/lead/tally.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { DIMENSION_WORDS, sayKey, sayPercent } from './periodWords.ts'
import type { Answered } from './useReports.ts'
import styles from './Period.module.css'

type Chosen = Exclude<Dimension, 'day'>
const CHOICES = Object.entries(DIMENSION_WORDS) as [Chosen, string][]
/** After the presets, which have 1 to 3. */
const FIRST_DIGIT = 4

/** The same figures by one dimension at a time. */
export function Groups({ report }: { report: Report }) {
  const [dimension, choose] = useState<Chosen>('service')
  const rows = report.groups[dimension].map(({ key, is }) => ({ key, name: sayKey(report, dimension, key), is }))
  return (
    <>
      <div className={styles.choose} role="group" aria-label="By what">
        {CHOICES.map(([name, words], i) => (
          <Button key={name} keyName={String(FIRST_DIGIT + i)} pressed={name === dimension} onPress={() => choose(name)}>
            {words}
          </Button>
        ))}
      </div>
      <Table title={`By ${DIMENSION_WORDS[dimension].toLowerCase()}`} head={DIMENSION_WORDS[dimension]} rows={rows} isOfCause={dimension === 'cause'} />
    </>
  )
}

/** Centres side by side. One whose hub did not answer says so, and is not left out. */
export function Centres({ all }: { all: readonly Answered[] }) {
  const rows = all.map(({ name, report, said }) => ({ key: name, name, is: report?.total ?? null, said }))
  return <Table title="Centres side by side" head="Centre" rows={rows} />
}

type Row = { key: string; name: string; is: Tally | null; said?: string | null }
const COLUMNS = ['Seen', 'On time', 'On time %', 'Late and told', 'Missed', 'Promise kept', 'Promise kept %', 'Left before being called', 'Came']

function Table({ title, head, rows, isOfCause = false }: { title: string; head: string; rows: readonly Row[]; isOfCause?: boolean }) {
  // A cause is of a late start: who came and who left has none.
  const columns = isOfCause ? COLUMNS.slice(0, -2) : COLUMNS
  if (rows.length === 0) return <p>{isOfCause ? 'No appointment started late.' : 'Nothing in this period.'}</p>
  return (
    <table className={styles.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className={styles.right}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, is, said }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {is === null ? (
              <td colSpan={columns.length}>{said}</td>
            ) : (
              cells(is)
                .slice(0, columns.length)
                .map((cell, i) => (
                  <td key={columns[i]} className={styles.right}>
                    {cell}
                  </td>
                ))
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function cells(tally: Tally): ReactNode[] {
  const { promisesKept, punctualityPercent, promiseKeptPercent, missed } = figuresOf(tally)
  return [
    ...[tally.seen, tally.onTime, sayPercent(punctualityPercent), tally.toldInFull, missed],
    ...[`${promisesKept} of ${tally.promises}`, sayPercent(promiseKeptPercent), tally.leftBeforeCalled, tally.came],
  ]
}

/* What the reports to print are made of: of a day and of a period alike. */
import type { ReactNode } from 'react'
import { percent } from '#domain/delays/figures.ts'
import { Heads } from './Heads.tsx'
import styles from './Report.module.css'

/** One of the figures that lead. `before`: the same of the period before, "December 84.1%". */
export function Three({ name, part, whole, before = null }: { name: string; part: number; whole: number; before?: string | null }) {
  const share = percent(part, whole)
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.big}>{share === null ? 'None' : `${part} of ${whole}`}</dd>
      <dd>{share !== null && [`${share}%`, before].filter(Boolean).join(', ')}</dd>
    </div>
  )
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h4>{title}</h4>
      {children}
    </section>
  )
}

/** Words and a count. */
export function Two({ rows, heads }: { rows: readonly (readonly [string, number])[]; heads: [string, string] }) {
  return (
    <table className={styles.table}>
      <thead className="unseen">
        <Heads heads={heads} />
      </thead>
      <tbody>
        {rows.map(([words, count]) => (
          <tr key={words}>
            <th scope="row">{words}</th>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A name and several counts. */
export function Lines({ heads, rows }: { heads: readonly string[]; rows: readonly (readonly ReactNode[])[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <Heads heads={heads} />
      </thead>
      <tbody>
        {rows.map(([name, ...counts]) => (
          <tr key={String(name)}>
            <th scope="row">{name}</th>
            {counts.map((count, at) => (
              <td key={heads[at + 1]}>{count}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

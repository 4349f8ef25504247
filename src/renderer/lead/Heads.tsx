import styles from './Period.module.css'

/** The heads of a table's columns. One that begins with ">" stands over numbers. */
export function Heads({ heads }: { heads: readonly string[] }) {
  return (
    <tr>
      {heads.map((head) => (
        <th key={head} scope="col" className={head.startsWith('>') ? styles.right : undefined}>
          {head.replace('>', '')}
        </th>
      ))}
    </tr>
  )
}

import type { FocusEvent, KeyboardEvent, ReactElement, ReactNode } from 'react'
import { Children, isValidElement, useRef, useState } from 'react'
import styles from './Rows.module.css'

/** A list of rows: the arrow keys go through, Enter opens. No row jumps while focus is in the list; who is new comes last. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  const list = useRef<HTMLUListElement>(null)
  const rows = () => [...(list.current?.querySelectorAll<HTMLButtonElement>('button[data-row]') ?? [])]
  const [held, hold] = useState<readonly string[] | null>(null)
  const shown = inOrder(Children.toArray(children).filter(isValidElement), held)
  const left = (event: FocusEvent) => event.currentTarget.contains(event.relatedTarget) || hold(null)
  const entered = () => held ?? hold(shown.map((row) => String(row.key)))
  const moved = (event: KeyboardEvent) => {
    const all = rows()
    const at = all.findIndex((row) => row === document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to === undefined || at < 0) return
    event.preventDefault()
    all[Math.max(0, Math.min(all.length - 1, to))]?.focus()
  }
  return (
    <ul className={styles.rows} aria-label={label} ref={list} onKeyDown={moved} onFocus={entered} onBlur={left} data-rows="">
      {shown}
    </ul>
  )
}

function inOrder(rows: ReactElement[], held: readonly string[] | null): ReactElement[] {
  if (!held) return rows
  const place = (row: ReactElement) => (held.includes(String(row.key)) ? held.indexOf(String(row.key)) : held.length)
  const sorted = rows.sort((a, b) => place(a) - place(b))
  // Who went under a heading that was not there yet keeps their place meanwhile: it would stand alone.
  return sorted.at(-1)?.type === RowsHead ? sorted.slice(0, -1) : sorted
}

type RowProps = {
  number: ReactNode
  children?: ReactNode
  small?: ReactNode
  right?: ReactNode
  smallRight?: ReactNode
  chosen?: boolean
  /** Words stand where the number does. */
  wide?: boolean
  onPress: () => void
}

/** One row: a number, what for and why, and at the right since when. */
export function Row({ number, children, small, right, smallRight, chosen, wide, onPress }: RowProps) {
  return (
    <li className={styles.item}>
      <button type="button" data-row="" className={`${styles.row} ${wide ? styles.wide : ''}`} aria-current={chosen ? 'true' : undefined} onClick={onPress}>
        <bdi className={styles.number}>{number}</bdi>
        <span className={styles.words}>
          <span className={styles.line}>{children}</span>
          {small && <span className={styles.small}>{small}</span>}
        </span>
        <span className={styles.right}>
          {right && <span>{right}</span>}
          {smallRight && <span className={styles.small}>{smallRight}</span>}
        </span>
      </button>
    </li>
  )
}

/** A word between rows: "On hold". */
export function RowsHead({ children }: { children: ReactNode }) {
  return <li className={styles.between}>{children}</li>
}

/** To the first row of a list: the key that leads there calls it. */
export function focusRows(label: string): void {
  document.querySelector<HTMLButtonElement>(`[data-rows][aria-label="${CSS.escape(label)}"] button[data-row]`)?.focus()
}

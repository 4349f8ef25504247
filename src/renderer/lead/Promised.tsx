import { Check } from 'lucide-react'
import type { Apart, Missed } from '#domain/delays/punctuality.ts'
import { MISSED_WORDS } from '#domain/delays/punctuality.ts'
import type { AppointmentRow } from '#domain/lead/record.ts'
import { APART } from './words.ts'
import styles from './Lead.module.css'

/** What became of a promise, as a cell of a list. */
export function Promised({ promise, why }: Pick<AppointmentRow, 'promise' | 'why'>) {
  if (promise === 'apart') return <span className={styles.soft}>{APART[why as Apart]}</span>
  if (promise === 'missed')
    return (
      <>
        <b>Missed:</b> {MISSED_WORDS[why as Missed]}
      </>
    )
  return (
    <>
      <Check className={`icon ${styles.tick}`} aria-hidden="true" /> Kept
    </>
  )
}

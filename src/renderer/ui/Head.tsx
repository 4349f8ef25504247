import type { ReactNode } from 'react'
import { CloudCheck, CloudOff } from 'lucide-react'
import type { SyncFacts } from './saySync.ts'
import { saySync } from './saySync.ts'
import { sayClock, sayDate } from './time.ts'
import styles from './Head.module.css'

type HeadProps = {
  /** The screen's name: "Welcome desk", "Desk 1", "Today". */
  name: string
  place: string
  demo: boolean
  /** The way to another place, where there is one. */
  elsewhere?: ReactNode
  sync: SyncFacts
  storeFault: string | null
  now: number
  timeZone: string
  /** Who works here now, as initials, and the key that changes it. */
  who?: ReactNode
}

export function Head({ name, place, demo, elsewhere, sync, storeFault, now, timeZone, who }: HeadProps) {
  return (
    <header className={styles.head}>
      <h1>{name}</h1>
      <span className={styles.place}>{place}</span>
      {demo && <span className={styles.demo}>Demo</span>}
      {elsewhere}
      {who}
      <SyncLine sync={sync} storeFault={storeFault} now={now} />
      <span className={styles.date}>{sayDate(now, timeZone)}</span>
      <time className={styles.clock} dateTime={new Date(now).toISOString()}>
        {sayClock(now, timeZone)}
      </time>
    </header>
  )
}

function SyncLine({ sync, storeFault, now }: Pick<HeadProps, 'sync' | 'storeFault' | 'now'>) {
  const { calm, strong, rest } = saySync(sync, storeFault, now)
  return (
    <p className={`${styles.sync} ${calm ? '' : styles.attention}`} data-sync={calm ? 'shared' : 'alone'}>
      {calm ? <CloudCheck className="icon" aria-hidden="true" /> : <CloudOff className="icon" aria-hidden="true" />}
      <span>
        {strong && <b>{strong} </b>}
        {rest}
      </span>
    </p>
  )
}

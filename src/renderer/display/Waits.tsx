import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { sayClock } from '#renderer/ui/time.ts'
import { sayDesks } from '#renderer/ui/words/desks.ts'
import type { BoardWait } from '#wire/board.ts'
import styles from './Display.module.css'

/** From here on a length is said in hours. */
const HOURS_FROM = 90

/** Where there is room for one line, two at a time stand for so long. */
const [AT_A_TIME, READ] = [2, 8000]

type WaitsProps = { waits: readonly BoardWait[]; asAt: number | null; zone: string; clock: number; tight: boolean }

/** What somebody who came now would wait, by desks. `asAt`: since then without news of the other desks. `clock`: any that goes on; `tight`: a delay takes room above. */
export function Waits({ waits: all, asAt, zone, clock, tight }: WaitsProps) {
  const { t } = useTranslation()
  const from = tight ? (Math.floor(clock / READ) % Math.ceil(all.length / AT_A_TIME)) * AT_A_TIME : 0
  const waits = tight ? all.slice(from, from + AT_A_TIME) : all
  return (
    <section className={styles.waits} aria-label={t('display.waits')}>
      {waits.map((one) => (
        <p key={one.desks.join(' ')}>
          {sayDesks(one.desks)} <b>{sayWait(one, t)}</b>
        </p>
      ))}
      {asAt !== null && <p>{t('display.waitsAsAt', { time: sayClock(asAt, zone) })}</p>}
    </section>
  )
}

function sayWait({ from, to }: BoardWait, t: TFunction): string {
  if (from === 0) return t('display.waitUpTo', { to: sayLength(to, t) })
  return t('display.wait', { from: to < HOURS_FROM ? from : sayLength(from, t), to: sayLength(to, t) })
}

function sayLength(minutes: number, t: TFunction): string {
  if (minutes < HOURS_FROM) return t('display.minutes', { minutes })
  const [hours, left] = [Math.floor(minutes / 60), minutes % 60]
  const said = hours === 1 ? t('display.hour') : t('display.hours', { hours })
  return left === 0 ? said : `${said} ${t('display.minutes', { minutes: left })}`
}

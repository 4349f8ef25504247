import { useTranslation } from 'react-i18next'
import { sayClock } from '#renderer/ui/time.ts'
import { sayDesks } from '#renderer/ui/words/desks.ts'
import type { BoardWait } from '#wire/board.ts'
import type { Said } from './fit.ts'
import { linesOf } from './fit.ts'
import { inTurn } from './inTurn.ts'
import styles from './Display.module.css'

type Say = ReturnType<typeof useTranslation>['t']

/** From here on a length is said in hours. */
const HOURS_FROM = 90

/** `turn`: there is room for one line at a time, by this clock; null: for all. */
type WaitsProps = { waits: readonly BoardWait[]; asAt: number | null; zone: string; turn: number | null }

/** What somebody who came now would wait, by desks. `asAt`: since then without news of the other desks. */
export function Waits({ waits, asAt, zone, turn }: WaitsProps) {
  const { t } = useTranslation()
  const all = waits.map((one): Said => ({ desks: sayDesks(one.desks), wait: sayWait(one, t) }))
  if (asAt !== null) all.push({ desks: t('display.waitsAsAt', { time: sayClock(asAt, zone) }), wait: '' })
  const shown = turn === null ? all : (inTurn(linesOf(all), turn) ?? [])
  return (
    <section className={styles.waits} aria-label={t('display.waits')}>
      {shown.map(({ desks, wait }) => (
        <p key={desks}>
          {desks} {wait !== '' && <b>{wait}</b>}
        </p>
      ))}
    </section>
  )
}

function sayWait({ from, to }: BoardWait, t: Say): string {
  if (from === 0) return t('display.waitUpTo', { to: sayLength(to, t) })
  return t('display.wait', { from: to < HOURS_FROM ? from : sayLength(from, t), to: sayLength(to, t) })
}

function sayLength(minutes: number, t: Say): string {
  if (minutes < HOURS_FROM) return t('display.minutes', { minutes })
  const [hours, left] = [Math.floor(minutes / 60), minutes % 60]
  const said = hours === 1 ? t('display.hour') : t('display.hours', { hours })
  return left === 0 ? said : `${said} ${t('display.minutes', { minutes: left })}`
}

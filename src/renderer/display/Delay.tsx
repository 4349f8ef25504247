import { useTranslation } from 'react-i18next'
import { sayClock } from '#renderer/ui/time.ts'
import type { BoardDelay } from '#wire/board.ts'
import { inTurn } from './inTurn.ts'
import styles from './Display.module.css'

/** What is late, one at a time: desk or number and time first, the reason second. `clock`: any clock that goes on. */
export function Delay({ delays, clock, zone }: { delays: readonly BoardDelay[]; clock: number; zone: string }) {
  const { t } = useTranslation()
  const one = inTurn(delays, clock)
  if (!one) return null
  const which = one.ticket !== null ? t('display.lateNumber', { ticket: one.ticket }) : sayDesks(one.desks, t)
  return (
    <section className={styles.delay} aria-live="polite" aria-label={t('display.delays')}>
      <p>
        <b>
          {which} {sayWhen(one, zone, t)}
        </b>
      </p>
      {one.reason !== null && <p>{one.reason}.</p>}
    </section>
  )
}

function sayWhen({ ticket, expectedAt, by }: BoardDelay, zone: string, t: ReturnType<typeof useTranslation>['t']): string {
  if (expectedAt === null) return ticket === null ? '' : t('display.soon')
  const time = sayClock(expectedAt, zone)
  if (ticket === null) return t('display.nextAt', { time })
  return by ? t('display.byThen', { time }) : t('display.aboutAt', { time })
}

function sayDesks(desks: readonly string[], t: ReturnType<typeof useTranslation>['t']): string {
  const [first] = desks
  if (first === undefined) return t('display.lateAll')
  if (desks.length === 1) return t('display.lateDesk', { desks: first })
  return desks.length > 3 ? t('display.lateSome') : t('display.lateDesks', { desks: `${desks.slice(0, -1).join(', ')} and ${desks.at(-1)}` })
}

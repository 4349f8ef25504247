import { useTranslation } from 'react-i18next'
import { sayClock } from '#renderer/ui/time.ts'
import type { BoardFrame } from '#wire/board.ts'
import styles from './Display.module.css'

type StaleProps = { frame: BoardFrame | null; since: number | null; clock: number; zone: string }

/** No news: the number is gone, what to do instead is there, the last calls stay small, the clock goes on. */
export function Stale({ frame, since, clock, zone }: StaleProps) {
  const { t } = useTranslation()
  const last = frame ? [frame.current, ...frame.before].filter((call) => call !== null).slice(0, 3) : []
  const time = since === null ? null : sayClock(since, zone)
  return (
    <>
      <section className={styles.stale}>
        <div className={styles.notLive} role="status">
          <p>{time === null ? t('display.notLive') : t('display.notLiveSince', { time })}</p>
          <time aria-hidden="true" dateTime={new Date(clock).toISOString()}>
            {sayClock(clock, zone)}
          </time>
        </div>
        <div className={styles.listen}>
          <h1>{t('display.listen')}</h1>
          <p>
            {t('display.lost')} <br />
            {t('display.weCall')}
          </p>
        </div>
        {last.length > 0 && time !== null && (
          <p className={styles.small}>
            <span>{t('display.beforeTime', { time })}</span>
            {last.map((call) => (
              <span key={`${call.ticket} ${call.at}`}>
                <b>
                  <bdi>{call.ticket}</bdi>
                </b>{' '}
                {call.desk}
              </span>
            ))}
          </p>
        )}
      </section>
    </>
  )
}

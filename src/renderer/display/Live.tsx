import { useTranslation } from 'react-i18next'
import { sayClock } from '#renderer/ui/time.ts'
import type { BoardFrame } from '#wire/board.ts'
import { fitDesk, fitNumber, kindAndNumber } from './fit.ts'
import styles from './Display.module.css'

type Call = NonNullable<BoardFrame['current']>

export function Live({ frame, clock, zone }: { frame: BoardFrame | null; clock: number; zone: string }) {
  const { t } = useTranslation()
  const before = frame?.before ?? []
  return (
    <>
      <section className={styles.now} aria-live="assertive" aria-atomic="true">
        {frame?.current ? <Now call={frame.current} tight={frame.delays !== undefined || frame.waits !== undefined} /> : <Welcome />}
      </section>
      <section className={before.length > 0 ? styles.past : styles.bare} aria-label={t('display.before')}>
        <div className={styles.top}>
          {before.length > 0 ? <h2>{t('display.before')}</h2> : <span />}
          <time className={styles.clock} dateTime={new Date(clock).toISOString()}>
            {sayClock(clock, zone)}
          </time>
        </div>
        <ol className={styles.list}>
          {before.map((call) => (
            <Before key={`${call.ticket} ${call.at}`} call={call} />
          ))}
        </ol>
      </section>
    </>
  )
}

/** The key makes a new call a new element: that is the one fade there is. */
function Now({ call, tight }: { call: Call; tight: boolean }) {
  const { t } = useTranslation()
  const desk = fitDesk(call.desk, tight)
  return (
    <div key={`${call.ticket} ${call.at}`} className={styles.news} data-called={call.ticket}>
      <h1 className={styles.label}>{t('display.goTo')}</h1>
      <p>
        <span className="unseen">{t('display.number')} </span>
        <bdi className={styles.number} style={{ fontSize: fitNumber(call.ticket, 'now') }}>
          {call.ticket}
        </bdi>{' '}
        <bdi className={styles.desk} style={{ fontSize: desk.size }}>
          {desk.lines.map((line) => (
            <span key={line}>{line} </span>
          ))}
        </bdi>
      </p>
    </div>
  )
}

function Welcome() {
  const { t } = useTranslation()
  return (
    <div className={styles.quiet}>
      <h1>{t('display.welcome')}</h1>
      <p>{t('display.takeNumber')}</p>
    </div>
  )
}

function Before({ call }: { call: Call }) {
  const short = kindAndNumber(call.desk)
  return (
    <li className={styles.row}>
      <bdi className={styles.last} style={{ fontSize: fitNumber(call.ticket, 'last') }}>
        {call.ticket}
      </bdi>
      {short ? (
        <bdi className={styles.at}>
          <span className={styles.kind}>{short.kind.toLowerCase()} </span>
          <span className={styles.last} style={{ fontSize: fitNumber(short.number, 'lastDesk') }}>
            {short.number}
          </span>
        </bdi>
      ) : (
        <bdi className={styles.named}>{call.desk}</bdi>
      )}
    </li>
  )
}

import { useEffect, useMemo, useRef, useState } from 'react'
import { dayOf } from '#domain/centre/state.ts'
import { localClock } from '#domain/estimate/localClock.ts'
import type { PromiseCounts, ToldRange } from '#domain/estimate/promises.ts'
import { countPromises, promisesByHour, promisesByService, toldRanges } from '#domain/estimate/promises.ts'
import type { DayKey } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { sayDay } from '#domain/time/sayDay.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import { Chart, Ranges } from './Chart.tsx'
import { sayHour, sayKey } from './groupWords.ts'
import { WHETHER, sayBeside, sayKept, sayMethods, sayTold } from './toldWords.ts'
import type { AtDay } from './view.ts'
import { Heads } from './Heads.tsx'
import styles from './Period.module.css'

/** What people were told of their wait, against when they were called: of today, or of a day before that this PC still has. */
export function ToldWaits({ state, now, zone, names, onClose }: AtDay & { onClose: () => void }) {
  useKey('Escape', 'Back to who was late', onClose)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const today = businessDay(now, zone)
  const [shown, show] = useState<DayKey>(today)
  const ranges = useMemo(() => toldRanges(dayOf(state, shown), now), [state, shown, now])
  const before = [...state.days]
    .filter(([key, day]) => key < today && [...day.visits.values()].some(({ told }) => told.length > 0))
    .map(([key]) => key)
    .sort()
  const counts = countPromises(ranges)
  return (
    <Panel title="Waits we told" aside="Esc goes back" grow>
      {before.length > 0 && (
        <div className={styles.choose}>
          {[today, ...before.toReversed()].map((key, i) => (
            <Button key={key} keyName={String(i + 1)} pressed={key === shown} onPress={() => show(key)}>
              {key === today ? 'Today' : sayDay(key)}
            </Button>
          ))}
        </div>
      )}
      <div className={`${styles.scroll} ${styles.shown}`} tabIndex={0} role="group" aria-label="Waits we told" ref={box}>
        <p>
          <b>{ranges.length === 0 ? 'Nobody was told how long they wait.' : `${ranges.length} told.`}</b> {ranges.length > 0 && sayKept(counts)}{' '}
          {sayBeside(counts)}
        </p>
        {ranges.length > 0 && (
          <>
            <AgainstSeen ranges={ranges} zone={zone} />
            <Hours ranges={ranges} zone={zone} />
            <Counted head="Service" rows={promisesByService(ranges).map(([service, is]) => [sayKey(names, 'service', service ?? ''), is])} />
          </>
        )}
        <section>
          <h3 className={styles.head}>How we estimate</h3>
          {sayMethods(state.learned).map((words) => (
            <p key={words}>{words}</p>
          ))}
        </section>
      </div>
    </Panel>
  )
}

function AgainstSeen({ ranges, zone }: { ranges: readonly ToldRange[]; zone: string }) {
  const points = ranges.map(({ at, from, by, calledAt, is }) => ({
    at: localClock(at, zone),
    from: Math.max(0, (from - at) / MINUTE),
    by: (by - at) / MINUTE,
    called: calledAt === null || calledAt < at ? null : (calledAt - at) / MINUTE,
    missed: is === 'missed',
  }))
  return (
    <Ranges name="Told against seen" said="Minutes. A line is a range we told, a dot when we called. A cross came after it." ranges={points} sayHour={sayHour}>
      <details className={styles.details}>
        <summary>Each of them</summary>
        <table className={styles.table}>
          <thead>
            <Heads heads={['Told at', 'Number', 'We said', 'Called after', 'Was it kept?']} />
          </thead>
          <tbody>
            {ranges.map((one) => (
              <tr key={`${one.visit} ${one.at}`}>
                <th scope="row">{sayTime(one.at, zone)}</th>
                <td>{one.ticket === null ? 'None' : <bdi>{one.ticket}</bdi>}</td>
                <td>{sayTold(one, zone)}</td>
                <td>{one.calledAt === null || one.calledAt < one.at ? 'Not called' : sayMinutes(Math.round((one.calledAt - one.at) / MINUTE))}</td>
                <td>{WHETHER[one.is]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Ranges>
  )
}

function Hours({ ranges, zone }: { ranges: readonly ToldRange[]; zone: string }) {
  const hours = promisesByHour(ranges, zone)
  const bars = hours.map(([hour, { kept, missed }]) => ({ x: sayHour(hour), onTime: kept, late: missed }))
  return (
    <Chart name="By hour" said="How many were kept. Striped was missed." bars={bars} label="Told from" numbers>
      <Counted head="Hour" rows={hours.map(([hour, is]) => [`${sayHour(hour)} to ${sayHour(hour + 1)}`, is])} />
    </Chart>
  )
}

function Counted({ head, rows }: { head: string; rows: readonly (readonly [string, PromiseCounts])[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <Heads heads={[head, '>Told', '>Kept', '>Missed', '>Off by, minutes']} />
      </thead>
      <tbody>
        {rows.map(([name, { told, kept, missed, off }]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={styles.right}>{told}</td>
            <td className={styles.right}>{kept}</td>
            <td className={styles.right}>{missed}</td>
            <td className={styles.right}>{off === null ? 'None called' : off.toFixed(1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

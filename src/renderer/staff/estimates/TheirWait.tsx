import { dayOf } from '#domain/centre/state.ts'
import { promisedTo } from '#domain/delays/promised.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { useEstimates } from '#renderer/centre/useEstimates.ts'
import { serviceName } from '#renderer/staff/says.ts'
import { sayAsAt, sayPromised, sayPromisedAlone, sayToGo } from './says.ts'
import { useWhy } from './useWhy.tsx'
import styles from './Estimates.module.css'

/** Of somebody who waits: how long it probably still takes, by when they were told to be called, and why. */
export function TheirWait({ visit }: { visit: Visit }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const estimated = useEstimates()
  const zone = centre.timeZone()
  const waits = visit.situation.is === 'waiting'
  const spread = estimated?.forecast.waits.get(visit.id)
  const toGo = waits ? sayToGo(spread) : null
  const why = useWhy(toGo && estimated && spread ? { about: { visit: visit.id }, name: serviceName(state, visit), estimated, spread } : null)
  const promised = waits ? promisedTo(state, dayOf(state, centre.today()), visit) : null
  if (toGo === null && promised === null) return null
  const asAt = toGo && estimated && sayAsAt(estimated, zone)
  return (
    <>
      <div className={styles.line}>
        <p>
          {toGo && <b>{toGo}</b>}
          {promised && (toGo ? `, ${sayPromised(promised, zone)}` : sayPromisedAlone(promised, zone))}
          {asAt && `. ${asAt}`}
        </p>
        {why.button}
      </div>
      {why.facts}
    </>
  )
}

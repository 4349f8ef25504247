import { dayOf } from '#domain/centre/state.ts'
import { promisedTo } from '#domain/delays/promised.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { useEstimates } from '#renderer/centre/useEstimates.ts'
import { serviceName } from '#renderer/staff/says.ts'
import { sayAsAt, sayPromised, sayToGo } from './says.ts'
import { WhyFigure } from './WhyFigure.tsx'

/** Of somebody who waits: how long it probably still takes, by when they were told to be called, and why. */
export function TheirWait({ visit }: { visit: Visit }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const estimated = useEstimates()
  const zone = centre.timeZone()
  if (visit.situation.is !== 'waiting') return null
  const spread = estimated?.forecast.waits.get(visit.id)
  const toGo = sayToGo(spread)
  const promised = promisedTo(state, dayOf(state, centre.today()), visit)
  const said = [promised && sayPromised(promised, zone), toGo && estimated && sayAsAt(estimated, zone)?.replace('As', 'as')].filter(Boolean)
  if (toGo === null && said.length === 0) return null
  return (
    <>
      <p>
        {toGo && <b>{toGo}</b>}
        {toGo && said.length > 0 && ', '}
        {said.join(', ')}
      </p>
      {toGo && estimated && spread && (
        <WhyFigure key={visit.id} about={{ visit: visit.id }} name={serviceName(state, visit)} estimated={estimated} spread={spread} />
      )}
    </>
  )
}

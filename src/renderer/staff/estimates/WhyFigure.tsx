import { useState } from 'react'
import type { ServiceId, VisitId } from '#domain/events.ts'
import type { Spread } from '#domain/estimate/forecast.ts'
import { whyFigure } from '#domain/estimate/whyFigure.ts'
import { MINUTE } from '#domain/instant.ts'
import type { Estimated } from '#renderer/centre/estimates.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { sayAsAt, sayWhyFigure } from './says.ts'
import styles from './Estimates.module.css'

type WhyProps = { about: { visit: VisitId } | { service: ServiceId }; name: string; estimated: Estimated; spread: Spread }

/** The question beside a figure, and below it the facts that it comes from. `name`: of the service. */
export function WhyFigure({ about, name, estimated, spread }: WhyProps) {
  const [asked, ask] = useState(false)
  return (
    <div className={styles.why}>
      <Button look="quiet" keyName="?" pressed={asked} onPress={() => ask(!asked)}>
        Why this figure?
      </Button>
      {asked && <Facts about={about} name={name} estimated={estimated} spread={spread} />}
    </div>
  )
}

function Facts({ about, name, estimated, spread }: WhyProps) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const zone = centre.timeZone()
  const why = whyFigure(state, centre.today(), estimated.at, about, estimated.at + spread.middle * MINUTE)
  const asAt = sayAsAt(estimated, zone)
  return (
    <ul className={styles.facts} aria-label="Why this figure?">
      {(why ? sayWhyFigure(why, name, zone) : []).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {asAt && <li>{asAt}.</li>}
    </ul>
  )
}

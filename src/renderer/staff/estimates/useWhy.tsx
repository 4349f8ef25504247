import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Spread } from '#domain/estimate/forecast.ts'
import type { ServiceId, VisitId } from '#domain/events.ts'
import { whyFigure } from '#domain/estimate/whyFigure.ts'
import { MINUTE } from '#domain/instant.ts'
import type { Estimated } from '#renderer/centre/estimates.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { sayAsAt, sayWhyFigure } from './says.ts'
import styles from './Estimates.module.css'

type Figure = { about: { visit: VisitId } | { service: ServiceId }; name: string; estimated: Estimated; spread: Spread }

/** "Why this figure?" of the one figure that stands here, and the facts behind it, once they are asked for. `name`: of the service. null: there is no figure. */
export function useWhy(figure: Figure | null): { button: ReactNode; facts: ReactNode } {
  const key = figure === null ? null : Object.values(figure.about).join()
  const [asked, ask] = useState<string | null>(null)
  if (figure === null) return { button: null, facts: null }
  const isAsked = asked === key
  return {
    button: (
      <span className={styles.ask}>
        <Button look="quiet" keyName="?" pressed={isAsked} onPress={() => ask(isAsked ? null : key)}>
          Why this figure?
        </Button>
      </span>
    ),
    facts: isAsked && <Facts {...figure} />,
  }
}

function Facts({ about, name, estimated, spread }: Figure) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const zone = centre.timeZone()
  const why = whyFigure(state, centre.today(), estimated.at, about, estimated.at + spread.high * MINUTE)
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

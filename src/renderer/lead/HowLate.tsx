import { inBand } from '#domain/lead/bands.ts'
import { lateness, toldErrors } from '#domain/lead/lateness.ts'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Bars } from './Bars.tsx'
import type { AtDay, View } from './view.ts'
import { sayBand, sayErrors } from './words.ts'
import styles from './HowLate.module.css'

/** The distribution as bars in a table: length speaks, late ones are striped, and the counts open their appointments. */
export function HowLate({ kept, onView, view }: AtDay & { view: View; onView: (view: View) => void }) {
  return (
    <Panel title="How late appointments started">
      <Bars
        bands={lateness(kept)}
        count={(band) => (
          <button
            type="button"
            className={styles.count}
            aria-pressed={view.is === 'appointments' && view.name === `band${band.from}`}
            onClick={() =>
              onView({ is: 'appointments', name: `band${band.from}`, title: `${sayBand(band)} late`, holds: (one) => inBand(band, one.lateMinutes) })
            }
          >
            {band.onTime + band.late}
          </button>
        )}
      />
      <p className={styles.soft}>Striped is late. {sayError(kept)}</p>
    </Panel>
  )
}

/** The error of the told times, which always stands beside promise kept. */
export function sayError(kept: Parameters<typeof toldErrors>[0]): string {
  const { median, of } = toldErrors(kept)
  return `${sayErrors(median, of)}.`
}

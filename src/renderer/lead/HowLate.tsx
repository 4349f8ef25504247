import type { Band } from '#domain/lead/lateness.ts'
import { lateness, toldErrors } from '#domain/lead/lateness.ts'
import { Panel, Unseen } from '#renderer/ui/Panel.tsx'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import type { AtDay, View } from './view.ts'
import { sayBand } from './words.ts'
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
              onView({ is: 'appointments', name: `band${band.from}`, title: `${sayBand(band)} late`, holds: (one) => holds(band, one.lateMinutes) })
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

function holds({ from, to }: Band, late: number | null): boolean {
  return late !== null && late >= from && (to === null || late <= to)
}

/** The error of the told times, which always stands beside promise kept. */
export function sayError(kept: Parameters<typeof toldErrors>[0]): string {
  const { median, of } = toldErrors(kept)
  return median === null ? 'Nobody was told a time.' : `Times we told were out by ${sayMinutes(Math.round(median))} (median of ${of}).`
}

/** The bars with their counts: on the screen figures that open, on paper plain. */
export function Bars({ bands, count }: { bands: readonly Band[]; count?: (band: Band) => React.ReactNode }) {
  const most = Math.max(1, ...bands.map(({ onTime, late }) => onTime + late))
  const width = (part: number) => ({ width: `${(part / most) * 100}%` })
  return (
    <table className={styles.bars}>
      <thead>
        <tr>
          <th scope="col">Minutes late</th>
          <th scope="col" aria-hidden="true" />
          <th scope="col">Appointments</th>
        </tr>
      </thead>
      <tbody>
        {bands.map((band) => (
          <tr key={band.from}>
            <th scope="row">{sayBand(band)}</th>
            <td aria-hidden="true" className={styles.track}>
              <span className={styles.bar}>
                <span className={styles.onTime} style={width(band.onTime)} />
                <span className={styles.late} style={width(band.late)} />
              </span>
            </td>
            <td className={styles.number}>
              {count ? count(band) : band.onTime + band.late}
              {band.late > 0 && <Unseen>, {band.late} late</Unseen>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import type { ReactNode } from 'react'
import type { LateBand } from '#domain/lead/bands.ts'
import { Unseen } from '#renderer/ui/Panel.tsx'
import { sayBand } from './words.ts'
import styles from './HowLate.module.css'

/** The distribution of lateness as a table whose lengths speak: late is striped, and said as well. `count`: a figure that opens, else plain. */
export function Bars({ bands, count, caption }: { bands: readonly LateBand[]; count?: (band: LateBand) => ReactNode; caption?: string }) {
  const most = Math.max(1, ...bands.map(({ onTime, late }) => onTime + late))
  const width = (part: number) => ({ width: `${(part / most) * 100}%` })
  return (
    <table className={styles.bars}>
      {caption && <caption>{caption}</caption>}
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

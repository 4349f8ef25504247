import { punctualityOf } from '#domain/delays/figures.ts'
import type { Kept } from '#domain/delays/punctuality.ts'
import type { Way } from '#domain/lead/lateness.ts'
import { groupsBy, startedLate } from '#domain/lead/lateness.ts'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import type { AtDay, View } from './view.ts'
import { PICKS } from './view.ts'
import { DIMENSION_WORDS, sayKey } from './groupWords.ts'
import styles from './Lead.module.css'

const ALL: readonly Way[] = ['service', 'desk', 'hour', 'cause']
const COUNTS = [
  { name: 'Seen', holds: (one: Kept) => one.calledAt !== null },
  { name: 'On time', holds: PICKS.onTime.holds },
  { name: 'Late', holds: startedLate },
  { name: 'Late and told', holds: PICKS.told.holds },
  { name: 'Missed', holds: ({ promise }: Kept) => promise.is === 'missed' },
] as const

/** The same figures by service, desk, hour and cause. Each opens its appointments. */
export function Parts({ kept, names, zone, onView, onClose }: AtDay & { onView: (view: View) => void; onClose: () => void }) {
  useKey('Escape', 'Back to who was late', onClose)
  // Who has still to come, or never came, is in no figure here.
  const counted = kept.filter((one) => one.calledAt !== null || one.promise.is !== 'apart')
  const open = (way: Way, key: string, of: readonly Kept[], { name, holds }: (typeof COUNTS)[number]) => {
    const ids = new Set(of.map(({ appointment }) => appointment))
    onView({
      is: 'appointments',
      name: `${way} ${key} ${name}`,
      title: `${name.toLowerCase()}: ${sayKey(names, way, key)}`,
      holds: (one) => ids.has(one.appointment) && holds(one),
    })
  }
  return (
    <Panel title="By service, desk, hour and cause" aside={`${punctualityOf(kept).appointmentsSeen} seen. Esc goes back`} grow>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="By service, desk, hour and cause">
        {ALL.map((way) => (
          <table key={way} className={`${styles.table} ${styles.parts}`}>
            <thead>
              <tr>
                <th scope="col">{DIMENSION_WORDS[way]}</th>
                {COUNTS.map(({ name }) => (
                  <th key={name} scope="col" className={styles.right}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {groupsBy(counted, way, zone).map(({ key, of }) => (
                <tr key={key}>
                  <th scope="row">{sayKey(names, way, key)}</th>
                  {COUNTS.map((count) => (
                    <td key={count.name} className={styles.right}>
                      <button type="button" className={styles.open} onClick={() => open(way, key, of, count)}>
                        {of.filter(count.holds).length}
                      </button>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </Panel>
  )
}

import type { Hours as Open } from '#domain/events.ts'
import { Field } from '#renderer/ui/Field.tsx'
import { Tick } from '#renderer/ui/Tick.tsx'
import { readTime, WEEKDAYS, writeTime } from './timeOfDay.ts'
import styles from './Settings.module.css'

type HoursProps = { week: Open[][]; onChange: (week: Open[][]) => void; onPut: (week: Open[][]) => void; onBlur: () => void }

/** Weekday by weekday: open or not, from and to. A second opening of a day, where there is one, is left as it is. */
export function Hours({ week, onChange, onPut, onBlur }: HoursProps) {
  return (
    <fieldset className={styles.close}>
      <legend>
        <b>When is it open?</b>
      </legend>
      {WEEKDAYS.map((name, i) => {
        const [open, ...more] = week[i] ?? []
        const change = (part: Partial<Open>) => open && onChange(week.with(i, [{ ...open, ...part }, ...more]))
        return (
          <div key={name} className={styles.hours}>
            <Tick ticked={open !== undefined} onTick={(is) => onPut(week.with(i, is ? [week.find((day) => day[0])?.[0] ?? { from: 540, to: 1020 }] : []))}>
              {name}
            </Tick>
            {open ? (
              <>
                <Field
                  label={`${name}, from`}
                  unlabelled
                  type="time"
                  value={writeTime(open.from)}
                  onChange={(text) => change({ from: readTime(text) })}
                  onBlur={onBlur}
                />
                <span>to</span>
                <Field
                  label={`${name}, to`}
                  unlabelled
                  type="time"
                  value={writeTime(open.to)}
                  onChange={(text) => change({ to: readTime(text) })}
                  onBlur={onBlur}
                />
              </>
            ) : (
              <span className={styles.closed}>closed</span>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

import { Fragment, useState } from 'react'
import type { Hours } from '#domain/events.ts'
import type { DayKey } from '#domain/instant.ts'
import { isDay } from '#domain/time/isDay.ts'
import { sayDay } from '#domain/time/sayDay.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Field } from '#renderer/ui/Field.tsx'
import { Tick } from '#renderer/ui/Tick.tsx'
import type { FormProps } from './form.ts'
import type { DeskRota } from './rotaDraft.ts'
import { readRota, saveRota } from './rotaDraft.ts'
import { readTime, writeTime } from './timeOfDay.ts'
import { useForm } from './useForm.ts'
import styles from './Settings.module.css'

/** When each desk is there on a day, where that differs from the opening hours. Free times for appointments follow it. */
export function RotaForm(props: FormProps) {
  const centre = useTheCentre()
  const closedDays = useCentre((view) => view.state.closedDays)
  const today = centre.today()
  const [day, setDay] = useState(today)
  const isOne = isDay(day) && day >= today
  return (
    <div className={styles.stack}>
      <p>A desk is there in the opening hours. Where one day differs, say so here: the free times for appointments follow it.</p>
      <div>
        <Field label="Day" type="date" keyName="A" inline min={today} value={day} onChange={setDay} />
      </div>
      {isOne && closedDays.includes(day) && <p>{sayDay(day)} is a closed day: no desk is there, whatever stands here.</p>}
      {isOne && <OfDay key={day} {...props} day={day} />}
    </div>
  )
}

function OfDay({ day, ...props }: FormProps & { day: DayKey }) {
  const zone = useTheCentre().timeZone()
  const { draft, set, put, keep } = useForm(
    props,
    (state) => readRota(state, day, zone),
    (next, was) => saveRota(next, was, day, zone),
  )
  const withDesk = (desk: string, there: Hours[]) => draft.map((one) => (one.desk === desk ? { ...one, there } : one))
  return (
    <fieldset className={styles.close}>
      <legend>
        <b>Who is there on {sayDay(day)}?</b>
      </legend>
      {draft.map((one) => (
        <OneDesk
          key={one.desk}
          one={one}
          usual={draft.find(({ there }) => there.length > 0)?.there[0] ?? { from: 540, to: 1020 }}
          onChange={(there) => set(withDesk(one.desk, there))}
          onPut={(there) => put(withDesk(one.desk, there))}
          onBlur={keep}
        />
      ))}
    </fieldset>
  )
}

type OneDeskProps = { one: DeskRota; usual: Hours; onChange: (there: Hours[]) => void; onPut: (there: Hours[]) => void; onBlur: () => void }

/** There or not, and each time of the day from and to: a desk may be away over midday. */
function OneDesk({ one: { label, there }, usual, onChange, onPut, onBlur }: OneDeskProps) {
  const change = (place: number, part: Partial<Hours>) => onChange(there.map((time, i) => (i === place ? { ...time, ...part } : time)))
  return (
    <div className={styles.rota}>
      <Tick ticked={there.length > 0} onTick={(is) => onPut(is ? [usual] : [])}>
        {label}
      </Tick>
      {there.length === 0 && <span className={styles.closed}>nobody there</span>}
      {there.map(({ from, to }, i) => (
        // Its place is all that tells one time of a desk from another.
        <Fragment key={i}>
          <Field
            label={`${label}, ${i === 0 ? 'from' : `from, ${i + 1}`}`}
            unlabelled
            type="time"
            value={writeTime(from)}
            onChange={(text) => change(i, { from: readTime(text) })}
            onBlur={onBlur}
          />
          <span>to</span>
          <Field
            label={`${label}, ${i === 0 ? 'to' : `to, ${i + 1}`}`}
            unlabelled
            type="time"
            value={writeTime(to)}
            onChange={(text) => change(i, { to: readTime(text) })}
            onBlur={onBlur}
          />
        </Fragment>
      ))}
    </div>
  )
}

import { useState } from 'react'
import type { DayKey } from '#domain/instant.ts'
import { bankHolidaysFrom } from '#domain/time/bankHolidays.ts'
import { sayDay } from '#domain/time/sayDay.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { Tick } from '#renderer/ui/Tick.tsx'
import styles from './Settings.module.css'

type ClosedDaysProps = { closed: DayKey[]; today: DayKey; onPut: (closed: DayKey[]) => void }

/** Bank holidays to tick, and days of the centre's own. Days that have passed stay as they are and are not shown. */
export function ClosedDays({ closed, today, onPut }: ClosedDaysProps) {
  const [day, setDay] = useState('')
  // A day that was unticked here stays in the list, so that it can be ticked again.
  const [shown, setShown] = useState<DayKey[]>(() => closed.filter((one) => one >= today))
  const bank = bankHolidaysFrom(today)
  const own = shown.filter((one) => !bank.some((holiday) => holiday.day === one)).toSorted()
  const tick = (one: DayKey) => (ticked: boolean) => onPut(ticked ? [...closed, one].toSorted() : closed.filter((other) => other !== one))
  const add = () => {
    if (day === '') return
    if (!shown.includes(day)) setShown([...shown, day])
    if (!closed.includes(day)) onPut([...closed, day].toSorted())
    setDay('')
  }
  return (
    <fieldset className={styles.stack}>
      <legend>
        <b>On which days is it closed?</b>
      </legend>
      <div className={styles.line}>
        <Field label="Another closed day" type="date" min={today} value={day} onChange={setDay} />
        <Button keyName="A" onPress={add}>
          Add this day
        </Button>
      </div>
      <div className={styles.columns}>
        {[...own.map((one) => ({ day: one, name: 'our own closed day' })), ...bank].map((one) => (
          <Tick key={one.day} ticked={closed.includes(one.day)} onTick={tick(one.day)}>
            {sayDay(one.day)}, {one.name}
          </Tick>
        ))}
      </div>
    </fieldset>
  )
}

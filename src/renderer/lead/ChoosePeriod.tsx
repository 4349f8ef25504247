import type { RefObject } from 'react'
import { useState } from 'react'
import type { Period, Preset } from '#domain/lead/presets.ts'
import { presetOf } from '#domain/lead/presets.ts'
import { isDay } from '#domain/time/isDay.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { PRESETS } from './periodWords.ts'

const KEYS: readonly [string, Preset][] = [
  ['1', 'lastWeek'],
  ['2', 'lastMonth'],
  ['3', 'lastQuarter'],
]

type ChooseProps = { first: RefObject<HTMLButtonElement | null>; period: Period; onChoose: (period: Period) => void }

/** The last week, month or quarter that is over, or any two days. `first`: where the focus begins. */
export function ChoosePeriod({ first, period, onChoose }: ChooseProps) {
  const today = useTheCentre().today()
  return (
    <>
      {KEYS.map(([key, preset]) => {
        const { from, to } = presetOf(preset, today)
        const chosen = from === period.from && to === period.to
        return (
          <Button key={key} ref={preset === 'lastMonth' ? first : undefined} keyName={key} pressed={chosen} onPress={() => onChoose({ from, to })}>
            {PRESETS[preset]}
          </Button>
        )
      })}
      <Days key={`${period.from} ${period.to}`} period={period} onChoose={onChoose} />
    </>
  )
}

/** From and to by hand. */
function Days({ period, onChoose }: Omit<ChooseProps, 'first'>) {
  const [from, setFrom] = useState(period.from)
  const [to, setTo] = useState(period.to)
  const wrong = !isDay(from) || !isDay(to) ? 'both days are needed' : from > to ? 'the first day is after the last' : null
  return (
    <>
      <Field label="From" type="date" keyName="B" value={from} onChange={setFrom} inline />
      <Field label="To" type="date" keyName="T" value={to} onChange={setTo} inline />
      <Button look="first" keyName="Enter" locked={wrong} onPress={() => onChoose({ from, to })}>
        Show
      </Button>
    </>
  )
}

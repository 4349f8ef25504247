import type { CentreState } from '#domain/centre/state.ts'
import type { SetUpCommand } from '#domain/centre/setUp.ts'
import type { DayKey } from '#domain/instant.ts'
import type { Hours as Open } from '#domain/events.ts'
import { bankHolidaysFrom } from '#domain/time/bankHolidays.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Field } from '#renderer/ui/Field.tsx'
import { ClosedDays } from './ClosedDays.tsx'
import type { FormProps } from './form.ts'
import { Hours } from './Hours.tsx'
import { isSame, useForm } from './useForm.ts'
import styles from './Settings.module.css'

type Draft = { name: string; week: Open[][]; closed: DayKey[] }

const NINE_TO_FIVE: Open = { from: 9 * 60, to: 17 * 60 }
const WEEK: Open[][] = [...Array.from({ length: 5 }, () => [NINE_TO_FIVE]), [], []]
/** So long customer cards are kept, unless a centre says otherwise. */
const CARDS_KEPT_DAYS = 30

/** What the centre is called, when it is open, and on which days it is not. */
export function CentreForm(props: FormProps) {
  const centre = useTheCentre()
  const today = centre.today()
  const read = (state: CentreState): Draft => ({
    name: state.centre?.name ?? centre.view().device.centreName,
    week: state.hours ?? WEEK,
    closed: state.hours === null ? bankHolidaysFrom(today).map(({ day }) => day) : [...state.closedDays],
  })
  const { draft, set, put, keep } = useForm(props, read, commandsOf)
  return (
    <div className={styles.two}>
      <div className={styles.stack}>
        <Field label="What is your centre called?" value={draft.name} maxLength={60} onChange={(name) => set({ ...draft, name })} onBlur={keep} />
        <Hours week={draft.week} onChange={(week) => set({ ...draft, week })} onPut={(week) => put({ ...draft, week })} onBlur={keep} />
      </div>
      <ClosedDays closed={draft.closed} today={today} onPut={(closed) => put({ ...draft, closed })} />
    </div>
  )
}

function commandsOf(draft: Draft, was: Draft, state: CentreState): SetUpCommand[] {
  const { centre } = state
  const first = state.hours === null
  const body = { timeZone: 'Europe/London', demo: false, cardsKeptDays: CARDS_KEPT_DAYS, ...centre, name: draft.name }
  return [
    ...(centre === null || draft.name !== was.name ? [{ type: 'setUp', event: 'centreSetUp', body } as const] : []),
    ...(first || !isSame(draft.closed, was.closed) ? [{ type: 'setUp', event: 'closedDaysSet', body: { days: draft.closed } } as const] : []),
    ...(first || !isSame(draft.week, was.week) ? [{ type: 'setUp', event: 'hoursSet', body: { week: draft.week } } as const] : []),
  ]
}

import type { ReactNode } from 'react'
import type { Bodies, StaffRole } from '#domain/events.ts'
import { useCentre } from '#renderer/centre/useCentre.ts'
import { Field, Select } from '#renderer/ui/Field.tsx'
import { Tick } from '#renderer/ui/Tick.tsx'
import { readTime, writeTime } from './timeOfDay.ts'
import { useOffered } from './useOffered.ts'
import styles from './Settings.module.css'

export type StaffDraft = Bodies['staffSet']

const ROLES: { role: StaffRole; words: string }[] = [
  { role: 'receptionist', words: 'Receptionist' },
  { role: 'adviser', words: 'Adviser' },
  { role: 'teamLead', words: 'Team lead' },
]
const LUNCH = { from: 12 * 60, to: 12 * 60 + 45 }

/** One colleague: what they are called, what they do, when they eat, where they usually sit, and what they do not do. */
export function StaffDetails({ draft, onChange, children }: { draft: StaffDraft; onChange: (draft: StaffDraft) => void; children: ReactNode }) {
  const desks = useCentre((view) => view.state.desks)
  const offered = useOffered()
  const change = (part: Partial<StaffDraft>) => onChange({ ...draft, ...part })
  const { lunch } = draft
  return (
    <>
      <div className={styles.line}>
        <Field label="Name, as colleagues say it" value={draft.name} maxLength={30} onChange={(name) => change({ name })} first />
        <Field label="Initials" value={draft.initials || initialsOf(draft.name)} maxLength={3} onChange={(text) => change({ initials: text.toUpperCase() })} />
      </div>
      <fieldset className={styles.line}>
        <legend>
          <b>What do they do?</b>
        </legend>
        {ROLES.map(({ role, words }) => (
          <Tick
            key={role}
            ticked={draft.roles.includes(role)}
            onTick={(ticked) => change({ roles: ROLES.map((one) => one.role).filter((one) => (one === role ? ticked : draft.roles.includes(one))) })}
          >
            {words}
          </Tick>
        ))}
      </fieldset>
      <div className={styles.line}>
        <Select label="Usual desk" value={draft.desk ?? ''} onChange={(desk) => change({ desk: desk || null })}>
          <option value="">None: they choose each morning</option>
          {[...desks.values()]
            .filter(({ inUse }) => inUse)
            .map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
        </Select>
        <Tick ticked={lunch !== null} onTick={(has) => change({ lunch: has ? LUNCH : null })}>
          A fixed lunch
        </Tick>
        {lunch && (
          <>
            <Field label="From" type="time" value={writeTime(lunch.from)} onChange={(text) => change({ lunch: { ...lunch, from: readTime(text) } })} />
            <Field label="To" type="time" value={writeTime(lunch.to)} onChange={(text) => change({ lunch: { ...lunch, to: readTime(text) } })} />
          </>
        )}
      </div>
      {children}
      {draft.name.trim() !== '' && (
        <fieldset className={styles.close}>
          <legend>
            <b>What do they not do?</b> <span className={styles.soft}>Nothing ticked: they do everything.</span>
          </legend>
          <div className={styles.columns}>
            {offered.map(({ id, name }) => (
              <Tick
                key={id}
                ticked={draft.cannot.includes(id)}
                onTick={(ticked) => change({ cannot: ticked ? [...draft.cannot, id] : draft.cannot.filter((one) => one !== id) })}
              >
                {name}
              </Tick>
            ))}
          </div>
        </fieldset>
      )}
    </>
  )
}

/** "Sam Khan" is SK, "Sam" is S. */
export function initialsOf(name: string): string {
  const letters = name
    .trim()
    .split(/\s+/)
    .map((word) => word.match(/\p{L}/u)?.[0]?.toUpperCase() ?? '')
  return letters
    .join('')
    .replaceAll(/[^\p{Lu}]/gu, '')
    .slice(0, 3)
}

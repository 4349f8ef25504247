import { useCentre } from '#renderer/centre/useCentre.ts'
import { Field, Select } from '#renderer/ui/Field.tsx'
import type { What } from './words.ts'
import { OUTCOMES, TELL_BY } from './words.ts'

/** As it is typed or chosen; `byWhen` and `tellBy` where a promise goes with it. */
export type Version = { value: string; byWhen: string; tellBy: string }

type NewVersionProps = { what: What; label: string; version: Version; onChange: (version: Version) => void }

/** The box in which the new version stands: a time, or one of a list. */
export function NewVersion({ what, label, version, onChange }: NewVersionProps) {
  const { services, desks } = useCentre((view) => view.state)
  const { value, byWhen, tellBy } = version
  const set = (next: string) => onChange({ ...version, value: next })
  switch (what) {
    case 'reopened':
      return null
    case 'service': {
      const offered = [...services.values()].filter((one) => one.offered && one.elsewhere === null)
      return <OneOf label={label} value={value} onChange={set} options={offered.map(({ id, name }) => [id, name])} />
    }
    case 'desk': {
      const inUse = [...desks.values()].filter((one) => one.inUse)
      return <OneOf label={label} value={value} onChange={set} options={inUse.map(({ id, label: name }) => [id, name])} />
    }
    case 'outcome':
      return (
        <>
          <OneOf label={label} value={value} onChange={set} options={OUTCOMES.map(({ outcome, words }) => [outcome, words])} />
          {value !== 'finishedToday' && (
            <>
              <Field label="By when" type="date" value={byWhen} onChange={(date) => onChange({ ...version, byWhen: date })} />
              <OneOf
                label="How we tell them"
                value={tellBy}
                onChange={(by) => onChange({ ...version, tellBy: by })}
                options={TELL_BY.map(({ by, words }) => [by, words])}
              />
            </>
          )}
        </>
      )
    default:
      return <Field label={`${label} at`} value={value} maxLength={10} onChange={set} />
  }
}

function OneOf({ label, value, onChange, options }: { label: string; value: string; onChange: (value: string) => void; options: string[][] }) {
  return (
    <Select label={label} value={value} onChange={onChange}>
      {options.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  )
}

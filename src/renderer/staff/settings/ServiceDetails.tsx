import { useState } from 'react'
import { Field, Select } from '#renderer/ui/Field.tsx'
import type { ServiceDraft } from './serviceDraft.ts'
import styles from './Settings.module.css'

type DetailsProps = {
  service: ServiceDraft
  /** It was added just now: its name is all that there is to type. */
  first: boolean
  /** Whose each digit is. */
  digits: ReadonlyMap<number, string>
  onChange: (part: Partial<ServiceDraft>) => void
  onPut: (part: Partial<ServiceDraft>) => void
  onBlur: () => void
}

/** One service: its name, how long it takes, its digit at the welcome desk, how it is found, what to ask for, who helps instead. */
export function ServiceDetails({ service, first, digits, onChange, onPut, onBlur }: DetailsProps) {
  return (
    <section className={`${styles.stack} ${styles.stays}`} aria-label={service.name || 'A new service'}>
      <Field
        label="Name of the service"
        keyName="S"
        value={service.name}
        maxLength={60}
        onChange={(name) => onChange({ name })}
        onBlur={onBlur}
        first={first}
      />
      <div className={styles.numbers}>
        <Field
          label="Minutes, usually"
          keyName="M"
          type="number"
          min="1"
          max="240"
          value={Number.isNaN(service.minutes) ? '' : String(service.minutes)}
          onChange={(text) => onChange({ minutes: text === '' ? Number.NaN : Number(text) })}
          onBlur={onBlur}
        />
        <Select
          label="Digit at the welcome desk"
          keyName="G"
          value={String(service.favourite ?? '')}
          onChange={(text) => onPut({ favourite: text === '' ? null : Number(text) })}
        >
          <option value="">None</option>
          {[1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => (
            <option key={digit} value={digit}>
              {digit}
              {digits.has(digit) && digits.get(digit) !== service.name ? `, now ${digits.get(digit)}` : ''}
            </option>
          ))}
        </Select>
      </div>
      <Listed label="Words by which it is found" keyName="W" list={service.keywords} onChange={(keywords) => onChange({ keywords })} onBlur={onBlur} />
      <Listed label="What to ask for" keyName="P" list={service.askFor} onChange={(askFor) => onChange({ askFor })} onBlur={onBlur} />
      <Field
        label="Who helps instead, if this is not ours"
        keyName="H"
        value={service.elsewhere ?? ''}
        maxLength={60}
        onChange={(text) => onChange({ elsewhere: text === '' ? null : text })}
        onBlur={onBlur}
      />
    </section>
  )
}

type ListedProps = { label: string; keyName: string; list: readonly string[]; onChange: (list: string[]) => void; onBlur: () => void }

/** Several things in one box, with commas between them. */
function Listed({ label, keyName, list, onChange, onBlur }: ListedProps) {
  const [text, setText] = useState(list.join(', '))
  const typed = (words: string) => {
    setText(words)
    onChange(
      words
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    )
  }
  return <Field label={`${label}, with commas between`} keyName={keyName} value={text} maxLength={600} onChange={typed} onBlur={onBlur} />
}

import type { ReactNode } from 'react'
import { useId } from 'react'
import { useCentre } from '#renderer/centre/useCentre.ts'
import styles from './PutRight.module.css'
import type { RowField, Typed, Wrong } from './readRow.ts'
import { OUTCOMES, TELL_BY } from './words.ts'

type PaperFieldsProps = { typed: Typed; wrong: Wrong; onType: (field: RowField, value: string) => void }

/** The fields of a row in the order of the paper; each says below itself what is wrong with it. */
export function PaperFields({ typed, wrong, onType }: PaperFieldsProps) {
  const { services, desks } = useCentre((view) => view.state)
  const box = (field: RowField, label: string, options?: ReactNode, type = 'text') => (
    <Box field={field} label={label} type={type} value={typed[field]} wrong={wrong[field]} onType={(value) => onType(field, value)} options={options} />
  )
  return (
    <div className={styles.rows}>
      {box('ticket', 'Number on the ticket')}
      {box(
        'service',
        'Service',
        [...services.values()]
          .filter(({ offered, elsewhere }) => offered && elsewhere === null)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          )),
      )}
      {box('arrived', 'Came')}
      {box('called', 'Called')}
      {box(
        'desk',
        'Desk',
        [...desks.values()]
          .filter(({ inUse }) => inUse)
          .map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          )),
      )}
      {box('ended', 'Ended')}
      {box(
        'outcome',
        'Outcome',
        OUTCOMES.map(({ outcome, words }) => (
          <option key={outcome} value={outcome}>
            {words}
          </option>
        )),
      )}
      {typed.outcome !== '' && typed.outcome !== 'finishedToday' && (
        <>
          {box('byWhen', 'By when', undefined, 'date')}
          {box(
            'tellBy',
            'How we tell them',
            TELL_BY.map(({ by, words }) => (
              <option key={by} value={by}>
                {words}
              </option>
            )),
          )}
        </>
      )}
    </div>
  )
}

type BoxProps = {
  field: RowField
  label: string
  type: string
  value: string
  wrong: string | undefined
  onType: (value: string) => void
  options: ReactNode
}

function Box({ field, label, type, value, wrong, onType, options }: BoxProps) {
  const id = useId()
  const shared = {
    id,
    value,
    'data-field': field,
    'aria-invalid': wrong !== undefined,
    'aria-describedby': wrong === undefined ? undefined : `${id}-wrong`,
  } as const
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {options === undefined ? (
        <input {...shared} type={type} autoComplete="off" maxLength={12} onChange={(event) => onType(event.target.value)} />
      ) : (
        <select {...shared} onChange={(event) => onType(event.target.value)}>
          {field !== 'tellBy' && <option value="">{field === 'outcome' ? 'Left before being seen' : 'Choose'}</option>}
          {options}
        </select>
      )}
      {wrong !== undefined && (
        <p id={`${id}-wrong`} className={styles.wrong}>
          {wrong}
        </p>
      )}
    </div>
  )
}

import { useEffect, useRef, useState } from 'react'
import type { Change, EnquiryId, EnquiryOutcome, TellBy, WhyCorrected } from '#domain/events.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { readTime } from '#domain/time/readTime.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field, Select } from '#renderer/ui/Field.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import styles from './PutRight.module.css'
import type { What } from './words.ts'
import { FACTS, OUTCOMES, REASONS, TELL_BY } from './words.ts'

type EditorProps = {
  what: What
  stands: Change | null
  enquiry: EnquiryId
  onSave: (change: Change, why: WhyCorrected) => void
  onBack: () => void
}

/** The new version, then why: the digit of the reason saves it. */
export function Editor({ what, stands, enquiry, onSave, onBack }: EditorProps) {
  const centre = useTheCentre()
  const { services, desks } = useCentre((view) => view.state)
  const zone = centre.timeZone()
  const [value, setValue] = useState(() => firstValue(stands, zone))
  const [next, setNext] = useState<{ byWhen: string; tellBy: TellBy }>({ byWhen: centre.today(), tellBy: 'letter' })
  const [wrong, setWrong] = useState<string | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const reason = useRef<HTMLButtonElement>(null)
  useKey('Escape', 'Back', onBack)
  useEffect(() => (box.current?.querySelector<HTMLElement>('input, select') ?? reason.current)?.focus(), [])
  const isTime = what.endsWith('At')
  const change = (): Change | string => {
    if (what === 'reopened') return { what }
    if (what === 'service') return { what, enquiry, service: value }
    if (what === 'desk') return { what, enquiry, desk: value }
    if (what === 'outcome') return { what, enquiry, outcome: value as EnquiryOutcome, next: value === 'finishedToday' ? null : next }
    const time = readTime(value)
    if (time === null) return 'Type the time like 10:42 or 2:15pm.'
    return { what, enquiry, at: localInstant(centre.today(), time, zone) } as Change
  }
  const save = (why: WhyCorrected) => {
    const made = change()
    if (typeof made === 'string') {
      setWrong(made)
      box.current?.querySelector('input')?.focus()
    } else onSave(cleaned(made), why)
  }
  const words = FACTS.find((one) => one.what === what)?.words ?? ''
  return (
    <div className={styles.editor} role="group" aria-label={`${words}, put right`}>
      <div
        ref={box}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          event.stopPropagation()
          reason.current?.focus()
        }}
      >
        {isTime && <Field label={`${words} at`} value={value} maxLength={10} onChange={setValue} />}
        {what === 'service' && (
          <Select label="Service" value={value} onChange={setValue}>
            {[...services.values()]
              .filter(({ offered, elsewhere }) => offered && elsewhere === null)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Select>
        )}
        {what === 'desk' && (
          <Select label="Desk" value={value} onChange={setValue}>
            {[...desks.values()]
              .filter(({ inUse }) => inUse)
              .map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
          </Select>
        )}
        {what === 'outcome' && (
          <>
            <Select label="Outcome" value={value} onChange={setValue}>
              {OUTCOMES.map(({ outcome, words: name }) => (
                <option key={outcome} value={outcome}>
                  {name}
                </option>
              ))}
            </Select>
            {value !== 'finishedToday' && (
              <>
                <Field label="By when" type="date" value={next.byWhen} onChange={(byWhen) => setNext({ ...next, byWhen })} />
                <Select label="How we tell them" value={next.tellBy} onChange={(tellBy) => setNext({ ...next, tellBy: tellBy as TellBy })}>
                  {TELL_BY.map(({ by, words: name }) => (
                    <option key={by} value={by}>
                      {name}
                    </option>
                  ))}
                </Select>
              </>
            )}
          </>
        )}
      </div>
      <Refused>{wrong}</Refused>
      <p>{what === 'reopened' ? 'They go back to the queue with their first arrival. Why?' : 'Why? The reason saves it.'}</p>
      <div className={styles.answers}>
        {REASONS.map(({ why, words: name }, i) => (
          <Button key={why} ref={i === 0 ? reason : undefined} keyName={String(i + 1)} onPress={() => save(why)}>
            {name}
          </Button>
        ))}
        <Button keyName="B" onPress={onBack}>
          Leave it as it was
        </Button>
      </div>
    </div>
  )
}

/** Arrival and greeting are of the visit, not of one matter. */
function cleaned(change: Change): Change {
  return change.what === 'arrivedAt' || change.what === 'greetedAt' ? { what: change.what, at: change.at } : change
}

function firstValue(stands: Change | null, zone: string): string {
  if (stands === null || stands.what === 'reopened') return ''
  if (stands.what === 'service') return stands.service
  if (stands.what === 'desk') return stands.desk
  return stands.what === 'outcome' ? stands.outcome : sayTime(stands.at, zone)
}

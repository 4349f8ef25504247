import { useEffect, useRef, useState } from 'react'
import type { Change, EnquiryId, EnquiryOutcome, TellBy, WhyCorrected } from '#domain/events.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { readTime } from '#domain/time/readTime.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { NewVersion } from './NewVersion.tsx'
import type { Version } from './NewVersion.tsx'
import styles from './PutRight.module.css'
import type { What } from './words.ts'
import { FACTS, REASONS } from './words.ts'

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
  const zone = centre.timeZone()
  const [version, setVersion] = useState<Version>(() => ({ value: firstValue(stands, zone), byWhen: centre.today(), tellBy: 'letter' }))
  const [wrong, setWrong] = useState<string | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const reason = useRef<HTMLButtonElement>(null)
  useKey('Escape', 'Back', onBack)
  useEffect(() => (box.current?.querySelector<HTMLElement>('input, select') ?? reason.current)?.focus(), [])
  const save = (why: WhyCorrected) => {
    const made = changeOf(what, enquiry, version, (time) => localInstant(centre.today(), time, zone))
    if (made !== null) return onSave(made, why)
    setWrong('Type the time like 10:42 or 2:15pm.')
    box.current?.querySelector('input')?.focus()
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
        <NewVersion what={what} label={words} version={version} onChange={setVersion} />
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

/** null: the time is none. */
function changeOf(what: What, enquiry: EnquiryId, { value, byWhen, tellBy }: Version, instant: (time: string) => number): Change | null {
  switch (what) {
    case 'reopened':
      return { what }
    case 'service':
      return { what, enquiry, service: value }
    case 'desk':
      return { what, enquiry, desk: value }
    case 'outcome':
      return { what, enquiry, outcome: value as EnquiryOutcome, next: value === 'finishedToday' ? null : { byWhen, tellBy: tellBy as TellBy } }
  }
  const time = readTime(value)
  if (time === null) return null
  const at = instant(time)
  // Arrival and greeting are of the visit, not of one matter.
  return what === 'arrivedAt' || what === 'greetedAt' ? { what, at } : { what, enquiry, at }
}

function firstValue(stands: Change | null, zone: string): string {
  if (stands === null || stands.what === 'reopened') return ''
  if (stands.what === 'service') return stands.service
  if (stands.what === 'desk') return stands.desk
  return stands.what === 'outcome' ? stands.outcome : sayTime(stands.at, zone)
}

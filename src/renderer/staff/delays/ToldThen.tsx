import { useEffect, useRef, useState } from 'react'
import type { Command } from '#domain/centre/command.ts'
import type { Kept } from '#domain/delays/punctuality.ts'
import type { VisitId } from '#domain/events.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { timeOfDay } from '#renderer/staff/desks/breaks.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import { Reasons } from './Reasons.tsx'
import styles from './Delays.module.css'

/** What somebody was told while nobody could write it down: why, and when they could expect to be seen. In person: there was no other way. */
export function ToldThen({ one, visit, onBack }: { one: Kept; visit: VisitId; onBack: () => void }) {
  const centre = useTheCentre()
  const zone = centre.timeZone()
  const reasons = useCentre((view) => view.state.delayReasons)
  const { ask, said } = useAsk<Command>(centre)
  const [reason, setReason] = useState<string | null>(null)
  const [typed, type] = useState('')
  const first = useRef<HTMLButtonElement>(null)
  useKey('Escape', 'Back', onBack)
  useEffect(() => first.current?.focus(), [])
  const at = timeOfDay(centre.today(), typed, zone)
  const save = async () => {
    if (await ask({ type: 'tellDelay', notice: centre.newId(), scope: { of: 'visit', visit }, reason, expectedAt: at, how: ['inPerson'] })) onBack()
  }
  const number = one.ticket ?? 'this person'
  const locked = reason === null ? 'say why' : at === null ? 'give the time' : null
  return (
    <Panel title={`What ${number} was told`} aside="Esc goes back" grow>
      <div className={styles.form}>
        <p>
          Appointment at {sayTime(one.bookedAt, zone)}, called at {sayTime(one.calledAt ?? one.plannedAt, zone)}, {sayMinutes(one.lateMinutes ?? 0)} late. If
          nobody told them a reason and a time, leave it as it is.
        </p>
        <Reasons reasons={reasons} chosen={reason} onChoose={setReason} />
        <div className={styles.line}>
          <Field label="We said: seen at about" type="time" keyName="A" value={typed} onChange={type} />
        </div>
        <Refused>{said}</Refused>
        <div className={styles.line}>
          <Button ref={first} look="first" keyName="Enter" locked={locked} onPress={() => void save()}>
            {`Write down what ${number} was told`}
          </Button>
          <Button keyName="B" onPress={onBack}>
            Nothing was told
          </Button>
        </div>
      </div>
    </Panel>
  )
}

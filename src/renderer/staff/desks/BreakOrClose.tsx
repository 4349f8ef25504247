import { useEffect, useRef, useState } from 'react'
import type { Command } from '#domain/centre/command.ts'
import type { Desk } from '#domain/centre/state.ts'
import type { Instant } from '#domain/instant.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useAnyway } from '#renderer/staff/atDesk/useAnyway.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { inSentence } from '#renderer/ui/words/desks.ts'
import { lunchEnds, minutesOn, timeOfDay } from './breaks.ts'
import styles from './Desks.module.css'

/** A desk pauses or closes: a break until when, notes to finish, closed, or away for the day. Asks where only it can see somebody. */
export function BreakOrClose({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const centre = useTheCentre()
  const staff = useCentre((view) => view.state.staff)
  const now = useNow('minute')
  const zone = centre.timeZone()
  const door = useAnyway()
  const [typing, type] = useState<string | null>(null)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [door.asked])
  useKey('Escape', 'Back', () => (door.asked ? door.clear() : onClose()))
  const does = (command: Command) => () => void door.ask(command).then((done) => done && onClose())
  const rest = (until: () => Instant) => () => does({ type: 'takeBreak', desk: desk.id, until: until() })()
  const lunch = lunchEnds(centre.today(), desk.staff === null ? null : staff.get(desk.staff)?.lunch, now, zone)
  const on = (minutes: number) => minutesOn(now, minutes)
  if (door.asked)
    return (
      <div className={styles.pauses}>
        <Refused>{door.said}</Refused>
        <Button ref={first} look="first" keyName="Enter" onPress={door.clear}>
          {`Keep ${inSentence(desk.label)} open`}
        </Button>
        <Button keyName="C" onPress={() => void door.anyway().then((done) => done && onClose())}>
          Close anyway
        </Button>
      </div>
    )
  if (typing !== null)
    return (
      <div className={styles.pauses}>
        <Field first label="On a break until" type="time" value={typing} onChange={type} />
        <Refused>{door.said}</Refused>
        <Button
          look="first"
          keyName="Enter"
          locked={timeOfDay(centre.today(), typing, zone) === null ? 'give a time' : null}
          onPress={rest(() => timeOfDay(centre.today(), typing, zone) ?? 0)}
        >
          Take the break
        </Button>
      </div>
    )
  return (
    <div className={styles.pauses} role="group" aria-label={`${desk.label}: break or close`}>
      <p>A break until when? Or close it?</p>
      <Button ref={first} keyName="1" capFirst onPress={rest(() => on(15))}>{`15 minutes, until ${sayTime(on(15), zone)}`}</Button>
      <Button keyName="2" capFirst onPress={rest(() => on(30))}>{`30 minutes, until ${sayTime(on(30), zone)}`}</Button>
      {lunch !== null && <Button keyName="3" capFirst onPress={rest(() => lunch)}>{`Lunch, until ${sayTime(lunch, zone)}`}</Button>}
      <Button keyName="4" capFirst onPress={() => type('')}>
        Another time
      </Button>
      {desk.pause?.is === 'finishingNotes' ? (
        <Button keyName="5" capFirst onPress={does({ type: 'openDesk', desk: desk.id })}>
          Notes are finished
        </Button>
      ) : (
        <Button keyName="5" capFirst onPress={does({ type: 'finishNotes', desk: desk.id })}>
          Finish notes
        </Button>
      )}
      <Button keyName="6" capFirst onPress={does({ type: 'closeDesk', desk: desk.id })}>{`Close ${desk.label}`}</Button>
      <Button keyName="7" capFirst onPress={does({ type: 'markAwayToday', desk: desk.id, staff: desk.staff })}>
        Away today
      </Button>
      <Refused>{door.said}</Refused>
    </div>
  )
}

import { useEffect, useRef, useState } from 'react'
import { clashes } from '#domain/appointments/clashes.ts'
import { referenceOf } from '#domain/appointments/reference.ts'
import type { Slot } from '#domain/appointments/slots.ts'
import { stands } from '#domain/appointments/stands.ts'
import type { Command } from '#domain/centre/command.ts'
import type { Appointment } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { DeskId, Whose, WhyMoved } from '#domain/events.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { useAnyway } from '#renderer/staff/atDesk/useAnyway.ts'
import { deskLabel } from '#renderer/staff/says.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Note, Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { capital } from '#renderer/ui/words/capital.ts'
import styles from './Appointments.module.css'
import { ForWhom } from './ForWhom.tsx'
import { PickSlot } from './PickSlot.tsx'
import { sayClash } from './RebookNotes.tsx'
import { COVER, NOT_CONFIRMED, WHY_CHANGED, isConfirmed, sayService, sayStanding, sayWhen } from './words.ts'

type Why = { whose: Whose; why: WhyMoved }
/** `move` without a reason yet, or with one: then the time is chosen. */
type Doing = { is: 'look' } | { is: 'cancel' } | { is: 'move'; why: Why | null }

/** One appointment: where it stands, and what can be done about it, one digit each. */
export function OneAppointment({ one, onBack }: { one: Appointment; onBack: () => void }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const { ask, said, asked, anyway, clear } = useAnyway()
  const [doing, setDoing] = useState<Doing>({ is: 'look' })
  const look = () => {
    clear()
    setDoing({ is: 'look' })
  }
  useKey('Escape', 'Back', doing.is === 'look' ? onBack : look)
  const clash = clashes(state, one.day, now).find(({ rebook }) => rebook.id === one.id)
  const of = { appointment: one.id, day: one.day }
  const done = async (command: Command) => {
    if (await ask(command)) setDoing({ is: 'look' })
  }
  const move = (why: Why, to: Slot & { desk: DeskId | null }) => void done({ type: 'moveAppointment', ...of, to, ...why })
  return (
    <Panel title={`${sayWhen(one.at, now, centre.timeZone())}, ${sayService(state, one)}`} aside="Esc goes back" grow>
      <About one={one} />
      {clash && <Note>{sayClash(clash, state, now, centre.timeZone())}</Note>}
      {doing.is === 'look' && (
        <WhatToDo
          one={one}
          isClash={clash !== undefined}
          onHere={() => void done({ type: 'greet', visit: centre.newId(), appointment: one.id })}
          onMove={() => setDoing({ is: 'move', why: clash ? { whose: 'ours', why: clash.others.length > 0 ? 'slotTakenTwice' : 'closure' } : null })}
          onCancel={() => setDoing({ is: 'cancel' })}
          onCover={() => void done({ type: 'needCover', ...of })}
          onBack={onBack}
        />
      )}
      {doing.is === 'cancel' && <AskWhy question="Why is it cancelled?" onWhy={(why) => void done({ type: 'cancelAppointment', ...of, ...why })} />}
      {doing.is === 'move' && doing.why === null && <AskWhy question="Why is it moved?" onWhy={(why) => setDoing({ is: 'move', why })} />}
      {doing.is === 'move' && doing.why !== null && <MoveTo one={one} why={doing.why} onMove={move} />}
      <Refused>{said}</Refused>
      {asked && (
        <div>
          <Button keyName="Y" onPress={() => void anyway().then((isDone) => isDone && setDoing({ is: 'look' }))}>
            Move it there anyway
          </Button>
        </div>
      )}
    </Panel>
  )
}

function MoveTo({ one, why, onMove }: { one: Appointment; why: Why; onMove: (why: Why, to: Slot & { desk: DeskId | null }) => void }) {
  const [desk, setDesk] = useState(one.desk)
  return (
    <>
      <p>Choose the new time:</p>
      <PickSlot service={one.service} desk={desk} onDesk={setDesk} without={one.id} onPick={({ day, at }) => onMove(why, { day, at, desk })} />
    </>
  )
}

function About({ one }: { one: Appointment }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const unsent = useCentre((view) => view.unsentIds)
  const now = useNow('minute')
  const zone = centre.timeZone()
  return (
    <ul className={styles.facts}>
      <li>
        Reference <b>{referenceOf(one.id)}</b>. {one.desk === null ? 'Any desk that does this' : `Only ${deskLabel(state, one.desk)}`}
      </li>
      <li>
        <span role="status">
          <b>{capital(sayStanding(one, dayOf(state, one.day), now, state))}</b>
          {one.coverNeeded && `. ${COVER}`}
          {!isConfirmed(one, unsent) && `. ${NOT_CONFIRMED}`}
        </span>
      </li>
      {one.moves.map(({ event, from, whose, why }) => (
        <li key={event}>
          Moved from {sayWhen(from, now, zone)}: {sayWhy({ whose, why })}
        </li>
      ))}
      {one.cancelled && <li>Cancelled: {sayWhy(one.cancelled)}</li>}
    </ul>
  )
}

type WhatToDoProps = { one: Appointment; isClash: boolean } & Record<'onHere' | 'onMove' | 'onCancel' | 'onCover' | 'onBack', () => void>

/** Nothing can be done about one that was cancelled or moved away, or whose customer is here. */
function WhatToDo({ one, isClash, onHere, onMove, onCancel, onCover, onBack }: WhatToDoProps) {
  const centre = useTheCentre()
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [])
  const toCome = stands(one) && one.visit === null
  return (
    <>
      <ForWhom one={one} next={back} />
      <div className={styles.keys}>
        {toCome && one.day === centre.today() && (
          <Button keyName="1" onPress={onHere}>
            They are here
          </Button>
        )}
        {toCome && (
          <>
            <Button keyName="2" onPress={onMove}>
              Move it
            </Button>
            <Button keyName="3" onPress={onCancel}>
              Cancel it
            </Button>
          </>
        )}
        {toCome && isClash && !one.coverNeeded && (
          <Button keyName="4" onPress={onCover}>
            Cannot be reached: cover needed
          </Button>
        )}
        <Button keyName="B" ref={back} onPress={onBack}>
          Back to the list
        </Button>
      </div>
    </>
  )
}

function AskWhy({ question, onWhy }: { question: string; onWhy: (why: Why) => void }) {
  return (
    <div role="group" aria-label={question} className={styles.facts}>
      <p>{question}</p>
      <div className={styles.keys}>
        {WHY_CHANGED.map(({ whose, why, words }, i) => (
          <Button key={why} keyName={String(i + 1)} onPress={() => onWhy({ whose, why })}>
            {words}
          </Button>
        ))}
      </div>
    </div>
  )
}

function sayWhy({ whose, why }: Why): string {
  const known = WHY_CHANGED.find((one) => one.whose === whose && one.why === why)?.words
  return known ?? (whose === 'customers' ? 'The customer asked' : 'Another reason of ours')
}

import { useEffect, useRef, useState } from 'react'
import type { CentreState, Day, Desk } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { isAwayToday } from '#domain/people/awayToday.ts'
import { ProofLine } from '#renderer/staff/ProofLine.tsx'
import { standingOf } from '#renderer/staff/atDesk/standing.ts'
import type { Standing } from '#renderer/staff/atDesk/standing.ts'
import { useAnyway } from '#renderer/staff/atDesk/useAnyway.ts'
import { useFinish } from '#renderer/staff/atDesk/useFinish.ts'
import type { Finish } from '#renderer/staff/atDesk/useFinish.ts'
import { WhatNext } from '#renderer/staff/atDesk/WhatNext.tsx'
import { useComeAndGet } from '#renderer/staff/ComeAndGet.tsx'
import { serviceName } from '#renderer/staff/says.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { inSentence } from '#renderer/ui/words/desks.ts'
import { CALL_BY, NEEDS } from '#renderer/ui/words/needs.tsx'
import { AwayList } from './AwayList.tsx'
import { BreakOrClose } from './BreakOrClose.tsx'
import { sayDesk } from './sayDesk.ts'
import styles from './Desks.module.css'

/** Any desk, from where one sits: call, they are here, finished, did not answer, and what the desk itself does. */
export function OneDesk({ desk, onBack }: { desk: Desk; onBack: () => void }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const day = dayOf(state, centre.today())
  const standing = standingOf(state, day, desk, null, now)
  const door = useAnyway()
  const [pausing, pause] = useState(false)
  const first = useRef<HTMLButtonElement>(null)
  const seeing = standing.is === 'seeing' ? standing.visit : null
  const finish = useFinish({ state, desk: desk.id, visit: seeing, now, ask: door.ask })
  const primary = useComeAndGet(primaryOf(desk, standing, door, finish), standing.is === 'next' && !door.asked ? standing.visit : null)
  const who = 'visit' in standing ? standing.visit.id : null
  useEffect(() => {
    if (!pausing) first.current?.focus()
  }, [standing.is, who, pausing])
  useKey('Escape', 'Back', () => (door.asked ? door.clear() : onBack()))
  return (
    <Panel title={`${desk.label}: ${sayDesk(day, desk, now, centre.timeZone())}`} aside="Esc goes back">
      <InHand state={state} day={day} desk={desk} standing={standing} />
      {seeing && <WhatNext finish={finish} letters={false} />}
      {pausing ? (
        <BreakOrClose desk={desk} onClose={() => pause(false)} />
      ) : (
        <>
          {primary.going}
          <Refused>{door.said}</Refused>
          <div className={styles.acts}>
            <Button look="first" keyName="Enter" ref={first} locked={primary.locked} onPress={primary.run}>
              {primary.words}
            </Button>
            {door.asked ? (
              <Button keyName="C" onPress={() => void door.anyway()}>
                Do it anyway
              </Button>
            ) : (
              <Others desk={desk} away={isAwayToday(day, desk.id)} standing={standing} door={door} onPause={() => pause(true)} />
            )}
          </div>
        </>
      )}
    </Panel>
  )
}

type Door = ReturnType<typeof useAnyway>

function primaryOf(desk: Desk, standing: Standing, door: Door, finish: Finish): { words: string; run: () => void; locked?: string | null } {
  const does = (command: Parameters<Door['ask']>[0]) => () => void door.ask(command)
  // Enter is never the risky answer.
  if (door.asked) return { words: 'Leave it as it is', run: door.clear }
  switch (standing.is) {
    case 'closed':
      return { words: `Open ${inSentence(desk.label)}`, run: does({ type: 'openDesk', desk: desk.id }) }
    case 'nobody':
      return { words: 'Call next', run: () => undefined, locked: 'when somebody waits' }
    case 'next':
      return { words: `Call ${standing.visit.ticket} to ${inSentence(desk.label)}`, run: does({ type: 'call', desk: desk.id, visit: standing.visit.id }) }
    case 'called':
      return { words: `${standing.visit.ticket} is at ${inSentence(desk.label)}`, run: does({ type: 'start', desk: desk.id, visit: standing.visit.id }) }
    case 'seeing':
      return { words: `Finish ${standing.visit.ticket ?? ''}`, run: finish.run, locked: finish.outcome === null ? 'say what happens next' : null }
  }
}

/** Digits, because letters have other meanings on the screen below. While somebody is seen, the digits say what happens next. */
function Others({ desk, away, standing, door, onPause }: { desk: Desk; away: boolean; standing: Standing; door: Door; onPause: () => void }) {
  const does = (type: 'callAgain' | 'noAnswer' | 'hold', visit: Visit) => () => void door.ask({ type, desk: desk.id, visit: visit.id })
  if (standing.is === 'called') {
    return (
      <>
        <Button keyName="1" onPress={does('callAgain', standing.visit)}>
          Call again
        </Button>
        <Button keyName="2" onPress={does('noAnswer', standing.visit)}>
          Did not answer
        </Button>
        <Button keyName="3" onPress={does('hold', standing.visit)}>
          Put on hold
        </Button>
      </>
    )
  }
  if (standing.is === 'seeing') return null
  if (!desk.isOpen) {
    return away ? null : (
      <Button keyName="1" onPress={() => void door.ask({ type: 'markAwayToday', desk: desk.id, staff: desk.staff })}>
        Away today
      </Button>
    )
  }
  return (
    <Button keyName="1" onPress={onPause}>
      Break or close
    </Button>
  )
}

/** Whom it is about, with what they need before anything is pressed. */
function InHand({ state, day, desk, standing }: { state: CentreState; day: Day; desk: Desk; standing: Standing }) {
  if (!('visit' in standing)) return isAwayToday(day, desk.id) ? <AwayList desk={desk.id} /> : null
  const { visit } = standing
  const needs = [...(visit.callBy === 'comeAndGet' ? [CALL_BY.comeAndGet] : []), ...visit.needs.map((need) => NEEDS[need])]
  return (
    <>
      <p>
        <b className={styles.number}>
          <bdi>{visit.ticket}</bdi>
        </b>{' '}
        {serviceName(state, visit)}
        {visit.partySize > 1 && `, ${visit.partySize} people`}
      </p>
      {needs.length > 0 && (
        <ul className={styles.before} aria-label="Before you call">
          {needs.map(({ label, advice, icon }) => (
            <li key={label}>
              {icon}
              <span>
                <b>{label}.</b> {advice}
              </span>
            </li>
          ))}
        </ul>
      )}
      {standing.is === 'called' && <ProofLine visit={visit} />}
    </>
  )
}

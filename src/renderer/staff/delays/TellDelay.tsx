import type { ReactNode, RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Command } from '#domain/centre/command.ts'
import type { Day } from '#domain/centre/state.ts'
import type { HowTold } from '#domain/events.ts'
import { toldRange } from '#domain/estimate/say.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { clock24 } from '#domain/time/clock24.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { timeOfDay } from '#renderer/staff/desks/breaks.ts'
import type { SheetProps } from '#renderer/staff/sheets/sheetProps.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field, Select } from '#renderer/ui/Field.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { LiveDelays } from './LiveDelays.tsx'
import { Reasons } from './Reasons.tsx'
import { useDelays } from './useDelays.ts'
import { useWhom } from './useWhom.ts'
import type { Whom } from './whom.ts'
import { STEP, ownFirst, proposedStill, sayDone, sentenceOf, whomToTell } from './whom.ts'
import styles from './Delays.module.css'

const WAYS: { way: HowTold; key: string; words: string }[] = [
  { way: 'inPerson', key: 'P', words: 'In person' },
  { way: 'screen', key: 'S', words: 'On the screen' },
  { way: 'message', key: 'M', words: 'By message' },
]

/** One action does it all: the record, the list, the screen, and the sentence to say. */
export function TellDelay({ onClose, desk = null }: SheetProps) {
  const centre = useTheCentre()
  const zone = centre.timeZone()
  const screens = useCentre((view) => view.screens.live)
  const { state, day, now, prompts, waits, live } = useDelays()
  const { ask, said } = useAsk<Command>(centre)
  const [why, setReason] = useState<string | null>(null)
  const [typed, type] = useState<string | null>(null)
  const [ways, setWays] = useState<readonly HowTold[]>(['inPerson', 'screen'])
  const [done, setDone] = useState<{ notice: string; words: string } | null>(null)
  const first = useRef<HTMLButtonElement>(null)
  useKey('Escape', 'Back', onClose)
  useEffect(() => first.current?.focus(), [])
  const all = whomToTell(state, day, now, ownFirst(state, day, desk, prompts), waits, zone)
  // A reason and a time are of those that they were chosen for, and so is what was done.
  const begin = () => {
    type(null)
    setReason(null)
    setDone(null)
  }
  const { whom, choose, moved, goOn, moveOn } = useWhom(all, begin)
  const proposed = useProposed(whom, now)
  if (!whom) return null
  const reason = why ?? whom.prompt?.reason ?? null
  const words = state.delayReasons.find((one) => one.reason === reason)?.words ?? null
  const at = typed === null ? proposed : timeOfDay(centre.today(), typed, zone)
  // On a screen that nobody sees, nobody reads it; who is fetched in person is told in person.
  const how = ways.filter((way) => way !== 'screen' || screens > 0)
  // Whatever is done for whoever stands here means them.
  const meant = (does: () => void) => {
    goOn()
    does()
  }
  const shift = (by: number) => meant(() => type(clock24(Math.max((at ?? proposed) + by, now + MINUTE), zone)))
  const pick = (key: string) => {
    choose(key)
    begin()
  }
  const turnWay = (way: HowTold) => meant(() => setWays(ways.includes(way) ? ways.filter((one) => one !== way) : [...ways, way]))
  const tell = async () => {
    const likely = whom.visit && toldRange(waits.get(whom.visit.id), now)
    const told = { scope: whom.scope, reason, expectedAt: at, how, screenLive: screens > 0, ...(likely && { likely }) }
    const notice = centre.newId()
    if (!(await ask({ type: 'tellDelay', notice, ...told }))) return
    moveOn(whom.key)
    setDone({ notice, words: sayDone(whom, at ?? now, zone) })
  }
  const locked = missing(whom, reason, at, how)
  return (
    <Panel title="Tell of a delay" aside="Esc goes back" grow>
      <div className={styles.beside}>
        <div className={styles.form}>
          <Select label="Who has to be told?" keyName="W" value={whom.key} onChange={pick} onEnter={() => meant(() => first.current?.focus())}>
            {all.map(({ key, words: line }) => (
              <option key={key} value={key}>
                {line}
              </option>
            ))}
          </Select>
          <Reasons reasons={state.delayReasons} chosen={reason} onChoose={(one) => meant(() => setReason(one))} />
          <When whom={whom} value={typed ?? clock24(proposed, zone)} onType={(text) => meant(() => type(text))} onShift={shift} />
          <HowTheyAreTold how={how} screens={screens} onPress={turnWay} />
          <p className={styles.sentence}>“{sentenceOf(whom, words, at, zone)}”</p>
          <Refused>{said}</Refused>
          <Tell whom={whom} at={at} zone={zone} locked={locked} moved={moved} onTell={tell} onGoOn={goOn} onBack={onClose} first={first}>
            {isStillTold(day, done?.notice) && done?.words}
          </Tell>
        </div>
        <LiveDelays live={live} state={state} day={day} zone={zone} onEnd={(notice) => void ask({ type: 'endDelay', notice })} />
      </div>
    </Panel>
  )
}

type WhenProps = { whom: Whom; value: string; onType: (text: string) => void; onShift: (by: number) => void }

function When({ whom, value, onType, onShift }: WhenProps) {
  return (
    <div className={styles.line}>
      <Field label={whom.word === 'by' ? 'Seen by' : 'Seen at about'} type="time" keyName="A" value={value} onChange={onType} />
      <Button keyName="-" onPress={() => onShift(-STEP)}>
        5 minutes sooner
      </Button>
      <Button keyName="+" onPress={() => onShift(STEP)}>
        5 minutes later
      </Button>
    </div>
  )
}

type TellProps = {
  whom: Whom
  at: Instant | null
  zone: string
  locked: string | null
  moved: string | null
  onTell: () => Promise<void>
  onGoOn: () => void
  onBack: () => void
  first: RefObject<HTMLButtonElement | null>
  children: ReactNode
}

/**
 * The one action: whoever stands here is told. Where that is somebody else than a moment ago, they are gone on to first, if they have to be told; else it is
 * done. Beside it what was done.
 */
function Tell({ whom, at, zone, locked, moved, onTell, onGoOn, onBack, first, children }: TellProps) {
  const telling = useRef(false)
  const tell = () => {
    // Twice, before it was saved once, is once.
    if (telling.current) return
    telling.current = true
    void onTell().finally(() => (telling.current = false))
  }
  const goesOn = moved !== null
  const isDone = goesOn && whom.prompt === null
  return (
    <div className={styles.tell}>
      <Button ref={first} look="first" keyName="Enter" locked={goesOn ? null : locked} onPress={isDone ? onBack : goesOn ? onGoOn : tell}>
        {isDone ? 'Go back' : goesOn ? `Next: ${whom.short}` : `Tell ${whom.short}${at === null ? '' : `: ${whom.word} ${sayTime(at, zone)}`}`}
      </Button>
      <p role="status">
        {moved || children} {isDone && 'Nobody else has to be told.'}
      </p>
    </div>
  )
}

/** What is still to be chosen or given before they can be told; null: nothing. */
function missing({ visit }: Whom, reason: string | null, at: Instant | null, how: readonly HowTold[]): string | null {
  const booked = visit?.appointmentAt ?? null
  if (reason === null) return 'say why'
  if (at === null) return 'give a time'
  if (booked !== null && at <= booked) return 'give a time after theirs'
  return how.length === 0 ? 'say how' : null
}

function isStillTold({ delays }: Day, notice: string | undefined): boolean {
  return delays.some((one) => one.notice === notice && one.endedAt === null)
}

/** The time that is proposed for whoever stands here: it does not move by a step with every minute while somebody reads it out. */
function useProposed(whom: Whom | undefined, now: Instant): Instant {
  const [stands, stand] = useState<{ of: string; at: Instant } | null>(null)
  if (!whom) return now
  // Once what they were told will not hold, it is not what is proposed.
  const of = `${whom.key} ${whom.word} ${whom.prompt?.again ? 'again' : ''}`
  const at = stands?.of === of ? proposedStill(stands.at, whom.expectedAt, now) : whom.expectedAt
  if (stands?.of !== of || !Object.is(stands.at, at)) stand({ of, at })
  return at
}

function HowTheyAreTold({ how, screens, onPress }: { how: readonly HowTold[]; screens: number; onPress: (way: HowTold) => void }) {
  return (
    <div className={styles.line} role="group" aria-label="How are they told?">
      {WAYS.map(({ way, key, words }) => (
        <Button
          key={way}
          keyName={key}
          pressed={how.includes(way)}
          locked={way === 'screen' && screens === 0 ? 'no screen is live' : null}
          onPress={() => onPress(way)}
        >
          {words}
        </Button>
      ))}
    </div>
  )
}

import { useEffect, useRef, useState } from 'react'
import type { Command } from '#domain/centre/command.ts'
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
import type { Whom } from './whom.ts'
import { STEP, proposedStill, sayDone, sentenceOf, whomToTell } from './whom.ts'
import styles from './Delays.module.css'

const WAYS: { way: HowTold; key: string; words: string }[] = [
  { way: 'inPerson', key: 'P', words: 'In person' },
  { way: 'screen', key: 'S', words: 'On the screen' },
  { way: 'message', key: 'M', words: 'By message' },
]

/** One action does it all: the record, the list, the screen, and the sentence to say. */
export function TellDelay({ onClose }: SheetProps) {
  const centre = useTheCentre()
  const zone = centre.timeZone()
  const screens = useCentre((view) => view.screens.live)
  const { state, day, now, prompts, waits, live } = useDelays()
  const { ask, said } = useAsk<Command>(centre)
  const [why, setReason] = useState<string | null>(null)
  const [typed, type] = useState<string | null>(null)
  const [ways, setWays] = useState<readonly HowTold[]>(['inPerson', 'screen'])
  const [done, setDone] = useState<string | null>(null)
  const first = useRef<HTMLButtonElement>(null)
  useKey('Escape', 'Back', onClose)
  useEffect(() => first.current?.focus(), [])
  const all = whomToTell(state, day, now, prompts, waits, zone)
  // A reason and a time are of those that they were chosen for.
  const begin = () => {
    type(null)
    setReason(null)
  }
  const { whom, choose } = useWhom(all, begin)
  const proposed = useProposed(whom, now)
  if (!whom) return null
  const reason = why ?? whom.prompt?.reason ?? null
  const words = state.delayReasons.find((one) => one.reason === reason)?.words ?? null
  const at = typed === null ? proposed : timeOfDay(centre.today(), typed, zone)
  // On a screen that nobody sees, nobody reads it; who is fetched in person is told in person.
  const how = ways.filter((way) => way !== 'screen' || screens > 0)
  const shift = (by: number) => type(clock24(Math.max((at ?? proposed) + by, now + MINUTE), zone))
  const pick = (key: string) => {
    choose(key)
    begin()
    setDone(null)
  }
  const tell = async () => {
    const likely = whom.visit && toldRange(waits.get(whom.visit.id), now)
    const told = { scope: whom.scope, reason, expectedAt: at, how, screenLive: screens > 0, ...(likely && { likely }) }
    const command: Command = { type: 'tellDelay', notice: centre.newId(), ...told }
    if (!(await ask(command))) return
    setDone(sayDone(whom, at ?? now, zone))
    choose(null)
    begin()
  }
  const booked = whom.visit?.appointmentAt ?? null
  const isLate = at !== null && (booked === null || at > booked)
  const locked = reason === null ? 'say why' : at === null ? 'give a time' : !isLate ? 'give a time after theirs' : how.length === 0 ? 'say how' : null
  return (
    <Panel title="Tell of a delay" aside="Esc goes back" grow>
      <div className={styles.beside}>
        <div className={styles.form}>
          <Select label="Who has to be told?" keyName="W" value={whom.key} onChange={pick}>
            {all.map(({ key, words: line }) => (
              <option key={key} value={key}>
                {line}
              </option>
            ))}
          </Select>
          <Reasons reasons={state.delayReasons} chosen={reason} onChoose={setReason} />
          <div className={styles.line}>
            <Field label={whom.word === 'by' ? 'Seen by' : 'Seen at about'} type="time" keyName="A" value={typed ?? clock24(proposed, zone)} onChange={type} />
            <Button keyName="-" onPress={() => shift(-STEP)}>
              5 minutes sooner
            </Button>
            <Button keyName="+" onPress={() => shift(STEP)}>
              5 minutes later
            </Button>
          </div>
          <HowTheyAreTold how={how} screens={screens} onPress={(way) => setWays(ways.includes(way) ? ways.filter((one) => one !== way) : [...ways, way])} />
          <p className={styles.sentence}>“{sentenceOf(whom, words, at, zone)}”</p>
          <Refused>{said}</Refused>
          <div className={styles.tell}>
            <Button ref={first} look="first" keyName="Enter" locked={locked} onPress={() => void tell()}>
              {`Tell ${whom.short}${at === null ? '' : `: ${whom.word} ${sayTime(at, zone)}`}`}
            </Button>
            <p role="status">{done}</p>
          </div>
        </div>
        <LiveDelays live={live} state={state} day={day} zone={zone} onEnd={(notice) => void ask({ type: 'endDelay', notice })} />
      </div>
    </Panel>
  )
}

/** Whoever stands here stays, also where another presses more by now: or that one would be told what was said to the first. `other`: it is somebody else. */
function useWhom(all: readonly Whom[], other: () => void): { whom: Whom | undefined; choose: (key: string | null) => void } {
  const [chosen, choose] = useState<string | null>(null)
  const found = all.find(({ key }) => key === chosen)
  const whom = found ?? all[0]
  // Everybody is proposed only as long as there is nobody.
  const holds = whom?.visit ? whom.key : null
  if (!found && holds !== chosen) {
    choose(holds)
    if (chosen !== null) other()
  }
  return { whom, choose }
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

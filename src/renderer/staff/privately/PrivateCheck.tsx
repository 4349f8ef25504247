import { useEffect, useRef, useState } from 'react'
import type { Command } from '#domain/centre/command.ts'
import type { PrivateVisit } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import type { SheetProps } from '#renderer/staff/sheets/sheetProps.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { useAsk } from '#renderer/ui/useAsk.ts'
import styles from './PrivateCheck.module.css'

/**
 * Somebody asks for help in private. Nothing here says what about, for whoever reads over a shoulder; no screen changes, nothing is
 * printed, and no list names them.
 */
export function PrivateCheck({ onClose }: SheetProps) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const { ask, said, say } = useAsk<Command>(centre)
  const [opened, setOpened] = useState<string | null>(null)
  const first = useRef<HTMLButtonElement>(null)
  useKey('Escape', 'Back', onClose)
  useEffect(() => first.current?.focus(), [])
  const { privates } = dayOf(state, centre.today())
  const here = privates.filter((one) => one.endedAt === null)
  const open = async ({ visit }: PrivateVisit) => {
    setOpened(null)
    const answer = await centre.act({ type: 'openPrivately', visit })
    if (!('done' in answer)) return say('refused' in answer ? answer.sentence : answer.fault)
    const allowed = answer.done.some((event) => event.type === 'privateOpened' && event.body.allowed)
    if (allowed) setOpened(visit)
    else say('You do not have access. That you looked is in the log.')
  }
  return (
    <Panel title="Private room" aside="Esc goes back">
      <ol className={styles.steps}>
        <li>Go to a private room with them. Say nothing here.</li>
        <li>Ask: “Are you in danger? Do you want the police?” If yes, dial 999.</li>
        <li>If no, offer the helpline and the phone. Stay with them.</li>
      </ol>
      <Button look="first" keyName="Enter" ref={first} onPress={() => void ask({ type: 'comePrivately', visit: centre.newId() })}>
        They are in a private room
      </Button>
      <Refused>{said}</Refused>
      <ul className={styles.list}>
        {privates.map((one) => (
          <Visitor key={one.visit} one={one} place={here.indexOf(one)} opened={opened === one.visit} onOpen={() => void open(one)} />
        ))}
      </ul>
    </Panel>
  )
}

function Visitor({ one, place, opened, onOpen }: { one: PrivateVisit; place: number; opened: boolean; onOpen: () => void }) {
  const centre = useTheCentre()
  const zone = centre.timeZone()
  const { ask, said } = useAsk<Command>(centre)
  const from = sayTime(one.at, zone)
  const isHere = one.endedAt === null
  return (
    <li>
      <p>
        <b>Visitor (private)</b> {isHere ? `here since ${from}` : `${from} to ${sayTime(one.endedAt ?? one.at, zone)}`}
      </p>
      <div className={styles.row}>
        {isHere && (
          <Button
            keyName={place < 9 ? String(place + 1) : undefined}
            label={`They have left, here since ${from}`}
            onPress={() => void ask({ type: 'endPrivately', visit: one.visit })}
          >
            They have left
          </Button>
        )}
        <Button keyName={place === 0 ? 'O' : undefined} label={`Open the record of ${from}`} onPress={onOpen}>
          Open the record
        </Button>
      </div>
      <Refused>{said}</Refused>
      {opened && <Record one={one} />}
    </li>
  )
}

function Record({ one }: { one: PrivateVisit }) {
  const zone = useTheCentre().timeZone()
  const staff = useCentre((view) => view.state.staff)
  const who = (id: string | null) => (id === null ? 'Somebody' : (staff.get(id)?.name ?? 'Somebody'))
  return (
    <div role="status">
      <p>
        Met by {who(one.by)} at {sayTime(one.at, zone)}.
      </p>
      <ul>
        {one.looks.map(({ at, by, allowed }) => (
          <li key={at}>
            {sayTime(at, zone)}: {who(by)} {allowed ? 'opened the record' : 'tried to open it and may not'}
          </li>
        ))}
      </ul>
    </div>
  )
}

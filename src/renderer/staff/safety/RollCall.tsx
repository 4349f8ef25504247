import { useState } from 'react'
import type { Command } from '#domain/centre/command.ts'
import type { Evacuation } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import { evacuationNow } from '#domain/safety/evolveSafety.ts'
import { rollCall } from '#domain/safety/rollCall.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Ask } from '#renderer/ui/Ask.tsx'
import type { SheetProps } from '#renderer/staff/sheets/sheetProps.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { AfterEvacuation } from './AfterEvacuation.tsx'
import { EvacuateAsk } from './EvacuateAsk.tsx'
import { RollCallPaper } from './RollCallPaper.tsx'
import { RollCallRows } from './RollCallRows.tsx'
import styles from './Safety.module.css'
import { sayPeople } from './words.ts'

/** Who is in the building, by number: at the instant when everybody had to leave, else now. From this PC's own log, with the network down. */
export function RollCall({ onClose }: SheetProps) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const { ask, said } = useAsk<Command>(centre)
  const [asking, setAsking] = useState<'out' | 'back' | null>(null)
  useKey('Escape', 'Back', onClose)
  const day = dayOf(state, centre.today())
  const evacuation = evacuationNow(day)
  const last = day.evacuations.at(-1) ?? null
  const of: Evacuation = evacuation ?? { event: '', from: now, to: null, drill: false }
  const list = rollCall(day, of)
  const answer = (command: Command) => {
    setAsking(null)
    void ask(command)
  }
  return (
    <Panel title={evacuation ? 'Roll call' : 'Who is in the building'} aside={`As at ${sayTime(of.from, centre.timeZone())}. Esc goes back`} grow>
      <div className={styles.screen}>
        <p>
          <b className={styles.big}>{sayPeople(list.people)}</b> with {list.rows.length} {list.rows.length === 1 ? 'number' : 'numbers'}, {list.needHelp} of
          them with somebody who needs help to leave. Staff are not on this list.
        </p>
      </div>
      <RollCallRows list={list} evacuation={of} ticking={evacuation !== null} />
      <RollCallPaper list={list} evacuation={of} />
      {!evacuation && last && <AfterEvacuation day={day} evacuation={last} />}
      <Refused>{said}</Refused>
      <div className={`${styles.answers} ${styles.screen}`}>
        <Button look="first" keyName="P" onPress={() => window.print()}>
          Print the list
        </Button>
        {evacuation ? (
          <Button keyName="B" onPress={() => setAsking('back')}>
            Back in: it is over
          </Button>
        ) : (
          <Button keyName="O" onPress={() => setAsking('out')}>
            Everybody out
          </Button>
        )}
      </div>
      {asking === 'out' && <EvacuateAsk onAnswer={(drill) => answer({ type: 'evacuate', drill })} onNo={() => setAsking(null)} />}
      {asking === 'back' && (
        <Ask
          enterIsYes
          question="Is it over?"
          yes="Back in: it is over"
          no="Not yet"
          onYes={() => answer({ type: 'endEvacuation' })}
          onNo={() => setAsking(null)}
        >
          The screens show numbers again and desks can call. Everybody has the place that they had.
        </Ask>
      )}
    </Panel>
  )
}

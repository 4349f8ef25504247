import { useState } from 'react'
import type { Command } from '#domain/centre/command.ts'
import { dayOf } from '#domain/centre/state.ts'
import { daysNotClosed, keptOpen, stillOpen } from '#domain/closing/closeDay.ts'
import type { DayKey } from '#domain/instant.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { sayDate, sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { sayWhere, serviceName } from '#renderer/staff/says.ts'
import type { SheetProps } from '#renderer/staff/sheets/sheetProps.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Row, Rows } from '#renderer/ui/Rows.tsx'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { OneOpen } from './OneOpen.tsx'
import styles from './Closing.module.css'
import { sayWhyOpen } from './words.ts'

/** Everybody who is still open, one answer each, and then the day is closed. A day before today that was left open comes first. */
export function CloseDay({ onClose }: SheetProps) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const { ask, said } = useAsk<Command>(centre)
  const [chosen, choose] = useState<DayKey | null>(null)
  const [wanted, want] = useState<string | null>(null)
  useKey('Escape', 'Back', onClose)
  const today = centre.today()
  const zone = centre.timeZone()
  const before = daysNotClosed(state, today)
  const key = chosen ?? before.at(-1)?.day ?? today
  const day = dayOf(state, key)
  const open = stillOpen(day)
  const kept = keptOpen(day)
  // Of today, who is kept open has been answered for; of a day before, it is time to ask again.
  const list = key === today ? open : [...open, ...kept]
  const hand = list.find(({ id }) => id === wanted) ?? list[0]
  const of = key === today ? {} : { day: key }
  const name = key === today ? 'today' : sayDate(localInstant(key, '12:00', zone), zone)
  const other = key === today ? before.at(-1)?.day : today
  const closed = day.closed !== null && open.length === 0
  return (
    <Panel title={`Close ${name}`} aside={`${open.length} still open, ${kept.length} kept open. Esc goes back`} grow>
      {hand && <OneOpen key={hand.id} visit={hand} onAnswer={(command) => void ask({ ...command, ...of })} />}
      {list.length > 0 && (
        <Rows label="Still open">
          {list.map((visit) => (
            <Row
              key={visit.id}
              number={visit.ticket ?? '–'}
              small={visit.atClosing === null ? sayWhere(state, visit, zone) : `Kept open: ${sayWhyOpen(visit.atClosing.why)}`}
              right={`came ${sayTime(visit.arrivedAt, zone)}`}
              chosen={visit === hand}
              onPress={() => want(visit.id)}
            >
              {serviceName(state, visit)}
            </Row>
          ))}
        </Rows>
      )}
      {list.length === 0 && <p>{closed ? `The day is closed, since ${sayTime(day.closed?.at ?? 0, zone)}.` : 'Nobody is still open.'}</p>}
      <Refused>{said}</Refused>
      <div className={styles.answers}>
        {open.length === 0 && !closed && (
          <Button look="first" keyName="Enter" onPress={() => void ask({ type: 'closeDay', ...of })}>
            {`Close ${name}`}
          </Button>
        )}
        {other !== undefined && (
          <Button keyName="N" onPress={() => choose(other)}>
            {other === today ? 'Today' : `The day before that is still open`}
          </Button>
        )}
        <Button keyName="B" onPress={onClose}>
          Back to the screen
        </Button>
      </div>
    </Panel>
  )
}

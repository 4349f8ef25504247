import { useEffect, useRef, useState } from 'react'
import { dayOf } from '#domain/centre/state.ts'
import type { SheetProps } from '#renderer/staff/sheets/sheetProps.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { usePrint } from '#renderer/ui/usePrint.tsx'
import { listed } from '#renderer/ui/words/desks.ts'
import { line } from './atTheDoor.ts'
import { giveFirst } from './giveFirst.ts'
import { Slip } from './Slip.tsx'
import { useTurns } from './turns.ts'
import styles from './Welcome.module.css'

const AT_ONCE = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Many stand at the door: a digit gives so many numbers at once. What each of them came for is asked afterwards. */
export function NumbersFirst({ onClose }: SheetProps) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const [tickets, setTickets] = useState<{ visit: string; ticket: string }[]>([])
  const [said, say] = useState<string | null>(null)
  const first = useRef<HTMLButtonElement>(null)
  const { inTurn } = useTurns()
  const { print, printed } = usePrint()
  useKey('Escape', 'Back', onClose)
  useEffect(() => first.current?.focus(), [])
  const day = dayOf(state, centre.today())
  const inLine = line(day).length
  const give = (count: number) =>
    inTurn(async () => {
      const { given, sentence } = await giveFirst(centre, count)
      say(sentence)
      if (given.length > 0) setTickets(given)
    })
  return (
    <Panel title="Numbers first" aside="What each came for follows. Esc goes back">
      <p>
        {inLine === 0 ? 'Nobody is noted in the line.' : inLine === 1 ? '1 person stands in the line.' : `${inLine} people stand in the line.`} How many get a
        number now?
      </p>
      <div className={styles.digits}>
        {AT_ONCE.map((count) => (
          <Button key={count} keyName={String(count)} capFirst label={count === 1 ? 'Give 1 number' : `Give ${count} numbers`} onPress={() => give(count)}>
            {count === 1 ? '1 number' : `${count} numbers`}
          </Button>
        ))}
      </div>
      <div role="status">
        {tickets.length > 0 && (
          <>
            <p className={styles.soft}>{tickets.length === 1 ? 'Number given' : 'Numbers given'}</p>
            <p className={styles.numbers}>
              <bdi>{listed(tickets.map(({ ticket }) => ticket))}</bdi>
            </p>
          </>
        )}
      </div>
      <Refused>{said}</Refused>
      <div className={styles.row}>
        <Button ref={first} look="first" keyName="Enter" onPress={onClose}>
          Back to the door
        </Button>
        {tickets.length > 0 && (
          <Button keyName="/" onPress={() => print(tickets.map(({ visit }) => <Slip key={visit} visit={visit} />))}>
            {tickets.length === 1 ? 'Print the slip' : 'Print the slips'}
          </Button>
        )}
      </div>
      {printed}
    </Panel>
  )
}

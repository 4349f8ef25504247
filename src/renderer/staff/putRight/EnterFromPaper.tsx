import type { KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Command } from '#domain/centre/command.ts'
import { dayOf } from '#domain/centre/state.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { serviceName } from '#renderer/staff/says.ts'
import type { SheetProps } from '#renderer/staff/sheets/sheetProps.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Row, Rows } from '#renderer/ui/Rows.tsx'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { PaperFields } from './PaperFields.tsx'
import type { RowField, Typed, Wrong } from './readRow.ts'
import { EMPTY_ROW, readRow } from './readRow.ts'

/** One row of the paper list after the other: Enter goes to the next field, and at the end of a row saves it. */
export function EnterFromPaper({ onClose }: SheetProps) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const { ask, said, clear } = useAsk<Command>(centre)
  const [typed, setTyped] = useState<Typed>(EMPTY_ROW)
  const [wrong, setWrong] = useState<Wrong>({})
  const form = useRef<HTMLDivElement>(null)
  useKey('Escape', 'Back', onClose)
  const boxes = () => [...(form.current?.querySelectorAll<HTMLElement>('input, select') ?? [])]
  useEffect(() => boxes()[0]?.focus(), [])
  const save = async () => {
    const read = readRow(typed, centre.today(), centre.timeZone(), centre.now())
    setWrong('wrong' in read ? read.wrong : {})
    clear()
    if ('wrong' in read)
      return boxes()
        .find((box) => box.dataset['field'] === firstOf(read.wrong))
        ?.focus()
    const visit = centre.newId()
    const done = await ask({ type: 'enterFromPaper', visit, enquiry: centre.newId(), ...read.row })
    if (!done) return
    setTyped(EMPTY_ROW)
    boxes()[0]?.focus()
  }
  const entered = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
    const all = boxes()
    const next = all[all.indexOf(event.target as HTMLElement) + 1]
    if (next) next.focus()
    else void save()
  }
  const rows = [...dayOf(state, centre.today()).visits.values()].filter(({ enteredAt }) => enteredAt !== null)
  return (
    <Panel title="Enter from paper" aside={`${rows.length} entered later today. Esc goes back`} grow>
      <p>Enter goes on to the next field, and after the last one saves the row. Times like 1042 or 2:15pm. For somebody who left, leave the outcome empty.</p>
      <div ref={form} onKeyDown={entered}>
        <PaperFields typed={typed} wrong={wrong} onType={(field, value) => setTyped({ ...typed, [field]: value })} />
      </div>
      <Refused>{said}</Refused>
      <div>
        <Button look="first" keyName="V" onPress={() => void save()}>
          Save this row
        </Button>
      </div>
      {rows.length > 0 && (
        <Rows label="Entered later">
          {rows.toReversed().map((visit) => (
            <Row
              key={visit.id}
              number={visit.ticket}
              small={`entered later, at ${sayTime(visit.enteredAt ?? 0, centre.timeZone())}`}
              right={`came ${sayTime(visit.arrivedAt, centre.timeZone())}`}
              onPress={() => undefined}
            >
              {serviceName(state, visit)}
            </Row>
          ))}
        </Rows>
      )}
    </Panel>
  )
}

function firstOf(wrong: Wrong): RowField | undefined {
  const order: RowField[] = ['ticket', 'service', 'arrived', 'called', 'desk', 'ended', 'outcome', 'byWhen', 'tellBy']
  return order.find((field) => wrong[field] !== undefined)
}

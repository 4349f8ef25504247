import { useEffect, useRef, useState } from 'react'
import type { WrongLine } from '#domain/appointments/readAppointments.ts'
import { COLUMNS, readAppointments } from '#domain/appointments/readAppointments.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import styles from './Appointments.module.css'

/** So many lines are shown: who mends the first often mends them all. */
const SHOWN = 20

/** Appointments from a file of another system. All of its lines are understood before one is written, and all are written at once. */
export function ImportFile({ onBack }: { onBack: () => void }) {
  const centre = useTheCentre()
  const [wrong, setWrong] = useState<readonly WrongLine[]>([])
  const [doubts, setDoubts] = useState<readonly WrongLine[]>([])
  const [said, say] = useState<string | null>(null)
  const choose = useRef<HTMLButtonElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  useKey('Escape', 'Back', onBack)
  useEffect(() => choose.current?.focus(), [])
  const read = async (file: File) => {
    const found = readAppointments(await file.text(), centre.view().state, centre.today())
    setWrong('wrong' in found ? found.wrong : [])
    setDoubts([])
    if ('wrong' in found) return say(null)
    const known = found.known > 0 ? ` ${count(found.known)} ${found.known === 1 ? 'was' : 'were'} here already.` : ''
    if (found.rows.length > 0) {
      const answer = await centre.act({ type: 'importAppointments', rows: found.rows })
      if (!('done' in answer)) return say('fault' in answer ? answer.fault : answer.sentence)
      setDoubts(found.doubts)
      say(`${count(answer.done.length)} imported.${known}`)
    } else say(`Nothing has changed.${known}`)
    // What somebody has put right since, or a customer said, goes before the file.
    const { cards } = centre.view()
    await centre.writeCards(found.names.filter(({ card }) => !cards.get(card)?.name).map(({ card: of, day, name: text }) => ({ of, field: 'name', text, day })))
  }
  return (
    <Panel title="Import appointments" aside="Esc goes back" grow>
      <p>
        A file of comma-separated values. Its first line reads <b>{COLUMNS.join(',')}</b>. Leave the desk empty for any desk. A column <b>name</b> may follow:
        it goes to the customer card. Telephone numbers do not belong in the file.
      </p>
      <div className={styles.keys}>
        <Button ref={choose} look="first" keyName="Enter" onPress={() => picker.current?.click()}>
          Choose the file
        </Button>
        <Button keyName="B" onPress={onBack}>
          Back to the list
        </Button>
      </div>
      <input
        ref={picker}
        type="file"
        accept=".csv,text/csv"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? []
          // The same file can be chosen again once it was mended.
          event.target.value = ''
          if (file) void read(file)
        }}
      />
      <Refused>{said}</Refused>
      {wrong.length > 0 && (
        <section aria-label="What to mend" role="alert">
          <p>
            <b>Nothing was imported. {wrong.length === 1 ? '1 thing' : `${wrong.length} things`} to mend in the file:</b>
          </p>
          <Lines lines={wrong} />
        </section>
      )}
      {doubts.length > 0 && (
        <section aria-label="What to look at">
          <p>
            <b>Imported, but {doubts.length === 1 ? '1 of them has' : `${doubts.length} of them have`} nobody to see them:</b>
          </p>
          <Lines lines={doubts} />
        </section>
      )}
    </Panel>
  )
}

function Lines({ lines }: { lines: readonly WrongLine[] }) {
  return (
    <ul className={styles.facts}>
      {lines.slice(0, SHOWN).map(({ line, column, sentence }) => (
        <li key={`${line} ${column}`}>
          <b>
            Line {line}
            {column !== null && `, ${column}`}:
          </b>{' '}
          {sentence}
        </li>
      ))}
      {lines.length > SHOWN && <li>And {lines.length - SHOWN} more.</li>}
    </ul>
  )
}

function count(appointments: number): string {
  return appointments === 1 ? '1 appointment' : `${appointments} appointments`
}

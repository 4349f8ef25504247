import { useState } from 'react'
import type { Command } from '#domain/centre/command.ts'
import type { Change, EnquiryId, WhyCorrected } from '#domain/events.ts'
import { standsNow } from '#domain/visit/evolveCorrected.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { isOver } from '#domain/visit/visit.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { sayWhere } from '#renderer/staff/says.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { Editor } from './Editor.tsx'
import styles from './PutRight.module.css'
import type { What } from './words.ts'
import { FACTS, sayChange, sayCorrection } from './words.ts'

/** What is known of one visit, a digit each, with what it was before. */
export function Facts({ visit }: { visit: Visit }) {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const { ask, said, clear } = useAsk<Command>(centre)
  const [place, setPlace] = useState(Math.max(0, visit.enquiries.length - 1))
  const [editing, edit] = useState<What | null>(null)
  const zone = centre.timeZone()
  const enquiry = visit.enquiries[place]?.id ?? ''
  const save = async (change: Change, why: WhyCorrected) => {
    if (await ask({ type: 'correct', visit: visit.id, change, why })) edit(null)
  }
  const start = (what: What | null) => {
    clear()
    edit(what)
  }
  return (
    <>
      <h3>
        <bdi>{visit.ticket ?? 'Without a number'}</bdi>: {sayWhere(state, visit, zone)}
      </h3>
      {visit.enquiries.length > 1 && (
        <div className={styles.answers}>
          <p>
            Matter {place + 1} of {visit.enquiries.length}: {state.services.get(visit.enquiries[place]?.service ?? '')?.name}
          </p>
          <Button keyName="N" onPress={() => setPlace((place + 1) % visit.enquiries.length)}>
            Next matter
          </Button>
        </div>
      )}
      {editing === null ? (
        <Known visit={visit} enquiry={enquiry} onEdit={start} />
      ) : (
        <Editor what={editing} stands={standsNow(visit, asked(editing, enquiry))} enquiry={enquiry} onSave={save} onBack={() => start(null)} />
      )}
      <Refused>{said}</Refused>
    </>
  )
}

function Known({ visit, enquiry, onEdit }: { visit: Visit; enquiry: EnquiryId; onEdit: (what: What) => void }) {
  const zone = useTheCentre().timeZone()
  const state = useCentre((view) => view.state)
  return (
    <ul className={styles.facts}>
      {FACTS.map(({ what, words }, i) => {
        const stands = standsNow(visit, asked(what, enquiry))
        const corrections = visit.corrections.filter(({ change }) => change.what === what && (!('enquiry' in change) || change.enquiry === enquiry))
        const locked = what === 'reopened' ? (isOver(visit) ? null : 'not over yet') : stands === null ? 'nothing yet' : null
        return (
          <li key={what}>
            <Button keyName={String(i + 1)} capFirst locked={locked} label={words} onPress={() => onEdit(what)}>
              <b>{words}</b>
              {stands !== null && ` ${sayChange(state, stands, zone)}`}
            </Button>
            {corrections.toReversed().map((one) => (
              <span key={one.event} className={styles.was}>
                {sayCorrection(state, one, zone)}
              </span>
            ))}
          </li>
        )
      })}
    </ul>
  )
}

/** A change of that kind, to ask what stands in its place. */
function asked(what: What, enquiry: EnquiryId): Change {
  return { what, enquiry, at: 0, service: '', desk: '', outcome: 'finishedToday', next: null } as Change
}

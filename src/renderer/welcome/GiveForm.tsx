import { Minus, Plus } from 'lucide-react'
import type { Service } from '#domain/centre/state.ts'
import { useCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { Note } from '#renderer/ui/Note.tsx'
import { Unseen } from '#renderer/ui/Panel.tsx'
import { listed } from '#renderer/ui/words/desks.ts'
import { MayNotBeSeen } from '#renderer/staff/closing/MayNotBeSeen.tsx'
import { NeedKeys } from './NeedKeys.tsx'
import type { WelcomeDesk } from './useWelcome.ts'
import { isServedNow, sayWho } from './words.ts'
import styles from './Welcome.module.css'

/** The service is chosen: what to ask for, how to call them, what they need. */
export function GiveForm({ service, desk }: { service: Service; desk: WelcomeDesk }) {
  const { draft, state } = desk
  const letter = useCentre((view) => view.device.letter)
  return (
    <>
      <div>
        {!service.elsewhere && (
          <p className={styles.soft}>
            Next number <b className={styles.strong}>{draft.ticket ?? '…'}</b>
          </p>
        )}
        <h3 className={styles.service}>{service.name}</h3>
        <p>{sayWho(state, service)}</p>
      </div>
      {service.elsewhere ? null : (
        <>
          {draft.ticket?.startsWith(letter) && (
            <Note>
              <b>Carry on.</b> Numbers start with {letter} for now
            </Note>
          )}
          {!isServedNow(state, service.id) && (
            <Note>
              <b>No desk that does this is open now.</b>
            </Note>
          )}
          <MayNotBeSeen service={service.id} />
          {service.askFor.length > 0 && (
            <p>
              <b>Ask for</b> {listed(service.askFor)}
            </p>
          )}
          <NeedKeys needs={draft.needs} callBy={draft.callBy} onChange={(needs, callBy) => desk.patch({ needs, callBy })} />
          <Field label="Name" keyName="N" inline value={draft.name} onChange={(name) => desk.patch({ name })} maxLength={100} />
          <People count={draft.people} onChange={(people) => desk.patch({ people })} />
        </>
      )}
    </>
  )
}

function People({ count, onChange }: { count: number; onChange: (count: number) => void }) {
  return (
    <div className={styles.people} role="group" aria-label="People with this number">
      <span aria-hidden="true">People with this number</span>
      <Button
        keyName="B"
        label="One fewer with this number"
        locked={count <= 1 ? '' : null}
        onPress={() => onChange(count - 1)}
        icon={<Minus className="icon" aria-hidden="true" />}
      >
        <Unseen>One fewer</Unseen>
      </Button>
      <output>{count}</output>
      <Button
        keyName="C"
        label="One more with this number"
        locked={count >= 20 ? '' : null}
        onPress={() => onChange(count + 1)}
        icon={<Plus className="icon" aria-hidden="true" />}
      >
        <Unseen>One more</Unseen>
      </Button>
    </div>
  )
}

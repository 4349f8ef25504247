import type { Service } from '#domain/centre/state.ts'
import { useCentre } from '#renderer/centre/useCentre.ts'
import { Field } from '#renderer/ui/Field.tsx'
import { Note } from '#renderer/ui/Note.tsx'
import { listed } from '#renderer/ui/words/desks.ts'
import { sayAbout, sayAsAt } from '#renderer/staff/estimates/says.ts'
import { useWhy } from '#renderer/staff/estimates/useWhy.tsx'
import { MayNotBeSeen } from '#renderer/staff/closing/MayNotBeSeen.tsx'
import { capital } from '#renderer/ui/words/capital.ts'
import { toldNow } from './inHand.ts'
import { NeedKeys } from './NeedKeys.tsx'
import { PartySize } from './PartySize.tsx'
import type { WelcomeDesk } from './useWelcome.ts'
import { isServedNow, sayWho } from './words.ts'
import styles from './Welcome.module.css'

/** The service is chosen: what to ask for, how to call them, what they need. */
export function GiveForm({ service, desk }: { service: Service; desk: WelcomeDesk }) {
  const { draft, state } = desk
  const spread = desk.estimated?.forecast.newcomers.get(service.id)
  const told = toldNow(desk)
  const why = useWhy(told && desk.estimated && spread ? { about: { service: service.id }, name: service.name, estimated: desk.estimated, spread } : null)
  const letter = useCentre((view) => view.device.letter)
  return (
    <>
      <div>
        {!service.elsewhere && (
          <div className={styles.beside}>
            <p className={styles.soft}>
              {desk.hand?.ticket ? 'Their number' : 'Next number'} <b className={styles.strong}>{draft.ticket ?? '…'}</b>
            </p>
            {why.button}
          </div>
        )}
        <h3 className={styles.service}>{service.name}</h3>
        <p>
          {sayWho(state, service)}
          {told && <TheirRange service={service} desk={desk} />}
        </p>
      </div>
      {service.elsewhere ? null : (
        <>
          {why.facts}
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
          <PartySize count={draft.people} onChange={(people) => desk.patch({ people })} />
        </>
      )}
    </>
  )
}

/** How long it would take, before anybody decides to wait. */
function TheirRange({ service, desk: { estimated, zone } }: { service: Service; desk: WelcomeDesk }) {
  const about = estimated && sayAbout(estimated.forecast.newcomers.get(service.id))
  const asAt = estimated && sayAsAt(estimated, zone)
  if (!about) return null
  return (
    <>
      . <b>{capital(about)}</b>
      {asAt && `. ${asAt}`}
    </>
  )
}

import type { Service } from '#domain/centre/state.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import type { Option } from '#renderer/ui/Choice.tsx'
import { Choice } from '#renderer/ui/Choice.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { sayAppointment } from '#renderer/staff/appointments/words.ts'
import { sayIfNow } from '#renderer/staff/estimates/says.ts'
import { heard } from './heard.ts'
import type { WelcomeDesk } from './useWelcome.ts'
import { sayWho } from './words.ts'
import styles from './Welcome.module.css'

/** What the person says, typed as they say it, and the services asked for most. */
export function Say({ desk }: { desk: WelcomeDesk }) {
  const centre = useTheCentre()
  const { state, hand, going, draft, estimated } = desk
  // Who is let go stands here until that is saved.
  const atDesk = hand ?? (going === null ? undefined : desk.day.visits.get(going))
  const now = useNow('minute')
  const here = heard(desk.day, draft.text)
  const services = desk.search(draft.text)
  const about = (service: Service) => (service.elsewhere ? null : sayIfNow(estimated, service.id, centre.timeZone()))
  const found: Option[] = [
    ...here.map((one) => ({ id: one.id, ...sayAppointment(one, state, now, centre.timeZone()) })),
    ...services.map((service) => ({ id: service.id, name: service.name, line: [sayWho(state, service), about(service)].filter(Boolean).join(', ') })),
  ]
  const choose = (id: string) => {
    const one = here.find((appointment) => appointment.id === id)
    if (one) desk.arrives(one.id, one.service)
    else desk.choose(id)
  }
  return (
    <Panel title="What do they say?" aside={atDesk?.greetedAt ? `Greeted ${sayTime(atDesk.greetedAt, centre.timeZone())}` : null} grow>
      <div className={styles.say}>
        <Choice
          ref={desk.box}
          through
          label="What do they say?"
          listLabel="What fits"
          text={draft.text}
          onText={(text) => desk.patch({ text, service: null })}
          options={found}
          onChoose={choose}
          onEmptyEnter={desk.enter}
          nothing="Nothing fits. Try another word for it."
        />
        <Favourites services={favourites(state.services.values())} desk={desk} />
      </div>
    </Panel>
  )
}

function favourites(services: Iterable<Service>): Service[] {
  return [...services]
    .filter((service) => service.offered && service.favourite !== null && service.favourite > 0)
    .sort((a, b) => (a.favourite ?? 0) - (b.favourite ?? 0))
}

function Favourites({ services, desk }: { services: Service[]; desk: WelcomeDesk }) {
  return (
    <section aria-labelledby="asked-for-most">
      <div className={styles.beside}>
        <h3 id="asked-for-most">Asked for most</h3>
        <span className={styles.soft}>One digit, box empty</span>
      </div>
      <div className={styles.pairs}>
        {services.map((service) => (
          <Button key={service.id} keyName={String(service.favourite)} capFirst onPress={() => desk.choose(service.id)}>
            {service.name}
          </Button>
        ))}
        <Button keyName="0" capFirst onPress={desk.answeredHere}>
          Answered here
        </Button>
      </div>
    </section>
  )
}

import type { ReactNode } from 'react'
import { percent } from '#domain/delays/figures.ts'
import { callingOrder } from '#domain/queue/callingOrder.ts'
import { waitingMinutes } from '#domain/queue/waits.ts'
import { useCentre } from '#renderer/centre/useCentre.ts'
import { Panel } from '#renderer/ui/Panel.tsx'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Figure } from './Figure.tsx'
import type { AtDay, Pick, View } from './view.ts'
import { PICKS } from './view.ts'
import { sayComplete } from './sayComplete.ts'
import styles from './Lead.module.css'

type AppointmentsProps = AtDay & { view: View; onView: (view: View) => void }

/** Whether we kept our promise: three figures, counts first, and beside them what must be read with them. */
export function Appointments({ view, onView, ...at }: AppointmentsProps) {
  const { figures, standards, kept, zone } = at
  const sync = useCentre((all) => all.sync)
  const late = sayComplete(sync, zone)
  const isPicked = ({ name }: Pick) => view.is === 'appointments' && view.name === name
  const figure = (pick: Pick, words: ReactNode, keyName?: string, after?: ReactNode) => (
    <Figure
      after={after}
      {...(keyName ? { keyName, label: `Appointments: ${pick.title}` } : {})}
      pressed={isPicked(pick)}
      onPress={() => onView({ is: 'appointments', ...pick })}
    >
      {words}
    </Figure>
  )
  const beside = (count: number, pick: Pick, words: string) => (count > 0 ? <span>{figure(pick, `${count} ${words}`)}</span> : null)
  const toCome = kept.filter(PICKS.toCome.holds).length
  return (
    <Panel
      title="Appointments"
      aside={
        <span className={styles.heading}>
          {figures.appointmentsSeen} seen, {toCome} to come {late && <span className={styles.stale}>{late}</span>}
          <Button look="quiet" keyName="I" pressed={view.is === 'parts'} onPress={() => onView({ is: view.is === 'parts' ? 'late' : 'parts' })}>
            By service, desk, hour and cause
          </Button>
        </span>
      }
    >
      <dl className={styles.leading}>
        <Leading
          name="On time"
          small={`Called within ${sayMinutes(standards.onTimeWithin)}`}
          part={figures.onTime}
          whole={figures.appointmentsSeen}
          none="None yet"
        >
          {(words, share) => figure(PICKS.onTime, words, 'U', share)}
        </Leading>
        <Leading name="Late and told" small="In time, with reason and time" part={figures.toldInFullAndInTime} whole={figures.late} none="None late">
          {(words, share) => figure(PICKS.told, words, 'B', share)}
        </Leading>
        <Leading name="Promise kept" small="On time, or late and told" part={figures.promisesKept} whole={figures.promises} none="None yet">
          {(words, share) => figure(PICKS.kept, words, 'L', share)}
        </Leading>
      </dl>
      <p className={styles.also}>
        <span>{figure(PICKS.left, `${figures.leftBeforeCalled} left before being seen`)}</span>
        <span>{longestWait(at)}</span>
        {beside(figures.didNotAttend, PICKS.didNotAttend, 'did not attend')}
        {beside(figures.overGrace, PICKS.overGrace, `came over ${sayMinutes(standards.grace)} late`)}
        {beside(figures.toldInOutage, PICKS.toldInOutage, 'told in an outage')}
      </p>
    </Panel>
  )
}

type LeadingProps = { name: string; small: string; part: number; whole: number; none: string; children: (words: string, share: ReactNode) => ReactNode }

function Leading({ name, small, part, whole, none, children }: LeadingProps) {
  const share = percent(part, whole)
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children(share === null ? none : `${part} of ${whole}`, share !== null && <span className={styles.percent}>{share}%</span>)}</dd>
      <dd className={styles.soft}>{small}</dd>
    </div>
  )
}

function longestWait({ state, day, now }: AtDay): string {
  const waits = callingOrder(state, day, now).map((visit) => waitingMinutes(visit, now))
  return waits.length === 0 ? 'Nobody is waiting' : `Longest wait now ${sayMinutes(Math.max(...waits))}`
}

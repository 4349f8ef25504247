import type { ReactNode } from 'react'
import { stands } from '#domain/appointments/stands.ts'
import type { Day } from '#domain/centre/state.ts'
import type { DayCounts } from '#domain/lead/today.ts'
import { greetedInTime } from '#domain/lead/greeting.ts'
import type { Standards } from '#domain/queue/callingRule.ts'
import { useCentre } from '#renderer/centre/useCentre.ts'
import { useKey, useKeyboard } from '#renderer/ui/Keyboard.tsx'
import { Keycap } from '#renderer/ui/Keycap.tsx'
import { capOf } from '#renderer/ui/keys.ts'
import { Panel, Polite } from '#renderer/ui/Panel.tsx'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import type { Show } from './groups.ts'
import { GROUPS } from './groups.ts'
import styles from './Lead.module.css'

/** Letters, not digits: the list of devices has text boxes, and Alt goes with letters only. */
const KEYS = { waiting: 'W', served: 'S', answered: 'A', left: 'X', greeted: 'G', came: 'C', now: 'H' } as const satisfies Partial<Record<Show, string>>

type CountsProps = { counts: DayCounts; day: Day; show: Show; onShow: (show: Show) => void }

/** Counts first. Each figure opens its visits; what was not measured says so. */
export function Counts({ counts, day, show, onShow }: CountsProps) {
  const standards = useCentre((view) => view.state.standards)
  const figure = (group: keyof typeof KEYS, words: ReactNode) => (
    <Figure keyName={KEYS[group]} label={`Visits: ${GROUPS[group].title}`} pressed={show === group} onPress={() => onShow(group)}>
      {words}
    </Figure>
  )
  const toCome = [...day.appointments.values()].filter((one) => one.visit === null && stands(one)).length
  return (
    <Panel title="Visits" aside={`${counts.walkIns} walk-ins, ${counts.appointments} appointments, ${toCome} to come`}>
      <Polite>{counts.waiting} waiting</Polite>
      <dl className={styles.leading}>
        <div>
          <dt>Waiting now</dt>
          <dd>{figure('waiting', counts.waiting)}</dd>
          <dd className={styles.soft}>{counts.beingSeen} being seen</dd>
        </div>
        <div>
          <dt>Finished</dt>
          <dd>{figure('served', `${counts.served} of ${counts.arrivals}`)}</dd>
          <dd className={styles.soft}>who came today</dd>
        </div>
        <div>
          <dt>Answered at the welcome desk</dt>
          <dd>{figure('answered', counts.answeredAtWelcomeDesk)}</dd>
          <dd className={styles.soft}>without a number</dd>
        </div>
      </dl>
      <p className={styles.also}>
        <span>{figure('left', `${counts.leftBeforeCalled} left before being called`)}</span>
        <span>{figure('greeted', greeting(counts, day, standards))}</span>
        <span>{waits(counts)}</span>
        <span>{figure('came', `${counts.arrivals} came`)}</span>
        <span>{figure('now', 'Here now')}</span>
        {apart(counts).map((words) => (
          <span key={words}>{words}</span>
        ))}
      </p>
    </Panel>
  )
}

type FigureProps = { keyName: string; label: string; pressed: boolean; onPress: () => void; children: ReactNode }

function Figure({ keyName, label, pressed, onPress, children }: FigureProps) {
  const { typing, letters } = useKeyboard()
  useKey(keyName, label, onPress)
  return (
    <span className={styles.keyed}>
      <button
        type="button"
        className={styles.figure}
        aria-pressed={pressed}
        aria-keyshortcuts={capOf(keyName, typing, letters.alone).shortcut}
        onClick={onPress}
      >
        {children}
      </button>
      <Keycap name={keyName} />
    </span>
  )
}

/** What is counted apart, where there is any. */
function apart(counts: DayCounts): string[] {
  return [
    [counts.notRecorded, 'not recorded at closing'],
    [counts.toldToComeBack, 'told to come back at closing'],
    [counts.appointmentMadeAtClosing, 'given an appointment at closing'],
    [counts.keptOpen, 'kept open'],
    [counts.enteredLater, 'entered later'],
  ].flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`]))
}

function greeting({ arrivals }: DayCounts, day: Day, standards: Standards): string {
  const { measured, inTime } = greetedInTime(day, standards)
  if (arrivals === 0) return 'Nobody greeted yet'
  return measured === 0 ? 'Greeting not measured' : `${inTime} of ${measured} greeted within ${sayMinutes(standards.greetedWithin)}`
}

function waits({ medianWalkInWaitMinutes: median, p90WalkInWaitMinutes: p90, longestWalkInWaitMinutes: longest }: DayCounts): ReactNode {
  if (median === null) return 'Waits of walk-ins: not measured, none was called yet'
  return (
    <>
      Walk-ins waited <b>{sayMinutes(Math.round(median))}</b> (median), 9 in 10 up to <b>{p90}</b>, longest <b>{longest}</b>
    </>
  )
}

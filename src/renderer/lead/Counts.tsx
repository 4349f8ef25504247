import type { ReactNode } from 'react'
import type { Day } from '#domain/centre/state.ts'
import type { DayCounts } from '#domain/lead/today.ts'
import { greetedInTime } from '#domain/lead/greeting.ts'
import type { Standards } from '#domain/queue/callingRule.ts'
import { Panel, Polite } from '#renderer/ui/Panel.tsx'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import { Figure } from './Figure.tsx'
import type { Show } from './groups.ts'
import { GROUPS } from './groups.ts'
import styles from './Lead.module.css'

/** Letters, not digits: the list of devices has text boxes, and Alt goes with letters only. */
const KEYS = { waiting: 'W', served: 'S', answered: 'A', left: 'X', greeted: 'G', came: 'C', now: 'H' } as const satisfies Partial<Record<Show, string>>

type CountsProps = { counts: DayCounts; day: Day; standards: Standards; show: Show | null; onShow: (show: Show) => void; told: boolean; onTold: () => void }

/** Everybody's visits, in the quieter lines. Counts first. Each figure opens its visits; what was not measured says so. */
export function Counts({ counts, day, standards, show, onShow, told, onTold }: CountsProps) {
  const figure = (group: keyof typeof KEYS, words: ReactNode) => (
    <Figure keyName={KEYS[group]} label={`Visits: ${GROUPS[group].title}`} pressed={show === group} onPress={() => onShow(group)}>
      {words}
    </Figure>
  )
  return (
    <Panel title="Visits" hidden look="tight">
      <Polite>{counts.waiting} waiting</Polite>
      <p className={styles.also}>
        <span>
          {figure('waiting', `${counts.waiting} waiting`)}, {counts.beingSeen} being seen
        </span>
        <span>{figure('served', `${counts.served} of ${counts.arrivals} finished`)}</span>
        <span>{figure('left', `${counts.leftBeforeCalled} left before being called`)}</span>
        <span>{figure('answered', `${counts.answeredAtWelcomeDesk} answered at the welcome desk`)}</span>
        <span>{figure('greeted', greeting(counts, day, standards))}</span>
        <span>{figure('came', `${counts.arrivals} came`)}</span>
        <span>{figure('now', 'Here now')}</span>
        <Figure keyName="O" label="Waits we told" pressed={told} onPress={onTold}>
          Waits we told
        </Figure>
        <span>{waits(counts)}</span>
        {apart(counts).map((words) => (
          <span key={words}>{words}</span>
        ))}
      </p>
    </Panel>
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
      Walk-ins waited <b>{sayMinutes(Math.round(median))}</b> (median), 9 in 10 {p90 === 0 ? '' : 'up to '}
      <b>{p90 === 0 ? sayMinutes(0) : p90}</b>, longest <b>{longest === 0 ? sayMinutes(0) : longest}</b>
    </>
  )
}

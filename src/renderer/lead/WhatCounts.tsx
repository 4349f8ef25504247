import { useEffect, useRef } from 'react'
import type { Standards } from '#domain/queue/callingRule.ts'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import styles from './Lead.module.css'

/** The definitions behind the figures, with this centre's standards. docs/punctuality.md holds them to the letter. */
export function WhatCounts({ standards, onClose }: { standards: Standards; onClose: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  useKey('Escape', 'Back to who was late', onClose)
  useEffect(() => box.current?.focus(), [])
  return (
    <Panel title="What counts" aside="Esc goes back" grow>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="What counts" ref={box}>
        <dl className={styles.defined}>
          {definitions(standards).map(([word, meaning]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Panel>
  )
}

export function definitions({ onTimeWithin, grace }: Standards): [word: string, meaning: string][] {
  const within = sayMinutes(onTimeWithin)
  return [
    ['Late', 'Whole minutes from the booked time to the call. If the customer came later than their time, from when they came.'],
    ['On time', `Called no more than ${within} late.`],
    ['Told in full and in time', `We gave a reason and the time we expected to see them, no more than ${within} after their time.`],
    ['Promise kept', `On time, or told in full and in time. If the told time slipped by more than ${within}, we told them again.`],
    ['Missed', 'Not told, told too late, told without a time or a reason, not told again, or moved or cancelled by us on the day.'],
    [
      'What counts as told',
      'The customer was told in person while they were here, it was sent to them, or it was on a live screen while they waited. Somebody who asked us to come and get them must be told in person. A notice that was entered after the call never counts.',
    ],
    [
      'In no percentage',
      `Did not attend (nobody came by ${sayMinutes(grace)} after the time), moved before the day, moved or cancelled by the customer, left on time or after they were told in full, answered at the welcome desk, told in a recorded outage, not recorded. Each is shown beside the figures.`,
    ],
    [`Over ${sayMinutes(grace)} late`, 'The customer came later than that. They wait by arrival, and count once they are seen.'],
    ['Left before being seen', 'Always read it with the figures: they would look better if people gave up.'],
    ['Times we told were out by', 'The middle one of the differences between the time we told last and the call, early or late.'],
  ]
}

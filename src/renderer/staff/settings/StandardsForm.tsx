import { useState } from 'react'
import type { SetUpCommand } from '#domain/centre/setUp.ts'
import type { CentreState } from '#domain/centre/state.ts'
import type { Bodies, RulePart } from '#domain/events.ts'
import type { Standards } from '#domain/queue/callingRule.ts'
import { WHOLE_RULE } from '#domain/queue/callingRule.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { Tick } from '#renderer/ui/Tick.tsx'
import type { FormProps } from './form.ts'
import { USUAL_REASONS } from '#domain/delays/usualReasons.ts'
import { RULE_WORDS, STANDARD_WORDS } from './standardWords.ts'
import { isSame, useForm } from './useForm.ts'
import styles from './Settings.module.css'

type Reasons = Bodies['delayReasonsSet']['reasons']
type Draft = { standards: Standards; keptForWalkIns: number; parts: RulePart[]; reasons: Reasons }

/** What the centre promises, who is next, and why people wait, in plain words. */
export function StandardsForm(props: FormProps) {
  const centre = useTheCentre()
  const { draft, set, put, keep } = useForm(props, readStandards, saveStandards)
  // Its key removes the reason whose row was in focus last.
  const [at, setAt] = useState(0)
  const reasons = (next: Reasons) => ({ ...draft, reasons: next })
  const change = (i: number, part: Partial<Reasons[number]>) => draft.reasons.map((one, place) => (place === i ? { ...one, ...part } : one))
  return (
    <div className={styles.two}>
      <div className={styles.stack}>
        <Numbers draft={draft} onSet={set} onLeave={keep} />
        <fieldset className={styles.close}>
          <legend>
            <b>Who is next?</b>
          </legend>
          {WHOLE_RULE.map((part) => (
            <Tick
              key={part}
              ticked={draft.parts.includes(part)}
              onTick={(ticked) => put({ ...draft, parts: WHOLE_RULE.filter((one) => (one === part ? ticked : draft.parts.includes(one))) })}
            >
              {RULE_WORDS[part]}
            </Tick>
          ))}
        </fieldset>
      </div>
      <fieldset className={styles.stack}>
        <legend>
          <b>Why do people wait?</b> <span className={styles.soft}>What staff say, and a short wording for the screen.</span>
        </legend>
        {draft.reasons.map((one, i) => (
          <div key={one.reason} className={styles.reason} onFocus={() => setAt(i)}>
            <Field
              label={`Reason ${i + 1}`}
              unlabelled
              value={one.words}
              maxLength={60}
              onChange={(words) => set(reasons(change(i, { words })))}
              onBlur={keep}
            />
            <Field
              label={`Reason ${i + 1}, on the screen`}
              unlabelled
              value={one.short}
              maxLength={45}
              onChange={(short) => set(reasons(change(i, { short })))}
              onBlur={keep}
            />
            <Button
              keyName={i === Math.min(at, draft.reasons.length - 1) ? 'R' : undefined}
              onPress={() => put(reasons(draft.reasons.filter((_, place) => place !== i)))}
            >{`Remove reason ${i + 1}`}</Button>
          </div>
        ))}
        <div>
          <Button keyName="A" onPress={() => set(reasons([...draft.reasons, { reason: centre.newId(), words: '', short: '' }]))}>
            Add a reason
          </Button>
        </div>
      </fieldset>
    </div>
  )
}

function Numbers({ draft, onSet, onLeave }: { draft: Draft; onSet: (draft: Draft) => void; onLeave: () => void }) {
  const box = (label: string, most: number, number: number, change: (number: number) => Draft) => (
    <Field
      key={label}
      label={label}
      type="number"
      min="0"
      max={String(most)}
      value={Number.isNaN(number) ? '' : String(number)}
      onChange={(text) => onSet(change(text === '' ? Number.NaN : Number(text)))}
      onBlur={onLeave}
    />
  )
  return (
    <div className={styles.numbers}>
      {(Object.keys(STANDARD_WORDS) as (keyof Standards)[]).map((key) =>
        box(STANDARD_WORDS[key], 600, draft.standards[key], (number) => ({ ...draft, standards: { ...draft.standards, [key]: number } })),
      )}
      {box('Desks kept free for walk-ins', 20, draft.keptForWalkIns, (keptForWalkIns) => ({ ...draft, keptForWalkIns }))}
    </div>
  )
}

function readStandards(state: CentreState): Draft {
  const isFirst = state.delayReasons.length === 0
  const parts = [...(isFirst ? WHOLE_RULE : state.rule)]
  return { standards: state.standards, keptForWalkIns: state.keptForWalkIns, parts, reasons: isFirst ? USUAL_REASONS : state.delayReasons }
}

function saveStandards(draft: Draft, was: Draft, state: CentreState): SetUpCommand[] {
  const isFirst = state.delayReasons.length === 0
  return [
    ...(isFirst || !isSame(draft.standards, was.standards) ? [{ type: 'setUp', event: 'standardsSet', body: draft.standards } as const] : []),
    ...(draft.keptForWalkIns === was.keptForWalkIns
      ? []
      : [{ type: 'setUp', event: 'keptForWalkInsSet', body: { keptForWalkIns: draft.keptForWalkIns } } as const]),
    ...(isFirst || !isSame(draft.parts, was.parts) ? [{ type: 'setUp', event: 'callingRuleSet', body: { parts: draft.parts } } as const] : []),
    ...(isFirst || !isSame(draft.reasons, was.reasons) ? [{ type: 'setUp', event: 'delayReasonsSet', body: { reasons: draft.reasons } } as const] : []),
  ]
}

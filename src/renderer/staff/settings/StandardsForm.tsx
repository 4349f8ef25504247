import { useState } from 'react'
import { standardsOn } from '#domain/centre/standardsOn.ts'
import type { Standards } from '#domain/queue/callingRule.ts'
import { WHOLE_RULE } from '#domain/queue/callingRule.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { Tick } from '#renderer/ui/Tick.tsx'
import type { FormProps } from './form.ts'
import { sayChange } from './sayChange.ts'
import type { Reasons, StandardsDraft } from './standardsDraft.ts'
import { fromDay, laterStandards, readStandards, saveStandards } from './standardsDraft.ts'
import { RULE_WORDS, STANDARD_WORDS } from './standardWords.ts'
import { useForm } from './useForm.ts'
import styles from './Settings.module.css'

/** What the centre promises, who is next, and why people wait, in plain words. */
export function StandardsForm(props: FormProps) {
  const centre = useTheCentre()
  const today = centre.today()
  const { draft, set, put, keep } = useForm(
    props,
    (state) => readStandards(state, today),
    (next, was, state) => saveStandards(next, was, state, today),
  )
  // Its key removes the reason whose row was in focus last.
  const [at, setAt] = useState(0)
  const reasons = (next: Reasons) => ({ ...draft, reasons: next })
  const change = (i: number, part: Partial<Reasons[number]>) => draft.reasons.map((one, place) => (place === i ? { ...one, ...part } : one))
  return (
    <div className={styles.two}>
      <div className={styles.stack}>
        <Numbers draft={draft} today={today} onSet={set} onKeep={keep} />
        <Later today={today} />
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

type NumbersProps = { draft: StandardsDraft; today: string; onSet: (draft: StandardsDraft) => void; onKeep: () => void }

/** The day comes first: what is typed below it is saved at once, from that day on. */
function Numbers({ draft, today, onSet, onKeep }: NumbersProps) {
  const centre = useTheCentre()
  // What is set up for the first time holds at once.
  const isAtWork = useCentre(({ state }) => state.setUpAt !== null || state.centre?.demo === true)
  return (
    <div className={styles.numbers}>
      {isAtWork && (
        <Field
          label="From"
          type="date"
          min={today}
          value={draft.from}
          onChange={(from) => onSet(fromDay(draft, from, centre.view().state, today))}
          onBlur={onKeep}
        />
      )}
      {(Object.keys(STANDARD_WORDS) as (keyof Standards)[]).map((key) => (
        <Field
          key={key}
          label={STANDARD_WORDS[key]}
          type="number"
          min="0"
          max="600"
          value={Number.isNaN(draft.standards[key]) ? '' : String(draft.standards[key])}
          onChange={(text) => onSet({ ...draft, standards: { ...draft.standards, [key]: text === '' ? Number.NaN : Number(text) } })}
          onBlur={onKeep}
        />
      ))}
      <Field
        label="Desks kept free for walk-ins"
        type="number"
        min="0"
        max="20"
        value={Number.isNaN(draft.keptForWalkIns) ? '' : String(draft.keptForWalkIns)}
        onChange={(text) => onSet({ ...draft, keptForWalkIns: text === '' ? Number.NaN : Number(text) })}
        onBlur={onKeep}
      />
    </div>
  )
}

/** What will hold from a later day on, so that nobody forgets it. */
function Later({ today }: { today: string }) {
  const state = useCentre((view) => view.state)
  const days = laterStandards(state, today)
  if (days.length === 0) return null
  return (
    <ul aria-label="Standards from a later day on">
      {days.map((from) => (
        <li key={from}>{sayChange(state, { type: 'standardsSet', before: state.standards, after: { ...standardsOn(state, from), from } })}</li>
      ))}
    </ul>
  )
}

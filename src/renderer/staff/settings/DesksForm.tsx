import { useState } from 'react'
import type { DeskId } from '#domain/events.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Ask } from '#renderer/ui/Ask.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { Tick } from '#renderer/ui/Tick.tsx'
import type { FormProps } from './form.ts'
import type { DeskDraft } from './deskDraft.ts'
import { newDesk, readDesks, saveDesks } from './deskDraft.ts'
import { useForm } from './useForm.ts'
import { useOffered } from './useOffered.ts'
import styles from './Settings.module.css'

const USUAL_COUNT = 4
const MOST_AT_ONCE = 40

/** Where people are seen. All desks serve all; what one does not serve is unticked. */
export function DesksForm(props: FormProps) {
  const centre = useTheCentre()
  const [isFirst] = useState(() => centre.view().state.desks.size === 0)
  const usual = () => Array.from({ length: USUAL_COUNT }, (_, i): DeskDraft => newDesk(centre.newId(), i + 1))
  const { draft, set, put, keep } = useForm(props, (state) => readDesks(state) ?? usual(), saveDesks)
  const [at, setAt] = useState(draft[0]?.desk ?? null)
  const [question, setQuestion] = useState<{ desk: DeskDraft; words: string } | null>(null)
  const shown = draft.find((one) => one.desk === at) ?? draft[0]
  const changed = (desk: DeskId, part: Partial<DeskDraft>) => draft.map((one) => (one.desk === desk ? { ...one, ...part } : one))
  const count = (wanted: number) => {
    if (!(wanted >= 1 && wanted <= MOST_AT_ONCE)) return
    const more = Array.from({ length: Math.max(0, wanted - draft.length) }, (_, i) => newDesk(centre.newId(), draft.length + i + 1))
    put([...draft.slice(0, wanted), ...more])
  }
  const add = () => {
    const desk = newDesk(centre.newId(), freeNumber(draft))
    put([...draft, desk])
    setAt(desk.desk)
  }
  const takeAway = async (desk: DeskDraft, anyway: boolean) => {
    setQuestion(null)
    const known = centre.view().state.desks.get(desk.desk)?.inUse
    const answer = known
      ? await centre.act({ type: 'setUp', event: 'deskRemoved', body: { desk: desk.desk }, ...(anyway ? { anyway: true } : {}) })
      : { done: [] }
    if ('refused' in answer && answer.refused.reason === 'onlyDeskForThem') return setQuestion({ desk, words: answer.sentence })
    props.onSaid('done' in answer ? null : 'fault' in answer ? answer.fault : answer.sentence)
    if ('done' in answer) set(draft.filter((one) => one.desk !== desk.desk))
  }
  return (
    <div className={styles.two}>
      <div className={styles.stack}>
        {isFirst && (
          <Field
            label="How many desks and rooms?"
            type="number"
            min="1"
            max={String(MOST_AT_ONCE)}
            value={String(draft.length)}
            onChange={(text) => count(Number(text))}
          />
        )}
        <div className={styles.close} role="group" aria-label="Desks">
          {draft.map((one, i) => (
            <div key={one.desk} onFocus={() => setAt(one.desk)}>
              <Field
                label={`What desk ${i + 1} is called`}
                unlabelled
                value={one.label}
                maxLength={24}
                onChange={(label) => set(changed(one.desk, { label }))}
                onBlur={keep}
              />
            </div>
          ))}
        </div>
        <div className={styles.keys}>
          <Button keyName="A" onPress={add}>
            Add a desk
          </Button>
          {shown && (
            <Button keyName="R" onPress={() => void takeAway(shown, false)}>
              {`Take ${shown.label || 'this desk'} away`}
            </Button>
          )}
        </div>
      </div>
      {shown && <Serves desk={shown} onPut={(not) => put(changed(shown.desk, { not }))} />}
      {question && <AskFirst {...question} onYes={() => void takeAway(question.desk, true)} onNo={() => setQuestion(null)} />}
    </div>
  )
}

/** "Desk 5", or the first number after it that no desk has. */
function freeNumber(desks: readonly DeskDraft[]): number {
  let number = desks.length + 1
  while (desks.some(({ label }) => label === `Desk ${number}`)) number++
  return number
}

/** All that is offered; what this desk does not serve is unticked. */
function Serves({ desk, onPut }: { desk: DeskDraft; onPut: (not: string[]) => void }) {
  return (
    <fieldset className={`${styles.close} ${styles.stays}`}>
      <legend>
        <b>{desk.label || 'This desk'} serves</b>
      </legend>
      <div className={styles.columns}>
        {useOffered().map(({ id, name }) => (
          <Tick key={id} ticked={!desk.not.includes(id)} onTick={(ticked) => onPut(ticked ? desk.not.filter((one) => one !== id) : [...desk.not, id])}>
            {name}
          </Tick>
        ))}
      </div>
    </fieldset>
  )
}

function AskFirst({ desk, words, onYes, onNo }: { desk: DeskDraft; words: string; onYes: () => void; onNo: () => void }) {
  return (
    <Ask question={`Take ${desk.label} away?`} yes="Take it away" no="Keep it" onYes={onYes} onNo={onNo}>
      {words}
    </Ask>
  )
}

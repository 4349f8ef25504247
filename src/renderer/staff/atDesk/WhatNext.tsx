import type { EnquiryOutcome, TellBy } from '#domain/events.ts'
import { sayDate } from '#domain/time/sayTime.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field, Select } from '#renderer/ui/Field.tsx'
import type { Finish } from './useFinish.ts'
import { OUTCOMES, TELL_BY } from './outcomes.ts'
import styles from './WhatNext.module.css'

/** One digit says what happens next; only the first needs nothing more. `letters`: whether its boxes have keys on this screen; without, the first has the focus. */
export function WhatNext({ finish, letters = true }: { finish: Finish; letters?: boolean }) {
  const { outcome } = finish
  return (
    <>
      <fieldset>
        <legend className={styles.legend}>What happens next?</legend>
        <div className={styles.ends}>
          {(Object.keys(OUTCOMES) as EnquiryOutcome[]).map((one, index) => (
            <Button key={one} look="tile" keyName={String(index + 1)} capFirst pressed={outcome === one} onPress={() => finish.choose(one)}>
              {OUTCOMES[one].label}
            </Button>
          ))}
        </div>
      </fieldset>
      {outcome !== null && outcome !== 'finishedToday' && (
        <>
          <div className={styles.fields}>
            <Field
              label={OUTCOMES[outcome].ask}
              keyName={letters ? 'W' : undefined}
              first={!letters}
              maxLength={finish.room}
              value={finish.words}
              onChange={(words) => finish.change({ words })}
            />
            <Field label="By when" keyName={letters ? 'Y' : undefined} type="date" value={finish.byWhen} onChange={(byWhen) => finish.change({ byWhen })} />
            <Select
              label="We tell them by"
              keyName={letters ? 'H' : undefined}
              value={finish.tellBy}
              onChange={(tellBy) => finish.change({ tellBy: tellBy as TellBy })}
            >
              {(Object.keys(TELL_BY) as TellBy[]).map((way) => (
                <option key={way} value={way}>
                  {TELL_BY[way].label}
                </option>
              ))}
            </Select>
          </div>
          <blockquote className={styles.quote}>“{toSay(finish)}”</blockquote>
        </>
      )}
    </>
  )
}

/** What the adviser says at the end. The words are the adviser's own. */
function toSay({ words, byWhen, tellBy }: Finish): string {
  const what = words.trim() ? `${words.trim().replace(/\.$/, '')}. ` : ''
  const day = /^\d{4}-\d\d-\d\d$/.test(byWhen) ? sayDate(midday(byWhen), 'UTC') : 'the day we say'
  return `${what}${TELL_BY[tellBy].say} ${day}.`
}

function midday(day: string): number {
  return new Date(`${day}T12:00:00Z`).getTime()
}

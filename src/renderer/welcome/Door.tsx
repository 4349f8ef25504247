import { saySpan } from '#domain/time/sayTime.ts'
import { wholeMinutes } from '#domain/instant.ts'
import { useNow } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { listed } from '#renderer/ui/words/desks.ts'
import { Panel } from '#renderer/ui/Panel.tsx'
import { useOpenSheet } from '#renderer/staff/sheets/openSheet.ts'
import { greetedOnly, line, numbersWithoutService } from './atTheDoor.ts'
import { NumbersFirst } from './NumbersFirst.tsx'
import type { WelcomeDesk } from './useWelcome.ts'
import styles from './Welcome.module.css'

/** The line at the door, and those greeted who have no number yet. */
export function Door({ desk }: { desk: WelcomeDesk }) {
  const now = useNow('minute')
  const waiting = line(desk.day)
  const others = greetedOnly(desk.day).filter((visit) => visit.id !== desk.hand?.id && visit.id !== desk.going)
  const [first, next] = [waiting[0], others[0]]
  const numbers = numbersWithoutService(others)
  const open = useOpenSheet()
  return (
    <Panel title="At the door" hidden look="tight">
      <div className={styles.door}>
        <p>
          {first ? (
            <>
              <b>{waiting.length} in line,</b> first {forSoLong(first.arrivedAt, now)}
            </>
          ) : (
            'Nobody in line'
          )}
        </p>
        <Button keyName="+" onPress={desk.joined}>
          Someone joined
        </Button>
      </div>
      <div className={styles.door}>
        <p>
          {next ? (
            <>
              <b>{numbers.length > 0 ? sayNumbers(numbers) : `${others.length} greeted,`}</b>{' '}
              {numbers.length > 0 ? (numbers.length === 1 ? 'needs a service' : 'need a service') : `first ${forSoLong(next.greetedAt ?? next.arrivedAt, now)}`}
            </>
          ) : (
            'Many at once?'
          )}
        </p>
        <Button keyName="*" label="Numbers first" onPress={() => open(NumbersFirst)}>
          Numbers
        </Button>
        {next && (
          <Button keyName="G" onPress={() => desk.pickUp(next.id)}>
            Go on
          </Button>
        )}
      </div>
    </Panel>
  )
}

function forSoLong(from: number, now: number): string {
  return wholeMinutes(from, now) === 0 ? 'just now' : `for ${saySpan(now - from)}`
}

/** "27", "27 and 28", "27, 28 and 3 more". */
function sayNumbers(numbers: readonly string[]): string {
  return numbers.length < 4 ? listed(numbers) : `${numbers.slice(0, 2).join(', ')} and ${numbers.length - 2} more`
}

import { saySpan } from '#domain/time/sayTime.ts'
import { wholeMinutes } from '#domain/instant.ts'
import { useNow } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { greetedWithoutNumber, line } from './atTheDoor.ts'
import type { WelcomeDesk } from './useWelcome.ts'
import styles from './Welcome.module.css'

/** The line at the door, and those greeted who have no number yet. */
export function Door({ desk }: { desk: WelcomeDesk }) {
  const now = useNow('minute')
  const waiting = line(desk.day)
  const others = greetedWithoutNumber(desk.day).filter((visit) => visit.id !== desk.hand?.id)
  const [first, next] = [waiting[0], others[0]]
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
      {next && (
        <div className={styles.door}>
          <p>
            <b>{others.length} greeted,</b> first {forSoLong(next.greetedAt ?? next.arrivedAt, now)}
          </p>
          <Button keyName="G" onPress={() => desk.pickUp(next.id)}>
            Go on
          </Button>
        </div>
      )}
    </Panel>
  )
}

function forSoLong(from: number, now: number): string {
  return wholeMinutes(from, now) === 0 ? 'just now' : `for ${saySpan(now - from)}`
}

import type { CentreState, Day, DelayNotice } from '#domain/centre/state.ts'
import { isByThen } from '#domain/delays/stillTold.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { capital } from '#renderer/ui/words/capital.ts'
import { sayScope } from './whom.ts'
import styles from './Delays.module.css'

type LiveProps = { live: readonly DelayNotice[]; state: CentreState; day: Day; zone: string; onEnd: (notice: string) => void }

/** What has been told and still holds, newest first. It lapses by itself; the newest is taken back with one key. */
export function LiveDelays({ live, state, day, zone, onEnd }: LiveProps) {
  if (live.length === 0) return <p className={styles.soft}>No delay is told of now.</p>
  return (
    <section aria-label="Told now">
      <h3>Told now</h3>
      <ul className={styles.live}>
        {live.map((one, i) => (
          <li key={one.notice}>
            <span>
              <b>{capital(sayScope(state, day, one.scope))}</b>
              {one.expectedAt === null ? '' : `: ${isByThen(day, one) ? 'by' : 'about'} ${sayTime(one.expectedAt, zone)}`}, told at {sayTime(one.at, zone)}
              {one.how.includes('screen') ? ', on the screen' : ''}, until {sayTime(one.lapsesAt, zone)}
            </span>
            <Button keyName={i === 0 ? 'X' : undefined} label="Take back the newest" onPress={() => onEnd(one.notice)}>
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

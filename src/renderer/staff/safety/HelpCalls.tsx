import type { Command } from '#domain/centre/command.ts'
import { dayOf } from '#domain/centre/state.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import type { SheetProps } from '#renderer/staff/sheets/sheetProps.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { useAsk } from '#renderer/ui/useAsk.ts'
import styles from './Safety.module.css'
import { sayAnswers, sayColleague, sayPlace } from './words.ts'

/** Today's calls for help: who answered, and that it is over. Here a drill begins. */
export function HelpCalls({ onClose }: SheetProps) {
  const centre = useTheCentre()
  const { state, device } = useCentre((view) => view)
  const { ask, said } = useAsk<Command>(centre)
  useKey('Escape', 'Back', onClose)
  const { panics } = dayOf(state, centre.today())
  const open = panics.filter(({ endedAt }) => endedAt === null)
  const zone = centre.timeZone()
  const drill = () =>
    void ask({ type: 'raisePanic', desk: device.desk, from: device.role === 'display' || device.role === 'hub' ? 'lead' : device.role, drill: true })
  return (
    <Panel title="Calls for help" aside="Esc goes back">
      <p>F9 on any staff screen calls for help. It never replaces the building’s wired alarm: use that one whenever you can reach it.</p>
      {panics.length === 0 && <p>Nobody has called for help today.</p>}
      <ul className={styles.calls}>
        {panics.toReversed().map((panic) => (
          <li key={panic.event} className={styles.call}>
            <p>
              {panic.drill && <b className={styles.drill}>DRILL</b>}
              <b>{sayTime(panic.at, zone)}</b> {sayPlace(state, panic)}
              {panic.by !== null && `, ${sayColleague(state, panic.by)}`}. {sayAnswers(state, panic) || 'Nobody has answered'}
              {panic.endedAt !== null && `. Over at ${sayTime(panic.endedAt, zone)}`}
            </p>
            {panic.endedAt === null && (
              <Button
                keyName={open.indexOf(panic) < 9 ? String(open.indexOf(panic) + 1) : undefined}
                label={`It is over at ${sayPlace(state, panic)}`}
                onPress={() => void ask({ type: 'endPanic', panic: panic.event })}
              >
                It is over
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refused>{said}</Refused>
      <div className={styles.answers}>
        <Button keyName="P" onPress={drill}>
          Practise: call for help as a drill
        </Button>
        <Button keyName="B" onPress={onClose}>
          Back to the screen
        </Button>
      </div>
    </Panel>
  )
}

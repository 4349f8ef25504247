import type { Command } from '#domain/centre/command.ts'
import type { VisitId } from '#domain/events.ts'
import { letDownFirst, proposedCauses, startedLate } from '#domain/lead/lateness.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Refused } from '#renderer/ui/Note.tsx'
import { useAsk } from '#renderer/ui/useAsk.ts'
import { AppointmentList } from './AppointmentList.tsx'
import type { AtDay } from './view.ts'
import styles from './Lead.module.css'

/** Who started late, missed promises first, and in one press all causes that nobody has looked at. */
export function StartedLate({ onOpen, ...at }: AtDay & { onOpen: (visit: VisitId) => void }) {
  const { ask, said } = useAsk<Command>(useTheCentre())
  const list = letDownFirst(at.kept)
  const late = list.filter(startedLate).length
  const others = list.length - late
  const causes = proposedCauses(at.kept)
  const aside = (
    <span className={styles.heading}>
      <span>
        {list.length > 0 && 'missed promises first'}
        {others > 0 && `, ${others} of them not seen`}
      </span>
      {causes.length > 0 && (
        <Button look="quiet" keyName="Y" onPress={() => void ask({ type: 'setLateCauses', causes })}>
          {causes.length === 1 ? 'Confirm 1 cause' : `Confirm ${causes.length} causes`}
        </Button>
      )}
      {causes.length === 0 && late > 0 && <span>All causes are confirmed</span>}
      <Refused>{said}</Refused>
    </span>
  )
  return <AppointmentList {...at} title={`${late} started late`} aside={aside} list={list} nobody="So far no appointment started late." onOpen={onOpen} />
}

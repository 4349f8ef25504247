import { dayOf } from '#domain/centre/state.ts'
import type { DeskId } from '#domain/events.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Note } from '#renderer/ui/Note.tsx'
import { sayNoEffect, sayQuarantined, sayTask } from '#renderer/ui/words/happened.ts'
import { deskLabel } from './says.ts'

type Item = { id: string; words: string; answer: 'Read' | 'Done'; atOnce: boolean; settle: () => void }

/**
 * Claims that came to nothing, clashes for a human, and what the hub would not take: in place, until read or done.
 * `desk`: only the clashes in which this desk has a part.
 */
export function ToLookAt({ desk = null }: { desk?: DeskId | null }) {
  const centre = useTheCentre()
  const { state, notices, quarantined, lost } = useCentre((all) => all)
  const day = dayOf(state, centre.today())
  const items: Item[] = [
    ...(lost === null ? [] : [{ id: 'lost', words: lost, answer: 'Read' as const, atOnce: false, settle: () => void centre.readLost() }]),
    ...notices.map(({ event, reason, visit, by }) => ({
      id: event,
      words: sayNoEffect(reason, day.visits.get(visit)?.ticket ?? null, by && deskLabel(state, by)),
      answer: 'Read' as const,
      atOnce: reason === 'calledByAnotherDesk',
      settle: () => void centre.readNotice(event),
    })),
    ...quarantined.map(({ id, type, sentence }) => ({
      id,
      words: sayQuarantined(type, null, sentence),
      answer: 'Read' as const,
      atOnce: false,
      settle: () => void centre.readQuarantined(id),
    })),
    ...[...day.visits.values()].flatMap((visit) =>
      visit.tasks
        .filter((task) => !task.done && (desk === null || task.desks.includes(desk)))
        .map((task) => ({
          id: task.id,
          words: sayTask(
            task.kind,
            visit.ticket,
            task.desks.map((one) => deskLabel(state, one)),
            task.ticket,
          ),
          answer: 'Done' as const,
          atOnce: false,
          settle: () => void centre.act({ type: 'finishTask', visit: visit.id, task: task.id }),
        })),
    ),
  ]
  const [first] = items
  if (!first) return null
  return (
    <Note
      urgentlyRead={first.atOnce}
      action={
        <Button keyName="K" onPress={first.settle} label="Read, or done">
          {first.answer}
        </Button>
      }
    >
      {first.words}
      {items.length > 1 && ` ${items.length - 1} more after this.`}
    </Note>
  )
}

import type { Visit } from '#domain/visit/visit.ts'
import { isOver } from '#domain/visit/visit.ts'
import { Button } from '#renderer/ui/Button.tsx'
import type { Hand } from './useDesk.ts'

/** What can be said of somebody who is at no desk: see now, stepped out, back again. */
export function PersonKeys({ hand, visit }: { hand: Hand; visit: Visit }) {
  const { is } = visit.situation
  const gone = is === 'away' || is === 'steppedOut' || is === 'left'
  return (
    <>
      {gone && (
        <Button keyName="G" onPress={() => void hand.ask({ type: 'bringBack', visit: visit.id })}>
          They are back
        </Button>
      )}
      {is === 'waiting' && (
        <Button keyName="-" onPress={() => void hand.ask({ type: 'stepOut', visit: visit.id })}>
          Stepped out
        </Button>
      )}
      {!isOver(visit) && is !== 'called' && is !== 'beingSeen' && (
        <Button keyName="U" onPress={() => hand.askSeeNow(visit.id)}>
          See now
        </Button>
      )}
    </>
  )
}

import { dayOf } from '#domain/centre/state.ts'
import type { DeskId } from '#domain/events.ts'
import { SECOND } from '#domain/instant.ts'
import { panicsNow } from '#domain/safety/evolveSafety.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { saySent } from './words.ts'

/**
 * In the foot: call for help, and then one small line of what became of it. Nothing else changes here, nothing sounds and nothing
 * is read out: whoever stands at the desk must not notice.
 */
export function CallForHelp({ desk }: { desk: DeskId | null }) {
  const centre = useTheCentre()
  const { state, device, sync } = useCentre((view) => view)
  const now = useNow('second')
  const own = panicsNow(dayOf(state, centre.today())).findLast((one) => one.device === device.id)
  const from = device.role === 'adviser' || device.role === 'lead' ? device.role : 'welcome'
  const press = () => void centre.act({ type: 'raisePanic', desk, from, drill: false })
  return (
    <>
      {own && <p>{saySent(state, own, sync, now + SECOND)}</p>}
      <Button look="quiet" keyName="F9" onPress={press}>
        Call for help
      </Button>
    </>
  )
}

import { Bottom } from '#renderer/staff/Bottom.tsx'
import { Top } from '#renderer/staff/Top.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'

/** A device that is not the team lead's, before its centre is set up. */
export function NotYet() {
  return (
    <Screen columns="one" head={<Top name="Not set up yet" />} foot={<Bottom />}>
      <p role="status">This centre is not set up yet. This screen opens by itself when the team lead has done that.</p>
    </Screen>
  )
}

import type { Staff } from '#domain/centre/state.ts'
import { Button } from '#renderer/ui/Button.tsx'

/** Who works here now, as initials, once, in the head; its key switches. */
export function Initials({ person, onSwitch }: { person: Staff | null; onSwitch: () => void }) {
  return (
    <Button look="quiet" keyName="J" label="Switch person" onPress={onSwitch}>
      {person ? <abbr title={person.name}>{person.initials}</abbr> : 'Who works here?'}
    </Button>
  )
}

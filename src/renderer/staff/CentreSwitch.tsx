import { useContext } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { OtherCentresContext } from './otherCentres.ts'

/** To the next centre that this team lead sees, in a round. Not there for who sees one. */
export function CentreSwitch() {
  const [next] = useContext(OtherCentresContext)
  if (!next) return null
  return (
    <Button look="quiet" keyName="N" label={`Go to ${next.name}`} onPress={() => location.assign(next.href)}>
      Go to {next.name}
    </Button>
  )
}

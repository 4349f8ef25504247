import { useEffect, useState } from 'react'
import type { CentreState } from '#domain/centre/state.ts'
import { visitOf } from '#domain/centre/state.ts'
import type { VisitId } from '#domain/events.ts'
import type { DayKey } from '#domain/instant.ts'
import { useCentre, useTheCentre } from '#renderer/centre/useCentre.ts'
import { useKey } from '#renderer/ui/Keyboard.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { OneVisit } from './OneVisit.tsx'

export type AskedStory = { day: DayKey; visit: VisitId }

/** The story of a visit of any day: from this PC where it holds the day, else from the hub. `device`: this team lead's in another centre. */
export function StoryOfDay({ day, visit: id, device, onClose }: AskedStory & { device: string | null; onClose: () => void }) {
  const centre = useTheCentre()
  const here = useCentre(({ state }) => state)
  const [told, setTold] = useState<{ ok: CentreState } | { sentence: string } | null>(null)
  const isHere = device === null && visitOf(here, day, id) !== null
  useEffect(() => {
    let isWanted = true
    if (!isHere) void centre.story(day, id, device).then((answer) => (isWanted ? setTold(answer) : undefined))
    return () => void (isWanted = false)
  }, [centre, day, id, device, isHere])
  const state = isHere ? here : told && 'ok' in told ? told.ok : null
  const visit = state && visitOf(state, day, id)
  if (state && visit) return <OneVisit visit={visit} state={state} onClose={onClose} />
  return <NoStory said={told === null ? 'Looking.' : 'sentence' in told ? told.sentence : 'The log has nothing of this visit.'} onClose={onClose} />
}

function NoStory({ said, onClose }: { said: string; onClose: () => void }) {
  useKey('Escape', 'Back to the list', onClose)
  return (
    <Panel title="Its story" aside="Esc goes back" grow>
      <p role="status">{said}</p>
    </Panel>
  )
}

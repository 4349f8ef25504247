import type { VisitId } from '#domain/events.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { Centre } from '#renderer/centre/api.ts'
import { line } from './atTheDoor.ts'

/** Who was given which number; `sentence`: why it stopped there. */
export type GivenFirst = { given: { visit: VisitId; ticket: string }[]; sentence: string | null }

/** So many people get a number at once, those who stand in the line before anybody else. What each came for follows. */
export async function giveFirst(centre: Centre, count: number): Promise<GivenFirst> {
  const given: GivenFirst['given'] = []
  while (given.length < count) {
    const known = line(dayOf(centre.view().state, centre.today()))[0]?.id
    const visit = known ?? centre.newId()
    try {
      const ticket = await centre.takeTicket(visit)
      const greeted = known === undefined ? await centre.act({ type: 'greet', visit, appointment: null }) : null
      const acted =
        greeted && !('done' in greeted) ? greeted : await centre.act({ type: 'giveNumberFirst', visit, ticket, needs: [], callBy: 'screen', partySize: 1 })
      if (!('done' in acted)) return { given, sentence: 'fault' in acted ? acted.fault : acted.sentence }
      given.push({ visit, ticket })
    } catch (error) {
      return { given, sentence: error instanceof Error ? error.message : String(error) }
    }
  }
  return { given, sentence: null }
}

import type { z } from 'zod'
import type { DayKey } from '#domain/instant.ts'
import { SETTING_TYPES } from '#domain/settingTypes.ts'
import type { VisitId } from '#domain/events.ts'
import type { Envelope } from '#wire/event.ts'
import type { storyDown } from '#wire/report.ts'
import type { Store } from '#hub/store/store.ts'
import { dayEvents } from './dayEvents.ts'
import { followLog } from './followLog.ts'

/** What a visit is read with: what services, desks and people are called, and what everybody was told of delays. */
const WITH_IT: ReadonlySet<string> = new Set([...SETTING_TYPES, 'delayTold', 'delayEnded', 'outageRecorded'])

/** The events that tell the story of one visit of any day, in the order of the log; those of nobody else. */
export async function answerStory(store: Store, centre: string, day: DayKey, visit: VisitId): Promise<z.infer<typeof storyDown>> {
  await followLog(store, centre)
  const rows = await store.read((tx) => dayEvents(tx, centre, day))
  const ofVisit = rows.filter(({ type, raw }) => WITH_IT.has(type) || (JSON.parse(raw) as Envelope).body['visit'] === visit)
  return { events: ofVisit.map(({ n, outcome, raw }) => ({ n, outcome, raw })) }
}

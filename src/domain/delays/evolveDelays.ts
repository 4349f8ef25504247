/* What people were told of delays, and when nobody could write it down, as the fold of one day's events. */
import type { Day } from '#domain/centre/state.ts'
import type { LoggedEvent } from '#domain/events.ts'

export type DelayEvent = LoggedEvent<'delayTold' | 'delayEnded' | 'outageRecorded' | 'outageTakenBack'>

export function evolveDelays({ delays, outages }: Pick<Day, 'delays' | 'outages'>, event: DelayEvent): Partial<Day> {
  switch (event.type) {
    case 'delayTold': {
      const { id, at, device, by = null } = event
      return { delays: [...delays, { ...event.body, event: id, at, device, by, endedAt: null }] }
    }
    case 'delayEnded':
      return { delays: delays.map((one) => (one.notice === event.body.notice && one.endedAt === null ? { ...one, endedAt: event.at } : one)) }
    case 'outageRecorded': {
      const { from, to } = event.body
      return { outages: [...outages, { event: event.id, from, to, recordedAt: event.at }] }
    }
    case 'outageTakenBack':
      return { outages: outages.filter((one) => one.event !== event.body.outage) }
  }
}

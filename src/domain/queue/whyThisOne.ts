/* "Why this one?": what puts each person where they stand, as facts. The screens make the sentence. */
import type { DeviceId, PriorityReason, SeeNowReason, StaffId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { wholeMinutes } from '#domain/instant.ts'
import type { Visit } from '#domain/visit/visit.ts'
import type { Settings } from './callingOrder.ts'
import { standing } from './callingOrder.ts'
import { lapsed, placeSince } from './place.ts'
import { waitingFrom } from './waits.ts'

/** Who said so, and when. `by`: null where nobody had said who works there. */
export type Said = { device: DeviceId; by: StaffId | null; at: Instant }

/** `alternates`: those who are due and those who waited long take turns just now. */
export type Why =
  | { part: 'seeNow'; reason: SeeNowReason; said: Said | null }
  | { part: 'due'; bookedAt: Instant; arrivedAt: Instant; alternates: boolean }
  | { part: 'longWait'; minutes: number; limit: number; alternates: boolean }
  | { part: 'priority'; reason: PriorityReason | SeeNowReason; said: Said | null }
  /** `bookedAt`: they had an appointment, but came too late for it, or the rule does not put appointments first. */
  | { part: 'arrival'; since: Instant; bookedAt: Instant | null }
  | { part: 'early'; bookedAt: Instant }

/** `place`: from 1. `lapsed`: back from being away so late that it cost the first place. */
export type Explained = { visit: Visit; place: number; why: Why; lapsed: { from: Instant; to: Instant } | null }

/** Each of a calling order with what puts them there. */
export function explained(settings: Settings, order: readonly Visit[], now: Instant): Explained[] {
  const parts = order.map((visit) => standing(settings, visit, now))
  const alternates = parts.includes('due') && parts.includes('longWait')
  return order.map((visit, i) => ({ visit, place: i + 1, why: whyOf(settings, visit, alternates, now), lapsed: lapsed(settings, visit) }))
}

function whyOf(settings: Settings, visit: Visit, alternates: boolean, now: Instant): Why {
  const part = standing(settings, visit, now)
  const { arrivedAt, seeNow, priority, appointmentAt } = visit
  const bookedAt = appointmentAt ?? arrivedAt
  switch (part) {
    case 'seeNow':
      return { part, reason: seeNow ?? 'emergency', said: lastSaid(visit, 'seeNow') }
    case 'due':
      return { part, bookedAt, arrivedAt, alternates }
    case 'longWait':
      return { part, minutes: wholeMinutes(waitingFrom(visit), now), limit: settings.standards.longWait, alternates }
    case 'priority':
      return { part, reason: priority ?? seeNow ?? 'other', said: lastSaid(visit, priority ? 'prioritised' : 'seeNow') }
    case 'arrival':
      return { part, since: placeSince(settings, visit), bookedAt: appointmentAt }
    case 'early':
      return { part, bookedAt }
  }
}

function lastSaid({ history }: Visit, type: 'prioritised' | 'seeNow'): Said | null {
  const event = history.findLast((one) => one.type === type)
  return event ? { device: event.device, by: event.by ?? null, at: event.at } : null
}

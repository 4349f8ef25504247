import type { DeviceId, NewEvent } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import type { Refusal } from './refusal.ts'

/** Who asks and when. `day`: the centre's business day at `now`. */
export type Asked = { now: Instant; day: DayKey; device: DeviceId }

export type Decision = { events: NewEvent[] } | { refused: Refusal }

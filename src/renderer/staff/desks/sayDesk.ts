/* What a desk does now, in words, alike on every screen. */
import type { CentreState, Day, Desk } from '#domain/centre/state.ts'
import { deskStands, visitAtDesk } from '#domain/desk/deskNow.ts'
import type { Instant } from '#domain/instant.ts'
import { isAwayToday } from '#domain/people/awayToday.ts'
import { nextForDesk } from '#domain/queue/callingOrder.ts'
import { sayTime } from '#domain/time/sayTime.ts'

/** "Seeing 27", "Called 27", "Free", "Finishing notes", "On a break until 12:45pm", "Closed at 5pm", "Away today". */
export function sayDesk(day: Day, desk: Desk, now: Instant, zone: string): string {
  const visit = visitAtDesk(day, desk.id)
  if (visit) return `${visit.situation.is === 'called' ? 'Called' : 'Seeing'} ${visit.ticket ?? ''}`
  if (isAwayToday(day, desk.id)) return 'Away today'
  switch (deskStands(desk)) {
    case 'open':
      return 'Free'
    case 'finishingNotes':
      return 'Finishing notes'
    case 'onBreak':
      return sayBreak(desk.pause?.is === 'onBreak' ? desk.pause.until : now, now, zone)
    case 'closed':
      return desk.changedAt === null ? 'Not opened' : `Closed at ${sayTime(desk.changedAt, zone)}`
  }
}

/** One that should be over goes on until somebody opens the desk. */
function sayBreak(until: Instant, now: Instant, zone: string): string {
  return until > now ? `On a break until ${sayTime(until, zone)}` : `On a break, due back at ${sayTime(until, zone)}`
}

/** Since when its person was called or is being seen; undefined: there is nobody. */
export function busySince(day: Day, desk: Desk): Instant | undefined {
  const situation = visitAtDesk(day, desk.id)?.situation
  if (situation?.is === 'called') return situation.at
  return situation?.is === 'beingSeen' ? situation.at.find((seat) => seat.desk === desk.id)?.since : undefined
}

/** "next 31", "nobody waits for it". */
export function sayNext(state: CentreState, day: Day, desk: Desk, now: Instant): string {
  const next = nextForDesk(state, day, desk.id, now)
  return next ? `next ${next.ticket}` : 'nobody waits for it'
}

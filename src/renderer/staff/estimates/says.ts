/* What the staff screens say alike of estimates. */
import type { Promised } from '#domain/delays/promised.ts'
import type { Spread } from '#domain/estimate/forecast.ts'
import type { ServiceId } from '#domain/events.ts'
import { rangeOf, sayRange } from '#domain/estimate/say.ts'
import type { WhyDesk, WhyFigure } from '#domain/estimate/whyFigure.ts'
import type { Instant } from '#domain/instant.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Estimated } from '#renderer/centre/estimates.ts'
import { listed, sayDesks, sayMinutes } from '#renderer/ui/words/desks.ts'
import { capital } from '#renderer/ui/words/capital.ts'

/** More numbers than that are a count. */
const NAMED = 6

/** "about 10 to 25 minutes", "soon, within 5 minutes"; null: nobody can tell. */
export function sayAbout(spread: Spread | undefined): string | null {
  const range = rangeOf(spread)
  if (range === null) return null
  return range.from === 0 ? sayRange(range) : `about ${sayRange(range)}`
}

/** The same of a walk-in who came now for a service: "about 10 to 25 minutes, as at 10:32am", where the hub is away since. */
export function sayIfNow(estimated: Estimated | null, service: ServiceId, zone: string): string | null {
  const about = sayAbout(estimated?.forecast.newcomers.get(service))
  return about === null || estimated === null || estimated.asAt === null ? about : `${about}, as at ${sayTime(estimated.asAt, zone)}`
}

/** The same of somebody who waits: "About 5 to 15 minutes to go". */
export function sayToGo(spread: Spread | undefined): string | null {
  const about = sayAbout(spread)
  if (about === null) return null
  return capital(about.startsWith('soon') ? about : `${about} to go`)
}

/** "As at 10:32am, without the other desks", while the hub is away. */
export function sayAsAt({ asAt }: Pick<Estimated, 'asAt'>, zone: string): string | null {
  return asAt === null ? null : `As at ${sayTime(asAt, zone)}, without the other desks`
}

/** Who begins late if a desk takes past a time. `ticket`: null, where they are not here. */
export function sayIfLonger(past: Instant, { ticket, booked }: { ticket: string | null; booked: Instant }, asAt: Instant | null, zone: string): string {
  const [time, since] = [sayTime(booked, zone), sayAsAt({ asAt }, zone)]
  const who = ticket === null ? `the ${time} appointment` : `${ticket} (${time})`
  return `If this takes past ${sayTime(past, zone)}, ${who} will be late.${since === null ? '' : ` ${since}.`}`
}

/** "told by 11:25am"; of a delay, "told about 11:20am". */
export function sayPromised({ of, by }: Promised, zone: string): string {
  return `told ${of === 'delay' ? 'about' : 'by'} ${sayTime(by, zone)}`
}

/** The same where nothing stands before it. */
export function sayPromisedAlone(promised: Promised, zone: string): string {
  return capital(sayPromised(promised, zone))
}

/** Why a figure is what it is, a sentence for each fact. `name`: of the service. */
export function sayWhyFigure({ ahead, appointments, desks, service }: WhyFigure, name: string, zone: string): string[] {
  const about = `${name}: about ${sayMinutes(service.minutes)} each`
  return [
    sayAhead(ahead.map(({ ticket }) => ticket ?? 'somebody without a number')),
    ...(appointments === 0 ? [] : [appointments === 1 ? '1 appointment may come first.' : `${appointments} appointments may come first.`]),
    ...sayAll(desks, zone),
    service.days === 0
      ? `${about}, as planned. It is not learned here yet.`
      : `${about}, learned here from ${service.days} ${service.days === 1 ? 'day' : 'days'}.`,
  ]
}

function sayAhead(tickets: readonly string[]): string {
  if (tickets.length === 0) return 'Nobody is before them.'
  return tickets.length > NAMED ? `${tickets.length} people are before them, ${tickets[0]} is next.` : `Before them: ${listed(tickets)}.`
}

function sayAll(desks: readonly WhyDesk[], zone: string): string[] {
  const labels = (...what: WhyDesk['is'][]) => desks.filter(({ is }) => what.includes(is)).map(({ label }) => label)
  const open = labels('open', 'finishingNotes')
  const free = desks.filter(({ is, seeing }) => is === 'open' && seeing === null).map(({ label }) => label)
  const isBusy = free.length === 0 && labels('finishingNotes').length === 0
  const are = (labels: readonly string[], what: string) => (labels.length === 0 ? [] : [`${sayDesks(labels)} ${labels.length === 1 ? 'is' : 'are'} ${what}.`])
  const unknown = (what: WhyDesk['is']) => desks.filter(({ is, until }) => is === what && until === null).map(({ label }) => label)
  return [
    open.length === 0
      ? `No desk that does this ${labels('onBreak', 'goesToLunch', 'goes').length > 0 ? 'can see anybody' : 'is open'} now.`
      : `${sayDesks(open)} can see them${isBusy ? `, and ${['has', 'both have'][open.length - 1] ?? 'all have'} somebody now` : ''}.`,
    ...are(free, 'free now'),
    ...are(labels('finishingNotes'), 'finishing notes'),
    ...desks.flatMap((desk) => sayUntil(desk, zone) ?? []),
    ...are(unknown('onBreak'), 'on a break'),
    ...are(unknown('shut'), 'not open'),
    ...are(labels('notToday'), 'closed for today'),
  ]
}

function sayUntil({ label, is, until, seeing }: WhyDesk, zone: string): string | null {
  const time = (at: Instant) => sayTime(at, zone)
  const then = seeing ? 'after the one it has now' : 'now'
  if (is === 'goes') return `${label} closes ${until === null ? 'for today ' : ''}${then}${until === null ? '' : `, and opens at ${time(until)}`}.`
  if (until === null) return null
  switch (is) {
    case 'open':
    case 'finishingNotes':
      return `${label} is there until ${time(until)}.`
    case 'onBreak':
      return `${label} is on a break until ${time(until)}.`
    case 'goesToLunch':
      return `${label} goes to lunch ${then}, until ${time(until)}.`
    case 'atLunch':
      return `${label} is at lunch until ${time(until)}.`
    case 'shut':
      return `${label} opens at ${time(until)}.`
    case 'notToday':
      return null
  }
}

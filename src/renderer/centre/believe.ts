import type { Outcome } from '#domain/events.ts'
import type { CentreState, NoEffect } from '#domain/centre/state.ts'
import { fold, settleAll } from '#domain/centre/fold.ts'
import type { News } from '#renderer/log/log.ts'
import type { Base } from '#renderer/log/readConfirmed.ts'
import type { Logged } from '#renderer/log/records.ts'

/** What this device believes: the confirmed log folded, and above it its own unsent events. `outcomes`: how each of these was settled, until the hub says. */
export type Belief = { confirmed: CentreState; unsent: readonly Logged[]; outcomes: readonly Outcome[]; view: CentreState; n: number }

/** `base`: what the log came to before the confirmed events. */
export function believe(base: Base, confirmed: readonly Logged[], unsent: readonly Logged[]): Belief {
  const state = fold(base.state, confirmed)
  return { confirmed: state, ...settled(state, unsent), n: confirmed.at(-1)?.n ?? base.n }
}

/** The belief after news from the log. `unsent`: the log's unsent events after that news. */
export function hearNews(belief: Belief, news: News, unsent: readonly Logged[]): Belief {
  // One's own writing goes on top of what is shown; nothing below it changed.
  if ('appended' in news) {
    const { view, outcomes } = settled(belief.view, news.appended)
    return { ...belief, unsent, outcomes: [...belief.outcomes, ...outcomes], view }
  }
  if ('anew' in news) return believe(news.base, news.anew, unsent)
  if ('unsent' in news) return { ...belief, ...settled(belief.confirmed, unsent) }
  if (news.base || !isAsSettled(belief, news.confirmed, unsent)) return believe(news.base ?? { n: belief.n, state: belief.confirmed }, news.confirmed, unsent)
  // What is shown stays as it is, down to the numbers of what came back: settling all of a backlog again for each page of it would cost its square.
  const confirmed = fold(belief.confirmed, news.confirmed)
  const outcomes = belief.outcomes.slice(news.confirmed.length)
  return { confirmed, unsent, outcomes, view: unsent.length === 0 ? confirmed : belief.view, n: news.confirmed.at(-1)?.n ?? belief.n }
}

function settled(state: CentreState, unsent: readonly Logged[]): Pick<Belief, 'unsent' | 'outcomes' | 'view'> {
  const { state: view, outcomes } = settleAll(state, unsent)
  return { unsent, outcomes, view }
}

/** The first of what was unsent came back, nothing among it, each with the outcome that it was settled with; the rest is still unsent. */
function isAsSettled({ unsent: before, outcomes }: Belief, confirmed: readonly Logged[], unsent: readonly Logged[]): boolean {
  if (before.length !== confirmed.length + unsent.length) return false
  const came = confirmed.every(({ id, outcome }, i) => id === before[i]?.id && outcome === outcomes[i])
  return came && unsent.every(({ id }, i) => id === before[confirmed.length + i]?.id)
}

/**
 * Claims of this device that finally came to nothing and were not read. Only the hub's stored outcome counts; one that a later
 * own event answered ("I see this person") is not told. `incs`: every incarnation that this store has been.
 */
export function unreadNotices({ confirmed, view }: Belief, device: string, incs: readonly string[], read: ReadonlySet<string>): NoEffect[] {
  const found: NoEffect[] = []
  for (const [key, day] of confirmed.days) {
    const standing = view.days.get(key)?.noEffects ?? []
    for (const one of day.noEffects) {
      if (one.device === device && incs.includes(one.inc) && !read.has(one.event) && standing.some((other) => other.event === one.event)) found.push(one)
    }
  }
  return found
}

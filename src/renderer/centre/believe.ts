import type { CentreState, NoEffect } from '#domain/centre/state.ts'
import { EMPTY_CENTRE } from '#domain/centre/state.ts'
import { fold, settleAll } from '#domain/centre/fold.ts'
import type { News } from '#renderer/log/log.ts'
import type { Logged } from '#renderer/log/records.ts'

/** What this device believes: the confirmed log folded, and above it its own unsent events. */
export type Belief = { confirmed: CentreState; unsent: readonly Logged[]; view: CentreState; n: number }

export function believe(confirmed: readonly Logged[], unsent: readonly Logged[]): Belief {
  const state = fold(EMPTY_CENTRE, confirmed)
  return { confirmed: state, unsent, view: settleAll(state, unsent).state, n: confirmed.at(-1)?.n ?? 0 }
}

/** The belief after news from the log. `unsent`: the log's unsent events after that news. */
export function hearNews(belief: Belief, news: News, unsent: readonly Logged[]): Belief {
  // One's own writing goes on top of what is shown; nothing below it changed.
  if ('appended' in news) return { ...belief, unsent, view: settleAll(belief.view, news.appended).state }
  if ('anew' in news) return believe(news.anew, unsent)
  const confirmed = 'confirmed' in news ? fold(belief.confirmed, news.confirmed) : belief.confirmed
  const n = 'confirmed' in news ? (news.confirmed.at(-1)?.n ?? belief.n) : belief.n
  return { confirmed, unsent, view: settleAll(confirmed, unsent).state, n }
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

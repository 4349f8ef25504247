import { catchUp } from '#renderer/log/follow.ts'
import { receive } from '#renderer/log/receive.ts'
import type { Cursor } from '#wire/code.ts'
import { LIMITS } from '#wire/limits.ts'
import type { Page } from '#wire/pull.ts'
import type { Session } from './session.ts'
import { endSession, fail, hear, nextBatch } from './session.ts'

/** Pulls until this device has all that the hub has. */
export async function pullAll(session: Session, whole = false): Promise<void> {
  const { log } = session
  let size: number = LIMITS.firstEvents
  let askedAt = session.ticks()
  const ask = (after: Cursor) => {
    askedAt = session.ticks()
    return session.road.pull(after, size, whole)
  }
  let coming = ask(log.cursor)
  while (!session.over) {
    const answer = await coming
    if ('fault' in answer) {
      // The hub was set back: the next hello puts the two together.
      if (answer.fault.code === 'diverged') return endSession(session)
      return fail(session, answer.fault)
    }
    hear(session)
    const { to, toHash, head } = answer.ok
    size = nextBatch(size, session.ticks() - askedAt)
    // The next page is on its way while this one is stored.
    const ahead = to < head.n ? ask({ n: to, hash: toHash }) : null
    await take(session, answer.ok)
    if (log.cursor.n >= session.headN) return
    coming = ahead !== null && log.cursor.n === to ? ahead : ask(log.cursor)
  }
}

/** A page, from a pull or from the live line. What does not fit on the cursor is pulled anew, so order on the way does not matter. */
export async function take(session: Session, page: Page): Promise<void> {
  session.headN = Math.max(session.headN, page.head.n)
  let received = await receive(session.log, page)
  if (received === 'behind') {
    await catchUp(session.log)
    received = await receive(session.log, page)
  }
  if (received === 'diverged') return endSession(session)
  // An own event that the outbox has lost: fetch it with its text.
  if (received === 'whole') return pullAll(session, true)
}

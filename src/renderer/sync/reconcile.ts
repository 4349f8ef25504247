/*
  The hub was set back to an older backup, and this device holds more than it. Either the hub takes the lost tail back as it was
  (repair), or it has numbered other events since: then this device goes over to the hub's log and hands in what it holds.
*/
import type { SealedCursor } from '#renderer/log/database.ts'
import { divergeTo, nextOrphan, pageEnds, pagesAfter, settleOrphan } from '#renderer/log/diverge.ts'
import { catchUp } from '#renderer/log/follow.ts'
import type { HelloDown } from '#wire/hello.ts'
import { whatNow } from '#wire/fault.ts'
import type { Session } from './session.ts'
import { fail, hear } from './session.ts'

/** As many numbers as one question may hold. */
const MOST = 64

/** Called where the device's cursor is not on the hub's log. `greet`: say hello again now. `wait`: the hub is not ready, or cannot be reached. */
export async function reconcile(session: Session, { mode }: HelloDown): Promise<'greet' | 'wait'> {
  session.report.mending(true)
  const { log } = session
  const judged = log.cursor
  const common = await lastShared(session)
  if (!common) return 'wait'
  if (mode === 'recovering') return giveBack(session, common)
  if (!(await divergeTo(log, judged, common, session.newId))) await catchUp(log)
  return 'greet'
}

/** The last page end that the hub has too; null where the hub could not be asked. */
async function lastShared(session: Session): Promise<SealedCursor | null> {
  const ends = await pageEnds(session.log)
  let [shared, last] = [0, ends.length - 1]
  while (shared < last) {
    const step = Math.ceil((last - shared) / MOST)
    const asked: number[] = []
    for (let at = shared + step; at <= last; at += step) asked.push(at)
    const answer = await session.road.hashes(asked.map((at) => ends[at]?.n ?? 0))
    if ('fault' in answer) {
      fail(session, answer.fault)
      return null
    }
    hear(session)
    const hub = new Map(answer.ok.hashes.map(({ n, hash }) => [n, hash]))
    const found = asked.findLast((at) => hub.get(ends[at]?.n ?? 0) === ends[at]?.hash)
    shared = found ?? shared
    last = Math.min(last, shared + step - 1)
  }
  return ends[shared] ?? null
}

/** Page by page, each with the hub's own seal. Where the hub cannot take one so, it is another log by now, and says so with the next hello. */
async function giveBack(session: Session, common: SealedCursor): Promise<'greet' | 'wait'> {
  for (const page of await pagesAfter(session.log, common.n)) {
    const answer = await session.road.repair(page)
    if ('fault' in answer) {
      // The hub's log went on otherwise: from now on this device does not claim to hold its tail, or the hub would wait for that for ever.
      if (answer.fault.code === 'diverged' || whatNow(answer.fault.code) === 'quarantine') session.log.cursor = { ...session.log.cursor, seal: null }
      else fail(session, answer.fault)
      return 'wait'
    }
    hear(session)
  }
  return 'greet'
}

/** Hands in what the archive holds of others, before anything is pushed, so that the old order stands. True when there is no more. */
export async function handOver(session: Session): Promise<boolean> {
  const { log, road, report } = session
  while (!session.over && !session.handedOver) {
    const orphan = await nextOrphan(log)
    if (!orphan) {
      session.handedOver = true
      break
    }
    const answer = await road.orphans(orphan.page)
    if ('ok' in answer) {
      hear(session)
      session.headN = Math.max(session.headN, answer.ok.head.n)
      await settleOrphan(log, orphan.k, 'taken')
    } else if (answer.fault.code === 'recovering') {
      session.recovers = true
      return false
    } else if (whatNow(answer.fault.code) === 'quarantine') {
      await settleOrphan(log, orphan.k, 'refused')
      report.trouble(
        'The hub cannot tell whether some of what other PCs shared before was really its own. It is kept on this PC. Tell whoever looks after the hub.',
      )
    } else {
      fail(session, answer.fault)
    }
  }
  return !session.over
}

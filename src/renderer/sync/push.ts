import type { OutboxRow } from '#renderer/log/database.ts'
import { beginAgain, quarantine, unsentAfter } from '#renderer/log/unsent.ts'
import type { Fault } from '#wire/fault.ts'
import { whatNow } from '#wire/fault.ts'
import { LIMITS } from '#wire/limits.ts'
import type { PushDown } from '#wire/push.ts'
import { handOver } from './reconcile.ts'
import type { Session } from './session.ts'
import { endSession, fail, hear, nextBatch } from './session.ts'

/** Pushes what is unsent, one batch in flight, in the order of the counters, until there is nothing more. */
export async function pushAll(session: Session): Promise<void> {
  if (session.recovers || !(await handOver(session))) return
  const { log } = session
  let most: number | null = null
  let ahead: Ahead | null = null
  while (!session.over && !session.recovers) {
    const fresh = freshRows(session)
    const rows: readonly OutboxRow[] = fresh ?? (await nextRows(session, ahead, most ?? session.batch))
    const last = rows.at(-1)
    if (!last) return
    const { inc } = JSON.parse(last.raw) as { inc: string }
    // Another window began again since these were read: the next hello reads them anew.
    if (inc !== log.identity.inc) return endSession(session)
    const askedAt = session.ticks()
    // A backlog: what comes next is read while the hub is busy with this. Read in vain where it is not taken.
    ahead = rows.length < session.batch ? null : { inc, after: last.dseq, rows: unsentAfter(log, last.dseq).catch(() => []) }
    const answer = await session.road.push({ inc, events: rows.map(({ id, dseq, raw }) => ({ id, dseq, raw })) })
    if ('ok' in answer) {
      hear(session)
      most = null
      if (rows.length === session.batch) session.batch = nextBatch(session.batch, session.ticks() - askedAt)
      await accepted(session, rows, answer.ok)
      // It followed on all that was pushed before, so there is no more to read.
      if (fresh && session.fresh.length === 0) return
    } else if (answer.fault.code === 'tooLarge' && rows.length > 1) {
      most = Math.ceil(rows.length / 2)
    } else {
      await refused(session, rows, answer.fault)
    }
  }
}

type Ahead = { inc: string; after: number; rows: Promise<OutboxRow[]> }

async function nextRows({ log, accepted }: Session, ahead: Ahead | null, most: number): Promise<OutboxRow[]> {
  const rows = ahead !== null && ahead.after === accepted && ahead.inc === log.identity.inc ? await ahead.rows : []
  return rows.length > 0 ? rows.slice(0, most) : unsentAfter(log, accepted, most)
}

/** What was written this moment, where it is all that is unsent: it leaves without waiting for the database. */
function freshRows(session: Session): OutboxRow[] | null {
  const fresh = session.fresh.splice(0)
  const follows = fresh.length > 0 && fresh.length <= LIMITS.firstEvents && fresh.every(({ dseq }, i) => dseq === session.accepted + 1 + i)
  return follows ? fresh : null
}

async function accepted(session: Session, rows: readonly OutboxRow[], down: PushDown): Promise<void> {
  session.headN = Math.max(session.headN, down.head.n)
  const rejected = down.results.flatMap((result) => ('rejected' in result ? [{ id: result.id, ...result.rejected }] : []))
  await quarantine(session.log, rejected)
  if (rejected.length > 0) session.report.quarantined()
  session.accepted = rows.at(-1)?.dseq ?? session.accepted
}

async function refused(session: Session, rows: readonly OutboxRow[], fault: Fault): Promise<void> {
  const first = rows[0]
  if (fault.code === 'recovering') return void (session.recovers = true)
  if (fault.code === 'gap' && fault.expected !== undefined && first && fault.expected !== first.dseq) {
    const waiting = await unsentAfter(session.log, fault.expected - 1, 1)
    // The hub is behind, and we still have what it lacks: go on from there.
    if (waiting[0]?.dseq === fault.expected) {
      session.accepted = fault.expected - 1
      return
    }
  }
  if (fault.code === 'gap' || fault.code === 'forked') {
    // The hub knows this incarnation otherwise: a restored or a copied profile. New counters, same events.
    await beginAgain(session.log, session.newId)
    return endSession(session)
  }
  if (whatNow(fault.code) === 'quarantine' && first) {
    await quarantine(session.log, [{ id: first.id, code: fault.code, sentence: fault.sentence }])
    session.report.quarantined()
    return
  }
  fail(session, fault)
}

import type { OutboxRow } from '#renderer/log/database.ts'
import { beginAgain, knownAfter, quarantine, unsentAfter } from '#renderer/log/unsent.ts'
import type { Fault } from '#wire/fault.ts'
import { whatNow } from '#wire/fault.ts'
import type { PushDown } from '#wire/push.ts'
import { handOver } from './reconcile.ts'
import type { Session } from './session.ts'
import { endSession, fail, hear, nextBatch } from './session.ts'

/** Pushes what is unsent, one batch in flight, in the order of the counters, until there is nothing more. */
export async function pushAll(session: Session): Promise<void> {
  if (session.recovers || !(await handOver(session))) return
  const { log } = session
  let most: number | null = null
  let knewIt = false
  while (!session.over && !session.recovers) {
    const known = knownAfter(log, session.accepted, most ?? session.batch)
    // All that this window knows of has left. What another one wrote meanwhile is told, or found when the engine looks again.
    if (knewIt && known.length === 0) return
    const rows = known.length > 0 ? known : await unsentAfter(log, session.accepted, most ?? session.batch)
    const [first] = rows
    if (!first) return
    const { inc } = JSON.parse(first.raw) as { inc: string }
    // Another window began again since these were read: the next hello reads them anew.
    if (inc !== log.identity.inc) return endSession(session)
    const askedAt = session.ticks()
    const answer = await session.road.push({ inc, events: rows.map(({ id, dseq, raw }) => ({ id, dseq, raw })) })
    knewIt = 'ok' in answer && known.length > 0
    if ('ok' in answer) {
      hear(session)
      most = null
      if (rows.length === session.batch) session.batch = nextBatch(session.batch, session.ticks() - askedAt)
      await accepted(session, rows, answer.ok)
    } else if (answer.fault.code === 'tooLarge' && rows.length > 1) {
      most = Math.ceil(rows.length / 2)
    } else {
      await refused(session, rows, answer.fault)
    }
  }
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

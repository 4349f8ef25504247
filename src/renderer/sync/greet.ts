import { lastCard, offerCardsAgain } from '#renderer/log/cards.ts'
import { catchUp } from '#renderer/log/follow.ts'
import { beginAgain } from '#renderer/log/unsent.ts'
import { makeFault, whatNow } from '#wire/fault.ts'
import type { HelloDown } from '#wire/hello.ts'
import { PROTOCOL } from '#wire/version.ts'
import { pullAll } from './pull.ts'
import { reconcile } from './reconcile.ts'
import type { Session } from './session.ts'
import { hear } from './session.ts'

/** Says hello, and puts the two logs together where they are not one. True when this device and the hub can go on. */
export async function greetHub(session: Session): Promise<boolean> {
  const { log, report } = session
  let said = await ask(session)
  if (said && !said.hello.cursorOk) {
    if ((await reconcile(session, said.hello)) === 'wait') return false
    said = await ask(session)
    if (said && !said.hello.cursorOk) return stuck(session)
  }
  if (!said) return false
  const { hello, inc } = said
  report.trouble(null)
  session.recovers = hello.mode === 'recovering'
  report.mending(session.recovers)
  session.headN = hello.head.n
  if (!hello.cardsOk) {
    await offerCardsAgain(log)
    report.cardsChanged()
  }
  // Everything in the outbox is pushed again, also what the hub may have: it answers with the same number, or with the same
  // refusal, whose first answer may have been lost on the way.
  session.accepted = 0
  await catchUp(log)
  if (log.identity.inc !== inc) return false
  if (hello.lastDseq >= log.identity.nextDseq) {
    // The hub has counters of ours that this store has not: an older profile came back. Take what is ours first, then begin again.
    await pullAll(session, true)
    // Not before all of it is here: what the hub has already must leave the outbox under its old counters first.
    if (session.over) return false
    await beginAgain(log, session.newId)
  }
  return true
}

/** One hello, and the incarnation that it was for; null where there was no good answer, which was told then. */
async function ask(session: Session): Promise<{ hello: HelloDown; inc: string } | null> {
  const { log, road, report } = session
  // Another window may have carried the log further than this one has read.
  await catchUp(log)
  const askedAt = session.localNow()
  const { inc, nextDseq } = log.identity
  const { n, hash, seal } = log.cursor
  const up = { protocol: PROTOCOL, inc, reducer: session.reducer, cursor: { n, hash }, seal, cards: await lastCard(log), nextDseq, pending: log.unsent.length }
  const answer = await road.hello(up)
  if ('fault' in answer) {
    const now = whatNow(answer.fault.code)
    report.trouble(now === 'signIn' || now === 'update' || now === 'stop' ? answer.fault.sentence : null)
    report.lost(answer.fault)
    return null
  }
  hear(session)
  report.clock(answer.ok.clock, askedAt, session.localNow())
  report.welcomed(answer.ok)
  return { hello: answer.ok, inc }
}

/** The two were put together, and do not fit all the same. */
function stuck({ report }: Session): false {
  report.trouble('This PC and the hub no longer hold the same log. Nothing is lost: what is not shared stays here. Tell whoever looks after the hub.')
  report.lost(makeFault('diverged', 'The logs differ.'))
  return false
}

import { cardsCursor, dropUnsentCard, takeCards, unsentCards } from '#renderer/log/cards.ts'
import { whatNow } from '#wire/fault.ts'
import type { Session } from './session.ts'
import { fail, hear } from './session.ts'

/** A hub that would be asked for each of a thousand names of a file at once says "too many", to what people do meanwhile too. The rest follows with the next look. */
const AT_ONCE = 15

/** Sends card writes in order, a few at a time. A row stays until the numbered write comes back, like an event. */
export async function pushCards(session: Session): Promise<void> {
  const unsent = (await unsentCards(session.log)).filter(({ k }) => k !== undefined && !session.acceptedCards.has(k))
  for (const { k, visit, ...write } of unsent.slice(0, AT_ONCE)) {
    if (session.over || session.recovers || k === undefined) return
    const answer = await session.road.writeCard(visit, { write: write.write, day: write.day, field: write.field, text: write.text })
    if ('ok' in answer) {
      hear(session)
      session.acceptedCards.add(k)
    } else if (answer.fault.code === 'erased') {
      await dropUnsentCard(session.log, k)
      session.report.cardsChanged()
    } else if (answer.fault.code === 'recovering') {
      session.recovers = true
    } else if (whatNow(answer.fault.code) === 'quarantine') {
      // Not now (a PC whose date is wrong, say): kept, and tried again with the next hello. Nothing else waits for it.
      session.acceptedCards.add(k)
    } else {
      return fail(session, answer.fault)
    }
  }
}

export async function pullCards(session: Session): Promise<void> {
  while (!session.over) {
    const answer = await session.road.cards(await cardsCursor(session.log))
    if ('fault' in answer) return fail(session, answer.fault)
    hear(session)
    await takeCards(session.log, answer.ok.writes)
    if (answer.ok.writes.length > 0) session.report.cardsChanged()
    if ((await cardsCursor(session.log)) >= answer.ok.head || answer.ok.writes.length === 0) return
  }
}

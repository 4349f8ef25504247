import { catchUp } from '#renderer/log/follow.ts'
import { beginFrom } from '#renderer/log/snapshot.ts'
import type { HelloDown } from '#wire/hello.ts'
import type { Session } from './session.ts'
import { fail, hear } from './session.ts'

/** A device that begins takes what the log has come to instead of all that ever happened; what came after, it pulls. */
export async function beginFromSnapshot(session: Session, { snapshot }: HelloDown): Promise<void> {
  const { log, road } = session
  if (!snapshot || snapshot.reducer !== session.reducer || log.cursor.n > 0 || log.unsent.length > 0) return
  let text = ''
  for (let part = 0; ; part++) {
    const answer = await road.snapshot(snapshot.n, part)
    if ('fault' in answer) {
      // Replaced by a newer one: the log says the same, only slower.
      if (answer.fault.code !== 'notFound') fail(session, answer.fault)
      return
    }
    hear(session)
    const { n, hash, seal, reducer, parts } = answer.ok
    text += answer.ok.text
    if (part + 1 < parts) continue
    if (!(await beginFrom(log, { n, hash, seal, reducer, state: text }))) await catchUp(log)
    return
  }
}

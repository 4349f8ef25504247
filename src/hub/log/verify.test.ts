import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DATA_FILE } from '#hub/store/sqlite.ts'
import { aLog, aStore, CENTRE } from '#test/hub/aLog.ts'
import { Pen } from '#test/hub/events.ts'
import { ownFolder } from '#test/hub/folders.ts'
import { chainHash } from './chain.ts'
import { verifyCentre } from './verify.ts'
import type { Verified } from './verify.ts'

/** What verify says of a log of five events after somebody went at the file with this SQL. */
async function saidAfter(sql: string): Promise<Verified> {
  const folder = ownFolder()
  const log = await aLog(aStore(folder))
  const pen = new Pen('d-1')
  await log.push(pen, [pen.arrived('a'), pen.numbered('a', '1'), pen.called('a', 'desk-1'), pen.called('a', 'desk-2'), pen.arrived('b')])
  await log.store.close()
  const db = new DatabaseSync(join(folder, DATA_FILE))
  if (sql) db.exec(sql)
  db.close()
  return verifyCentre(aStore(folder), CENTRE)
}

describe('verify', () => {
  test('finds nothing in a log that nobody touched', async () => {
    expect(await saidAfter('')).toEqual({ events: 5, troubles: [], notices: [] })
  })

  test.each([
    ['changed text', `update event set raw = replace(raw, '"a"', '"c"') where seq = 2`, /^Number 2 was changed/],
    ['rubbish for text', `update event set raw = '{' where seq = 2`, /^Number 2 was changed/],
    ['a changed time', 'update event set recv_at = recv_at + 1 where seq = 3', /^Number 3 was changed/],
    ['a missing event', 'delete from event where seq = 3', /^Number 3 is missing/],
    ['a missing tail', 'delete from event where seq = 5', /^The centre's head is number 5, but the log ends at 4/],
    ['a changed outcome', `update event set outcome = 'applied' where seq = 4`, /^Number 4 was changed/],
    ['a changed head', `update centre set head_hash = '${'a'.repeat(64)}'`, /head does not bear the chain hash of number 5/],
    ['a counter put back', 'update incarnation set last_dseq = 2', /^d-1 has event 5 in the log, but the hub has only noted 2/],
    ['a counter beside the text', 'update event set dseq = 99 where seq = 1', /^Number 1 stands under another id, device or counter than its own text says/],
    ['an id beside the text', `update event set id = 'x' where seq = 1`, /^Number 1 stands under another id/],
    [
      'events beyond the head',
      `insert into event select centre, 7, 'x', device, inc, 9, type, v, recv_at, raw, outcome, hash from event where seq = 5`,
      /^Events beyond the centre's head, number 5/,
    ],
    ['a safe number beyond the head', 'update centre set safe_seq = 6', /up to 6 for safe in a backup, but its log ends at 5/],
    [
      'a ticket number that would be given again',
      `insert into ticket values ('town-hall', 'x', '2027-01-12', '3')`,
      /^Ticket number 3 of 2027-01-12 was given, but the hub has noted 1 as the last/,
    ],
  ])('finds %s', async (_, sql, line) => {
    const { troubles } = await saidAfter(sql)
    expect(troubles[0]).toMatch(line)
  })

  test('notices a number that two people hold, which is no damage', async () => {
    const { troubles, notices } = await saidAfter(
      `insert into ticket values ('town-hall', 'x', '2027-01-12', '1'); insert into ticket_day values ('town-hall', '2027-01-12', 1) on conflict do nothing`,
    )
    expect({ troubles, notices }).toEqual({ troubles: [], notices: ['Ticket number 1 of 2027-01-12 was given to two visits.'] })
  })

  test('finds an outcome that the rules do not give, also where the chain was made anew over it', async () => {
    const folder = ownFolder()
    const log = await aLog(aStore(folder))
    const pen = new Pen('d-1')
    await log.push(pen, [pen.arrived('a'), pen.numbered('a', '1'), pen.called('a', 'desk-1'), pen.called('a', 'desk-2')])
    const [third, fourth] = (await log.rows()).slice(2)
    if (!third || !fourth) throw new Error('four events were pushed')
    const hash = chainHash(third.hash, 4, fourth.recvAt, 'applied', fourth.raw)
    await log.store.close()
    const db = new DatabaseSync(join(folder, DATA_FILE))
    db.prepare(`update event set outcome = 'applied', hash = ? where seq = 4`).run(hash)
    db.prepare('update centre set head_hash = ?').run(hash)
    db.close()
    const { troubles } = await verifyCentre(aStore(folder), CENTRE)
    expect(troubles[0]).toMatch(/^Number 4 says "applied", but the log before it gives "noEffect:calledByAnotherDesk"/)
  })
})

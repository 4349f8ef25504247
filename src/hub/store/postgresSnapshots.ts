import type { Asker } from './postgresQuery.ts'
import { text, toPlace } from './rows.ts'
import type { SnapshotTable } from './store.ts'

export function postgresSnapshots(q: Asker): SnapshotTable {
  return {
    list: async (centre) =>
      (await q.all('select seq, reducer, hash, state_hash from snapshot where centre = $1 order by seq desc, reducer desc', centre)).map(toPlace),
    async state(centre, n, reducer) {
      const row = await q.get('select state from snapshot where centre = $1 and seq = $2 and reducer = $3', centre, n, reducer)
      return row && text(row, 'state')
    },
    add: (centre, { n, reducer, hash, stateHash, state }) =>
      q.run('insert into snapshot values ($1, $2, $3, $4, $5, $6) on conflict do nothing', centre, n, reducer, hash, stateHash, state),
    keep: (centre, count) =>
      q.run(
        `delete from snapshot where centre = $1 and (seq, reducer) not in
         (select seq, reducer from snapshot where centre = $1 order by seq desc, reducer desc limit $2)`,
        centre,
        count,
      ),
  }
}

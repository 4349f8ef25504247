import type { Prepared } from './prepared.ts'
import { text, toPlace } from './rows.ts'
import type { SnapshotTable } from './store.ts'

export function snapshotTable(q: Prepared): SnapshotTable {
  return {
    list: async (centre) => q.all('select seq, reducer, hash, state_hash from snapshot where centre = ? order by seq desc, reducer desc', centre).map(toPlace),
    async state(centre, n, reducer) {
      const row = q.get('select state from snapshot where centre = ? and seq = ? and reducer = ?', centre, n, reducer)
      return row && text(row, 'state')
    },
    add: async (centre, { n, reducer, hash, stateHash, state }) =>
      q.run('insert into snapshot values (?, ?, ?, ?, ?, ?) on conflict do nothing', centre, n, reducer, hash, stateHash, state),
    keep: async (centre, count) =>
      q.run(
        'delete from snapshot where centre = ? and (seq, reducer) not in (select seq, reducer from snapshot where centre = ? order by seq desc, reducer desc limit ?)',
        centre,
        centre,
        count,
      ),
  }
}

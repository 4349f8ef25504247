import type { Asker } from './postgresQuery.ts'
import { int, text, toTombstone, toWrite } from './rows.ts'
import type { CardTable } from './store.ts'

export function postgresCards(q: Asker): CardTable {
  /** Locks the centre's row too, so that numbers are committed in their order. */
  const nextNumber = async (centre: string): Promise<number> => {
    const row = await q.get('update centre set card_head = card_head + 1 where centre = $1 returning card_head', centre)
    if (!row) throw new Error(`There is no centre ${centre}.`)
    return int(row, 'card_head')
  }
  return {
    async head(centre) {
      const row = await q.get('select card_head from centre where centre = $1', centre)
      return row ? int(row, 'card_head') : 0
    },
    async numberOf(centre, write) {
      const row = await q.get('select n from card_write where centre = $1 and write = $2', centre, write)
      return row && int(row, 'n')
    },
    isErased: async (centre, visit) => (await q.get('select 1 from card_erased where centre = $1 and visit = $2', centre, visit)) !== null,
    async add(centre, w) {
      const n = await nextNumber(centre)
      await q.run('insert into card_write values ($1, $2, $3, $4, $5, $6, $7)', centre, n, w.visit, w.day, w.write, w.field, w.text)
      return n
    },
    async erase(centre, visit, day) {
      const n = await nextNumber(centre)
      await q.run('delete from card_write where centre = $1 and visit = $2', centre, visit)
      await q.run('insert into card_erased values ($1, $2, $3, $4) on conflict (centre, visit) do update set n = excluded.n', centre, visit, n, day)
      return n
    },
    async visitsBefore(centre, day) {
      const rows = await q.all(
        `select visit, day from card_write w where centre = $1 and day < $2
           and n = (select max(n) from card_write where centre = w.centre and visit = w.visit) order by visit`,
        centre,
        day,
      )
      return rows.map((row) => ({ visit: text(row, 'visit'), day: text(row, 'day') }))
    },
    async after(centre, n, limit) {
      const writes = await q.all('select * from card_write where centre = $1 and n > $2 order by n limit $3', centre, n, limit)
      const erased = await q.all('select * from card_erased where centre = $1 and n > $2 order by n limit $3', centre, n, limit)
      return [...writes.map(toWrite), ...erased.map(toTombstone)].sort((a, b) => a.n - b.n).slice(0, limit)
    },
    async put(centre, w) {
      if ('erased' in w) {
        await q.run('delete from card_write where centre = $1 and visit = $2', centre, w.visit)
        await q.run('insert into card_erased values ($1, $2, $3, $4) on conflict (centre, visit) do update set n = excluded.n', centre, w.visit, w.n, w.day)
      } else {
        await q.run(
          'insert into card_write values ($1, $2, $3, $4, $5, $6, $7) on conflict (centre, n) do nothing',
          ...[centre, w.n, w.visit, w.day, w.write, w.field, w.text],
        )
      }
    },
    setHead: (centre, n) => q.run('update centre set card_head = $2 where centre = $1', centre, n),
  }
}

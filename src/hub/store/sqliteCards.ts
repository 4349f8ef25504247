import type { Prepared } from './prepared.ts'
import { int, text, toTombstone, toWrite } from './rows.ts'
import type { CardTable } from './store.ts'

export function cardTable(q: Prepared): CardTable {
  const head = (centre: string): number => {
    const row = q.get('select card_head from centre where centre = ?', centre)
    return row ? int(row, 'card_head') : 0
  }
  const nextNumber = (centre: string): number => {
    q.run('update centre set card_head = card_head + 1 where centre = ?', centre)
    return head(centre)
  }
  return {
    head: async (centre) => head(centre),
    async numberOf(centre, write) {
      const row = q.get('select n from card_write where centre = ? and write = ?', centre, write)
      return row && int(row, 'n')
    },
    isErased: async (centre, visit) => q.get('select 1 from card_erased where centre = ? and visit = ?', centre, visit) !== null,
    async add(centre, w) {
      const n = nextNumber(centre)
      q.run('insert into card_write values (?, ?, ?, ?, ?, ?, ?)', centre, n, w.visit, w.day, w.write, w.field, w.text)
      return n
    },
    async erase(centre, visit, day) {
      const n = nextNumber(centre)
      q.run('delete from card_write where centre = ? and visit = ?', centre, visit)
      q.run('insert into card_erased values (?, ?, ?, ?) on conflict do update set n = excluded.n', centre, visit, n, day)
      return n
    },
    visitsBefore: async (centre, day) =>
      q
        .all(
          `select visit, day from card_write w where centre = ? and day < ?
             and n = (select max(n) from card_write where centre = w.centre and visit = w.visit) order by visit`,
          centre,
          day,
        )
        .map((row) => ({ visit: text(row, 'visit'), day: text(row, 'day') })),
    async after(centre, n, limit) {
      const writes = q.all('select * from card_write where centre = ? and n > ? order by n limit ?', centre, n, limit).map(toWrite)
      const erased = q.all('select * from card_erased where centre = ? and n > ? order by n limit ?', centre, n, limit).map(toTombstone)
      return [...writes, ...erased].sort((a, b) => a.n - b.n).slice(0, limit)
    },
    async put(centre, w) {
      if ('erased' in w) {
        q.run('delete from card_write where centre = ? and visit = ?', centre, w.visit)
        q.run('insert into card_erased values (?, ?, ?, ?) on conflict do update set n = excluded.n', centre, w.visit, w.n, w.day)
      } else {
        q.run('insert or replace into card_write values (?, ?, ?, ?, ?, ?, ?)', centre, w.n, w.visit, w.day, w.write, w.field, w.text)
      }
    },
    setHead: async (centre, n) => q.run('update centre set card_head = ? where centre = ?', n, centre),
  }
}

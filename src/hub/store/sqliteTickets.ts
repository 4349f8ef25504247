import type { Prepared } from './prepared.ts'
import { int, text, toGiven } from './rows.ts'
import type { TicketTable } from './store.ts'

export function ticketTable(q: Prepared): TicketTable {
  return {
    async of(centre, visit) {
      const row = q.get('select ticket from ticket where centre = ? and visit = ?', centre, visit)
      return row && text(row, 'ticket')
    },
    async last(centre, day) {
      const row = q.get('select last from ticket_day where centre = ? and day = ?', centre, day)
      return row ? int(row, 'last') : 0
    },
    raise: async (centre, day, last) =>
      q.run('insert into ticket_day values (?, ?, ?) on conflict do update set last = max(last, excluded.last)', centre, day, last),
    async give(centre, day, last, visit, ticket) {
      q.run('insert into ticket_day values (?, ?, ?) on conflict do update set last = excluded.last', centre, day, last)
      q.run('insert into ticket values (?, ?, ?, ?)', centre, visit, day, ticket)
    },
    days: async (centre) =>
      q.all('select day, last from ticket_day where centre = ? order by day', centre).map((row) => ({ day: text(row, 'day'), last: int(row, 'last') })),
    list: async (centre, after, limit) =>
      q.all('select visit, day, ticket from ticket where centre = ? and visit > ? order by visit limit ?', centre, after, limit).map(toGiven),
    doubles: async (centre) =>
      q
        .all('select day, ticket from ticket where centre = ? group by day, ticket having count(*) > 1 order by day, ticket', centre)
        .map((row) => ({ day: text(row, 'day'), ticket: text(row, 'ticket') })),
  }
}

import type { Prepared } from './prepared.ts'
import { int, text } from './rows.ts'
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
  }
}

import type { Asker } from './postgresQuery.ts'
import { int, text } from './rows.ts'
import type { TicketTable } from './store.ts'

export function postgresTickets(q: Asker): TicketTable {
  return {
    async of(centre, visit) {
      const row = await q.get('select ticket from ticket where centre = $1 and visit = $2', centre, visit)
      return row && text(row, 'ticket')
    },
    async last(centre, day) {
      const row = await q.get('select last from ticket_day where centre = $1 and day = $2', centre, day)
      return row ? int(row, 'last') : 0
    },
    raise: (centre, day, last) =>
      q.run(
        'insert into ticket_day values ($1, $2, $3) on conflict (centre, day) do update set last = greatest(ticket_day.last, excluded.last)',
        centre,
        day,
        last,
      ),
    async give(centre, day, last, visit, ticket) {
      await q.run('insert into ticket_day values ($1, $2, $3) on conflict (centre, day) do update set last = excluded.last', centre, day, last)
      await q.run('insert into ticket values ($1, $2, $3, $4)', centre, visit, day, ticket)
    },
  }
}

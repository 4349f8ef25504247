import type { Asker } from './postgresQuery.ts'
import { fromAppointment, fromVisit, int, text, toAppointment, toEvent, toVisit } from './rows.ts'
import type { ReportTable } from './store.ts'

const TABLES = ['report_upto', 'report_event', 'report_day', 'report_appointment', 'report_visit']
const EVENTS = `
  select e.* from report_event r join event e on e.centre = r.centre and e.seq = r.seq
  where r.centre = $1 and r.topic >= $2 and r.topic <= $3 order by e.seq`
const NOTED = `
  insert into report_event select $1::text, topic, n from json_to_recordset($2::json) as r(topic text, n bigint) on conflict do nothing`
/** Rows as arrays in the order of the columns: the names of fourteen of them would be most of the text. */
const rowsOf = (columns: readonly string[]) => columns.map((type, i) => `(r ->> ${i})::${type}`).join(', ')
const APPOINTMENT = [
  ...['text', 'text', 'text', 'text', 'integer', 'bigint', 'bigint', 'bigint', 'integer', 'text', 'text'],
  ...['integer', 'integer', 'integer', 'text', 'integer', 'text', 'bigint'],
]
const VISIT = [...['text', 'text', 'text', 'text', 'integer', 'bigint', 'integer', 'integer'], ...['integer', 'text', 'integer', 'integer', 'integer', 'text']]
const insert = (table: string, columns: readonly string[]) =>
  `insert into ${table} select $1::text, $2::text, ${rowsOf(columns)} from json_array_elements($3::json) as all_of(r)`
const APPOINTMENTS = insert('report_appointment', APPOINTMENT)
const VISITS = insert('report_visit', VISIT)

export function postgresReports(q: Asker): ReportTable {
  return {
    async upTo(centre) {
      const row = await q.get('select * from report_upto where centre = $1', centre)
      return row && { n: int(row, 'seq'), hash: text(row, 'hash'), made: int(row, 'made') }
    },
    setUpTo: (centre, { n, hash, made }) =>
      q.run(
        `insert into report_upto values ($1, $2, $3, $4)
         on conflict (centre) do update set seq = excluded.seq, hash = excluded.hash, made = excluded.made`,
        centre,
        n,
        hash,
        made,
      ),
    async forget(centre) {
      for (const table of TABLES) await q.run(`delete from ${table} where centre = $1`, centre)
    },
    note: (centre, noted) => q.run(NOTED, centre, JSON.stringify(noted)),
    events: async (centre, from, to) => (await q.all(EVENTS, centre, from, to)).map(toEvent),
    setDue: (centre, day) => q.run('insert into report_day values ($1, $2, 1) on conflict (centre, day) do update set due = 1', centre, day),
    setDueFrom: (centre, day) => q.run('update report_day set due = 1 where centre = $1 and day >= $2', centre, day),
    days: async (centre, from, to) =>
      (await q.all('select day, due from report_day where centre = $1 and day >= $2 and day <= $3 order by day', centre, from, to)).map((row) => ({
        day: text(row, 'day'),
        due: int(row, 'due') === 1,
      })),
    async put(centre, { day, due }, { appointments, visits }) {
      await q.run('delete from report_appointment where centre = $1 and day = $2', centre, day)
      await q.run('delete from report_visit where centre = $1 and day = $2', centre, day)
      await q.run(APPOINTMENTS, centre, day, JSON.stringify(appointments.map(fromAppointment)))
      await q.run(VISITS, centre, day, JSON.stringify(visits.map(fromVisit)))
      await q.run('insert into report_day values ($1, $2, $3) on conflict (centre, day) do update set due = excluded.due', centre, day, Number(due))
    },
    async rows(centre, from, to) {
      const of = (table: string) => q.all(`select * from ${table} where centre = $1 and day >= $2 and day <= $3 order by 1, 2, 3`, centre, from, to)
      return { appointments: (await of('report_appointment')).map(toAppointment), visits: (await of('report_visit')).map(toVisit) }
    },
  }
}

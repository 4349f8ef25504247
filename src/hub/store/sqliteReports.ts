import type { Prepared } from './prepared.ts'
import { fromAppointment, fromVisit, int, text, toAppointment, toEvent, toVisit } from './rows.ts'
import type { ReportTable } from './store.ts'

const TABLES = ['report_upto', 'report_event', 'report_day', 'report_appointment', 'report_visit']
const EVENTS = `
  select e.* from report_event r join event e on e.centre = r.centre and e.seq = r.seq
  where r.centre = ? and r.topic >= ? and r.topic <= ? order by e.seq`
const marks = (count: number) => Array.from({ length: count }, () => '?').join(', ')

export function reportTable(q: Prepared): ReportTable {
  return {
    async upTo(centre) {
      const row = q.get('select * from report_upto where centre = ?', centre)
      return row && { n: int(row, 'seq'), hash: text(row, 'hash'), made: int(row, 'made') }
    },
    setUpTo: async (centre, { n, hash, made }) => q.run('insert or replace into report_upto values (?, ?, ?, ?)', centre, n, hash, made),
    async forget(centre) {
      for (const table of TABLES) q.run(`delete from ${table} where centre = ?`, centre)
    },
    async note(centre, noted) {
      for (const { topic, n } of noted) q.run('insert or ignore into report_event values (?, ?, ?)', centre, topic, n)
    },
    events: async (centre, from, to) => q.all(EVENTS, centre, from, to).map(toEvent),
    setDue: async (centre, day) => q.run('insert or replace into report_day values (?, ?, 1)', centre, day),
    setDueFrom: async (centre, day) => q.run('update report_day set due = 1 where centre = ? and day >= ?', centre, day),
    days: async (centre, from, to) =>
      q
        .all('select day, due from report_day where centre = ? and day >= ? and day <= ? order by day', centre, from, to)
        .map((row) => ({ day: text(row, 'day'), due: int(row, 'due') === 1 })),
    async put(centre, { day, due }, { appointments, visits }) {
      q.run('delete from report_appointment where centre = ? and day = ?', centre, day)
      q.run('delete from report_visit where centre = ? and day = ?', centre, day)
      for (const row of appointments) q.run(`insert into report_appointment values (?, ?, ${marks(18)})`, centre, day, ...fromAppointment(row))
      for (const row of visits) q.run(`insert into report_visit values (?, ?, ${marks(14)})`, centre, day, ...fromVisit(row))
      q.run('insert or replace into report_day values (?, ?, ?)', centre, day, Number(due))
    },
    async rows(centre, from, to) {
      const of = (table: string) => q.all(`select * from ${table} where centre = ? and day >= ? and day <= ? order by 1, 2, 3`, centre, from, to)
      return { appointments: of('report_appointment').map(toAppointment), visits: of('report_visit').map(toVisit) }
    },
  }
}

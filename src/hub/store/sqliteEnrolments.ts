import type { Prepared } from './prepared.ts'
import { toEnrolment } from './rows.ts'
import type { EnrolmentTable } from './store.ts'

export function enrolmentTable(q: Prepared): EnrolmentTable {
  return {
    add: async (e) =>
      q.run(
        'insert into enrolment values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        e.enrolment,
        e.centre,
        e.secretHash,
        e.role,
        e.label,
        e.most,
        e.used,
        e.until,
        e.madeAt,
        e.endedAt,
      ),
    async find(enrolment) {
      const row = q.get('select * from enrolment where enrolment = ?', enrolment)
      return row && toEnrolment(row)
    },
    list: async (centre) => q.all('select * from enrolment where centre = ? order by made_at, enrolment', centre).map(toEnrolment),
    setUsed: async (enrolment, used) => q.run('update enrolment set used = ? where enrolment = ?', used, enrolment),
    setEnded: async (enrolment, at) => q.run('update enrolment set ended_at = ? where enrolment = ? and ended_at is null', at, enrolment),
  }
}

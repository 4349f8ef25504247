import type { Asker } from './postgresQuery.ts'
import { toEnrolment } from './rows.ts'
import type { EnrolmentTable } from './store.ts'

const ADD = `
  insert into enrolment(enrolment, centre, secret_hash, role, label, most, used, until, made_at, ended_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`

export function postgresEnrolments(q: Asker): EnrolmentTable {
  return {
    add: (e) => q.run(ADD, e.enrolment, e.centre, e.secretHash, e.role, e.label, e.most, e.used, e.until, e.madeAt, e.endedAt),
    async find(enrolment) {
      const row = await q.get('select * from enrolment where enrolment = $1', enrolment)
      return row && toEnrolment(row)
    },
    list: async (centre) => (await q.all('select * from enrolment where centre = $1 order by made_at, enrolment', centre)).map(toEnrolment),
    setUsed: (enrolment, used) => q.run('update enrolment set used = $2 where enrolment = $1', enrolment, used),
    setEnded: (enrolment, at) => q.run('update enrolment set ended_at = $2 where enrolment = $1 and ended_at is null', enrolment, at),
  }
}

/* The same counts in plain SQL over the same rows, as one would write them: one statement for each kind of count and each dimension. */
import { DatabaseSync } from 'node:sqlite'

type Counts = Record<string, unknown>[]
/** `late`: minutes late of all, which is held against the report. */
export type Plain = { groups: Record<string, Counts[]>; late: [number, number][] }

const KEYS: Record<string, string> = {
  total: `''`,
  day: 'day',
  weekday: `strftime('%w', day)`,
  hour: 'hour',
  service: `coalesce(service, '')`,
  desk: `coalesce(desk, '')`,
}
const COUNT = (what: string) => `count(*) filter (where ${what})`

const APPOINTMENTS = (key: string, and: string) => [
  `select ${key} as key, count(*) as appointments, ${COUNT('called_at is not null')} as seen, ${COUNT(`why = 'onTime'`)} as on_time, ${COUNT(`why = 'told'`)},
   ${COUNT(`promise <> 'apart'`)}, sum(has_left), sum(over_grace), sum(confirmed) from report_appointment where ${and} group by 1`,
  `select ${key} as key, promise, why, count(*) from report_appointment where ${and} and promise <> 'kept' group by 1, 2, 3`,
  `select ${key} as key, cause, count(*) from report_appointment where ${and} and cause is not null group by 1, 2`,
  `select ${key} as key, late_minutes as minute, count(*) as count, ${COUNT(`why <> 'onTime'`)} from report_appointment
   where ${and} and late_minutes is not null group by 1, 2 order by 1, 2`,
  `select ${key} as key, abs(told_error), count(*) from report_appointment where ${and} and told_error is not null group by 1, 2`,
]
const VISITS = (key: string, and: string) => [
  `select ${key} as key, count(*) as came, ${COUNT(`kind = 'walkIn' and outcome <> 'answered'`)}, sum(left_before_called), count(greeted_in_time),
   sum(greeted_in_time), sum(entered_later), sum(referrals) from report_visit where ${and} group by 1`,
  `select ${key} as key, outcome, count(*) from report_visit where ${and} group by 1, 2`,
  `select ${key} as key, waited_minutes, count(*) from report_visit
   where ${and} and kind = 'walkIn' and outcome <> 'answered' and waited_minutes is not null group by 1, 2`,
]

export function plainSql(file: string): {
  ask(centre: string, from: string, to: string): Plain
  askWhole(centre: string, from: string, to: string): void
  close(): void
} {
  const db = new DatabaseSync(file, { readOnly: true })
  const within = 'centre = ? and day >= ? and day <= ?'
  const statements = Object.entries(KEYS).map(
    ([name, key]) => [name, [...APPOINTMENTS(key, within), ...VISITS(key, within)].map((sql) => db.prepare(sql))] as const,
  )
  const causes = APPOINTMENTS('cause', `${within} and cause is not null`).map((sql) => db.prepare(sql))
  return {
    ask(centre, from, to) {
      const groups = [...statements, ['cause', causes] as const].map(([name, all]) => [name, all.map((one) => one.all(centre, from, to))] as const)
      const late = groups[0]?.[1][3] ?? []
      return { groups: Object.fromEntries(groups), late: late.map((row) => [Number(row['minute']), Number(row['count'])]) }
    },
    /** The counts of the whole period alone, by no dimension. */
    askWhole: (centre, from, to) => statements[0]?.[1].forEach((one) => void one.all(centre, from, to)),
    close: () => db.close(),
  }
}

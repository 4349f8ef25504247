/* The same counts in plain SQL over the same rows, as one would write them: one statement for each kind of count and each dimension. */
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'

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
  `select ${key} as key, late_minutes as minute, count(*) as count, ${COUNT(`why <> 'onTime'`)} as over_standard from report_appointment
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

export interface PlainSql {
  ask(centre: string, from: string, to: string): Promise<Plain>
  /** The counts of the whole period alone, by no dimension. */
  askWhole(centre: string, from: string, to: string): Promise<void>
  close(): Promise<void> | void
}
type Runs = (sql: string) => (...values: string[]) => Counts | Promise<Counts>

export function plainSqlite(file: string): PlainSql {
  const db = new DatabaseSync(file, { readOnly: true })
  const runs: Runs = (sql) => {
    const prepared = db.prepare(sql)
    return (...values) => prepared.all(...values)
  }
  return { ...plainOn(runs, KEYS, 'centre = ? and day >= ? and day <= ?'), close: () => db.close() }
}

export async function plainPostgres(url: string): Promise<PlainSql> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const runs: Runs =
    (sql) =>
    async (...values) =>
      (await client.query<Record<string, unknown>>(sql, values)).rows
  const keys = { ...KEYS, weekday: 'extract(isodow from day::date)' }
  return { ...plainOn(runs, keys, 'centre = $1 and day >= $2 and day <= $3'), close: () => client.end() }
}

function plainOn(runs: Runs, keys: Record<string, string>, within: string): Omit<PlainSql, 'close'> {
  const statements = Object.entries(keys).map(([name, key]) => [name, [...APPOINTMENTS(key, within), ...VISITS(key, within)].map(runs)] as const)
  const causes = APPOINTMENTS('cause', `${within} and cause is not null`).map(runs)
  const all = [...statements, ['cause', causes] as const]
  return {
    async ask(...period) {
      const groups: Record<string, Counts[]> = {}
      for (const [name, of] of all) {
        groups[name] = []
        for (const one of of) groups[name].push(await one(...period))
      }
      const late = groups['total']?.[3] ?? []
      return { groups, late: late.map((row) => [Number(row['minute']), Number(row['count'])]) }
    },
    async askWhole(...period) {
      for (const one of statements[0]?.[1] ?? []) await one(...period)
    },
  }
}

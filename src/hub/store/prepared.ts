import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'

type SqlRow = Record<string, SQLOutputValue>

/** Statements by their text, each prepared once. */
export interface Prepared {
  run(sql: string, ...values: SQLInputValue[]): void
  get(sql: string, ...values: SQLInputValue[]): SqlRow | null
  all(sql: string, ...values: SQLInputValue[]): SqlRow[]
}

export function prepareAll(db: DatabaseSync): Prepared {
  const known = new Map<string, StatementSync>()
  const statement = (sql: string) => {
    const found = known.get(sql) ?? db.prepare(sql)
    known.set(sql, found)
    return found
  }
  return {
    run: (sql, ...values) => void statement(sql).run(...values),
    get: (sql, ...values) => statement(sql).get(...values) ?? null,
    all: (sql, ...values) => statement(sql).all(...values),
  }
}

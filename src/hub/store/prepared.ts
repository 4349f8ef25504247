import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'

export type SqlRow = Record<string, SQLOutputValue>

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

/** Columns of `strict` tables have the type that they were declared with; these only say so to the compiler. */
export const text = (row: SqlRow, column: string): string => String(row[column])
export const int = (row: SqlRow, column: string): number => Number(row[column])
export const textOrNull = (row: SqlRow, column: string): string | null => (row[column] === null ? null : String(row[column]))
export const intOrNull = (row: SqlRow, column: string): number | null => (row[column] === null ? null : Number(row[column]))

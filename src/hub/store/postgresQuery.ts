import { types } from 'pg'
import type { ClientBase, CustomTypesConfig } from 'pg'
import type { Row } from './rows.ts'

const INT8 = 20

/** As the driver reads them, but for int8: numbers of a log stay far below what a double holds exactly. Of this pool only. */
export const TYPES: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : types.getTypeParser(oid, format as 'text')) as CustomTypesConfig['getTypeParser'],
}

/**
 * Statements of one open transaction. Planned anew each time, which costs a tenth of a millisecond: a statement that was prepared
 * while a table was small goes on reading all of it when it has grown.
 */
export interface Asker {
  run(sql: string, ...values: unknown[]): Promise<void>
  get(sql: string, ...values: unknown[]): Promise<Row | null>
  all(sql: string, ...values: unknown[]): Promise<Row[]>
}

export function askerOf(client: ClientBase): Asker {
  const all = async (text: string, ...values: unknown[]) => (await client.query<Row>(text, values)).rows
  return {
    all,
    get: async (sql, ...values) => (await all(sql, ...values))[0] ?? null,
    async run(sql, ...values) {
      await all(sql, ...values)
    },
  }
}

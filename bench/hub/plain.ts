/* The floor: the same rows into the same kind of database by one plain multi-row insert, as durable, with nothing looked up. */
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Pushed } from '#hub/log/checkEvent.ts'

export type Plain = { insert(rows: readonly Pushed[]): Promise<void>; close(): Promise<void> }

const TABLE = 'create table plain(seq bigint primary key, id text not null, dseq bigint not null, raw text not null, hash text not null)'
const COLUMNS = 5
const HASH = '0'.repeat(64)

export async function plainPostgres(url: string): Promise<Plain> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(TABLE)
  let seq = 0
  return {
    async insert(rows) {
      const values = rows.map((_, i) => `($${i * COLUMNS + 1}, $${i * COLUMNS + 2}, $${i * COLUMNS + 3}, $${i * COLUMNS + 4}, $${i * COLUMNS + 5})`)
      await client.query({
        name: `plain-${rows.length}`,
        text: `insert into plain values ${values.join(', ')}`,
        values: rows.flatMap(({ id, dseq, raw }) => [++seq, id, dseq, raw, HASH]),
      })
    },
    close: () => client.end(),
  }
}

/** A file of its own on the same disk, set as the hub sets its own: the hub lets nobody else into that. */
export function plainSqlite(folder: string): Plain {
  const db = new DatabaseSync(join(folder, 'plain.sqlite'))
  db.exec(`pragma locking_mode=exclusive; pragma journal_mode=wal; pragma synchronous=full; ${TABLE}`)
  let seq = 0
  return {
    async insert(rows) {
      db.prepare(`insert into plain values ${rows.map(() => '(?, ?, ?, ?, ?)').join(', ')}`).run(
        ...rows.flatMap(({ id, dseq, raw }) => [++seq, id, dseq, raw, HASH]),
      )
    },
    close: async () => db.close(),
  }
}

import type { Asker } from './postgresQuery.ts'
import { toCode } from './rows.ts'
import type { CodeTable } from './store.ts'

const ADD = `
  insert into code(half, centre, code_hash, role, label, desk, also, expires_at, used_at, tries) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`

export function postgresCodes(q: Asker): CodeTable {
  return {
    add: (c) => q.run(ADD, c.half, c.centre, c.codeHash, c.role, c.label, c.desk, c.also.join(' '), c.expiresAt, c.usedAt, c.tries),
    async find(half) {
      const row = await q.get('select * from code where half = $1', half)
      return row && toCode(row)
    },
    setUsed: (half, at) => q.run('update code set used_at = $2 where half = $1', half, at),
    addTry: (half) => q.run('update code set tries = tries + 1 where half = $1', half),
    sweep: (before) => q.run('delete from code where expires_at < $1', before),
  }
}

import type { Role } from '#domain/roles.ts'
import type { Prepared, SqlRow } from './prepared.ts'
import { int, intOrNull, text, textOrNull } from './prepared.ts'
import type { CodeRow, CodeTable } from './store.ts'

const toCode = (row: SqlRow): CodeRow => ({
  centre: text(row, 'centre'),
  half: text(row, 'half'),
  codeHash: text(row, 'code_hash'),
  role: text(row, 'role') as Role,
  label: text(row, 'label'),
  desk: textOrNull(row, 'desk'),
  expiresAt: int(row, 'expires_at'),
  usedAt: intOrNull(row, 'used_at'),
  tries: int(row, 'tries'),
})

export function codeTable(q: Prepared): CodeTable {
  return {
    add: async (c) =>
      q.run('insert into code values (?, ?, ?, ?, ?, ?, ?, ?, ?)', c.half, c.centre, c.codeHash, c.role, c.label, c.desk, c.expiresAt, c.usedAt, c.tries),
    async find(half) {
      const row = q.get('select * from code where half = ?', half)
      return row && toCode(row)
    },
    setUsed: async (half, at) => q.run('update code set used_at = ? where half = ?', at, half),
    addTry: async (half) => q.run('update code set tries = tries + 1 where half = ?', half),
    sweep: async (before) => q.run('delete from code where expires_at < ?', before),
  }
}

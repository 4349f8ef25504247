import type { Prepared } from './prepared.ts'
import { toCode } from './rows.ts'
import type { CodeTable } from './store.ts'

const ADD = `
  insert into code(half, centre, code_hash, role, label, desk, also, expires_at, used_at, tries) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

export function codeTable(q: Prepared): CodeTable {
  return {
    add: async (c) => q.run(ADD, c.half, c.centre, c.codeHash, c.role, c.label, c.desk, c.also.join(' '), c.expiresAt, c.usedAt, c.tries),
    async find(half) {
      const row = q.get('select * from code where half = ?', half)
      return row && toCode(row)
    },
    setUsed: async (half, at) => q.run('update code set used_at = ? where half = ?', at, half),
    addTry: async (half) => q.run('update code set tries = tries + 1 where half = ?', half),
    sweep: async (before) => q.run('delete from code where expires_at < ?', before),
  }
}

import type { Asker } from './postgresQuery.ts'
import { toPin } from './rows.ts'
import type { PinTable } from './store.ts'

const SET = `
  insert into staff_pin(centre, staff, hash, salt, set_at) values ($1, $2, $3, $4, $5)
  on conflict (centre, staff) do update set hash = excluded.hash, salt = excluded.salt, set_at = excluded.set_at`

export function postgresPins(q: Asker): PinTable {
  return {
    async of(centre, staff) {
      const row = await q.get('select * from staff_pin where centre = $1 and staff = $2', centre, staff)
      return row && toPin(row)
    },
    set: (centre, p) => q.run(SET, centre, p.staff, p.hash, p.salt, p.setAt),
    remove: (centre, staff) => q.run('delete from staff_pin where centre = $1 and staff = $2', centre, staff),
    list: async (centre) => (await q.all('select * from staff_pin where centre = $1 order by staff', centre)).map(toPin),
  }
}

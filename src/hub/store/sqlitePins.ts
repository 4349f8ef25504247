import type { Prepared } from './prepared.ts'
import { toPin } from './rows.ts'
import type { PinTable } from './store.ts'

export function pinTable(q: Prepared): PinTable {
  return {
    async of(centre, staff) {
      const row = q.get('select * from staff_pin where centre = ? and staff = ?', centre, staff)
      return row && toPin(row)
    },
    set: async (centre, p) =>
      q.run('insert or replace into staff_pin(centre, staff, hash, salt, set_at) values (?, ?, ?, ?, ?)', centre, p.staff, p.hash, p.salt, p.setAt),
    remove: async (centre, staff) => q.run('delete from staff_pin where centre = ? and staff = ?', centre, staff),
    list: async (centre) => q.all('select * from staff_pin where centre = ? order by staff', centre).map(toPin),
  }
}

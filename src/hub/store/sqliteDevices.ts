import type { Prepared } from './prepared.ts'
import { toDevice } from './rows.ts'
import type { DeviceTable } from './store.ts'

export function deviceTable(q: Prepared): DeviceTable {
  return {
    add: async (d) =>
      q.run(
        'insert into device values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        d.device,
        d.centre,
        d.role,
        d.label,
        d.desk,
        d.letter,
        d.tokenHash,
        d.joinedAt,
        d.seenAt,
        d.revokedAt,
      ),
    async find(device) {
      const row = q.get('select * from device where device = ?', device)
      return row && toDevice(row)
    },
    findAll: async (ids) => q.all('select * from device where device in (select value from json_each(?))', JSON.stringify(ids)).map(toDevice),
    list: async (centre) => q.all('select * from device where centre = ? order by joined_at, rowid', centre).map(toDevice),
    setSeen: async (device, at) => q.run('update device set seen_at = ? where device = ?', at, device),
    rejoin: async (d) =>
      q.run(
        'update device set label = ?, desk = ?, letter = ?, token_hash = ?, joined_at = ?, revoked_at = null where device = ?',
        d.label,
        d.desk,
        d.letter,
        d.tokenHash,
        d.joinedAt,
        d.device,
      ),
    setRevoked: async (device, at) => q.run('update device set revoked_at = ? where device = ? and revoked_at is null', at, device),
  }
}

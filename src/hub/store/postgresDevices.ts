import type { Asker } from './postgresQuery.ts'
import { toDevice } from './rows.ts'
import type { DeviceTable } from './store.ts'

const ADD = `
  insert into device(device, centre, role, label, desk, letter, token_hash, joined_at, seen_at, revoked_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`
const REJOIN = 'update device set label = $2, desk = $3, letter = $4, token_hash = $5, joined_at = $6, revoked_at = null where device = $1'

export function postgresDevices(q: Asker): DeviceTable {
  return {
    add: (d) => q.run(ADD, d.device, d.centre, d.role, d.label, d.desk, d.letter, d.tokenHash, d.joinedAt, d.seenAt, d.revokedAt),
    async find(device) {
      const row = await q.get('select * from device where device = $1', device)
      return row && toDevice(row)
    },
    findAll: async (ids) => (await q.all('select * from device where device = any($1::text[])', ids)).map(toDevice),
    list: async (centre) => (await q.all('select * from device where centre = $1 order by joined_at, added', centre)).map(toDevice),
    setSeen: (device, at) => q.run('update device set seen_at = $2 where device = $1', device, at),
    rejoin: (d) => q.run(REJOIN, d.device, d.label, d.desk, d.letter, d.tokenHash, d.joinedAt),
    setRevoked: (device, at) => q.run('update device set revoked_at = $2 where device = $1 and revoked_at is null', device, at),
  }
}

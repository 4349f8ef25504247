import type { Role } from '#domain/roles.ts'
import type { Prepared, SqlRow } from './prepared.ts'
import { int, intOrNull, text, textOrNull } from './prepared.ts'
import type { DeviceRow, DeviceTable } from './store.ts'

const toDevice = (row: SqlRow): DeviceRow => ({
  centre: text(row, 'centre'),
  device: text(row, 'device'),
  role: text(row, 'role') as Role,
  label: text(row, 'label'),
  desk: textOrNull(row, 'desk'),
  letter: text(row, 'letter'),
  tokenHash: text(row, 'token_hash'),
  joinedAt: int(row, 'joined_at'),
  seenAt: intOrNull(row, 'seen_at'),
  revokedAt: intOrNull(row, 'revoked_at'),
})

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

import type { Outcome } from '#domain/events.ts'
import type { FaultCode } from '#wire/fault.ts'
import { CHAIN_START } from '#wire/code.ts'
import type { Prepared, SqlRow } from './prepared.ts'
import { int, text, textOrNull } from './prepared.ts'
import type { CentreMode, CentreRow, EventRow, LogTable, Taken } from './store.ts'

const toCentre = (row: SqlRow): CentreRow => ({
  centre: text(row, 'centre'),
  head: int(row, 'head'),
  headHash: text(row, 'head_hash'),
  reducer: int(row, 'reducer'),
  mode: text(row, 'mode') as CentreMode,
  key: text(row, 'key'),
  safeSeq: int(row, 'safe_seq'),
  cardHead: int(row, 'card_head'),
})

const toEvent = (row: SqlRow): EventRow => ({
  n: int(row, 'seq'),
  id: text(row, 'id'),
  device: text(row, 'device'),
  inc: text(row, 'inc'),
  dseq: int(row, 'dseq'),
  type: text(row, 'type'),
  v: int(row, 'v'),
  recvAt: int(row, 'recv_at'),
  raw: text(row, 'raw'),
  outcome: text(row, 'outcome') as Outcome,
  hash: text(row, 'hash'),
})

const place = (row: SqlRow) => ({ id: text(row, 'id'), device: text(row, 'device'), inc: text(row, 'inc'), dseq: int(row, 'dseq') })
const inLog = (row: SqlRow | null): Taken | null => row && { ...place(row), n: int(row, 'seq') }
const inQuarantine = (row: SqlRow | null): Taken | null => row && { ...place(row), code: text(row, 'code') as FaultCode, sentence: text(row, 'sentence') }

const PLACE = 'select seq, id, device, inc, dseq from event where centre = ? and'
const KEPT = 'select id, device, inc, dseq, code, sentence from quarantine where centre = ? and'

export function logTable(q: Prepared): LogTable {
  const centre = async (id: string) => {
    const row = q.get('select * from centre where centre = ?', id)
    return row && toCentre(row)
  }
  return {
    centre,
    // A write transaction of SQLite holds the whole file already.
    lock: centre,
    centres: async () => q.all('select * from centre order by rowid').map(toCentre),
    addCentre: async (id, reducer, key) => q.run('insert into centre(centre, head_hash, reducer, key) values (?, ?, ?, ?)', id, CHAIN_START, reducer, key),
    setMode: async (id, mode) => q.run('update centre set mode = ? where centre = ?', mode, id),
    setSafeSeq: async (id, safeSeq) => q.run('update centre set safe_seq = ? where centre = ?', safeSeq, id),
    setReducer: async (id, reducer) => q.run('update centre set reducer = ? where centre = ?', reducer, id),
    setHead: async (id, head, headHash) => q.run('update centre set head = ?, head_hash = ? where centre = ?', head, headHash, id),
    async incarnation(id, device, inc) {
      const row = q.get('select last_dseq, last_id from incarnation where centre = ? and device = ? and inc = ?', id, device, inc)
      return row ? { lastDseq: int(row, 'last_dseq'), lastId: textOrNull(row, 'last_id') } : { lastDseq: 0, lastId: null }
    },
    setIncarnation: async (id, device, inc, row) =>
      q.run('insert or replace into incarnation values (?, ?, ?, ?, ?)', id, device, inc, row.lastDseq, row.lastId),
    taken: async (id, event) => inLog(q.get(`${PLACE} id = ?`, id, event)) ?? inQuarantine(q.get(`${KEPT} id = ? limit 1`, id, event)),
    atCounter: async (id, ...at) =>
      inLog(q.get(`${PLACE} device = ? and inc = ? and dseq = ?`, id, ...at)) ?? inQuarantine(q.get(`${KEPT} device = ? and inc = ? and dseq = ?`, id, ...at)),
    add: async (id, e) =>
      q.run(
        'insert into event values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        id,
        e.n,
        e.id,
        e.device,
        e.inc,
        e.dseq,
        e.type,
        e.v,
        e.recvAt,
        e.raw,
        e.outcome,
        e.hash,
      ),
    quarantine: async (id, e) =>
      q.run(
        'insert into quarantine values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        id,
        e.id,
        e.device,
        e.inc,
        e.dseq,
        Buffer.from(e.raw, 'utf8'),
        e.code,
        e.sentence,
        e.recvAt,
      ),
    async eraseQuarantined(id, before) {
      const old = 'centre = ? and recv_at < ? and length(raw) > 0'
      const row = q.get(`select count(*) as count from quarantine where ${old}`, id, before)
      q.run(`update quarantine set raw = x'' where ${old}`, id, before)
      return row ? int(row, 'count') : 0
    },
    after: async (id, n, limit) => q.all('select * from event where centre = ? and seq > ? order by seq limit ?', id, n, limit).map(toEvent),
    async hashAt(id, n) {
      if (n === 0) return CHAIN_START
      const row = q.get('select hash from event where centre = ? and seq = ?', id, n)
      return row && text(row, 'hash')
    },
  }
}

import { CHAIN_START } from '#wire/code.ts'
import type { Prepared } from './prepared.ts'
import { int, text, textOrNull, toCentre, toEvent, toIncarnation, toQuarantined, toTaken } from './rows.ts'
import type { LogTable } from './store.ts'

/** Where something went: the log, and what of the quarantine is not in the log. */
const TAKEN = (which: string) => `
  select seq, id, device, inc, dseq, null as code, null as sentence from event where centre = ? and ${which}
  union all select null, id, device, inc, dseq, code, sentence from quarantine where centre = ? and ${which}`

export function logTable(q: Prepared): LogTable {
  const centre = async (id: string) => {
    const row = q.get('select * from centre where centre = ?', id)
    return row && toCentre(row)
  }
  return {
    centre,
    // A write transaction of SQLite holds the whole file already.
    lock: centre,
    // One process at a time has the file.
    lockCentres: async () => undefined,
    centres: async () => q.all('select * from centre order by rowid').map(toCentre),
    addCentre: async (id, reducer, key) => q.run('insert into centre(centre, head_hash, reducer, key) values (?, ?, ?, ?)', id, CHAIN_START, reducer, key),
    setBegun: async (id, as, name) => q.run('update centre set begun_as = ?, name = ? where centre = ?', as, name, id),
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
    async taken(id, events) {
      const ids = JSON.stringify(events)
      return q.all(TAKEN('id in (select value from json_each(?))'), id, ids, id, ids).map(toTaken)
    },
    async atCounters(id, device, inc, counters) {
      const all = [id, device, inc, JSON.stringify(counters)]
      return q.all(TAKEN('device = ? and inc = ? and dseq in (select value from json_each(?))'), ...all, ...all).map(toTaken)
    },
    async addAll(id, rows) {
      for (const e of rows) {
        const values = [e.n, e.id, e.device, e.inc, e.dseq, e.type, e.v, e.recvAt, e.raw, e.outcome, e.hash]
        q.run('insert into event values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', id, ...values)
      }
    },
    async quarantineAll(id, rows) {
      for (const e of rows) {
        const values = [e.id, e.device, e.inc, e.dseq, Buffer.from(e.raw, 'utf8'), e.code, e.sentence, e.recvAt]
        q.run('insert into quarantine values (?, ?, ?, ?, ?, ?, ?, ?, ?)', id, ...values)
      }
    },
    async eraseQuarantined(id, before) {
      const old = 'centre = ? and recv_at < ? and length(raw) > 0'
      const row = q.get(`select count(*) as count from quarantine where ${old}`, id, before)
      q.run(`update quarantine set raw = x'' where ${old}`, id, before)
      return row ? int(row, 'count') : 0
    },
    after: async (id, n, limit) => q.all('select * from event where centre = ? and seq > ? order by seq limit ?', id, n, limit).map(toEvent),
    keepSeal: async (id, n, seal) => q.run('insert or replace into sealed values (?, ?, ?)', id, n, seal),
    async sealUpTo(id, n) {
      const row = q.get('select seq, seal from sealed where centre = ? and seq <= ? order by seq desc limit 1', id, n)
      return row && { n: int(row, 'seq'), seal: text(row, 'seal') }
    },
    async hashAt(id, n) {
      if (n === 0) return CHAIN_START
      const row = q.get('select hash from event where centre = ? and seq = ?', id, n)
      return row && text(row, 'hash')
    },
    incarnations: async (id) => q.all('select * from incarnation where centre = ? order by device, inc', id).map(toIncarnation),
    quarantined: async (id, skip, limit) =>
      q.all('select * from quarantine where centre = ? order by device, inc, dseq limit ? offset ?', id, limit, skip).map(toQuarantined),
  }
}

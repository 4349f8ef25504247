import { CHAIN_START } from '#wire/code.ts'
import type { Asker } from './postgresQuery.ts'
import { int, text, textOrNull, toCentre, toEvent, toIncarnation, toQuarantined, toTaken } from './rows.ts'
import type { LogTable } from './store.ts'

/** Taken by whoever adds a centre; two hubs may start at once on an empty database. */
const CENTRES_LOCK = 0x666f_7902

/**
 * Where each of a list went: the log or the quarantine. One look into an index for each, by its shape: a server that knows a young
 * table badly would else read all of the centre for a list.
 */
const TAKEN = (list: string, which: string) => `
  select found.* from ${list} cross join lateral (
    select seq, id, device, inc, dseq, null as code, null as sentence from event where centre = $1 and ${which} limit 1) as found
  union all select found.* from ${list} cross join lateral (
    select null::bigint, id, device, inc, dseq, code, sentence from quarantine where centre = $1 and ${which} limit 1) as found`
const TAKEN_IDS = TAKEN('unnest($2::text[]) as asked(asked_id)', 'id = asked_id')
const AT_COUNTERS = TAKEN('unnest($4::bigint[]) as asked(asked_dseq)', 'device = $2 and inc = $3 and dseq = asked_dseq')

const EVENTS = `
  insert into event select $1::text, n, id, device, inc, dseq, type, v, "recvAt", raw, outcome, hash from json_to_recordset($2::json)
  as e(n bigint, id text, device text, inc text, dseq bigint, type text, v integer, "recvAt" bigint, raw text, outcome text, hash text)`

/** Its text may hold what no text of PostgreSQL can, so it travels in hexadecimal digits. */
const QUARANTINE = `
  insert into quarantine select $1::text, id, device, inc, dseq, decode(hex, 'hex'), code, sentence, "recvAt" from json_to_recordset($2::json)
  as e(id text, device text, inc text, dseq bigint, hex text, code text, sentence text, "recvAt" bigint)`

export function postgresLog(q: Asker): LogTable {
  return {
    async centre(id) {
      const row = await q.get('select * from centre where centre = $1', id)
      return row && toCentre(row)
    },
    async lock(id) {
      const row = await q.get('select * from centre where centre = $1 for update', id)
      return row && toCentre(row)
    },
    lockCentres: () => q.run('select pg_advisory_xact_lock($1)', CENTRES_LOCK),
    centres: async () => (await q.all('select * from centre order by added')).map(toCentre),
    addCentre: (id, reducer, key) => q.run('insert into centre(centre, head_hash, reducer, key) values ($1, $2, $3, $4)', id, CHAIN_START, reducer, key),
    setBegun: (id, as, name) => q.run('update centre set begun_as = $2, name = $3 where centre = $1', id, as, name),
    setMode: (id, mode) => q.run('update centre set mode = $2 where centre = $1', id, mode),
    setSafeSeq: (id, safeSeq) => q.run('update centre set safe_seq = $2 where centre = $1', id, safeSeq),
    setReducer: (id, reducer) => q.run('update centre set reducer = $2 where centre = $1', id, reducer),
    setHead: (id, head, headHash) => q.run('update centre set head = $2, head_hash = $3 where centre = $1', id, head, headHash),
    async incarnation(id, device, inc) {
      const row = await q.get('select last_dseq, last_id from incarnation where centre = $1 and device = $2 and inc = $3', id, device, inc)
      return row ? { lastDseq: int(row, 'last_dseq'), lastId: textOrNull(row, 'last_id') } : { lastDseq: 0, lastId: null }
    },
    setIncarnation: (id, device, inc, row) =>
      q.run(
        `insert into incarnation values ($1, $2, $3, $4, $5)
         on conflict (centre, device, inc) do update set last_dseq = excluded.last_dseq, last_id = excluded.last_id`,
        id,
        device,
        inc,
        row.lastDseq,
        row.lastId,
      ),
    taken: async (id, events) => (await q.all(TAKEN_IDS, id, events)).map(toTaken),
    atCounters: async (id, device, inc, counters) => (await q.all(AT_COUNTERS, id, device, inc, counters)).map(toTaken),
    addAll: (id, rows) => q.run(EVENTS, id, JSON.stringify(rows)),
    quarantineAll: (id, rows) =>
      q.run(QUARANTINE, id, JSON.stringify(rows.map(({ raw, ...row }) => ({ ...row, hex: Buffer.from(raw, 'utf8').toString('hex') })))),
    async eraseQuarantined(id, before) {
      const old = await q.all(`update quarantine set raw = '' where centre = $1 and recv_at < $2 and length(raw) > 0 returning 1`, id, before)
      return old.length
    },
    after: async (id, n, limit) => (await q.all('select * from event where centre = $1 and seq > $2 order by seq limit $3', id, n, limit)).map(toEvent),
    keepSeal: (id, n, seal) => q.run('insert into sealed values ($1, $2, $3) on conflict (centre, seq) do update set seal = excluded.seal', id, n, seal),
    async sealUpTo(id, n) {
      const row = await q.get('select seq, seal from sealed where centre = $1 and seq <= $2 order by seq desc limit 1', id, n)
      return row && { n: int(row, 'seq'), seal: text(row, 'seal') }
    },
    async hashAt(id, n) {
      if (n === 0) return CHAIN_START
      const row = await q.get('select hash from event where centre = $1 and seq = $2', id, n)
      return row && text(row, 'hash')
    },
    incarnations: async (id) => (await q.all('select * from incarnation where centre = $1 order by device, inc', id)).map(toIncarnation),
    quarantined: async (id, skip, limit) =>
      (await q.all('select * from quarantine where centre = $1 order by device, inc, dseq limit $2 offset $3', id, limit, skip)).map(toQuarantined),
  }
}

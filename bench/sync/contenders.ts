/* Who is measured, and with which of their settings. */
export type Kind = 'foyer' | 'rxdb' | 'pouch'
/** `batch`: documents in one replication request; Foyer's sync chooses its own. */
export type Contender = { kind: Kind; batch: number; name: string; says: string }

export const FOYER: Contender = { kind: 'foyer', batch: 0, name: 'foyer', says: 'Foyer (strict, hub on SQLite, synced)' }
export const POUCH_DEFAULT: Contender = { kind: 'pouch', batch: 100, name: 'pouchdb-100', says: 'PouchDB, default batch of 100' }
export const RXDB: readonly Contender[] = [100, 1000, 5000].map((batch) => ({ kind: 'rxdb', batch, name: `rxdb-${batch}`, says: `RxDB, batch of ${batch}` }))

export const ALL: readonly Contender[] = [FOYER, ...RXDB, POUCH_DEFAULT, { kind: 'pouch', batch: 1000, name: 'pouchdb-1000', says: 'PouchDB, batch of 1000' }]

import { Dexie } from 'dexie'
import type { Table } from 'dexie'
import type { CardField } from '#wire/card.ts'
import type { Cursor } from '#wire/code.ts'
import { CHAIN_START } from '#wire/code.ts'
import type { Outcome } from '#domain/events.ts'

/**
 * An event that the log has not given back yet. `raw` is its exact text. `renumbered`: written anew under another counter, so the
 * hub may hold the text of before.
 */
export type OutboxRow = { dseq: number; id: string; raw: string; createdAt: number; renumbered?: true }

/**
 * Confirmed events `from` … `to` in one record: reading 20,000 events is 40 requests and not 20,000.
 * `raw` is their texts, one a line (JSON text holds no line break); the arrays run beside it. `seal` is the hub's, of the end: with it a hub
 * that lost the page takes it back.
 */
export type PageRow = { from: number; to: number; prevHash: string; toHash: string; raw: string; recvAt: number[]; outcome: Outcome[]; seal: string }

/**
 * A page that is not on the hub's log any more, because the hub was set back. Kept for good. `offered`: whether the hub was given what it
 * holds of others; what it holds of this device went back to the outbox.
 */
export type ArchiveRow = PageRow & { k?: number; offered: 'no' | 'taken' | 'refused' }

/** A cursor with the hub's seal of it; null before the first page. */
export type SealedCursor = Cursor & { seal: string | null }
export const START: SealedCursor = { n: 0, hash: CHAIN_START, seal: null }

/** What the confirmed log comes to at number `n`: the start is from here, and pages before it may be gone. `state`: domain/centre/stateText.ts. */
export type SnapRow = { n: number; hash: string; seal: string; reducer: number; state: string }

export type QuarantineRow = { id: string; raw: string; code: string; sentence: string; read: boolean }
export type TicketRow = { visit: string; day: string; ticket: string }
export type CardRow = { visit: string; day: string; fields: Partial<Record<CardField, { text: string; n: number; write: string }>>; erased: boolean }
export type CardOutboxRow = { k?: number; write: string; visit: string; day: string; field: CardField; text: string }

/**
 * Who this installation is in the log. `inc` changes when the local store fell behind what the hub has of it; `before` are the ones
 * that it was until then, for what became of their claims is still to be told here.
 */
export type Identity = { device: string; inc: string; nextDseq: number; before?: string[] }

/** A PIN as this PC keeps it: PBKDF2 over its own salt. */
export type KeptPin = { salt: Uint8Array<ArrayBuffer>; hash: Uint8Array<ArrayBuffer> }

export type MetaRow =
  | { k: 'identity'; value: Identity }
  | { k: 'cursor'; value: SealedCursor }
  | { k: 'cards'; value: number }
  /** The id of the last accepted card write here; null where that emptied a card. */
  | { k: 'lastCard'; value: string | null }
  /** Up to here the log is in a verified backup, as the hub last said. */
  | { k: 'safeSeq'; value: number }
  | { k: 'known'; value: unknown }
  /** What people must be told of a store that was lost, until somebody has read it. */
  | { k: 'lost'; value: string }
  | { k: `own:${string}`; value: number }
  /** A staff member's PIN that was right on this PC. */
  | { k: `pin:${string}`; value: KeptPin }
  /** Who has a PIN, as the hub last said. */
  | { k: 'staffWithPin'; value: string[] }

export type Database = Dexie & {
  outbox: Table<OutboxRow, number>
  pages: Table<PageRow, number>
  archive: Table<ArchiveRow, number>
  snap: Table<SnapRow, number>
  meta: Table<MetaRow, string>
  readNotices: Table<{ event: string }, string>
  quarantine: Table<QuarantineRow, string>
  tickets: Table<TicketRow, string>
  cards: Table<CardRow, string>
  cardOutbox: Table<CardOutboxRow, number>
}

const VERSION = 2

export function databaseName(device: string, nth = 1): string {
  return nth === 1 ? `foyer-${device}` : `foyer-${device}-${nth}`
}

/**
 * One database a device; the `nth` where those before it were damaged. Strict durability: "saved" on a screen means that it is on the disk, also after a power cut
 * (Chromium's default since 121 is relaxed and loses acknowledged writes).
 */
export function openDatabase(device: string, nth = 1): Database {
  const database = new Dexie(databaseName(device, nth), { chromeTransactionDurability: 'strict', autoOpen: false })
  // What serves Dexie's live queries, which nothing here asks: each write would pay for it.
  for (const name of ['Cache', 'Observability']) database.unuse({ stack: 'dbcore', name })
  database.version(1).stores({
    outbox: 'dseq, &id',
    pages: 'from',
    archive: '++k, offered',
    meta: 'k',
    readNotices: 'event',
    quarantine: 'id',
    tickets: 'visit',
    cards: 'visit, day',
    cardOutbox: '++k, visit',
  })
  database.version(VERSION).stores({ snap: 'n' })
  return database as Database
}

/**
 * Opens it, never by itself: a store that vanished while a window was open must not come back empty behind its back. Throws a
 * VersionError where a newer release has been here, which Dexie would let pass.
 */
export async function openStore(database: Database): Promise<void> {
  if (database.isOpen()) return
  await database.open()
  if (database.backendDB().version < (VERSION + 1) * 10) return
  database.close()
  throw new Dexie.VersionError('A newer release has written to this store.')
}

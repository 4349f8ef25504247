/* What a device holds, read from its IndexedDB as it lies there, and folded by the domain: no hook in the product. */
import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { canonical } from '#domain/centre/canonical.ts'
import { fold } from '#domain/centre/fold.ts'
import type { CentreState, Day } from '#domain/centre/state.ts'
import { EMPTY_CENTRE, EMPTY_DAY } from '#domain/centre/state.ts'
import { readState } from '#domain/centre/stateText.ts'
import type { PageRow, SnapRow } from '#renderer/log/database.ts'
import type { Logged } from '#renderer/log/records.ts'
import { readPage } from '#renderer/log/records.ts'

export type DeviceLog = { confirmed: Logged[]; unsent: string[]; state: CentreState; hash: string }

/** The newest of a device's databases: there is more than one where one was damaged. */
async function databaseOf(page: Page, device: string): Promise<string> {
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
  return names.filter((name) => name.startsWith(`foyer-${device}`)).toSorted((a, b) => b.length - a.length || b.localeCompare(a))[0] ?? `foyer-${device}`
}

/** Rows of one table, straight from the disk. */
export async function readTable<T>(page: Page, device: string, table: string): Promise<T[]> {
  return page.evaluate(
    ([name, store]) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open(name ?? '')
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const reading = opening.result
            .transaction(store ?? '')
            .objectStore(store ?? '')
            .getAll()
          reading.addEventListener('error', () => reject(reading.error))
          reading.addEventListener('success', () => {
            opening.result.close()
            resolve(reading.result as unknown[])
          })
        })
      }),
    [await databaseOf(page, device), table],
  ) as Promise<T[]>
}

export async function readLog(page: Page, device: string): Promise<DeviceLog> {
  const pages = await readTable<PageRow>(page, device, 'pages')
  const outbox = await readTable<{ id: string }>(page, device, 'outbox')
  const [snap] = (await readTable<SnapRow>(page, device, 'snap')).sort((a, b) => b.n - a.n)
  const confirmed = pages.sort((a, b) => a.from - b.from).flatMap(readPage)
  const state = fold(
    snap ? readState(snap.state) : EMPTY_CENTRE,
    confirmed.filter(({ n }) => n !== null && n > (snap?.n ?? 0)),
  )
  return { confirmed, unsent: outbox.map((row) => row.id), state, hash: createHash('sha256').update(canonical(state)).digest('hex') }
}

/** The newest day of the log that has visits. */
export function today(state: CentreState): Day {
  return [...state.days].filter(([, day]) => day.visits.size > 0).sort(([a], [b]) => (a < b ? 1 : -1))[0]?.[1] ?? EMPTY_DAY
}

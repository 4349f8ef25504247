/* RxDB on its Dexie storage, with its own replication. The store is opened before the clock starts. */
import { createRxDatabase } from 'rxdb/plugins/core'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'

const text = { type: 'string' }
const number = { type: 'number' }
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    device: text,
    inc: text,
    dseq: number,
    type: text,
    v: number,
    day: text,
    at: number,
    clock: number,
    base: number,
    body: { type: 'object' },
  },
  required: ['id'],
}

let opening = null
const open = () => (opening ??= openOnce())

async function openOnce() {
  const database = await createRxDatabase({ name: 'events', storage: getRxStorageDexie(), multiInstance: false })
  await database.addCollections({ events: { schema } })
  return database.events
}

async function replicate(batch, handlers) {
  const collection = await open()
  const began = performance.now()
  const running = replicateRxCollection({ collection, replicationIdentifier: 'hub', live: false, retryTime: 500, waitForLeadership: false, ...handlers(batch) })
  running.error$.subscribe((error) => console.error(error.message, JSON.stringify(error.parameters).slice(0, 500)))
  await running.awaitInitialReplication()
  return performance.now() - began
}

const push = (batchSize) => ({
  push: {
    batchSize,
    handler: async (rows) => (await fetch('/push', { method: 'POST', body: JSON.stringify(rows) })).json(),
  },
})
const pull = (batchSize) => ({
  pull: {
    batchSize,
    handler: async (checkpoint, limit) => (await fetch(`/pull?after=${checkpoint?.seq ?? 0}&limit=${limit}`)).json(),
  },
})

window.bench = {
  prepare: async () => 0,
  async write(events, batch) {
    const collection = await open()
    const began = performance.now()
    for (let from = 0; from < events.length; from += batch) {
      const { error } = await collection.bulkInsert(events.slice(from, from + batch))
      if (error.length > 0) throw new Error(JSON.stringify(error[0]))
    }
    return performance.now() - began
  },
  drain: (_, batch) => replicate(batch, push),
  fill: (_, batch) => replicate(batch, pull),
  count: async () => (await open()).count().exec(),
}

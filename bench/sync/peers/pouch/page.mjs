/* PouchDB on IndexedDB, with its own replication to a CouchDB-like server. The store is opened before the clock starts. */
import PouchDB from 'pouchdb-browser'

const remote = () => new PouchDB(`${location.origin}/db/events`)
const local = () => new PouchDB('events', { auto_compaction: true })

async function replicate(way, batch) {
  const [here, there] = [local(), remote()]
  await Promise.all([here.info(), there.info()])
  const began = performance.now()
  const { ok, errors } = await here.replicate[way](there, { batch_size: batch, batches_limit: 10 })
  if (!ok) throw new Error(JSON.stringify(errors))
  return performance.now() - began
}

window.bench = {
  prepare: async () => 0,
  async write(events, batch) {
    const database = local()
    await database.info()
    const began = performance.now()
    for (let from = 0; from < events.length; from += batch) {
      await database.bulkDocs(events.slice(from, from + batch).map(({ id, ...rest }) => ({ _id: id, ...rest })))
    }
    return performance.now() - began
  },
  drain: (_, batch) => replicate('to', batch),
  fill: (_, batch) => replicate('from', batch),
  count: async () => (await local().info()).doc_count,
}

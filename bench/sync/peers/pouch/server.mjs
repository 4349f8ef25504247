/* express-pouchdb on PouchDB's adapter in memory: nothing on the disk. Arguments: folder of the page, folder for its log. */
import { join } from 'node:path'
import express from 'express'
import expressPouchdb from 'express-pouchdb'
import PouchDB from 'pouchdb'
import memory from 'pouchdb-adapter-memory'

const [page, folder] = process.argv.slice(2)
PouchDB.plugin(memory)
const InMemory = PouchDB.defaults({ adapter: 'memory' })
const app = express()
app.use('/db', expressPouchdb(InMemory, { inMemoryConfig: true, mode: 'minimumForPouchDB', logPath: join(folder, 'pouch.log') }))
app.get('/count', (_, response, next) => {
  new InMemory('events').info().then(({ doc_count: count }) => response.json({ count }), next)
})
app.use(express.static(page))
await new InMemory('events').info()
const server = app.listen(0, '127.0.0.1', () => process.send?.({ url: `http://127.0.0.1:${server.address().port}`, codes: [] }))

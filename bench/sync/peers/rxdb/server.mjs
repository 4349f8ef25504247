/* What RxDB replicates with: the documents in memory, nothing on the disk. Argument: folder of the page. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'

const [page] = process.argv.slice(2)
const documents = new Map()
const log = []

async function push(request) {
  const parts = []
  for await (const part of request) parts.push(part)
  const conflicts = []
  for (const { newDocumentState, assumedMasterState } of JSON.parse(Buffer.concat(parts))) {
    const known = documents.get(newDocumentState.id)
    if (known && !assumedMasterState) {
      conflicts.push(known)
      continue
    }
    documents.set(newDocumentState.id, newDocumentState)
    log.push(newDocumentState.id)
  }
  return conflicts
}

function pull(after, limit) {
  const ids = log.slice(after, after + limit)
  return { documents: ids.map((id) => documents.get(id)), checkpoint: { seq: after + ids.length } }
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost')
  const say = (value) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  if (pathname === '/push') return say(await push(request))
  if (pathname === '/pull') return say(pull(Number(searchParams.get('after')), Number(searchParams.get('limit'))))
  if (pathname === '/count') return say({ count: documents.size })
  const file = pathname === '/' ? 'index.html' : pathname
  const text = await readFile(join(page, file)).catch(() => null)
  if (text === null) return response.writeHead(404).end()
  response.writeHead(200, { 'content-type': file.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8' }).end(text)
})
server.listen(0, '127.0.0.1', () => process.send?.({ url: `http://127.0.0.1:${server.address().port}`, codes: [] }))

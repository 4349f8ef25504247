/* The bare pages and the bare line, as a process of its own like the hub: what one says, it passes to all others. Prints its port. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { FLOOR_DESK, FLOOR_START } from './floorPages.ts'

const pages = new Map([
  ['/desk', FLOOR_DESK],
  ['/start', FLOOR_START],
])

const server = createServer(({ url = '' }, response) => {
  const page = pages.get(url)
  response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
  response.end(page ?? '')
})
const line = new WebSocketServer({ server })
line.on('connection', (socket) => {
  socket.on('message', (data) => {
    for (const other of line.clients) if (other !== socket) other.send(data, { binary: false })
  })
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
process.on('SIGTERM', () => process.exit(0))

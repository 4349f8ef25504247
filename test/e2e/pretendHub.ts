/* A hub for the shell's own specs: it says what it is told to and remembers what it was asked. The real one is in the walks. */
import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'

export const TOKEN = 'a-token-that-no-page-may-ever-see'
const CODE = 'ABCD2345'

export type Asked = { method: string; path: string; headers: IncomingHttpHeaders; body: string }
export type PretendHub = { url: string; asked: Asked[]; lines: WebSocket[]; linesAsked: Asked[]; close(): Promise<void> }

const joined = { device: 'pc-4', centre: 'town-hall', centreName: 'Town hall', role: 'welcome', label: 'Welcome desk', desk: null }

export async function pretendHub(): Promise<PretendHub> {
  const asked: Asked[] = []
  const linesAsked: Asked[] = []
  const lines: WebSocket[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => {
      asked.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body })
      const [status, down] = answer(request.url ?? '', body)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(down))
    })
  })
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket, request) => {
    linesAsked.push({ method: 'GET', path: request.url ?? '', headers: request.headers, body: '' })
    if (request.url === '/d/pc-4/v1/refused') return socket.terminate()
    lines.push(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    lines,
    linesAsked,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answer(path: string, body: string): [number, unknown] {
  if (path === '/v1/pair') {
    const { code } = JSON.parse(body) as { code: string }
    return code === CODE ? [200, { ...joined, token: TOKEN }] : [403, { code: 'codeWrong', sentence: 'This code is not known or was used already.' }]
  }
  if (path === '/d/pc-4/v1/echo') return [200, { said: body }]
  return [401, { code: 'noDevice', sentence: 'Join first.' }]
}

export const PAIR_CODE = CODE

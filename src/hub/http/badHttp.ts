import type { Socket } from 'node:net'
import { makeFault } from '#wire/fault.ts'

const REASONS: Record<string, [number, string, string]> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'The headers of the request are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request took too long to arrive.'],
}

/** What does not even parse as HTTP: answered by hand on the bare socket, then closed. */
export function answerBadHttp(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy()
  const [status, reason, sentence] = REASONS[error.code ?? ''] ?? [400, 'Bad Request', 'This is not a request that the hub can read.']
  const body = JSON.stringify(makeFault('badRequest', sentence))
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`)
}

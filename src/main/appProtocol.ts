/* Serves the built renderer at app://desk and app://display, and nothing else from the disk. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import type { CustomScheme } from 'electron'
import { goneCss, goneHtml } from './gonePage.ts'
import { GONE_PAGE, ROOMS, roomOf } from './rooms.ts'

/** Standard and secure: an origin with storage, Web Locks and crypto.subtle. Not allowed: CORS, bypassing the CSP, service workers. */
export const APP_SCHEME: CustomScheme = { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }

export const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** The file that a URL stands for, or null: another room's page, an unknown kind, or a way out of `root`. */
export function fileFor(root: string, url: string): string | null {
  const room = roomOf(url)
  if (room === null) return null
  const path = readable(new URL(url).pathname)
  if (path === null || path.includes('\0')) return null
  if (path.endsWith('.html') && path !== ROOMS[room].page) return null
  const file = normalize(join(root, path))
  return file.startsWith(root + sep) && extname(file) in TYPES ? file : null
}

function readable(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

/** @param root the folder of the built renderer, absolute and normalised */
export function makeAppHandler(root: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return answer('', '.html', 405)
    const room = roomOf(request.url)
    if (room === null) return answer('', '.html', 404)
    const path = new URL(request.url).pathname
    if (path === GONE_PAGE) return answer(goneHtml(room), '.html')
    if (path === '/gone.css') return answer(goneCss, '.css')
    const file = fileFor(root, request.url)
    if (file === null) return answer('', '.html', 404)
    try {
      return answer(await readFile(file), extname(file))
    } catch {
      return answer('', '.html', 404)
    }
  }
}

function answer(body: string | Uint8Array<ArrayBuffer>, kind: string, status = 200): Response {
  const headers = {
    'content-type': TYPES[kind] ?? 'text/plain; charset=utf-8',
    'content-security-policy': CSP,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  }
  return new Response(body, { status, headers })
}

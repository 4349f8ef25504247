import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { HubFault } from '#hub/faults.ts'
import { isSecret } from '#hub/join/secrets.ts'
import type { Parts } from '#hub/parts.ts'
import type { DeviceRow } from '#hub/store/store.ts'
import type {} from './deviceRequest.ts'
import { isInTheOpen } from './inTheOpen.ts'
import { noDevice } from './sayFault.ts'

export const COOKIE = 'foyer'
/** The longest that browsers keep a cookie. Every hello renews it. */
const COOKIE_DAYS = 400

/** Lets a device in by its token (a Bearer header, or the cookie of its own path), and only where its role may go. */
export function addAuth(app: FastifyInstance, { store }: Parts): void {
  app.decorateRequest('device')
  app.addHook('onRequest', async (request) => {
    const { device } = request.params as { device: string }
    const token = bearer(request) ?? request.cookies[COOKIE]
    const row = token === undefined ? null : await store.read(({ devices }) => devices.find(device))
    if (token === undefined || !row || !isSecret(token, row.tokenHash)) throw noDevice()
    if (row.revokedAt !== null) throw new HubFault('revoked', 'This device was taken away by the team lead. Join again with a new code.')
    if (!request.routeOptions.config.may?.includes(row.role)) throw wrongRole(row)
    if (row.role !== 'display' && isInTheOpen(request)) throw notSecure()
    request.device = row
  })
}

function wrongRole({ role, label }: DeviceRow): HubFault {
  return new HubFault('wrongRole', `"${label}" joined as ${role}, and that role may not do this.`)
}

function notSecure(): HubFault {
  return new HubFault('wrongRole', 'A desk works over a secure line only. Open the hub’s address with https:// instead of http://.')
}

function bearer(request: FastifyRequest): string | undefined {
  return /^Bearer ([A-Za-z0-9_-]{1,100})$/.exec(request.headers.authorization ?? '')?.[1]
}

/** Keeps the token in the browser, out of reach of every page, and sent to this device's path only. */
export function setTokenCookie(request: FastifyRequest, reply: FastifyReply, device: string, token: string): void {
  reply.setCookie(COOKIE, token, {
    path: `/d/${device}`,
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: COOKIE_DAYS * 24 * 3600,
  })
}

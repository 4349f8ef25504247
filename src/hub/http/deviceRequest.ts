/* What a request of a device carries once auth.ts has let it in. */
import type { Role } from '#domain/roles.ts'
import type { DeviceRow } from '#hub/store/store.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The device that asks. Only in routes below /d/:device/v1. */
    device: DeviceRow
  }
  interface FastifyContextConfig {
    /** The roles that may ask. A route below /d/:device that does not say lets nobody in. */
    may?: readonly Role[]
  }
}

export const STAFF: readonly Role[] = ['welcome', 'adviser', 'lead']
/** Whoever holds a centre's log; `hub` is a centre's own, at the council's. */
export const LOG_HOLDERS: readonly Role[] = [...STAFF, 'hub']
export const LEAD: readonly Role[] = ['lead']
export const WELCOME_OR_LEAD: readonly Role[] = ['welcome', 'lead']
export const DISPLAY: readonly Role[] = ['display']

/* The one place where an error becomes an answer. Nothing of the inside leaks: what is not a HubFault is only logged. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { HubFault } from '#hub/faults.ts'
import { isDiskFull } from '#hub/store/sayStoreError.ts'

export function sayFault(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const said = error instanceof HubFault ? error : translate(error as FastifyError)
  if (!(error instanceof HubFault) && said.status >= 500) request.log.error({ err: error }, said.message)
  const { retryAfterMs } = said.fault
  if (retryAfterMs !== undefined) reply.header('retry-after', String(Math.ceil(retryAfterMs / 1000)))
  reply.code(said.status).type('application/json').send(JSON.stringify(said.fault))
}

function translate(error: FastifyError): HubFault {
  if (isDiskFull(error))
    return new HubFault('hubFault', 'The disk of the hub is full. Nothing was stored; it is kept on this PC. Make room on the hub.', {
      status: 507,
      retryAfterMs: 30_000,
    })
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new HubFault('tooLarge', 'The request is larger than the hub takes. Send it in smaller parts.')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new HubFault('badRequest', 'The hub reads JSON. Send it with the content type application/json.', { status: 415, where: 'content-type' })
  }
  if (error.statusCode !== undefined && error.statusCode < 500)
    return new HubFault('badRequest', `The hub cannot read this request: ${error.message}.`, { status: error.statusCode })
  return new HubFault('hubFault', 'Something went wrong in the hub. It is in the hub’s record. Try again in a moment.')
}

export function notFound(request: FastifyRequest): HubFault {
  return request.url.startsWith('/d/') ? noDevice() : new HubFault('notFound', 'There is nothing at this address. Look at the address again.')
}

export function noDevice(): HubFault {
  return new HubFault('noDevice', 'This device is not known to the hub. Join again with a new code from the team lead.')
}

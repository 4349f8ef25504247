/* The static shell: the same renderer for every browser, open without a token. */
import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Parts } from '#hub/parts.ts'
import { notFound } from './sayFault.ts'

const ROOT_FILE = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/

const NOT_BUILT = 'The screens are not built yet. Run "npm run build" and start the hub again.\n'

export async function shellRoutes(app: FastifyInstance, { store }: Parts, rendererDir: string): Promise<void> {
  app.get<{ Params: { device: string } }>('/d/:device', async (request, reply) => reply.redirect(`/d/${encodeURIComponent(request.params.device)}/`, 308))
  if (!existsSync(rendererDir)) {
    const say = async (_: unknown, reply: FastifyReply) => reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
    app.get('/', say)
    app.get('/d/:device/', say)
    return
  }
  await app.register(fastifyStatic, { root: rendererDir, serve: false, cacheControl: false })
  const page = (reply: FastifyReply, file: string) => reply.header('cache-control', 'no-cache').sendFile(file)
  const asset = (reply: FastifyReply, file: string) => reply.header('cache-control', 'public, max-age=31536000, immutable').sendFile(`assets/${file}`)

  app.get('/', async (_, reply) => page(reply, 'index.html'))
  app.get<{ Params: { '*': string } }>('/assets/*', async (request, reply) => asset(reply, request.params['*']))
  app.get<{ Params: { '*': string } }>('/d/:device/assets/*', async (request, reply) => asset(reply, request.params['*']))
  app.get<{ Params: { device: string } }>('/d/:device/', async (request, reply) => {
    const row = await store.read(({ devices }) => devices.find(request.params.device))
    return page(reply, row?.role === 'display' ? 'display.html' : 'index.html')
  })
  app.get<{ Params: { file: string } }>('/:file', async (request, reply) => {
    const { file } = request.params
    if (!ROOT_FILE.test(file)) throw notFound(request)
    // The service worker keeps the shell of every device, so its reach is the whole address.
    if (file === 'sw.js') reply.header('service-worker-allowed', '/')
    return page(reply, file)
  })
}

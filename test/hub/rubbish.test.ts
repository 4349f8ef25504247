import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { fault } from '#wire/fault.ts'
import { LIMITS } from '#wire/limits.ts'
import { aHub, ask, TestDevice } from './aHub.ts'
import type { Said } from './aHub.ts'
import { Pen, sent } from './events.ts'

const faultOf = ({ status, body }: Said) => ({ status, ...fault.parse(body) })

/** Bytes on a bare socket, and all that comes back. */
function raw(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let text = ''
    socket.on('data', (chunk) => (text += String(chunk)))
    socket.on('close', () => resolve(text))
    socket.on('error', () => resolve(text))
    setTimeout(() => socket.destroy(), 1000)
  })
}

describe('rubbish gets a clear answer, and the hub goes on', () => {
  test('bodies that are not JSON, not objects, of another type, or missing', async () => {
    const desk = await TestDevice.join(await aHub(), 'welcome')
    expect(faultOf(await desk.ask('POST', 'events', '{"inc":'))).toMatchObject({ status: 400, code: 'notJson' })
    expect(faultOf(await desk.ask('POST', 'events', 'null'))).toMatchObject({ status: 400, code: 'badRequest' })
    expect(faultOf(await desk.ask('POST', 'events', '[]'))).toMatchObject({ status: 400, code: 'badRequest' })
    expect(faultOf(await desk.ask('POST', 'events', ''))).toMatchObject({ status: 400, code: 'badRequest' })
    expect(faultOf(await desk.ask('POST', 'events', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }))).toMatchObject({
      status: 415,
      code: 'badRequest',
    })
    expect(faultOf(await desk.ask('POST', 'events', '\0\x01\x02'))).toMatchObject({ status: 400, code: 'notJson' })
    expect((await desk.hello()).status).toBe(200)
  })

  test('names the field that is wrong', async () => {
    const desk = await TestDevice.join(await aHub(), 'welcome')
    expect(faultOf(await desk.ask('POST', 'events', { inc: 'i', events: [{ id: 'a', dseq: 'one', raw: '' }] }))).toMatchObject({ where: 'events.0.dseq' })
    expect(faultOf(await desk.hello({ cursor: { n: -1, hash: 'x' } }))).toMatchObject({ status: 400, where: 'cursor.n' })
    expect(faultOf(await desk.ticket('v', 'today'))).toMatchObject({ where: 'day' })
    expect(faultOf(await desk.ask('GET', 'events?after=x&hash=y'))).toMatchObject({ where: 'after' })
    expect(faultOf(await desk.ask('PATCH', 'cards/v', { write: 'w', day: '2027-01-12', field: 'shoe size', text: 'x' }))).toMatchObject({ where: 'field' })
    expect(faultOf(await desk.ask('PATCH', 'cards/v', { write: 'w', day: '2027-01-12', field: 'name', text: 'x\0y' }))).toMatchObject({
      code: 'badText',
      where: 'text',
    })
    expect(faultOf(await desk.ask('PATCH', 'cards/not%20an%20id', { write: 'w', day: '2027-01-12', field: 'name', text: 'x' }))).toMatchObject({
      where: 'visit',
    })
  })

  test('a body above 1 MB, a push above 4 MB or above its bytes, and an event above its own', async () => {
    const desk = await TestDevice.join(await aHub(), 'welcome')
    const long = (bytes: number) =>
      sent({ ...desk.pen.envelope('arrived', { visit: 'a', greeted: true, booked: null }), type: 'danced', body: { steps: 'x'.repeat(bytes) } })
    expect(faultOf(await desk.ask('POST', 'hello', `"${'x'.repeat(1_100_000)}"`))).toMatchObject({ status: 413, code: 'tooLarge' })
    expect(faultOf(await desk.ask('POST', 'events', `"${'x'.repeat(LIMITS.bodyBytes)}"`))).toMatchObject({ status: 413, code: 'tooLarge' })
    const tooMuch = Array.from({ length: 80 }, () => long(15_000))
    expect(faultOf(await desk.push(tooMuch))).toMatchObject({ status: 413, code: 'tooLarge' })
    expect((await desk.push(tooMuch.slice(0, 10))).status).toBe(200)
    desk.pen.dseq = 10
    const { body } = await desk.push([long(LIMITS.bytes + 1)])
    expect(body).toMatchObject({ results: [{ rejected: { code: 'tooLarge' } }] })
    expect((await desk.push([desk.pen.arrived('b')])).body).toMatchObject({ results: [{ n: 11 }] })
  })

  test('a push that is too long, or of nobody', async () => {
    const desk = await TestDevice.join(await aHub(), 'welcome')
    const events = Array.from({ length: LIMITS.events + 1 }, (_, i) => ({ id: `e-${i}`, dseq: i + 1, raw: '{}' }))
    expect(faultOf(await desk.push(events))).toMatchObject({ status: 400, where: 'events' })
    expect(faultOf(await desk.push([]))).toMatchObject({ status: 400, where: 'events' })
    const other = new Pen('d-somebody-else')
    expect((await desk.push([other.arrived('a')])).body).toMatchObject({ results: [{ rejected: { code: 'badEnvelope' } }] })
  })

  test('another protocol', async () => {
    const desk = await TestDevice.join(await aHub(), 'welcome')
    expect(faultOf(await desk.hello({ protocol: 0 }))).toMatchObject({ code: 'protocolTooOld' })
    expect(faultOf(await desk.hello({ protocol: 99, something: 'new' }))).toMatchObject({ code: 'hubTooOld' })
  })

  test('what is not HTTP, and headers without end', async () => {
    const hub = await aHub()
    expect(await raw(hub.port, 'HELO mail.example\r\n\r\n')).toMatch(/^HTTP\/1.1 400 [^]*"code":"badRequest"/)
    expect(await raw(hub.port, Buffer.from([0, 255, 1, 254, 13, 10, 13, 10]))).toMatch(/^HTTP\/1.1 400 /)
    expect(await raw(hub.port, `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(100_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /)
    expect(await raw(hub.port, 'GET /d/%zz/v1/news HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 400 [^]*"code":"badRequest"/)
    expect((await ask(`${hub.url}/v1/health`)).status).toBe(200)
  })

  test('a WebSocket that sends what it should not', async () => {
    const hub = await aHub()
    const desk = await TestDevice.join(hub, 'welcome')
    const [large, binary, broken] = [await desk.news(), await desk.news(), await desk.news()]
    large.socket.send('x'.repeat(10_000))
    binary.socket.send(Buffer.from([1, 2, 3]))
    // Reserved bits and an opcode that does not exist, past the ws library of this end.
    ;(broken.socket as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff]))
    expect(await large.closed).toBe(1009)
    expect(await broken.closed).toBe(1002)
    await desk.push([desk.pen.arrived('a')])
    await binary.until((news) => (news as { t: string }).t === 'page')
  })

  test('a live line asked for as a page, and with a cursor that is none', async () => {
    const desk = await TestDevice.join(await aHub(), 'welcome')
    expect(faultOf(await desk.ask('GET', `news?after=0&hash=${'0'.repeat(64)}`))).toMatchObject({ status: 426, code: 'badRequest' })
    await expect(desk.news(0, 'rubbish')).rejects.toThrow('status 400')
  })
})

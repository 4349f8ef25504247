/*
  A road with bad weather: a real connection to a real hub that loses requests, loses answers, says things twice and late,
  by a seeded dice. Cut off, nothing passes at all.
*/
import { WebSocket } from 'ws'
import type { Carrier } from '#renderer/port/road.ts'

/** `losesPushAnswers`: how many answers to pushes are still to be lost. */
export type Weather = { random: () => number; cut: boolean; loses: number; doubles: number; delaysMs: number; losesPushAnswers?: number }

export function faultyCarrier(hub: string, device: string, token: string, weather: Weather): Carrier & { breakLines(): void } {
  const lines = new Set<WebSocket>()
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve, weather.random() * weather.delaysMs))
  const lost = () => weather.cut || weather.random() < weather.loses
  const authorization = `Bearer ${token}`
  return {
    async send(method, path, body, timeoutMs) {
      await pause()
      if (lost()) throw new Error('lost on the way there')
      const go = () =>
        fetch(`${hub}/d/${device}/${path}`, {
          method,
          body,
          headers: body === null ? { authorization } : { authorization, 'content-type': 'application/json' },
          signal: AbortSignal.timeout(timeoutMs),
        })
      if (weather.random() < weather.doubles) await go().then((answer) => answer.text())
      const answer = await go()
      const text = await answer.text()
      await pause()
      if (path === 'v1/events' && method === 'POST' && weather.losesPushAnswers) {
        weather.losesPushAnswers -= 1
        throw new Error('the answer to a push was lost')
      }
      if (lost()) throw new Error('lost on the way back')
      return { status: answer.status, text }
    },
    open(path, heard, closed) {
      if (lost()) {
        setTimeout(closed, 1)
        return () => undefined
      }
      const socket = new WebSocket(`${hub.replace('http', 'ws')}/d/${device}/${path}`, { headers: { authorization } })
      lines.add(socket)
      let hungUp = false
      socket.on('message', (data) => {
        if (weather.cut || hungUp) return
        heard(String(data))
        if (weather.random() < weather.doubles) heard(String(data))
      })
      socket.on('error', () => undefined)
      socket.on('close', () => {
        lines.delete(socket)
        if (!hungUp) closed()
      })
      return () => {
        hungUp = true
        socket.close()
      }
    },
    breakLines() {
      for (const socket of lines) socket.terminate()
    },
  }
}

/** A small seeded random source (mulberry32): the same seed, the same weather. */
export function seeded(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

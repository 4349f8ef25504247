import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { handleAll, refuseSender } from './handle.ts'

const desk = { name: 'desk' } as unknown as WebContents
const other = { name: 'other' } as unknown as WebContents

function event(sender: WebContents, frame: { url: string; parent?: object } | null): IpcMainInvokeEvent {
  return { sender, senderFrame: frame && { parent: null, ...frame } } as unknown as IpcMainInvokeEvent
}
const good = event(desk, { url: 'app://desk/index.html' })

describe('who may ask', () => {
  test('the room’s window, its main frame, its exact origin', () => {
    expect(refuseSender(good, 'desk', desk)).toBeNull()
  })

  test.each([
    ['another window', event(other, { url: 'app://desk/index.html' }), desk],
    ['another window', good, null],
    ['a frame that is gone', event(desk, null), desk],
    ['a frame inside the page', event(desk, { url: 'app://desk/index.html', parent: {} }), desk],
    ['another origin', event(desk, { url: 'app://display/display.html' }), desk],
    ['another origin', event(desk, { url: 'https://desk/index.html' }), desk],
    ['another origin', event(desk, { url: 'app://desk.evil/' }), desk],
  ])('not %s', (why, from, window) => {
    expect(refuseSender(from, 'desk', window)).toBe(why)
  })
})

describe('what may be asked', () => {
  const handlers = new Map<string, (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown>()
  const ipcMain = {
    handle: (name: string, handler: (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown) => void handlers.set(name, handler),
  } as unknown as IpcMain
  const greet = vi.fn((who: string) => `hello ${who}`)
  const asks = { greet: z.tuple([z.string().max(5)]) }
  handleAll<typeof asks, { greet: string }>(ipcMain, 'desk', () => desk, asks, { greet })
  const ask = (from: IpcMainInvokeEvent, ...args: unknown[]) => handlers.get('desk:greet')?.(from, ...args)

  test('a question that fits its schema is answered', () => {
    expect(ask(good, 'Ann')).toBe('hello Ann')
  })

  test.each([[[]], [[1]], [['Ann', 'Bob']], [['too long']], [[null]]])('a question with %j is refused by name, before anything is done', (args) => {
    greet.mockClear()
    expect(() => ask(good, ...args)).toThrow('desk:greet was asked wrongly')
    expect(greet).not.toHaveBeenCalled()
  })

  test('a stranger is refused, before anything is done', () => {
    greet.mockClear()
    expect(() => ask(event(other, { url: 'app://desk/index.html' }), 'Ann')).toThrow('desk:greet was asked by another window')
    expect(greet).not.toHaveBeenCalled()
  })
})

/*
  The staff hatch: named functions, never a channel. It runs in a sandbox, so it is one CommonJS file without
  dependencies; the contract's types keep both sides of the wall the same.
*/
import { contextBridge, ipcRenderer } from 'electron'
import type { IpcRendererEvent } from 'electron'
import type { z } from 'zod'
import type { DESK_ASKS, DeskAnswers, DeskHatch, DeskNews, Unsubscribe } from '#wire/ipc.ts'

type Asks = typeof DESK_ASKS

function ask<A extends keyof Asks>(name: A, ...args: z.input<Asks[A]>): Promise<DeskAnswers[A]> {
  return ipcRenderer.invoke(`desk:${name}`, ...args)
}

function on<N extends keyof DeskNews>(name: N, tell: (news: DeskNews[N]) => void): Unsubscribe {
  // The event object would hand ipcRenderer to the page: it stays here.
  const listener = (_event: IpcRendererEvent, news: DeskNews[N]): void => tell(news)
  ipcRenderer.on(`desk:${name}`, listener)
  return () => {
    ipcRenderer.off(`desk:${name}`, listener)
  }
}

const foyer = {
  who: () => ask('who'),
  join: (hubUrl, code, fingerprint) => ask('join', hubUrl, code, fingerprint),
  enrol: (text) => ask('enrol', text),
  send: async (method, path, body, timeoutMs) => {
    const answer = await ask('send', method, path, body, timeoutMs)
    if ('away' in answer) throw new Error(answer.away)
    return answer
  },
  // Named here and not in main, so that the page knows the line before its first message can come.
  open: (path) => {
    const line = crypto.randomUUID()
    void ask('open', line, path)
    return line
  },
  onLine: (heard) => on('line', heard),
  close: (line) => void ask('close', line),
  showFrame: async (json) => void (await ask('showFrame', json)),
  keep: (events) => ask('keep', events),
  kept: () => ask('kept'),
  forget: (ids) => ask('forget', ids),
  displayState: () => ask('displayState'),
  onDisplayState: (changed) => on('displayState', changed),
  tellDisplay: (json) => void ask('tellDisplay', json),
  saveText: (name, text) => ask('saveText', name, text),
  onDisplaySaid: (heard) => on('displaySaid', heard),
  onSecondInstance: (started) => on('secondInstance', () => started()),
} satisfies DeskHatch

contextBridge.exposeInMainWorld('foyer', foyer)

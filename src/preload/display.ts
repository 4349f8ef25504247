/*
  The public hatch: a screen that hangs in the waiting room can be given frames, and can say that it is ready for them, that it
  has drawn one, and that it played its chime.
*/
import { contextBridge, ipcRenderer } from 'electron'
import type { IpcRendererEvent } from 'electron'
import type { DisplayHatch, DisplayNews, Unsubscribe } from '#wire/ipc.ts'

function on<N extends keyof DisplayNews>(name: N, heard: (json: DisplayNews[N]) => void): Unsubscribe {
  const listener = (_event: IpcRendererEvent, json: DisplayNews[N]): void => heard(json)
  ipcRenderer.on(`display:${name}`, listener)
  return () => {
    ipcRenderer.off(`display:${name}`, listener)
  }
}

const foyerDisplay = {
  onFrame: (show) => on('frame', show),
  onWord: (heard) => on('word', heard),
  ready: () => void ipcRenderer.invoke('display:ready'),
  say: (json) => void ipcRenderer.invoke('display:say', json),
} satisfies DisplayHatch

contextBridge.exposeInMainWorld('foyerDisplay', foyerDisplay)

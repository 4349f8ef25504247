/*
  The public hatch: a screen that hangs in the waiting room can be given frames, and can say that it is ready for them.
*/
import { contextBridge, ipcRenderer } from 'electron'
import type { IpcRendererEvent } from 'electron'
import type { DisplayHatch } from '#wire/ipc.ts'

const foyerDisplay = {
  onFrame: (show) => {
    const listener = (_event: IpcRendererEvent, json: string): void => show(json)
    ipcRenderer.on('display:frame', listener)
    return () => {
      ipcRenderer.off('display:frame', listener)
    }
  },
  ready: () => void ipcRenderer.invoke('display:ready'),
} satisfies DisplayHatch

contextBridge.exposeInMainWorld('foyerDisplay', foyerDisplay)

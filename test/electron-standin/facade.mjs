// What `import … from 'electron'` gives in the main process. A name that is missing here is a load error, as it should be.
const electron = globalThis.__electronStandin
export const {
  app,
  BrowserWindow,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
} = electron

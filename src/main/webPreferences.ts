import type { WebPreferences } from 'electron'

/** Of every window. Most are Electron's defaults today; they are said so that a changed default or a hasty option is seen (test). */
export const WEB_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // Sends words to nobody, but it would underline customers' names and download dictionaries.
  spellcheck: false,
} as const satisfies WebPreferences

import type { Menu } from 'electron'

/** Never shown. It is there so that copy and paste work where the system looks for them in a menu; no reload, no zoom, no developer tools. */
export function setHiddenMenu(menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>): void {
  menu.setApplicationMenu(menu.buildFromTemplate([{ role: 'editMenu' }]))
}

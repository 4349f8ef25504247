/* A side effect on purpose, and in a file of its own: imports run in order, and this must run before Dexie is read. */
import { installQuickClone } from './quickClone.ts'
import { installVirtualTime } from './scheduler.ts'

installVirtualTime()
installQuickClone()

/* Foyer's hub as it ships: SQLite on the disk, every commit synced. Serves the measured page. Arguments: data folder, folder of the page. */
import { startHub } from '#hub/hub.ts'

const [dataDir = '', rendererDir = ''] = process.argv.slice(2)
const hub = await startHub({ dataDir, rendererDir, port: 0, demo: true })
const codes = await Promise.all([hub.makeCode('welcome', 'Welcome desk', null), hub.makeCode('adviser', 'Desk 1', 'desk-1')])
process.on('SIGTERM', () => void hub.close().then(() => process.exit(0)))
process.send?.({ url: hub.url, codes: codes.map(({ code }) => code) })

/* A hub in a process of its own, as it ships but for the limits on requests: 300 devices come from one address here. */
import { startHub } from '#hub/hub.ts'
import type { HubPlace } from './hubProcess.ts'

const { dataDir, database, codes, port, hubs } = JSON.parse(process.argv[2] ?? '{}') as HubPlace
const hub = await startHub({ dataDir, database, port, hubs, limits: { pairPerMinute: 1e6, devicePerMinute: 1e7 } })
const made: string[] = []
for (let i = 0; i < codes; i++) made.push((await hub.makeCode('welcome', `Desk ${i + 1}`, null)).code)
console.log(JSON.stringify({ url: hub.url, codes: made }))
process.once('SIGTERM', () => void hub.close().then(() => process.exit(0)))

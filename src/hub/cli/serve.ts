import { startHub } from '#hub/hub.ts'
import { databaseName } from '#hub/store/databaseName.ts'
import { sayNetwork } from './sayNetwork.ts'
import { offerBegin } from './offerBegin.ts'
import type { Serve } from './readCommand.ts'

/** After so long whatever still hangs is cut off. The log is safe: it is on the disk before anything is answered. */
const CLOSE_WITHIN = 2000

/** Runs the hub until it is told to stop. */
export async function serve(options: Serve): Promise<void> {
  const hub = await startHub(options)
  console.log(`Foyer's hub: ${hub.url}`)
  for (const line of sayNetwork(hub.network)) console.log(line)
  console.log(`Data: ${options.database === null ? options.dataDir : `PostgreSQL at ${databaseName(options.database)}`}`)
  for (const line of (await offerBegin(hub))?.lines ?? []) console.log(line)
  let closing = false
  const stop = () => {
    // The second signal does not wait.
    if (closing) process.exit(0)
    closing = true
    setTimeout(() => process.exit(0), CLOSE_WITHIN).unref()
    hub.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

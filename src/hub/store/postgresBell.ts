import { Client } from 'pg'
import type { ClientConfig, Notification } from 'pg'
import type { Bell, Hint } from './store.ts'

const CHANNEL = 'foyer'
const SCREENS = 'foyer_screens'
/** At most so often a centre is rung for: 20 times a second. */
const APART = 50
const BEAT = 15_000
/** An answer that takes longer will not come. */
const BEAT_WITHIN = 5000
const FIRST_WAIT = 500
const LONGEST_WAIT = 15_000

/** Where the centre stands now, and not when somebody rang: later word is never older than what it tells of. */
const RING = `select pg_notify('${CHANNEL}', centre || ':' || head || ':' || card_head) from centre where centre = any($1::text[])`
const RING_DEVICES = `select pg_notify('${CHANNEL}', '')`

export interface PostgresBell extends Bell {
  close(): Promise<void>
}

/**
 * LISTEN and NOTIFY on a connection of its own (a pool would hand it to others), made on `listen` and made again whenever it breaks.
 * Without it everything is only later: whoever listens also looks for itself.
 */
export function makeBell(config: ClientConfig): PostgresBell {
  const pending = new Set<string | null>()
  let client: Client | null = null
  let heard: (hint: Hint) => void = () => undefined
  let heardWord: (word: string) => void = () => undefined
  let closed = false
  let wait = FIRST_WAIT
  let again: NodeJS.Timeout | undefined
  let flushing: NodeJS.Timeout | undefined
  let rungAt = Number.NEGATIVE_INFINITY

  const lose = (lost: Client) => {
    if (client !== lost) return
    client = null
    void lost.end().catch(() => undefined)
    if (!closed) again = setTimeout(() => void connect(), wait)
    wait = Math.min(LONGEST_WAIT, wait * 2)
  }
  const connect = async (): Promise<void> => {
    const mine = new Client({ ...config, query_timeout: BEAT_WITHIN })
    client = mine
    mine.on('error', () => lose(mine))
    mine.on('end', () => lose(mine))
    // Our own word comes back to us too, and is no news.
    mine.on('notification', (said) => {
      if (said.processId === pidOf(mine)) return
      if (said.channel === SCREENS) heardWord(said.payload ?? '')
      else heard(readHint(said))
    })
    try {
      await mine.connect()
      await mine.query(`listen ${CHANNEL}; listen ${SCREENS}`)
      wait = FIRST_WAIT
      // Listening first, looking second: nothing falls between.
      heard(null)
    } catch {
      lose(mine)
    }
  }
  const beat = setInterval(() => {
    const mine = client
    mine?.query('select 1').catch(() => lose(mine))
  }, BEAT)
  beat.unref()
  const flush = async () => {
    flushing = undefined
    rungAt = performance.now()
    const [centres, devices] = [[...pending].filter((one) => one !== null), pending.has(null)]
    pending.clear()
    // Not there, or not allowed: the others look by themselves.
    if (centres.length > 0) await client?.query(RING, [centres]).catch(() => undefined)
    if (devices) await client?.query(RING_DEVICES).catch(() => undefined)
  }
  return {
    ring(centre) {
      if (closed) return
      pending.add(centre)
      flushing ??= setTimeout(() => void flush(), Math.max(0, rungAt + APART - performance.now()))
    },
    say(word) {
      if (!closed) void client?.query('select pg_notify($1, $2)', [SCREENS, word]).catch(() => undefined)
    },
    hear(listener) {
      heardWord = listener
    },
    listen(listener) {
      heard = listener
      void connect()
    },
    async close() {
      closed = true
      clearInterval(beat)
      clearTimeout(again)
      clearTimeout(flushing)
      const mine = client
      client = null
      await mine?.end().catch(() => undefined)
    },
  }
}

/** The server's process behind a connection; the driver knows it and does not declare it. */
function pidOf(client: Client): number | null {
  return 'processID' in client && typeof client.processID === 'number' ? client.processID : null
}

function readHint({ payload }: Notification): Hint {
  const said = /^(.+):(\d+):(\d+)$/.exec(payload ?? '')
  return said?.[1] === undefined ? null : { centre: said[1], head: Number(said[2]), cardHead: Number(said[3]) }
}

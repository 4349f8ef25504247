import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { AdminAsk } from '#hub/admin/adminAsk.ts'
import { adminAsk } from '#hub/admin/adminAsk.ts'
import { defaultDataDir } from '#hub/dataDir.ts'
import { StartError } from '#hub/faults.ts'
import type { Where } from '#hub/store/openStore.ts'
import { databaseName } from '#hub/store/databaseName.ts'
import type { PairFiles } from '#hub/tls/councilCertificate.ts'
import { keptFingerprint } from '#hub/tls/ownCertificate.ts'
import { hubOrigin } from '#wire/hello.ts'
import { readNames, readTls } from './readNetwork.ts'
import { sayIssue } from '#hub/sayIssue.ts'

export type Serve = Where & {
  do: 'serve'
  hubs: string[]
  host: string
  names: string[]
  tls: PairFiles | null
  port: number
  demo: boolean
  demoClock: boolean
  behindProxy: boolean
  councilUrl: string | null
}
/** `url`, `code`: as they were typed. */
export type JoinCouncil = { do: 'joinCouncil'; dataDir: string; url: string; code: string }
export type Ask = { do: 'ask'; ask: AdminAsk; where: Where }
export type Enrol = Omit<Ask, 'do' | 'ask'> & { do: 'enrol'; ask: Extract<AdminAsk, { do: 'enrol' }>; file: string }
export type Restore = { do: 'restore'; where: Where; file: string; replace: boolean }
export type VerifyFile = { do: 'verifyFile'; file: string }
/** `learn`: on so many of the first days; null: as many as are usual. */
export type Backtest = { do: 'backtest'; file: string; learn: number | null; json: boolean }
export type Command = Serve | Ask | Enrol | JoinCouncil | Restore | VerifyFile | Backtest | { do: 'help' }

export const HELP = `npm run -s hub -- COMMAND

  serve                      start the hub (also when no command is given)
      --port 4400            or FOYER_PORT
      --data-dir FOLDER      or FOYER_DATA_DIR
      --host 127.0.0.1       or FOYER_HOST; on any other address the hub speaks TLS: with the council's
                             certificate in FOYER_TLS_CERT and FOYER_TLS_KEY, or else with its own
      --demo                 a fresh folder gets the demo at once; also FOYER_DEMO=1
      --demo-clock           a team lead's device may set the clock
      --behind-proxy         a proxy on this machine speaks https for the hub
  pair --role ROLE --label "Desk 2" [--desk desk-2]
                             a one-time code; ROLE is welcome, adviser, lead or display
      --centre ID            of which centre, where the hub holds several; a team lead's may be
                             for several at once: --centre town-hall,crewe
  pair --role hub --centre ID --label "Town Hall"
                             at the council's hub: a code for a centre's
  join-council URL CODE      at a centre's hub, before it is started: it keeps the council's filled
                             from then on; FOYER_COUNCIL_URL where the address changed
  centre add NAME            one more centre of this hub, which its team lead's screen sets up
      --like ID              with the services, standards and calling rule of that one
  centre list                the centres of this hub
  centre share FROM TO       write FROM's services, standards and calling rule into TO, where TO lacks them
      --replace              also over what was changed in TO since
  enrol --role ROLE --count 20 --until 2027-12-31 [--label "Desk {n}"] FILE
                             a file that joins so many devices until the end of that day
  devices [--centre ID]      who has joined
  enrolments                 files that were made, and how many have joined by each
  revoke ID                  take a device away, or end an enrolment
  backup FILE                write everything into one new file, read it back and check it
  reports rebuild            throw the report's rows away and make them anew from the log
  verify [FILE]              check the whole log, or a backup
  restore FILE               put a backup in the place of an empty data folder; the hub must not run
      --replace              also where there is data: that is moved aside and kept
  recovered                  do not wait any longer for devices after a restore
  backtest FILE.csv          how Foyer's estimates would have done on a centre's own history; needs no hub
      --learn DAYS           learn on so many of the first days (10, or half of them), estimate on the later ones
      --json                 the figures for a program

All but serve and backtest take --data-dir too, and all but serve and restore work while the hub runs.

FOYER_DATABASE_URL=postgres://user:password@host/database keeps the log in PostgreSQL instead of a folder, for all commands.
FOYER_HUB_URLS=https://a.example,https://b.example tells devices of all hubs on that database.`

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  'data-dir': { type: 'string' },
  demo: { type: 'boolean' },
  'demo-clock': { type: 'boolean', default: false },
  'behind-proxy': { type: 'boolean', default: false },
  role: { type: 'string' },
  label: { type: 'string' },
  desk: { type: 'string' },
  centre: { type: 'string' },
  count: { type: 'string' },
  until: { type: 'string' },
  like: { type: 'string' },
  replace: { type: 'boolean', default: false },
  learn: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** How many words follow a command. */
const WORDS: Record<string, number> = { revoke: 1, enrol: 1, backup: 1, verify: 1, restore: 1, centre: 3, 'join-council': 2, reports: 1, backtest: 1 }

/** What the command line asks for. Throws StartError with what is wrong with it. */
export function readCommand(args: string[], env: NodeJS.ProcessEnv): Command {
  const { values, positionals } = parse(args)
  const [name = 'serve', ...rest] = positionals
  const where: Where = {
    database: readDatabase(env['FOYER_DATABASE_URL']),
    dataDir: resolve(values['data-dir'] ?? env['FOYER_DATA_DIR'] ?? defaultDataDir(env)),
  }
  if (values.help || name === 'help') return { do: 'help' }
  if (rest.length > (WORDS[name] ?? 0)) throw wrong(`"${rest.at(-1)}" is one word too many`)
  switch (name) {
    case 'serve': {
      const port = readPort(values.port ?? env['FOYER_PORT'] ?? '4400')
      return {
        do: 'serve',
        ...where,
        hubs: readHubs(env['FOYER_HUB_URLS']),
        host: values.host ?? (env['FOYER_HOST'] || '127.0.0.1'),
        names: readNames(env['FOYER_NAMES']),
        tls: readTls(env),
        port,
        demo: values.demo ?? env['FOYER_DEMO'] === '1',
        demoClock: values['demo-clock'],
        behindProxy: values['behind-proxy'],
        councilUrl: env['FOYER_COUNCIL_URL'] ?? null,
      }
    }
    case 'join-council': {
      const [url, code] = rest
      if (url === undefined || code === undefined) throw wrong('Say the address of the council’s hub and the code that was made there')
      return { do: 'joinCouncil', dataDir: where.dataDir, url, code }
    }
    case 'pair':
      if (values.role === 'hub') return ask(where, { do: 'pairHub', centre: values.centre, label: values.label })
      return ask(where, { do: 'pair', for: { role: values.role, label: values.label, desk: values.desk ?? null }, ...centresOf(values.centre) })
    case 'enrol': {
      const { role, label = null, count, until } = values
      // A running hub knows best where it is; a database does not know at all.
      const at = { origins: readHubs(env['FOYER_HUB_URLS']), fingerprint: env['FOYER_TLS_CERT'] ? null : keptFingerprint(where.dataDir) }
      const { ask: asked } = ask(where, {
        do: 'enrol',
        ...(values.centre !== undefined && { centre: values.centre }),
        for: { role, label, count: Number(count), until },
        at,
      })
      return { do: 'enrol', where, file: fileOf(rest, name), ask: asked as Enrol['ask'] }
    }
    case 'devices':
      return ask(where, { do: name, ...(values.centre !== undefined && { centre: values.centre }) })
    case 'centre':
      return ask(where, readCentre(rest, values.like ?? null, values.replace))
    case 'reports':
      if (rest[0] !== 'rebuild') throw wrong('Say what to do: reports rebuild')
      return ask(where, { do: 'reportsRebuild' })
    case 'enrolments':
    case 'recovered':
      return ask(where, { do: name })
    case 'verify':
      return rest[0] === undefined ? ask(where, { do: name }) : { do: 'verifyFile', file: resolve(rest[0]) }
    case 'backup':
      return ask(where, { do: name, file: fileOf(rest, name) })
    case 'restore':
      return { do: 'restore', where, file: fileOf(rest, name), replace: values.replace }
    case 'backtest':
      return { do: 'backtest', file: fileOf(rest, name), learn: readDays(values.learn), json: values.json }
    case 'revoke':
      return ask(where, { do: 'revoke', device: rest[0] })
    default:
      throw wrong(`There is no command "${name}"`)
  }
}

/** `--centre town-hall,crewe` */
function centresOf(said: string | undefined): { centres?: string[] } {
  return said === undefined ? {} : { centres: said.split(',').map((one) => one.trim()) }
}

function readCentre([what, one, other]: string[], like: string | null, replace: boolean): AdminAsk {
  if (what === 'list' && one === undefined) return { do: 'centreList' }
  if (what === 'add' && one !== undefined && other === undefined) return { do: 'centreAdd', name: one, like }
  if (what === 'share' && one !== undefined && other !== undefined) return { do: 'centreShare', from: one, to: other, replace }
  throw wrong('Say what to do: centre add "NAME", centre list, or centre share FROM TO. A name of several words stands in quotation marks')
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true, allowNegative: true })
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error))
  }
}

function fileOf([file]: string[], name: string): string {
  if (file === undefined || file === '') throw wrong(`Say which file: ${name} FILE`)
  return resolve(file)
}

function readDays(text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^[1-9]\d{0,3}$/.test(text)) throw wrong(`"${text}" is no number of days. Write --learn 10`)
  return Number(text)
}

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new StartError(`"${text}" is no port. Use a number from 0 to 65535.`)
  return port
}

function readDatabase(url: string | undefined): string | null {
  if (!url) return null
  databaseName(url)
  return url
}

function readHubs(said: string | undefined): string[] {
  return (said ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const read = hubOrigin.safeParse(one.replace(/\/$/, ''))
      if (!read.success) throw new StartError(`"${one}" in FOYER_HUB_URLS is no address of a hub. Write them as https://hub-a.example,https://hub-b.example`)
      return read.data
    })
}

function ask(where: Where, said: unknown): Ask {
  const read = adminAsk.safeParse(said)
  if (read.success) return { do: 'ask', ask: read.data, where }
  const { where: which = '', what } = sayIssue(read.error)
  throw wrong(`${which.replace('for.', '--')} is missing or wrong: ${what}`)
}

function wrong(what: string): StartError {
  return new StartError(`${what}. See: npm run -s hub -- --help`)
}

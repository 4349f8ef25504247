import { describe, expect, test } from 'vitest'
import { StartError } from '#hub/faults.ts'
import { readCommand } from './readCommand.ts'

const read = (...args: string[]) => readCommand(args, { FOYER_DATA_DIR: '/data' })

describe('the command line', () => {
  test('starts the hub when it says nothing, with the environment’s port and folder', () => {
    expect(readCommand([], { FOYER_DATA_DIR: '/data', FOYER_PORT: '4500' })).toEqual({
      do: 'serve',
      database: null,
      dataDir: '/data',
      hubs: [],
      host: '127.0.0.1',
      names: [],
      tls: null,
      port: 4500,
      demo: false,
      demoClock: false,
      behindProxy: false,
      councilUrl: null,
    })
  })

  test('has the report’s rows made anew, and says how it is asked for', () => {
    expect(read('reports', 'rebuild')).toMatchObject({ do: 'ask', ask: { do: 'reportsRebuild' } })
    for (const words of [['reports'], ['reports', 'forget'], ['reports', 'rebuild', 'all']]) expect(() => read(...words)).toThrow(StartError)
  })

  test('takes a database and the addresses of its hubs from the environment, for every command', () => {
    const env = {
      FOYER_DATA_DIR: '/data',
      FOYER_DATABASE_URL: 'postgres://foyer:secret@db/foyer',
      FOYER_HUB_URLS: 'https://a.example, https://b.example:8443/',
    }
    expect(readCommand([], env)).toMatchObject({ database: env.FOYER_DATABASE_URL, hubs: ['https://a.example', 'https://b.example:8443'] })
    expect(readCommand(['devices'], env)).toMatchObject({ where: { database: env.FOYER_DATABASE_URL } })
    for (const wrong of ['mysql://db/foyer', 'foyer']) expect(() => readCommand([], { FOYER_DATABASE_URL: wrong })).toThrow(/^FOYER_DATABASE_URL is no address/)
    for (const wrong of ['hub-a', 'https://a.example/path', 'ftp://a'])
      expect(() => readCommand([], { FOYER_HUB_URLS: wrong })).toThrow(/in FOYER_HUB_URLS is no address of a hub/)
  })

  test('believes a flag before the environment', () => {
    expect(read('serve', '--port', '0', '--data-dir', '/other', '--no-demo', '--demo-clock')).toMatchObject({
      port: 0,
      dataDir: '/other',
      demo: false,
      demoClock: true,
    })
  })

  test('asks for a code, a list, a revocation, a check', () => {
    expect(read('pair', '--role', 'adviser', '--label', 'Desk 2', '--desk', 'desk-2')).toEqual({
      do: 'ask',
      where: { database: null, dataDir: '/data' },
      ask: { do: 'pair', for: { role: 'adviser', label: 'Desk 2', desk: 'desk-2' } },
    })
    expect(read('revoke', 'd-abc')).toMatchObject({ ask: { do: 'revoke', device: 'd-abc' } })
    expect(read('devices')).toMatchObject({ ask: { do: 'devices' } })
    expect(read('verify')).toMatchObject({ ask: { do: 'verify' } })
  })

  test('adds, lists and shares centres, and names one or several for a code', () => {
    expect(read('centre', 'add', 'Crewe', '--like', 'town-hall')).toMatchObject({ ask: { do: 'centreAdd', name: 'Crewe', like: 'town-hall' } })
    expect(read('centre', 'list')).toMatchObject({ ask: { do: 'centreList' } })
    expect(read('centre', 'share', 'a', 'b', '--replace')).toMatchObject({ ask: { do: 'centreShare', from: 'a', to: 'b', replace: true } })
    expect(read('pair', '--role', 'lead', '--label', 'Lead', '--centre', 'a, b')).toMatchObject({ ask: { do: 'pair', centres: ['a', 'b'] } })
    expect(read('devices', '--centre', 'a')).toMatchObject({ ask: { do: 'devices', centre: 'a' } })
  })

  test('sets up the demo only where somebody says so', () => {
    expect([read('serve', '--demo'), readCommand([], { FOYER_DEMO: '1' }), read('serve')].map((one) => 'demo' in one && one.demo)).toEqual([true, true, false])
    expect(readCommand(['serve', '--no-demo'], { FOYER_DEMO: '1' })).toMatchObject({ demo: false })
  })

  test.each([
    ['a centre without a name', ['centre', 'add'], /centre add "NAME"/],
    ['a centre in two words', ['centre', 'add', 'Crewe', 'North'], /quotation marks/],
    ['sharing with nobody', ['centre', 'share', 'a'], /centre share FROM TO/],
    ['an unknown command', ['dance'], /no command "dance"/],
    ['an unknown flag', ['--prot', '1'], /--prot/],
    ['a port that is none', ['--port', '70000'], /"70000" is no port/],
    ['a role that is none', ['pair', '--role', 'boss', '--label', 'x'], /--role is missing or wrong/],
    ['a code for a device without a name', ['pair', '--role', 'lead'], /--label is missing or wrong/],
    ['a revocation of nobody', ['revoke'], /device is missing or wrong/],
    ['a word too many', ['devices', 'all'], /"all" is one word too many/],
  ])('refuses %s in one line', (_, args, line) => {
    expect(() => read(...args)).toThrow(StartError)
    expect(() => read(...args)).toThrow(line)
  })
})

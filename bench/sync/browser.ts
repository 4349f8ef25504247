/*
  A Chromium with a profile on the disk, and one page in it. Not by Playwright: that has Chromium repeat each request's body and each message
  of a live line to it, which costs a page that sends little at a time little, and one that sends a lot at once a good part of its time.
*/
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CHROMIUM_ARGS, chromiumPath } from '#scripts/chromium.ts'

export type Browser = {
  /** Loads an address (the same again, where none is given) and waits until its `window.bench` is there. */
  load(address?: string): Promise<void>
  /** Runs a function in the page: it sees the page's window and its argument, and nothing of this file. */
  run<A, R>(work: (arg: A) => R | Promise<R>, arg: A): Promise<R>
  close(): Promise<void>
}

const ARGS = ['--headless=new', '--remote-debugging-port=0', '--disable-extensions', '--disable-dev-shm-usage', '--password-store=basic']
const PATIENCE = 60_000
/** A browser that has just started has its own window to build. */
const REST = 3_000

/** Starts one, and lets it come to rest. */
export async function openBrowser(profile: string): Promise<Browser> {
  const child = spawn(chromiumPath(), [...CHROMIUM_ARGS, ...ARGS, `--user-data-dir=${profile}`, 'about:blank'], { stdio: 'ignore' })
  const close = async () => {
    if (child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  try {
    const ask = await connect(await pageOf(profile))
    await ask('Runtime.enable')
    await pause(REST)
    const evaluate = async (expression: string) => {
      const { result, exceptionDetails } = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
      return result?.value
    }
    const isReady = () => evaluate(`document.readyState === 'complete' && 'bench' in window`).catch(() => false)
    return {
      async load(address) {
        await evaluate(address === undefined ? 'delete window.bench, location.reload()' : `location.href = ${JSON.stringify(address)}`)
        await until(isReady)
      },
      run: async (work, arg) => (await evaluate(`(${work.toString()})(${JSON.stringify(arg) ?? ''})`)) as never,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Where to speak to the one page of a browser that is starting. */
async function pageOf(profile: string): Promise<string> {
  const file = join(profile, 'DevToolsActivePort')
  await until(() => existsSync(file) && readFileSync(file, 'utf8').includes('\n'))
  const [port] = readFileSync(file, 'utf8').split('\n')
  let found: string | undefined
  await until(async () => {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as { type: string; url: string; webSocketDebuggerUrl: string }[]
    found = targets.find(({ type, url }) => type === 'page' && url === 'about:blank')?.webSocketDebuggerUrl
    return found !== undefined
  })
  return found ?? ''
}

/** What comes back of the protocol's answers, as far as it is used here. */
type Said = { result?: { value?: unknown }; exceptionDetails?: { text: string; exception?: { description?: string } } }
type Message = {
  id?: number
  method?: string
  error?: { message: string }
  result?: Said
  params?: Said & { type?: string; args?: { value?: unknown; description?: string }[] }
}

async function connect(address: string): Promise<(method: string, params?: object) => Promise<Said>> {
  const socket = new WebSocket(address)
  await once(socket, 'open')
  const waiting = new Map<number, (message: Message) => void>()
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message
    const { id, method, params } = message
    if (id !== undefined) waiting.get(id)?.(message)
    else if (method === 'Runtime.exceptionThrown') console.error('page error:', params?.exceptionDetails?.exception?.description)
    else if (method === 'Runtime.consoleAPICalled' && params?.type === 'error')
      console.error('page:', params.args?.map((one) => one.value ?? one.description).join(' '))
  })
  // A browser that is gone answers nothing.
  socket.addEventListener('close', () => {
    for (const answered of waiting.values()) answered({ error: { message: 'The browser is gone.' } })
  })
  let last = 0
  return (method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, ({ error, result = {} }) => {
        waiting.delete(id)
        if (error) reject(new Error(error.message))
        else resolve(result)
      })
      socket.send(JSON.stringify({ id, method, params }))
    })
}

async function until(isSo: () => unknown): Promise<void> {
  const end = performance.now() + PATIENCE
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('The browser did not come up.')
    await pause(50)
  }
}

'use strict'
const { spawn } = require('node:child_process')
const { EventEmitter } = require('node:events')

const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-dev-shm-usage',
  '--password-store=basic',
  '--no-startup-window',
  // Off inside Electron as well, or no part of it: the address bar's lists are two pages of their own in each window.
  '--disable-features=LocalNetworkAccessChecks,HttpsUpgrades,WebUIOmniboxPopup,WebUIOmniboxAimPopup',
  '--remote-debugging-pipe',
  '--remote-debugging-port=0',
]
const CLOSE_MS = 8000

/** Starts Chromium with a DevTools pipe for the stand-in and a DevTools port for Playwright, which reads its address from our stderr. */
async function startChromium({ userDataDir, switches, headless }) {
  const args = [...(headless ? ['--headless=new'] : []), ...SWITCHES, `--user-data-dir=${userDataDir}`, ...switches]
  // A process group of its own, so that no helper outlives us and writes to a profile that a test has deleted.
  const child = spawn(process.env.FOYER_CHROMIUM ?? 'chromium', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: true })
  const exited = new Promise((resolve) => child.once('exit', resolve).once('error', resolve))
  const wire = connect(child, exited)
  const url = await Promise.race([listening(child), exited.then(() => Promise.reject(new Error('Chromium did not start')))])
  if (!process.env.STANDIN_VERBOSE) process.stderr.write(`\nDevTools listening on ${url}\n`)
  const kill = () => {
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // All gone already.
    }
  }
  const close = async () => {
    wire.root.send('Browser.close').catch(() => {})
    await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, CLOSE_MS))])
    kill()
  }
  return { root: wire.root, session: wire.session, exited, close, kill }
}

function listening(child) {
  return new Promise((resolve) => {
    let text = ''
    child.stderr.on('data', (part) => {
      if (process.env.STANDIN_VERBOSE) process.stderr.write(part)
      if (text === null) return
      text += part
      const said = /^DevTools listening on (ws:\/\/\S+)$/m.exec(text)
      if (!said) return
      text = null
      resolve(said[1])
    })
  })
}

/** The protocol: JSON texts with a zero byte between them, on file descriptors 3 and 4. */
function connect(child, exited) {
  const [, , , up, down] = child.stdio
  const pending = new Map()
  let last = 0
  let gone = false
  const send = (sessionId, method, params) => {
    if (gone) return Promise.reject(new Error('Chromium is gone'))
    const id = ++last
    up.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`)
    return new Promise((resolve, reject) => pending.set(id, { resolve, reject, method, sessionId }))
  }
  const failAll = (which, why) => {
    for (const [id, call] of pending) {
      if (!which(call)) continue
      pending.delete(id)
      call.reject(new Error(`${call.method}: ${why}`))
    }
  }
  const root = new Session('', send)
  const sessions = new Map([['', root]])
  const answer = ({ id, error, result }) => {
    const call = pending.get(id)
    pending.delete(id)
    if (error) call?.reject(new Error(`${call.method}: ${error.message}`))
    else call?.resolve(result)
  }
  const dispatch = (message) => {
    if (message.id) return answer(message)
    const { method, params } = message
    if (method === 'Target.attachedToTarget') sessions.set(params.sessionId, new Session(params.sessionId, send))
    if (method === 'Target.detachedFromTarget') {
      sessions.get(params.sessionId)?.emit('detached')
      sessions.delete(params.sessionId)
      failAll((call) => call.sessionId === params.sessionId, 'the page is gone')
    }
    sessions.get(message.sessionId ?? '')?.emit(method, params)
  }
  let buffer = Buffer.alloc(0)
  down.on('data', (part) => {
    buffer = Buffer.concat([buffer, part])
    for (let end; (end = buffer.indexOf(0)) >= 0; buffer = buffer.subarray(end + 1)) dispatch(JSON.parse(buffer.subarray(0, end).toString()))
  })
  up.on('error', () => {})
  void exited.then(() => {
    gone = true
    failAll(() => true, 'Chromium is gone')
  })
  return { root, session: (id) => sessions.get(id) }
}

/** One page's, or the browser's own, end of the protocol. */
class Session extends EventEmitter {
  constructor(id, send) {
    super()
    this.setMaxListeners(0)
    this.send = (method, params = {}) => send(id, method, params)
  }
}

module.exports = { startChromium }

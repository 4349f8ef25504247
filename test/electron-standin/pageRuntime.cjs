'use strict'
const { makeCodec } = require('./codec.cjs')

// Runs in both worlds of a page: a symmetric bridge over synchronous DOM events, carrying encoded
// strings only. It gives contextBridge its real rules: values are copied, prototypes are lost,
// functions and promises become proxies, everything else uncloneable throws.
function makeBridge(codec, mine, theirs, onExpose) {
  const fns = new Map(),
    ids = new WeakMap(),
    waiting = new Map()
  let n = 0,
    slot
  const post = (m) => window.dispatchEvent(new CustomEvent(theirs, { detail: m }))
  const regFn = (f) => {
    if (!ids.has(f)) {
      ids.set(f, ++n)
      fns.set(n, f)
    }
    return ids.get(f)
  }
  const regPromise = (p) => {
    const id = ++n
    p.then(
      (v) => post(['settle', id, true, enc(v)]),
      (e) => post(['settle', id, false, enc(e instanceof Error ? e : new Error(String(e)))]),
    )
    return id
  }
  const enc = (v) => codec.encode(v, regFn, regPromise)
  const dec = (s) =>
    codec.decode(
      s,
      (id) =>
        (...args) =>
          call(id, args),
      (id) => new Promise((res, rej) => waiting.set(id, [res, rej])),
    )
  const call = (id, args) => {
    const before = slot
    slot = undefined
    post(['call', id, enc(args)])
    const r = slot
    slot = before
    if (!r) throw new Error('contextBridge: the other world did not answer')
    const v = dec(r[1])
    if (!r[0]) throw v
    return v
  }
  window.addEventListener(
    mine,
    (ev) => {
      ev.stopImmediatePropagation()
      const [op, a, b, c] = ev.detail
      if (op === 'call') {
        let out
        try {
          out = [true, enc(fns.get(a)(...dec(b)))]
        } catch (e) {
          out = [false, enc(e instanceof Error ? e : new Error(String(e)))]
        }
        post(['ret', ...out])
      } else if (op === 'ret') slot = [a, b]
      else if (op === 'settle') {
        const w = waiting.get(a)
        waiting.delete(a)
        w?.[b ? 0 : 1](dec(c))
      } else if (op === 'expose') onExpose(a, dec(b))
    },
    true,
  )
  return { expose: (key, api) => post(['expose', key, enc(api)]) }
}

function mainWorld(codec, bridge, names) {
  bridge(codec, names[1], names[0], (key, api) => {
    const freeze = (o) => {
      if (o && typeof o === 'object' && !ArrayBuffer.isView(o)) {
        Object.values(o).forEach(freeze)
        Object.freeze(o)
      }
      return o
    }
    Object.defineProperty(window, key, { value: freeze(api), enumerable: true, writable: false, configurable: false })
  })
}

function preloadWorld(codec, bridge, names, bindingName, info, userPreload) {
  const toHost = globalThis[bindingName]
  const listeners = new Map(),
    pending = new Map(),
    exposed = new Set()
  let n = 0
  const b = bridge(codec, names[0], names[1], () => {})
  globalThis.__standinReceive = (text) => {
    const m = codec.decode(text)
    if (m.op === 'reply') {
      const p = pending.get(m.id)
      pending.delete(m.id)
      if (m.ok) p[0](m.value)
      else p[1](new Error(m.value))
      return
    }
    for (const f of [...(listeners.get(m.channel) ?? [])]) f({ sender: ipcRenderer, senderId: 0, ports: [] }, ...m.args)
  }
  const missing = (name) => {
    throw new Error(`electron stand-in: ${name} is not simulated`)
  }
  const on = (ch, f, once) => {
    const l = listeners.get(ch) ?? []
    const g = once
      ? (...a) => {
          off(ch, f)
          f(...a)
        }
      : f
    g.of = f
    l.push(g)
    listeners.set(ch, l)
    return ipcRenderer
  }
  const off = (ch, f) => {
    const l = listeners.get(ch) ?? []
    listeners.set(
      ch,
      l.filter((g) => g !== f && g.of !== f),
    )
    return ipcRenderer
  }
  const ipcRenderer = {
    invoke: (channel, ...args) =>
      new Promise((res, rej) => {
        const id = ++n
        const text = codec.encode({ op: 'invoke', id, channel, args })
        pending.set(id, [res, rej])
        toHost(text)
      }),
    send: (channel, ...args) => toHost(codec.encode({ op: 'send', channel, args })),
    on: (ch, f) => on(ch, f, false),
    once: (ch, f) => on(ch, f, true),
    addListener: (ch, f) => on(ch, f, false),
    off,
    removeListener: off,
    removeAllListeners: (ch) => {
      ch === undefined ? listeners.clear() : listeners.delete(ch)
      return ipcRenderer
    },
    sendSync: () => missing('ipcRenderer.sendSync'),
    postMessage: () => missing('ipcRenderer.postMessage'),
  }
  const contextBridge = {
    exposeInMainWorld: (key, api) => {
      if (exposed.has(key)) throw new Error(`Cannot bind an API on top of an existing property on the window object`)
      exposed.add(key)
      b.expose(key, api)
    },
  }
  const electron = { contextBridge, ipcRenderer }
  // What Electron's sandboxed preload lets a script require, and nothing else.
  const require = (id) => {
    if (id === 'electron' || id === 'electron/renderer') return electron
    if (/^(node:)?(events|timers|url)$/.test(id)) return missing(`require('${id}') in a preload script`)
    throw new Error(`module not found: ${id}`)
  }
  const process = {
    platform: info.platform,
    arch: info.arch,
    versions: info.versions,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    env: {},
    argv: info.argv,
  }
  const module = { exports: {} }
  try {
    userPreload(module.exports, require, module, process)
  } catch (e) {
    console.error('Unable to load preload script', e)
    toHost(codec.encode({ op: 'preload-error', message: String(e?.stack ?? e) }))
  }
}

function mainWorldSource(names) {
  return `(() => { if (window !== window.top) return; (${mainWorld})((${makeCodec})(), ${makeBridge}, ${JSON.stringify(names)}); })()`
}
function preloadSource(names, bindingName, info, code) {
  return `(() => { if (window !== window.top) return; (${preloadWorld})((${makeCodec})(), ${makeBridge}, ${JSON.stringify(names)}, ${JSON.stringify(bindingName)}, ${JSON.stringify(info)}, function (exports, require, module, process) {\n${code}\n}); })()`
}
module.exports = { mainWorldSource, preloadSource }

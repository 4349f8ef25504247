'use strict'
/*
  contextBridge and ipcRenderer, as scripts for a page. The preload runs in a real isolated world; the two worlds speak over
  synchronous DOM events that carry encoded text only. That gives the bridge its real rules: values are copied, prototypes
  are lost, functions and promises become proxies, and what cannot be cloned throws.

  These functions are sent to the page with toString(): none may close over anything.
*/
const { makeCodec } = require('./codec.cjs')

/** One world's end of the bridge. `mine` and `theirs` are the names of the two event channels. */
function makeBridge(codec, mine, theirs, onExpose) {
  const functions = new Map()
  const functionIds = new WeakMap()
  const waiting = new Map()
  let last = 0
  let returned
  const post = (message) => window.dispatchEvent(new CustomEvent(theirs, { detail: message }))
  const asError = (thrown) => (thrown instanceof Error ? thrown : new Error(String(thrown)))
  const keepFunction = (given) => {
    if (!functionIds.has(given)) {
      functionIds.set(given, ++last)
      functions.set(last, given)
    }
    return functionIds.get(given)
  }
  const keepPromise = (promise) => {
    const id = ++last
    promise.then(
      (value) => post(['settle', id, true, encode(value)]),
      (thrown) => post(['settle', id, false, encode(asError(thrown))]),
    )
    return id
  }
  const theirFunction = (id) => {
    return (...args) => call(id, args)
  }
  const theirPromise = (id) => new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
  const encode = (value) => codec.encode(value, keepFunction, keepPromise)
  const decode = (text) => codec.decode(text, theirFunction, theirPromise)
  const call = (id, args) => {
    const outer = returned
    returned = undefined
    post(['call', id, encode(args)])
    const mineNow = returned
    returned = outer
    if (!mineNow) throw new Error('contextBridge: the other world did not answer')
    const value = decode(mineNow.text)
    if (!mineNow.ok) throw value
    return value
  }
  const answer = (id, text) => {
    try {
      return ['ret', true, encode(functions.get(id)(...decode(text)))]
    } catch (thrown) {
      return ['ret', false, encode(asError(thrown))]
    }
  }
  const hear = ([what, first, second, third]) => {
    if (what === 'call') post(answer(first, second))
    else if (what === 'ret') returned = { ok: first, text: second }
    else if (what === 'expose') onExpose(first, decode(second))
    else if (what === 'settle') {
      const promise = waiting.get(first)
      waiting.delete(first)
      promise?.[second ? 'resolve' : 'reject'](decode(third))
    }
  }
  window.addEventListener(
    mine,
    (event) => {
      event.stopImmediatePropagation()
      hear(event.detail)
    },
    true,
  )
  return { expose: (key, api) => post(['expose', key, encode(api)]) }
}

/** The page's own world: exposed objects appear frozen on `window`. */
function mainWorld(codec, bridge, channels) {
  const freeze = (value) => {
    if (value && typeof value === 'object' && !ArrayBuffer.isView(value)) {
      Object.values(value).forEach(freeze)
      Object.freeze(value)
    }
    return value
  }
  bridge(codec, channels[1], channels[0], (key, api) => {
    Object.defineProperty(window, key, { value: freeze(api), enumerable: true, writable: false, configurable: false })
  })
}

/** ipcRenderer over `toHost`, the binding that only the preload's world has. */
function makeIpcRenderer(codec, toHost) {
  const listeners = new Map()
  const pending = new Map()
  let last = 0
  const missing = (name) => () => {
    throw new Error(`electron stand-in: ipcRenderer.${name} is not simulated`)
  }
  const heardOn = (channel) => listeners.get(channel) ?? []
  const on = (channel, listener) => {
    listeners.set(channel, [...heardOn(channel), { listener, call: listener }])
    return ipcRenderer
  }
  const once = (channel, listener) => {
    const call = (...args) => {
      off(channel, listener)
      listener(...args)
    }
    listeners.set(channel, [...heardOn(channel), { listener, call }])
    return ipcRenderer
  }
  const off = (channel, listener) => {
    listeners.set(
      channel,
      heardOn(channel).filter((entry) => entry.listener !== listener),
    )
    return ipcRenderer
  }
  const ipcRenderer = {
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        // Encoding throws for what cannot be cloned, before anything is kept.
        const text = codec.encode({ op: 'invoke', id: last + 1, channel, args })
        pending.set(++last, { resolve, reject })
        toHost(text)
      }),
    send: (channel, ...args) => toHost(codec.encode({ op: 'send', channel, args })),
    on,
    once,
    off,
    removeListener: off,
    sendSync: missing('sendSync'),
    postMessage: missing('postMessage'),
  }
  const receive = (text) => {
    const message = codec.decode(text)
    if (message.op === 'reply') {
      const { resolve, reject } = pending.get(message.id)
      pending.delete(message.id)
      if (message.ok) resolve(message.value)
      else reject(new Error(message.value))
      return
    }
    const event = { sender: ipcRenderer, senderId: 0, ports: [] }
    for (const { call } of heardOn(message.channel)) call(event, ...message.args)
  }
  return { ipcRenderer, receive }
}

/** The isolated world: what Electron's sandboxed preload lets a script require, and nothing else. */
function preloadWorld(codec, bridge, makeIpc, channels, bindingName, info, userPreload) {
  const toHost = globalThis[bindingName]
  const { ipcRenderer, receive } = makeIpc(codec, toHost)
  const { expose } = bridge(codec, channels[0], channels[1], () => {})
  const exposed = new Set()
  globalThis.__standinReceive = receive
  const contextBridge = {
    exposeInMainWorld: (key, api) => {
      if (exposed.has(key)) throw new Error('Cannot bind an API on top of an existing property on the window object')
      exposed.add(key)
      expose(key, api)
    },
  }
  const require = (id) => {
    if (id === 'electron' || id === 'electron/renderer') return { contextBridge, ipcRenderer }
    throw new Error(`module not found: ${id}`)
  }
  const process = { ...info, type: 'renderer', sandboxed: true, contextIsolated: true, env: {} }
  const module = { exports: {} }
  try {
    userPreload(module.exports, require, module, process)
  } catch (thrown) {
    console.error('Unable to load preload script', thrown)
    toHost(codec.encode({ op: 'preload-error', message: String(thrown?.stack ?? thrown) }))
  }
}

const inTopFrame = (call) => `(() => { if (window !== window.top) return; ${call}; })()`

function mainWorldSource(channels) {
  return inTopFrame(`(${mainWorld})((${makeCodec})(), ${makeBridge}, ${JSON.stringify(channels)})`)
}

function preloadSource(channels, bindingName, info, code) {
  const given = [channels, bindingName, info].map((value) => JSON.stringify(value)).join(', ')
  return inTopFrame(
    `(${preloadWorld})((${makeCodec})(), ${makeBridge}, ${makeIpcRenderer}, ${given}, function (exports, require, module, process) {\n${code}\n})`,
  )
}

module.exports = { mainWorldSource, preloadSource }

'use strict'
// One codec for every hop (main process <-> preload world <-> page world). It is also injected into
// pages with toString(), so it must not close over anything. It keeps what the structured clone
// algorithm keeps and refuses what it refuses, so that code which would throw in Electron throws here.
function makeCodec() {
  const b64 = (u8) => {
    let s = ''
    for (const b of u8) s += String.fromCharCode(b)
    return btoa(s)
  }
  const unb64 = (s) => Uint8Array.from(atob(s), (c) => c.charCodeAt(0))
  const tag = (v) => Object.prototype.toString.call(v).slice(8, -1)
  function encode(value, onFunction, onPromise) {
    const seen = new Map()
    const walk = (v) => {
      if (v === undefined) return { t: 'u' }
      if (v === null || typeof v === 'boolean' || typeof v === 'string') return { v }
      if (typeof v === 'number') return Number.isFinite(v) && !Object.is(v, -0) ? { v } : { t: 'n', v: Object.is(v, -0) ? '-0' : String(v) }
      if (typeof v === 'bigint') return { t: 'b', v: String(v) }
      if (typeof v === 'function') {
        if (onFunction) return { t: 'f', v: onFunction(v) }
        throw new Error('An object could not be cloned.')
      }
      if (typeof v === 'symbol') throw new Error('An object could not be cloned.')
      if (typeof v.then === 'function') {
        if (onPromise) return { t: 'p', v: onPromise(v) }
        throw new Error('An object could not be cloned.')
      }
      if (seen.has(v)) return { t: 'r', v: seen.get(v) }
      const id = seen.size
      seen.set(v, id)
      const k = tag(v)
      if (k === 'Date') return { t: 'd', v: v.getTime() }
      if (k === 'RegExp') return { t: 'x', v: [v.source, v.flags] }
      if (k === 'Error' || v instanceof Error) return { t: 'e', v: [v.name, v.message, v.stack] }
      if (k === 'ArrayBuffer') return { t: 'a', v: ['ArrayBuffer', b64(new Uint8Array(v))] }
      if (ArrayBuffer.isView(v)) return { t: 'a', v: [k, b64(new Uint8Array(v.buffer, v.byteOffset, v.byteLength))] }
      if (k === 'Map') return { t: 'm', v: [...v].map(([a, b]) => [walk(a), walk(b)]) }
      if (k === 'Set') return { t: 's', v: [...v].map(walk) }
      if (Array.isArray(v)) return { t: 'l', v: v.map(walk) }
      if (['WeakMap', 'WeakSet', 'Promise', 'Window', 'HTMLDocument'].includes(k)) throw new Error('An object could not be cloned.')
      return { t: 'o', v: Object.keys(v).map((key) => [key, walk(v[key])]) }
    }
    return JSON.stringify(walk(value))
  }
  function decode(text, onFunction, onPromise) {
    const seen = []
    const keep = (o) => {
      seen.push(o)
      return o
    }
    const walk = (n) => {
      switch (n.t) {
        case undefined:
          return n.v
        case 'u':
          return undefined
        case 'n':
          return Number(n.v)
        case 'b':
          return BigInt(n.v)
        case 'f':
          return onFunction(n.v)
        case 'p':
          return onPromise(n.v)
        case 'r':
          return seen[n.v]
        case 'd':
          return keep(new Date(n.v))
        case 'x':
          return keep(new RegExp(n.v[0], n.v[1]))
        case 'e': {
          const e = new Error(n.v[1])
          if (n.v[0] !== 'Error') e.name = n.v[0]
          return keep(e)
        }
        case 'a': {
          const u8 = unb64(n.v[1])
          return keep(n.v[0] === 'ArrayBuffer' ? u8.buffer : n.v[0] === 'Uint8Array' ? u8 : new globalThis[n.v[0]](u8.buffer))
        }
        case 'm': {
          const m = keep(new Map())
          for (const [a, b] of n.v) m.set(walk(a), walk(b))
          return m
        }
        case 's': {
          const s = keep(new Set())
          for (const a of n.v) s.add(walk(a))
          return s
        }
        case 'l': {
          const l = keep([])
          for (const a of n.v) l.push(walk(a))
          return l
        }
        case 'o': {
          const o = keep({})
          for (const [k, a] of n.v) Object.defineProperty(o, k, { value: walk(a), enumerable: true, writable: true, configurable: true })
          return o
        }
      }
    }
    return walk(JSON.parse(text))
  }
  return { encode, decode }
}
module.exports = { makeCodec }

/* The least that any program could do: plain pages without a library, beside which Foyer is measured. */

const page = (script: string) => `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Floor</title></head>
<body><button id="own">0</button><p id="other">0</p><script>${script}</script></body></html>`

const OPEN = `
const opening = indexedDB.open('floor', 1)
opening.onupgradeneeded = () => {
  opening.result.createObjectStore('outbox', { keyPath: 'dseq' })
  opening.result.createObjectStore('meta', { keyPath: 'k' })
  opening.result.createObjectStore('pages', { keyPath: 'from' })
}
const show = (id, words) => (document.getElementById(id).textContent = words)
`

/**
 * A key writes one record of an outbox row's size and a counter, strictly; then its number is shown here, and 400 bytes over a
 * WebSocket show it on the other page.
 */
export const FLOOR_DESK = page(`${OPEN}
const line = new WebSocket('ws://' + location.host)
line.onmessage = ({ data }) => show('other', data.split(' ')[0])
let dseq = 0
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Enter') return
  dseq += 1
  const id = crypto.randomUUID()
  const raw = (dseq + ' ' + id).padEnd(400, 'x')
  const writing = opening.result.transaction(['outbox', 'meta'], 'readwrite', { durability: 'strict' })
  writing.objectStore('outbox').put({ dseq, id, raw, createdAt: Date.now() })
  writing.objectStore('meta').put({ k: 'identity', value: { device: id, inc: id, nextDseq: dseq + 1 } })
  writing.oncomplete = () => {
    show('own', String(dseq))
    line.send(raw)
  }
})`)

/** Reads all pages of a log as they lie in the database, and shows how many characters they are. */
export const FLOOR_START = page(`${OPEN}
opening.onsuccess = () => {
  const reading = opening.result.transaction('pages').objectStore('pages').getAll()
  reading.onsuccess = () => show('own', reading.result.reduce((sum, row) => sum + row.raw.length, 0) + ' read')
}`)

// Keeps the shell of the page, so that a desk in a browser starts without the network. Never keeps an answer of the hub.
const SHELL = 'foyer-shell-1'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.includes('/v1/')) return
  if (request.mode === 'navigate') event.respondWith(freshOrKept(request))
  else if (url.pathname.includes('/assets/')) event.respondWith(keptOrFresh(request))
})

async function freshOrKept(request) {
  const shell = await caches.open(SHELL)
  try {
    const response = await fetch(request)
    if (response.ok) await shell.put(request, response.clone())
    // A proxy in front of a hub that is down answers for it.
    return response.status < 500 ? response : ((await shell.match(request, { ignoreSearch: true })) ?? response)
  } catch (error) {
    const kept = await shell.match(request, { ignoreSearch: true })
    if (kept) return kept
    throw error
  }
}

// Built files carry a hash of their content in the name: the same name is the same file.
async function keptOrFresh(request) {
  const shell = await caches.open(SHELL)
  const kept = await shell.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await shell.put(request, response.clone())
  return response
}

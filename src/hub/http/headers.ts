import type { FastifyHelmetOptions } from '@fastify/helmet'

/**
 * Every page may load only what this hub serves, and nothing may frame it. `'self'` covers the WebSocket of the same address.
 * No upgrade to https is asked for: on a plain local network there would be no answer.
 */
export const HEADERS: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'data:'],
      'font-src': ["'self'"],
      'connect-src': ["'self'"],
      'worker-src': ["'self'"],
      'manifest-src': ["'self'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
    },
  },
  // Whether an address is https for good is for whoever runs that address.
  strictTransportSecurity: false,
  // Both mean nothing on plain http but a warning in the console.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  referrerPolicy: { policy: 'no-referrer' },
}

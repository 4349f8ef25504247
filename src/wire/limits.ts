/** Largest push or page: events, and bytes of their raw text. One event may be 16 KB. */
export const LIMITS = { events: 500, bytes: 262_144, eventBytes: 16_384 } as const

/**
 * Largest push or page: events, and bytes of their raw text. One event may be 16 KB; the hub's own, which say what was learned, 128 KB. `bodyBytes`: such a push as it travels, each
 * character of it escaped. A device reaches them only with a backlog, and
 * step by step while the hub answers quickly: on a slow line it stays at `firstEvents`.
 * `pageBytes`: a stored page that is handed back whole, because its seal is of its end, as it travels.
 */
export const LIMITS = {
  events: 2000,
  firstEvents: 500,
  bytes: 1_048_576,
  bodyBytes: 4_194_304,
  eventBytes: 16_384,
  hubEventBytes: 131_072,
  pageBytes: 40_000_000,
} as const

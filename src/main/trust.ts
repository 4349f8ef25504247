/*
  Whose word Node takes for a certificate: by itself only that of the authorities it was built with, and a finished Foyer reads no NODE_EXTRA_CA_CERTS
  (a fuse). A council's own authority stands in the system's list, where its IT team puts it for the browsers too.
*/
import { getCACertificates, setDefaultCACertificates } from 'node:tls'

/** Adds the system's list. @param note a line for the log file, where that cannot be read: hubs with a certificate of their own need none. */
export function trustWhatTheSystemTrusts(note: (line: string) => void): void {
  try {
    setDefaultCACertificates([...new Set([...getCACertificates('default'), ...getCACertificates('system')])])
  } catch (error) {
    note(`The system's certificates cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

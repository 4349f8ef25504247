/* Loaded before the hub by the control of the power trials: a SQLite that answers before anything is on the disk. */
import { DatabaseSync } from 'node:sqlite'

// oxlint-disable-next-line typescript/unbound-method
const exec = DatabaseSync.prototype.exec
DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string) {
  return exec.call(this, sql.replaceAll('synchronous=full', 'synchronous=off'))
}

/* What the staff screens say of a call for help and of an evacuation. */
import type { CentreState, Panic } from '#domain/centre/state.ts'
import type { StaffId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { SECOND } from '#domain/instant.ts'
import type { WasAt } from '#domain/safety/rollCall.ts'
import type { SyncState } from '#renderer/centre/api.ts'
import { deskLabel } from '#renderer/staff/says.ts'
import { listed } from '#renderer/ui/words/desks.ts'
import { capital } from '#renderer/ui/words/capital.ts'

/** As long as something may be on its way before it is called not shared. */
const ON_ITS_WAY = 3 * SECOND
/** After so long without an answer the person at the desk must not wait for one. */
const UNSEEN = 15 * SECOND
const BY_OTHER_MEANS = 'shout, or use the wall alarm'

const FROM = { welcome: 'the welcome desk', adviser: 'an adviser’s screen', lead: 'the team lead’s screen' } as const

export function sayColleague(state: CentreState, by: StaffId | null): string {
  return (by && state.staff.get(by)?.name) || 'a colleague'
}

/** Where help is needed: "Desk 3", "the welcome desk". */
export function sayPlace(state: CentreState, { desk, from }: Pick<Panic, 'desk' | 'from'>): string {
  return desk === null ? (from === null ? 'a desk' : FROM[from]) : deskLabel(state, desk)
}

/** "Ana is going. Seen by Ben"; empty while nobody answered. */
export function sayAnswers(state: CentreState, { acknowledged }: Pick<Panic, 'acknowledged'>): string {
  const who = (going: boolean) => acknowledged.filter((one) => one.going === going).map(({ by }) => sayColleague(state, by))
  const [go, saw] = [who(true), who(false)]
  const goes = go.length === 0 ? '' : `${capital(listed(go))} ${go.length === 1 ? 'is' : 'are'} coming`
  return [goes, saw.length === 0 ? '' : `Seen by ${listed(saw)}`].filter(Boolean).join('. ')
}

/** Whether the hub has it: what a device wrote goes there in its order. */
export function isShared({ oldestUnsentAt }: Pick<SyncState, 'oldestUnsentAt'>, at: Instant): boolean {
  return oldestUnsentAt === null || oldestUnsentAt > at
}

/** The one small line at the desk that called. Never more than is known. */
export function saySent(state: CentreState, panic: Panic, sync: Pick<SyncState, 'oldestUnsentAt' | 'reachable'>, now: Instant): string {
  const drill = panic.drill ? 'DRILL. ' : ''
  const answers = sayAnswers(state, panic)
  if (answers) return `${drill}Sent. ${answers}`
  if (isShared(sync, panic.at)) return now - panic.at < UNSEEN ? `${drill}Sent` : `${drill}Sent, and nobody has seen it yet: ${BY_OTHER_MEANS}`
  return sync.reachable && now - panic.at < ON_ITS_WAY ? `${drill}Sending` : `${drill}Not shared: ${BY_OTHER_MEANS}`
}

/** Where somebody was when everybody left. */
export function sayWasAt(state: CentreState, was: WasAt): string {
  switch (was.is) {
    case 'desk':
      return deskLabel(state, was.desk)
    case 'waiting':
      return 'Waiting area'
    case 'private':
      return 'Visitor (private)'
    case 'door':
      return 'Welcome desk'
    case 'away':
      return 'Away: did not answer, or stepped out'
  }
}

export function sayPeople(count: number): string {
  return `${count} ${count === 1 ? 'person' : 'people'}`
}

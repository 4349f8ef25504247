/* What a screen can know and do. The screens see this file, the domain and `ui`; nothing else of the house. */
import type { Command } from '#domain/centre/command.ts'
import type { Refusal } from '#domain/centre/refusal.ts'
import type { CentreState, NoEffect } from '#domain/centre/state.ts'
import type { Forecast } from '#domain/estimate/forecast.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import type { DeskId, EventId, NewEvent, VisitId } from '#domain/events.ts'
import type { Behind, BehindRows } from '#domain/lead/figures.ts'
import type { Report } from '#domain/lead/period.ts'
import type { Period } from '#domain/lead/presets.ts'
import type { Role } from '#domain/roles.ts'

/** The fields of a customer card. Never in the log, never on a display. */
export type CardField = 'name' | 'phone' | 'words' | 'papers' | 'notes' | 'next'
export type Card = Partial<Record<CardField, string>>
/** `of`: whose card, a visit's id or the key of an appointment's. `day`: the one by which it is erased. */
export type CardWriting = { of: string; field: CardField; text: string; day: DayKey }

/** Before a centre is at work: nobody has decided whether it becomes the demo or one's own; or it is one's own, and not set up yet. */
export type Begun = 'undecided' | 'settingUp' | 'done'
/** An address that joins one device of the demo, once. */
export type DemoOffer = { role: Role; label: string; address: string }

/** This device, as the hub named it when it joined. */
export type ThisDevice = { id: string; inc: string; role: Role; label: string; desk: DeskId | null; letter: string; centreName: string; begun: Begun }

/** How well this device is in touch. Ages are shown, never a green dot. */
export type SyncState = {
  /** Events written here that the log has not given back yet. */
  unsent: number
  /** When the oldest of them was written; null when all are shared. */
  oldestUnsentAt: Instant | null
  /** When the hub was last heard with all that it had being here; null before the first time. */
  lastHeardAt: Instant | null
  /** Whether all that the hub has is here. Not while it is away, nor while its news is pulled after that. */
  level: boolean
  /** False from the first failed try until the hub answers again. */
  reachable: boolean
  /** What stops the sync, in a sentence; null when nothing does. */
  trouble: string | null
  /** Something waits although the hub answers, and sharing was begun again: in a sentence; null when nothing is stuck. */
  stuck: string | null
  /** The hub was set back, and its log is being put together again from the devices. */
  mending: boolean
  /** The hub does not know this device any more: everything works on and is kept, but somebody has to join it again. */
  mustJoin: boolean
  /** More than 2 minutes: the PC's clock is fast by so many milliseconds, or slow where below 0; else 0. */
  clockOff: number
}

/** An event that the hub would not take: kept apart, shown, nothing else waits for it. */
export type Quarantined = { id: EventId; type: string; at: Instant; sentence: string }

/** A call that screens have shown. `at`: when it was called. `shownAt`: when the first had drawn it. `silent`: how many of them had no sound. */
export type ShownCall = { ticket: string; at: Instant; shownAt: Instant; screens: number; silent: number }

/** The waiting-room screens that have proved within the last 15 seconds that they draw, and what was shown: newest call first. */
export type Screens = { live: number; silent: number; shown: readonly ShownCall[] }

/** How many live screens were asked to play the chime, and how many said that they did. */
export type ChimeTest = { screens: number; played: number }

/** When who waits is probably called, as it was worked out last. `at`: for which minute, `state`: of what. */
export type Estimates = { forecast: Forecast; at: Instant; state: CentreState }

export type CentreView = {
  /** False until the local log has been read. */
  ready: boolean
  device: ThisDevice
  /** Confirmed and own unsent, folded. */
  state: CentreState
  /** The last number of the log that is folded here. */
  confirmedN: number
  /** Own events that the hub has not given back yet: what they say is not confirmed. The same set while nothing changed. */
  unsentIds: ReadonlySet<EventId>
  sync: SyncState
  screens: Screens
  /** null: nothing is worked out yet. It follows what it is of by some hundredths of a second. */
  estimates: Estimates | null
  /** Claims of this device that came to nothing and were not read yet. */
  notices: readonly NoEffect[]
  quarantined: readonly Quarantined[]
  /** By visit, and by the key of an appointment; `cardOf` says what is known of a visit's customer. */
  cards: ReadonlyMap<string, Card>
  /** The disk or the database failed; null when all is well. Says what still works and what to do. */
  storeFault: string | null
  /** Nothing can be saved in this window any more: it must be started again. */
  storeClosed: boolean
  /** A store that was lost and begun again, in a sentence, until it was read; null when there is nothing to tell. */
  lost: string | null
  /** Whether the browser promised never to clear what is kept here; null before it has answered. */
  persists: boolean | null
}

/** What act answers. `done`: strictly saved on this PC. */
export type Acted = { done: NewEvent[] } | { refused: Refusal; sentence: string } | { fault: string }

/** `address`: all that is opened or typed on the device; null where no other machine can reach the hub by itself. */
export type PairingCode = { code: string; expiresAt: Instant; address: string | null }
export type JoinedDevice = {
  device: string
  role: Role
  label: string
  desk: DeskId | null
  letter: string
  joinedAt: Instant
  seenAt: Instant | null
  revokedAt: Instant | null
}
export type Asked<T> = { ok: T } | { sentence: string }

export interface Centre {
  view(): CentreView
  subscribe(changed: () => void): () => void
  /** The one door: every action of every screen goes through here. */
  act(command: Command): Promise<Acted>
  /** The clock that all screens share: the hub's, carried on by this PC when the hub is away. */
  now(): Instant
  /** How fast that clock runs (1, except on a replayed day). */
  rate(): number
  today(): DayKey
  timeZone(): string
  /**
   * A ticket number for a visit: the centre's next within 800 ms, else one of this device's own letter. Same visit, same number.
   * Rejects with a sentence for the person when this PC cannot save it.
   */
  takeTicket(visit: VisitId): Promise<string>
  /** Of a visit of today. */
  writeCard(visit: VisitId, field: CardField, text: string): Promise<void>
  /** All of them or none. */
  writeCards(writes: readonly CardWriting[]): Promise<void>
  /** The person has read it; it is not told again. */
  readNotice(event: EventId): Promise<void>
  readQuarantined(event: EventId): Promise<void>
  readLost(): Promise<void>
  newId(): string
  /** Decides what a new centre becomes; for the demo, answers the addresses of its other devices. Only a team lead's, and only while nothing is written of it. */
  begin(as: 'demo' | 'ours'): Promise<Asked<DemoOffer[]>>
  makeCode(role: Role, label: string, desk: DeskId | null): Promise<Asked<PairingCode>>
  devices(): Promise<Asked<JoinedDevice[]>>
  revoke(device: string): Promise<Asked<null>>
  /** Whether this is the staff member's PIN: by the hub, or while that is away, by what was right on this PC before. */
  checkPin(staff: string, pin: string): Promise<Asked<boolean>>
  /** Sets or removes (null) a PIN, 4 to 8 digits. A team lead's device needs no `old` one; others do, where there is one. */
  setPin(staff: string, pin: string | null, old: string | null): Promise<Asked<null>>
  /** The ids of those who have a PIN; while the hub is away, as it last said. */
  staffWithPin(): Promise<Asked<string[]>>
  /** The hub's figures of a period, both days included. `device`: this team lead's in another centre; null: this one. */
  report(period: Period, device: string | null): Promise<Asked<Report>>
  /** Who is behind one figure of such a report, at most so many. */
  behind(period: Period, behind: Behind, most: number, device: string | null): Promise<Asked<BehindRows>>
  /** What the hub's log says of one visit of any day, folded: that visit, the delays of its day, and the names of services, desks and staff. */
  story(day: DayKey, visit: VisitId, device: string | null): Promise<Asked<CentreState>>
  /** Has every live waiting-room screen play its chime once, this PC's own window too. Takes a few seconds where one does not answer. */
  testChime(): Promise<Asked<ChimeTest>>
}

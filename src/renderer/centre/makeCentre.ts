import { businessDay, businessDayFrom } from '#domain/time/businessDay.ts'
import { fold } from '#domain/centre/fold.ts'
import { dayOf, EMPTY_CENTRE } from '#domain/centre/state.ts'
import type { DayKey } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { eraseCardsBefore, readCards, writeCardFields } from '#renderer/log/cards.ts'
import type { Log } from '#renderer/log/log.ts'
import type { Logged } from '#renderer/log/records.ts'
import { readMeta } from '#renderer/log/log.ts'
import { markNoticeRead } from '#renderer/log/notices.ts'
import { readQuarantine, unreadQuarantine } from '#renderer/log/unsent.ts'
import { makeAct, storeFaultSentence } from './act.ts'
import type { Asked, Begun, CardWriting, Centre, CentreView, ChimeTest, DemoOffer, JoinedDevice, PairingCode } from './api.ts'
import { cardsMoved } from './cardsMoved.ts'
import type { SharedClock } from './clock.ts'
import type { CentreStore } from './store.ts'
import { refresh } from './store.ts'
import { tellScreens } from './tellScreens.ts'

/** What the centre asks of the road, given by whoever mounts it: this room does not travel. */
export type Errands = {
  takeTicket(visit: string, day: string, used: number): Promise<string>
  begin(as: 'demo' | 'ours'): Promise<Asked<{ begun: Begun; offers: DemoOffer[] }>>
  makeCode(role: string, label: string, desk: string | null): Promise<Asked<PairingCode>>
  devices(): Promise<Asked<JoinedDevice[]>>
  revoke(device: string): Promise<Asked<null>>
  checkPin(staff: string, pin: string): Promise<Asked<boolean>>
  setPin(staff: string, pin: string | null, old: string | null): Promise<Asked<null>>
  staffWithPin(): Promise<Asked<string[]>>
  report: Centre['report']
  behind: Centre['behind']
  story(day: DayKey, visit: string, device: string | null): Promise<Asked<Logged[]>>
  testChime(): Promise<Asked<ChimeTest>>
  nudge(): void
}

export type Making = { log: Log; store: CentreStore; clock: SharedClock; localNow: () => number; newId: () => string; errands: Errands }

/** The centre as the screens know it. */
export function makeCentre(making: Making): Centre {
  const { log, store, clock, localNow, newId, errands } = making
  const view = () => store.view.getState()
  const timeZone = () => view().state.centre?.timeZone ?? 'Europe/London'
  const today = dayNow(() => clock.now(), timeZone)
  const act = makeAct({ log, store, clock, localNow, newId })
  const writeAll = async (writes: readonly CardWriting[]) => {
    if (writes.length === 0) return
    try {
      await writeCardFields(
        log,
        writes.map(({ of: visit, day, field, text }) => ({ write: newId(), visit, day, field, text: cleanText(text) })),
      )
      await showCards(making)
      errands.nudge()
    } catch (error) {
      store.view.setState({ storeFault: storeFaultSentence(error) })
    }
  }
  return {
    view,
    subscribe: tellScreens(store),
    async act(command) {
      const acted = await act(command)
      if ('done' in acted) await writeAll(cardsMoved(view(), acted.done))
      return acted
    },
    now: () => clock.now(),
    rate: () => clock.rate(),
    today,
    timeZone,
    async takeTicket(visit) {
      try {
        return await errands.takeTicket(visit, today(), ownTicketsUsed(view(), today()))
      } catch (error) {
        const sentence = storeFaultSentence(error)
        store.view.setState({ storeFault: sentence })
        throw new Error(sentence, { cause: error })
      }
    },
    writeCard: (visit, field, text) => writeAll([{ of: visit, field, text, day: today() }]),
    writeCards: writeAll,
    async readNotice(event) {
      store.readNotices.add(event)
      refresh(store, log)
      await markNoticeRead(log, event)
      log.tell()
    },
    async readQuarantined(event) {
      await readQuarantine(log, event)
      log.tell()
      await showQuarantine(making)
    },
    async readLost() {
      await log.database.meta.delete('lost')
      store.view.setState({ lost: null })
      log.tell()
    },
    newId,
    async begin(as) {
      const answer = await errands.begin(as)
      if ('sentence' in answer) return answer
      const { begun, offers } = answer.ok
      store.view.setState({ device: { ...view().device, begun } })
      errands.nudge()
      return { ok: offers }
    },
    makeCode: errands.makeCode,
    devices: errands.devices,
    revoke: errands.revoke,
    checkPin: errands.checkPin,
    setPin: errands.setPin,
    staffWithPin: errands.staffWithPin,
    report: errands.report,
    behind: errands.behind,
    async story(day, visit, device) {
      const answer = await errands.story(day, visit, device)
      return 'ok' in answer ? { ok: fold(EMPTY_CENTRE, answer.ok) } : answer
    },
    testChime: errands.testChime,
  }
}

/** The business day now. Screens ask with every drawing, and a day begins on a whole minute: worked out once a minute. */
function dayNow(now: () => number, timeZone: () => string): () => DayKey {
  let known = { minute: Number.NaN, zone: '', day: '' }
  return () => {
    const at = now()
    const [minute, zone] = [Math.floor(at / MINUTE), timeZone()]
    if (minute !== known.minute || zone !== known.zone) known = { minute, zone, day: businessDay(at, zone) }
    return known.day
  }
}

/** Reads the cards again after they changed. */
export async function showCards({ log, store }: Making): Promise<void> {
  store.view.setState({ cards: await readCards(log) })
}

export async function showQuarantine({ log, store }: Making): Promise<void> {
  const rows = await unreadQuarantine(log)
  const quarantined = rows.map(({ id, raw, sentence }) => {
    const { type, at } = JSON.parse(raw) as { type: string; at: number }
    return { id, type, at, sentence }
  })
  store.view.setState({ quarantined })
}

/** A store that was lost and begun again: told until somebody has read it. */
export async function showLost({ log, store }: Making): Promise<void> {
  store.view.setState({ lost: (await readMeta<string>(log.database, 'lost')) ?? null })
}

/** What a person pasted, as every store can keep it: no half characters, no NUL, at most 500 long. */
function cleanText(text: string): string {
  return text.replaceAll('\0', '').trim().slice(0, 500).toWellFormed()
}

const BELIEVED_DAYS = 60

/** Cards are kept no longer than the centre's setting, also while the hub is away. */
export async function eraseOldCards(making: Making): Promise<void> {
  const { state, sync } = making.store.view.getState()
  const { centre } = state
  if (!centre) return
  // A PC that woke up in another year must not empty the cards of today: until the hub was heard its clock is believed only near the log.
  const newest = [...state.days.keys()].sort().at(-1) ?? ''
  if (sync.lastHeardAt === null && newest < businessDayFrom(making.clock.now(), -BELIEVED_DAYS, centre.timeZone)) return
  await eraseCardsBefore(making.log, businessDayFrom(making.clock.now(), -centre.cardsKeptDays, centre.timeZone))
  await showCards(making)
}

/** The highest count of this device's own letter that the log already holds today. */
function ownTicketsUsed({ state, device }: CentreView, day: string): number {
  let used = 0
  for (const { ticket } of dayOf(state, day).visits.values()) {
    const count = ticket?.startsWith(device.letter) ? Number(ticket.slice(device.letter.length)) : Number.NaN
    if (count > used) used = count
  }
  return used
}

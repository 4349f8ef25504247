/*
  A centre in memory, made of the real domain: for pictures and component tests. What is done here is confirmed at once,
  unless `alone` is set; then it stays unsent.
*/
import { decide } from '#domain/centre/decide.ts'
import { refusalSentence } from '#domain/centre/refusal.ts'
import { settleAll } from '#domain/centre/fold.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { LoggedEvent, NewEvent } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { ownTicket } from '#domain/tickets.ts'
import { firstView } from '#renderer/centre/firstView.ts'
import type { Card, CardWriting, Centre, CentreView, JoinedDevice, ThisDevice } from '#renderer/centre/api.ts'

export type MemoryCentre = Centre & {
  /** Events of any device, as the hub would hand them out. */
  add(device: string, events: readonly NewEvent[]): void
  change(part: Partial<CentreView>): void
}

const ZONE = 'Europe/London'

export function memoryCentre(device: ThisDevice, clock: () => Instant): MemoryCentre {
  const listeners = new Set<() => void>()
  const cards = new Map<string, Card>()
  const tickets = new Map<string, string>()
  const devices: JoinedDevice[] = []
  let ids = 0
  const first = firstView(device)
  let view: CentreView = { ...first, ready: true, sync: { ...first.sync, lastHeardAt: clock() }, cards }
  const change = (part: Partial<CentreView>) => {
    view = { ...view, ...part }
    for (const changed of listeners) changed()
  }
  const newId = () => `m${++ids}`
  const add = (who: string, events: readonly NewEvent[]) => {
    let n = view.confirmedN
    const logged = events.map((event) => ({ ...event, id: newId(), n: ++n, device: who, inc: 'i1', outcome: 'applied' }) as LoggedEvent)
    const { state } = settleAll(view.state, logged)
    const notices = [...state.days.values()].flatMap((day) => day.noEffects).filter((one) => one.device === device.id)
    change({ state, confirmedN: n, notices })
  }
  const today = () => businessDay(clock(), ZONE)
  const writeCards = async (writes: readonly CardWriting[]) => {
    for (const { of, field, text } of writes) cards.set(of, { ...cards.get(of), [field]: text })
    change({ cards: new Map(cards) })
  }
  return {
    add,
    change,
    view: () => view,
    subscribe: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    act: async (command) => {
      const decision = decide(view.state, command, { now: clock(), day: today(), device: device.id })
      if ('refused' in decision) return { refused: decision.refused, sentence: refusalSentence(decision.refused, view.state) }
      add(device.id, decision.events)
      return { done: decision.events }
    },
    now: clock,
    rate: () => 1,
    today,
    timeZone: () => ZONE,
    takeTicket: async (visit) => {
      const taken = [...dayOf(view.state, today()).visits.values()].map((one) => Number(one.ticket)).filter((one) => one > 0)
      const next = view.sync.reachable ? String(Math.max(0, ...taken) + 1) : ownTicket(device.letter, tickets.size + 1)
      tickets.set(visit, tickets.get(visit) ?? next)
      return tickets.get(visit) ?? next
    },
    writeCard: async (visit, field, text) => writeCards([{ of: visit, field, text, day: today() }]),
    writeCards,
    readLost: async () => change({ lost: null }),
    readNotice: async (event) => change({ notices: view.notices.filter((one) => one.event !== event) }),
    readQuarantined: async (event) => change({ quarantined: view.quarantined.filter((one) => one.id !== event) }),
    newId,
    checkPin: async () => ({ sentence: 'There is no hub here.' }),
    setPin: async () => ({ sentence: 'There is no hub here.' }),
    staffWithPin: async () => ({ ok: [] }),
    begin: async () => ({ sentence: 'There is no hub here.' }),
    makeCode: async (role, label, desk) => {
      devices.push({ device: newId(), role, label, desk, letter: 'M', joinedAt: clock(), seenAt: null, revokedAt: null })
      return { ok: { code: 'K7PM-3XQR', expiresAt: clock() + 15 * 60_000, address: null } }
    },
    devices: async () => ({ ok: [...devices] }),
    report: async () => ({ sentence: 'There is no hub here.' }),
    behind: async () => ({ sentence: 'There is no hub here.' }),
    story: async () => ({ sentence: 'There is no hub here.' }),
    testChime: async () => ({ ok: { screens: view.screens.live, played: view.screens.live - view.screens.silent } }),
    revoke: async (id) => {
      const found = devices.findIndex((one) => one.device === id)
      const known = devices[found]
      if (!known) return { sentence: 'We cannot find this device.' }
      devices[found] = { ...known, revokedAt: clock() }
      return { ok: null }
    },
  }
}

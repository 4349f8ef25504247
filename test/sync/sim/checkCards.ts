/* What must be true of customer cards in the end: saved words once, erased ones nowhere. */
import { canonical } from '#domain/centre/canonical.ts'
import type { CardOutboxRow, CardRow } from '#renderer/log/database.ts'
import type { Machine } from './machine.ts'
import type { OpenWindow } from './window.ts'
import type { World } from './world.ts'

export type Cards = Map<string, Map<string, string>>

/** The hub's cards, as everybody should read them; and which visits it forgot. */
export function readHubCards(world: World): { cards: Cards; erased: Set<string> } {
  const cards: Cards = new Map()
  const erased = new Set<string>()
  for (const card of [...world.hub.disk.cards.values()].sort((a, b) => a.n - b.n)) {
    if ('text' in card) {
      if (erased.has(card.visit)) world.violate(`tombstones: words on ${card.visit} came back after they were erased`)
      cards.set(card.visit, new Map(cards.get(card.visit)).set(card.field, card.text))
    } else {
      erased.add(card.visit)
      cards.delete(card.visit)
    }
  }
  return { cards, erased }
}

export function checkShownCards(world: World, { name }: Machine, { centre }: OpenWindow, cards: Cards): void {
  const shown = new Map([...centre.view().cards].map(([visit, card]) => [visit, new Map(Object.entries(card))]))
  const text = (of: Cards) => canonical(new Map([...of].filter(([, card]) => card.size > 0)))
  if (text(shown) !== text(cards)) world.violate(`cards: ${name} shows other cards than the hub has`)
}

export function checkKeptCards(world: World, machine: Machine, erased: ReadonlySet<string>): void {
  const { name, disk } = machine
  for (const { visit, fields } of disk.rows<CardRow>('cards'))
    if (erased.has(visit) && Object.keys(fields).length > 0) world.violate(`tombstones: ${name} still has words on ${visit}`)
  for (const { visit } of disk.rows<CardOutboxRow>('cardOutbox'))
    if (erased.has(visit)) world.violate(`tombstones: ${name} still wants to send words on ${visit}`)
  const written = [...world.hub.disk.cards.values()].flatMap((card) => ('text' in card ? [card.text] : []))
  for (const [words, by] of world.cardTexts) {
    if (by.machine !== machine || machine.wasSetBack || world.hubWasRestored) continue
    const times = written.filter((text) => text === words).length
    if (times !== (erased.has(by.visit) ? 0 : 1)) world.violate(`cards: "${words}", written at ${name}, is on the hub ${times} times`)
  }
}

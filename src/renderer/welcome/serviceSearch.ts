import MiniSearch from 'minisearch'
import type { Service } from '#domain/centre/state.ts'
import type { ServiceId } from '#domain/events.ts'

export type ServiceSearch = (words: string) => Service[]

/** Small words that say nothing about what somebody came for. */
const EMPTY_WORDS = new Set('a about an and at for from have help i in is it my need of on or the to want with'.split(' '))

/** Finds services by their names and keywords: the start of a word is enough, and a letter may be wrong. Best first, at most `most`. */
export function serviceSearch(services: ReadonlyMap<ServiceId, Service>, most: number): ServiceSearch {
  const index = new MiniSearch<{ id: string; name: string; keywords: string }>({
    fields: ['name', 'keywords'],
    processTerm: (term) => (EMPTY_WORDS.has(term.toLowerCase()) ? null : term.toLowerCase()),
    searchOptions: { boost: { name: 2 }, prefix: (term) => term.length > 1, fuzzy: (term) => (term.length > 3 ? 0.2 : false) },
  })
  index.addAll([...services.values()].filter(({ offered }) => offered).map(({ id, name, keywords }) => ({ id, name, keywords: keywords.join(' ') })))
  return (words) =>
    index
      .search(words)
      .slice(0, most)
      .flatMap(({ id }) => services.get(String(id)) ?? [])
}

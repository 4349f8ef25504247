import { expect, test } from 'vitest'
import type { Service } from '#domain/centre/state.ts'
import { serviceSearch } from './serviceSearch.ts'

const service = (id: string, name: string, keywords: string[]): [string, Service] => [
  id,
  { id, name, keywords, minutes: 10, askFor: [], favourite: null, elsewhere: null, offered: true },
]
const services = new Map([
  service('ct', 'Council Tax bill or payment', ['pay', 'direct debit']),
  service('cts', 'Council Tax summons, court', ['letter', 'court', 'liability order']),
  service('bin', 'Bin or bulky waste', ['rubbish', 'sofa']),
])
const find = (words: string, most = 4) => serviceSearch(services, most)(words).map(({ id }) => id)

test('a sentence as it is said finds its service first', () => expect(find('I have a letter about court for my council tax')[0]).toBe('cts'))
test('the start of a word is enough', () => expect(find('rubb')).toEqual(['bin']))
test('a letter may be wrong', () => expect(find('summmons')[0]).toBe('cts'))
test('small words alone find nothing', () => expect(find('I have a')).toEqual([]))
test('nothing typed finds nothing', () => expect(find('  ')).toEqual([]))
test('no more than asked for', () => expect(find('council', 1)).toHaveLength(1))

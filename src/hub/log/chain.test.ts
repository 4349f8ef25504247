import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { CHAIN_START } from '#wire/code.ts'
import { chainHash } from './chain.ts'

test('the chain hash is over the bytes that its comment names', () => {
  const bytes = Buffer.concat([
    Buffer.from('0'.repeat(64)),
    Buffer.from([0x0a]),
    Buffer.from('1'),
    Buffer.from([0x0a]),
    Buffer.from('1800000000000'),
    Buffer.from([0x0a]),
    Buffer.from('applied'),
    Buffer.from([0x0a]),
    Buffer.from('{"é":1}', 'utf8'),
  ])
  expect(chainHash(CHAIN_START, 1, 1_800_000_000_000, 'applied', '{"é":1}')).toBe(createHash('sha256').update(bytes).digest('hex'))
})

test('a change to any part of a place changes its hash', () => {
  const hashes = [
    chainHash(CHAIN_START, 1, 5, 'applied', 'x'),
    chainHash('1'.repeat(64), 1, 5, 'applied', 'x'),
    chainHash(CHAIN_START, 2, 5, 'applied', 'x'),
    chainHash(CHAIN_START, 1, 6, 'applied', 'x'),
    chainHash(CHAIN_START, 1, 5, 'applied', 'y'),
    chainHash(CHAIN_START, 1, 5, 'unknown', 'x'),
    chainHash(CHAIN_START, 15, 5, 'applied', 'x'),
    chainHash(CHAIN_START, 1, 55, 'applied', 'x'),
  ]
  expect(new Set(hashes).size).toBe(hashes.length)
})

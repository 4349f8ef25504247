import { describe, expect, test } from 'vitest'
import { isLoopback, namesOf, originsOf } from './addresses.ts'

const machine = { name: 'Desk-PC', addresses: ['192.0.2.7', 'fd00::2'] }

describe('where a hub is reached', () => {
  test('loopback is this machine, however it is written, and nothing else', () => {
    for (const here of ['127.0.0.1', '127.8.9.10', '::1', 'localhost', '::ffff:127.0.0.1']) expect(isLoopback(here), here).toBe(true)
    for (const out of ['192.0.2.7', '0.0.0.0', '::', '127.0.0.1.example.org', '::ffff:192.0.2.7', '', 'fd00::1']) expect(isLoopback(out), out).toBe(false)
  })

  test('the certificate names what was given, where the hub listens, the machine, and this machine itself', () => {
    expect(namesOf('0.0.0.0', ['foyer.example'], machine)).toEqual(['foyer.example', '192.0.2.7', 'fd00::2', 'desk-pc', 'localhost', '127.0.0.1', '::1'])
    expect(namesOf('192.0.2.7', [], machine)).toEqual(['192.0.2.7', 'desk-pc', 'localhost', '127.0.0.1', '::1'])
  })

  test('a device is told the given names, else the addresses', () => {
    expect(originsOf('0.0.0.0', 4400, [], machine)).toEqual(['https://192.0.2.7:4400', 'https://[fd00::2]:4400'])
    expect(originsOf('192.0.2.7', 4400, [], machine)).toEqual(['https://192.0.2.7:4400'])
    expect(originsOf('0.0.0.0', 443, ['foyer.example'], machine)).toEqual(['https://foyer.example'])
    expect(originsOf('::', 4400, [], { ...machine, addresses: [] })).toEqual(['https://desk-pc:4400'])
  })
})

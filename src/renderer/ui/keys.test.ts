import { describe, expect, test } from 'vitest'
import type { Press, Where } from './keys.ts'
import { capOf, keyName } from './keys.ts'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: `Key${key.toUpperCase()}`,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  ...more,
})

describe('a letter', () => {
  test('works by itself where nobody types', () => {
    expect(keyName(press('m'), 'page', true)).toBe('M')
    expect(keyName(press('M'), 'own', true)).toBe('M')
  })
  test('goes into the text in a text box, and works with Alt', () => {
    for (const where of ['text', 'through', 'lines'] as Where[]) {
      expect(keyName(press('m'), where, true)).toBeNull()
      expect(keyName(press('µ', { code: 'KeyM', altKey: true }), where, true)).toBe('M')
    }
  })
  test('needs Alt everywhere once single letters are switched off', () => {
    expect(keyName(press('m'), 'page', false)).toBeNull()
    expect(keyName(press('m', { altKey: true }), 'page', false)).toBe('M')
  })
  test('is left alone with Ctrl, so that copy and AltGr work', () => {
    expect(keyName(press('c', { ctrlKey: true }), 'page', true)).toBeNull()
    expect(keyName(press('m', { ctrlKey: true, altKey: true }), 'page', true)).toBeNull()
  })
})

describe('digits, + and -', () => {
  test('pass through an empty typing box and no other', () => {
    expect(keyName(press('7'), 'through', true)).toBe('7')
    for (const key of ['+', '*', '/', '.', '?']) {
      expect(keyName(press(key), 'through', true)).toBe(key)
      expect(keyName(press(key), 'text', true)).toBeNull()
    }
    expect(keyName(press('7'), 'text', true)).toBeNull()
    expect(keyName(press('-'), 'through', true)).toBe('-')
    expect(keyName(press('-'), 'text', true)).toBeNull()
  })
  test('work by themselves even when letters need Alt', () => expect(keyName(press('1'), 'page', false)).toBe('1'))
})

describe('Enter, Esc and undo', () => {
  test('Enter belongs to a focused button, and else to the primary action', () => {
    expect(keyName(press('Enter'), 'own', true)).toBeNull()
    expect(keyName(press('Enter'), 'page', true)).toBe('Enter')
    expect(keyName(press('Enter'), 'text', true)).toBe('Enter')
  })
  test('Ctrl Z undoes, but in a box with text it undoes the typing', () => {
    expect(keyName(press('z', { ctrlKey: true }), 'through', true)).toBe('Ctrl Z')
    expect(keyName(press('z', { ctrlKey: true }), 'text', true)).toBeNull()
  })
  test('a key held down acts once', () => expect(keyName(press('Enter', { repeat: true }), 'page', true)).toBeNull())
})

test('the keycap shows what works now', () => {
  expect(capOf('M', false, true)).toEqual({ cap: 'M', shortcut: 'M' })
  expect(capOf('M', true, true)).toEqual({ cap: 'Alt M', shortcut: 'Alt+M' })
  expect(capOf('M', false, false).cap).toBe('Alt M')
  expect(capOf('7', true, true).cap).toBe('7')
  expect(capOf('+', true, true).shortcut).toBe('Plus')
  expect(capOf('Ctrl Z', true, true)).toEqual({ cap: 'Ctrl Z', shortcut: 'Control+Z' })
})

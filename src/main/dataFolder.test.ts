import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chooseDataFolder, pcFolderOf } from './dataFolder.ts'

let base = ''
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'foyer-folder-'))
  mkdirSync(join(base, 'own'))
})
afterEach(() => rmSync(base, { recursive: true }))

const choose = (pcFolder = join(base, 'pc'), given = '') => chooseDataFolder({ given, own: join(base, 'own'), platform: 'linux', pcFolder })
const joined = (folder: string) => writeFileSync(join(base, folder, 'device.json'), '{}')

describe('where a PC keeps its data', () => {
  test('is the system’s place for all users', () => {
    expect(pcFolderOf('win32', { PROGRAMDATA: 'D:\\Data' })).toBe('D:\\Data\\Foyer')
    expect(pcFolderOf('win32', {})).toBe('C:\\ProgramData\\Foyer')
    expect(pcFolderOf('linux', {})).toBe('/var/lib/foyer')
    expect(pcFolderOf('darwin', {})).toBe('/Library/Application Support/Foyer')
  })

  test('is the PC’s folder, made where it can be, and nothing is left in it by trying', () => {
    expect(choose()).toEqual({ folder: join(base, 'pc'), ofPc: true, why: null })
    expect(readdirSync(join(base, 'pc'))).toEqual([])
    expect(choose()).toEqual({ folder: join(base, 'pc'), ofPc: true, why: null })
  })

  test('is what the command line says', () => {
    expect(choose(join(base, 'pc'), '/elsewhere')).toEqual({ folder: '/elsewhere', ofPc: false, why: null })
    expect(existsSync(join(base, 'pc'))).toBe(false)
  })

  test('is this user’s own where the PC’s cannot be made or written, with a line that says so', () => {
    expect(choose(join(base, 'nowhere', 'pc'))).toEqual({ folder: join(base, 'own'), ofPc: false, why: expect.stringContaining('cannot be written (ENOENT)') })
  })

  test('stays where this user joined before', () => {
    joined('own')
    expect(choose()).toEqual({ folder: join(base, 'own'), ofPc: false, why: expect.stringContaining('is not moved') })
    joined('pc')
    expect(choose()).toMatchObject({ folder: join(base, 'pc'), ofPc: true })
  })

  test('is never a second one: where the PC has joined and this user may not write, Foyer does not start and says what to do', () => {
    mkdirSync(join(base, 'pc'))
    joined('pc')
    // As a file of another user would be: it is there and cannot be opened for writing, not even by root.
    mkdirSync(join(base, 'pc', 'main.log'))
    expect(choose()).toEqual({ stop: expect.stringMatching(/may not write there \(EISDIR\).*Ask your IT team/) })
    expect(readdirSync(join(base, 'own'))).toEqual([])
  })
})

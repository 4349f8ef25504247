'use strict'
const crypto = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')
const { strict } = require('./world.cjs')

const PREFIX = Buffer.from('v10')

/** AES-GCM with a key in the user's folder: the same after a restart, as a keyring gives, and only as safe as that folder. */
function makeSafeStorage(world) {
  let available = process.env.STANDIN_NO_KEYRING !== '1'
  let reEncrypt = false
  const key = () => {
    const file = path.join(world.app.getPath('userData'), 'standin.key')
    if (!fs.existsSync(file)) fs.writeFileSync(file, crypto.randomBytes(32), { mode: 0o600 })
    return fs.readFileSync(file)
  }
  const seal = (text) => {
    const iv = crypto.randomBytes(12)
    const cipher = crypto.createCipheriv('aes-256-gcm', key(), iv)
    return Buffer.concat([PREFIX, iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  }
  const unseal = (sealed) => {
    if (!sealed.subarray(0, 3).equals(PREFIX)) throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.')
    const decipher = crypto.createDecipheriv('aes-256-gcm', key(), sealed.subarray(3, 15))
    decipher.setAuthTag(sealed.subarray(-16))
    return decipher.update(sealed.subarray(15, -16), undefined, 'utf8') + decipher.final('utf8')
  }
  const needKeyring = () => {
    if (!world.ready) throw new Error('safeStorage cannot be used before app is ready')
    if (!available) throw new Error('Encryption is not available.')
  }
  // The synchronous methods are deprecated in 45: they are not offered.
  const safeStorage = strict('safeStorage', {
    isAsyncEncryptionAvailable: async () => world.ready && available,
    encryptStringAsync: async (text) => {
      needKeyring()
      return seal(text)
    },
    decryptStringAsync: async (sealed) => {
      needKeyring()
      return { result: unseal(sealed), shouldReEncrypt: reEncrypt }
    },
    getSelectedStorageBackend: () => (available ? 'gnome_libsecret' : 'basic_text'),
  })
  return {
    safeStorage,
    setEncryption: (given) => {
      available = given
    },
    setShouldReEncrypt: (given) => {
      reEncrypt = given
    },
  }
}

module.exports = { makeSafeStorage }

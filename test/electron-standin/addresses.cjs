'use strict'
/*
  Chromium cannot be taught a new standard scheme from outside, so a page of `app://desk` lives at a real secure origin,
  `https://desk.app.standin.test`, and the app sees `app://desk` again wherever it looks.
*/
const SUFFIX = '.standin.test'

function makeAddresses(handlers) {
  return {
    /** The app's address as Chromium knows it. Only schemes that the app handles are changed. */
    toWeb(url) {
      const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url)
      if (!parts || !handlers.has(parts[1]) || /^https?$/.test(parts[1])) return url
      return `https://${parts[2]}.${parts[1]}${SUFFIX}${parts[3] || '/'}`
    },
    fromWeb(url) {
      const parts = /^https:\/\/([^/?#]*)\.([a-z0-9-]+)\.standin\.test(.*)$/.exec(url ?? '')
      return parts ? `${parts[2]}://${parts[1]}${parts[3]}` : url
    },
    originOf(url) {
      const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url)
      return parts ? `${parts[1]}://${parts[2]}` : 'null'
    },
  }
}

module.exports = { SUFFIX, makeAddresses }
